"""Backups of the open book: drawn on its thread, verified on any, counted only then.

The drawing lets others use the book between its steps. What is drawn is read again whole before it
gets the name of a backup: on another thread, since that takes as long as the drawing and needs
nothing of the open book.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.recipient_slots import RECIPIENT_KINDS, backup_slot, rewrapped
from rmdesk.crypto.slots import Binding, Slot
from rmdesk.desk.backups.memory import remember_failed, remember_made
from rmdesk.desk.book import Desk
from rmdesk.desk.ways_in.writing import give_backup_key
from rmdesk.store.backups.file import (
    digest_of_database,
    open_with_local_keys,
    read_head,
    require_whole,
    write_backup,
)
from rmdesk.store.backups.folder import (
    BackupNote,
    Why,
    free_name,
    listed,
    making,
    require_room,
    thin_out,
)
from rmdesk.store.backups.making import Contents, copy_vault, examine_copy
from rmdesk.store.backups.refusals import BadCopy, DamagedBackup
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import accessing, backup_folder, discard
from rmdesk.store.disk.header import Copy, read_header
from rmdesk.store.disk.refusals import BookRefused, DamagedDatabase
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.unlocking.unlock import backup_keys, trusted
from rmdesk.store.vault.quarantine import journals_of, size_of
from rmdesk.whole_files import put_in_place

Between = Callable[[], None]

LARGE_IMPORT = 500
"""An import that writes so many records or more is preceded by a backup."""


@dataclass(frozen=True, slots=True, repr=False)
class Drawn:
    """A copy of the book under its own `key`, closed and not yet verified."""

    folder: Path
    database: Path
    key: DataKey
    book_id: bytes
    slots: tuple[Slot, ...]
    local_keys: tuple[bytes, ...]
    contents: Contents
    made: datetime
    why: Why


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that counts, and what it holds."""

    note: BackupNote
    contents: Contents


def backups_of(book: Path) -> list[BackupNote]:
    """The backups beside `book`, newest first; needs no key. Raises NoAccess."""
    return listed(backup_folder(book))


def last_good(book: Path) -> BackupNote | None:
    """The newest backup beside `book`, which was verified when it was made; needs no key."""
    return next(iter(backups_of(book)), None)


def local_keys(copy: Copy, key: DataKey) -> tuple[bytes, ...]:
    """What opens the backups of a book on this computer: its local backup keys; the last one is
    of a book that had none yet when it was upgraded."""
    return (*backup_keys(copy, key), key.subkey("backup"))


def draw(desk: Desk, between: Between, *, why: Why, now: datetime) -> Drawn:
    """Copy the open book under a fresh key; what `between` raises ends it and leaves nothing.

    Raises NoRoomForBackup, NoAccess and DamagedHeader.
    """
    give_backup_key(desk, now=now)
    vault = desk.vault
    return _drawn(vault.database, vault.path, vault.key, vault.vault_id, between, why=why, made=now)


def confirm(drawn: Drawn) -> Made:
    """Read what was drawn, whole, and have it count; then older ones may go.

    Needs nothing of the open book, and may be called on any thread. Raises BadCopy and NoAccess;
    nothing of it stays then.
    """
    database, packed = drawn.database, drawn.folder / f"{drawn.database.stem}.packed"
    try:
        digest = digest_of_database(database)
        found = examine_copy(database, drawn.key, book_id=drawn.book_id, newest_schema=len(STEPS))
        if found != drawn.contents:
            raise BadCopy(name=packed.name)
        discard(packed)
        write_backup(packed, drawn.key, book_id=drawn.book_id, slots=drawn.slots, database=database)
        head = read_head(packed)
        require_whole(head)
        if head.digest != digest:  # what was packed is not what was examined
            raise BadCopy(name=packed.name)
        if open_with_local_keys(head, drawn.local_keys) != drawn.key:
            raise BadCopy(name=packed.name)
        note = free_name(drawn.folder, drawn.made, drawn.why)
        with accessing(note.path):
            put_in_place(packed, note.path)
    except (DamagedDatabase, DamagedBackup):
        raise BadCopy(name=packed.name) from None
    finally:
        discard(database, *journals_of(database), packed)
    thin_out(drawn.folder)
    return Made(note, drawn.contents)


def count(desk: Desk, made: Made, *, now: datetime) -> None:
    """Note in the book that there is this backup."""
    remember_made(desk, made.note, made.contents, now=now)


def count_failure(desk: Desk, refusal: BookRefused, *, now: datetime) -> None:
    """Note in the book that a backup could not be made."""
    remember_failed(desk, refusal, now=now)


def back_up(desk: Desk, *, why: Why, now: datetime) -> Made:
    """Make a backup on this thread, from drawing to counting; nobody is let in between.

    Raises NoRoomForBackup, BadCopy, NoAccess and DamagedHeader, which are noted in the book.
    """
    try:
        made = confirm(draw(desk, _nobody, why=why, now=now))
    except BookRefused as refusal:
        count_failure(desk, refusal, now=now)
        raise
    count(desk, made, now=now)
    return made


def back_up_before_upgrade(
    database: VaultDatabase, book: Path, key: DataKey, *, book_id: bytes, now: datetime
) -> None:
    """Make a backup of a vault of an earlier version before it is led up."""
    confirm(_drawn(database, book, key, book_id, _nobody, why=Why.UPGRADE, made=now))


def _drawn(
    database: VaultDatabase,
    book: Path,
    key: DataKey,
    book_id: bytes,
    between: Between,
    *,
    why: Why,
    made: datetime,
) -> Drawn:
    folder = backup_folder(book)
    copy = trusted(read_header(book), key)
    draft = making(folder)
    require_room(folder, 2 * size_of(book))
    fresh = DataKey.generate()
    contents = copy_vault(database, draft, key=fresh, old=key, between=between)
    keys = local_keys(copy, key)
    slots = (
        backup_slot(fresh, keys[0], binding=copy.binding),
        *_recipients(copy, fresh, copy.binding),
    )
    return Drawn(folder, draft, fresh, book_id, slots, keys, contents, made, why)


def _recipients(copy: Copy, key: DataKey, binding: Binding) -> list[Slot]:
    """For the recovery code and the keys in escrow, but never for the passphrase."""
    return [
        rewrapped(slot, key, binding=binding) for slot in copy.slots if slot.kind in RECIPIENT_KINDS
    ]


def _nobody() -> None:
    """Whom a command of its own lets in between two steps."""
