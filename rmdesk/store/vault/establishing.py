"""Making a book of a database that was written aside: with its key file and its head, or not."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.slots import Slot
from rmdesk.store.disk.files import (
    accessing,
    discard,
    draft_path,
    head_path,
    keys_path,
    make_private_folder,
    replace_with,
    require_vacant,
)
from rmdesk.store.disk.header import header_bytes
from rmdesk.store.head.entry import rendered
from rmdesk.store.head.heads_of import entry_for
from rmdesk.store.vault.quarantine import journals_of
from rmdesk.whole_files import put_in_place


@contextmanager
def establishing(
    book: Path, key: DataKey, *, book_id: bytes, slots: Iterable[Slot], sequence: int
) -> Iterator[Path]:
    """Where the block writes the closed database of `key`; what it raises leaves nothing.

    A cut leaves a whole book or a draft, which the next attempt replaces. Raises BookExists and
    NoAccess.
    """
    require_vacant(book)
    make_private_folder(book.parent)
    draft = draft_path(book)
    files = (draft, *journals_of(draft), keys_path(book), head_path(book))
    discard(*files)
    try:
        yield draft
        entry = entry_for(draft, key)
        packed = header_bytes(key, book_id=book_id, slots=slots, sequence=sequence)
        replace_with(keys_path(book), packed)
        replace_with(head_path(book), rendered(key.subkey("head"), entry))
        with accessing(book):
            put_in_place(draft, book)
    except BaseException:
        discard(*files)
        raise
