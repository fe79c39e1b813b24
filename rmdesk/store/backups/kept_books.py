"""The books that restores left beside a book, each with a key file of its own.

They have the data key of the book: a passphrase that opens one of their key files opens the book as
well, for whoever lays it beside that. So no way in changes without theirs.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.slots import Slot
from rmdesk.language import N_
from rmdesk.store.disk.files import accessing, keys_path
from rmdesk.store.disk.header import LARGEST, Copy, is_signed, parse_header, write_header
from rmdesk.store.disk.refusals import BookRefused, NoAccess

_BEFORE: Final = ".before-"
_KEYS: Final = ".keys"


class KeptOpensAsBefore(BookRefused):
    """The change counts; a key file beside the book does not have it."""

    exit_code = 18
    message = N_("The keys are changed, but the file {name} still has the ones before.")
    hint = N_("Delete it, or make it writable and change the keys once more.")


def kept_beside(book: Path) -> list[Path]:
    """The books kept when a backup took the place of `book`, oldest first; at least key files."""
    with accessing(book):
        start = book.name + _BEFORE
        return sorted(
            path.with_suffix("")
            for path in book.parent.glob(f"*{_BEFORE}*{_KEYS}")
            if path.name.startswith(start) and path.is_file()
        )


def renew_kept(book: Path, key: DataKey, slots: Iterable[Slot], sequence: int) -> None:
    """Give the ways into `book` to every book kept beside it that has its data key.

    Raises KeptOpensAsBefore, after all of them were tried.
    """
    slots, left = tuple(slots), ""
    for kept in kept_beside(book):
        try:
            copy = _signed(keys_path(kept), key)
            if copy is not None:  # else of another data key: it opens nothing of the book
                number = max(sequence, copy.sequence + 1)
                write_header(kept, key, book_id=copy.book_id, slots=slots, sequence=number)
        except NoAccess:
            left = keys_path(kept).name
    if left:
        raise KeptOpensAsBefore(name=left)


def _signed(path: Path, key: DataKey) -> Copy | None:
    """The newest copy in a key file that the owner of `key` wrote."""
    with accessing(path), path.open("rb") as file:
        copies = parse_header(file.read(LARGEST))
    return next((copy for copy in copies if is_signed(copy, key)), None)
