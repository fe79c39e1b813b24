"""Another data key for a book, because somebody may have seen the old one.

`begin` writes everything anew beside the book and closes it; the stroke that counts is the renaming
of the key file. It is the last, and everything else was made to last before: from then on only the
new passphrase counts, and the copy it opens is whole and verified. The next opening puts that in
the book's place (`settling`), or clears away what was begun and not done.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.slots import Slot
from rmdesk.language import N_
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.files import accessing, create_private, keys_path, replace_with, sync_file
from rmdesk.store.disk.header import header_bytes
from rmdesk.store.disk.refusals import BookRefused, DamagedDatabase, SecondInstance
from rmdesk.store.disk.sql_refusals import translated
from rmdesk.store.head.lock import alone_with
from rmdesk.store.vault.acceptance import chain_holds
from rmdesk.store.vault.quarantine import journals_of
from rmdesk.store.vault.settling import ROTATED, clear_away, next_keys_path, next_path, part_path
from rmdesk.store.vault.upgrade import verify
from rmdesk.whole_files import put_in_place

if TYPE_CHECKING:
    from rmdesk.store.vault.opened import Vault

_SPARE_BYTES: Final = 8 << 20
_PAGES_BETWEEN_WORDS: Final = 2048

Tell = Callable[[int, int], None]
"""Called now and then with the pages still to be written, and all of them."""


class NoRoomForKey(BookRefused):
    exit_code = 18
    message = N_("There is no room for a second copy of the book; it needs {needed} MB more.")
    hint = N_("Make room on this disk, then change the key; nothing was changed.")


@dataclass(frozen=True, slots=True, repr=False)
class NewKey:
    """The data key to come and the ways to it; `sequence` is that of its key file."""

    key: DataKey
    slots: tuple[Slot, ...]
    sequence: int


def begin(vault: "Vault", new: NewKey, *, now: datetime, tell: Tell | None = None) -> None:
    """Write the book under another data key, close it, and make the new key count.

    Raises NoRoomForKey, NoAccess and DamagedDatabase. Whatever is raised, the book is whole and
    opens with the old ways; it may be closed. After it nothing but an opening leads on.
    """
    book = vault.path
    _require_room(book)
    clear_away(book)
    part = part_path(book)
    try:
        create_private(part)
        _write_copy(vault, part, new, now=now, tell=tell)
        packed = header_bytes(
            new.key, book_id=vault.vault_id, slots=new.slots, sequence=new.sequence
        )
        replace_with(next_keys_path(book), packed)
        with accessing(part):
            put_in_place(part, next_path(book))
    except BaseException:
        clear_away(book)
        raise
    # From here on nothing is cleared away: without the lock somebody else may be doing so.
    vault.close()
    with alone_with(book), accessing(book):
        if not (next_path(book).exists() and next_keys_path(book).exists()):
            raise SecondInstance(name=book.name)  # opened in between, and the change cleared away
        put_in_place(next_keys_path(book), keys_path(book))


def _write_copy(
    vault: "Vault", part: Path, new: NewKey, *, now: datetime, tell: Tell | None
) -> None:
    """The book under the new key, its audit chain going on under it."""

    def word(_status: int, remaining: int, total: int) -> None:
        if tell is not None:
            tell(remaining, total)

    target = connect(part, new.key.subkey("database"))
    try:
        with translated(vault.path):
            vault.database.driver.backup(target.driver, pages=_PAGES_BETWEEN_WORDS, progress=word)
        chain = AuditChain(target, new.key.subkey("audit"), actor=vault.audit.actor)
        with target.atomic():
            AuditChain(target, vault.key.subkey("audit"), actor="").end_epoch()
            chain.note(ROTATED, at=now)
        verify(target, part)
        if not chain_holds(target, chain):
            raise DamagedDatabase(name=vault.path.name)
    finally:
        target.close()
    with accessing(part):
        sync_file(part)


def _require_room(book: Path) -> None:
    wal, _journal = journals_of(book)
    with accessing(book):
        size = book.stat().st_size + (wal.stat().st_size if wal.exists() else 0)
        short = size + _SPARE_BYTES - shutil.disk_usage(book.parent).free
    if short > 0:
        raise NoRoomForKey(needed=max(1, short >> 20))
