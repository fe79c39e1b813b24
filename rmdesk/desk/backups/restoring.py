"""Putting a backup in the place of the book, or making a book of it where there is none.

with unpacked(book, head, key) as backup:      # aside, read whole
    told = differences(desk, backup)
    if …: restore(desk, backup, now=…)         # the book is closed after it
"""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rmdesk.crypto.keys import KEY_BYTES, DataKey
from rmdesk.crypto.passphrase import DEFAULT, Cost, require_strength
from rmdesk.crypto.recipient_slots import RECIPIENT_KINDS, rewrapped
from rmdesk.crypto.slots import Binding, MalformedSlot, Slot, passphrase_slot
from rmdesk.desk.backups.making import local_keys
from rmdesk.desk.book import Desk
from rmdesk.desk.ways_in.sequence import keep_up
from rmdesk.language import N_
from rmdesk.store.audit.account import account
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.backups.file import (
    BackupHead,
    open_with_local_keys,
    read_head,
    unpack,
)
from rmdesk.store.backups.making import Contents, contents_of, examine
from rmdesk.store.backups.restoring import (
    RESTORED,
    Unpacked,
    put_back,
    require_room,
    write_anew,
)
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.files import (
    make_private_folder,
    require_vacant,
)
from rmdesk.store.disk.header import FORMAT_VERSION, is_signed, read_header
from rmdesk.store.disk.refusals import BookRefused
from rmdesk.store.head.last_action import actions_since, last_action_of
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.state import State
from rmdesk.store.unlocking.unlock import local_backup_slot, trusted
from rmdesk.store.vault.establishing import establishing


class OfAnotherBook(BookRefused):
    exit_code = 26
    message = N_("The backup {name} was made of another book.")
    hint = N_("To look into it, restore it under another name: --book, and a name not yet taken.")


class OpensForBranch(BookRefused):
    """Made on another computer, or before the book's own keys for backups were lost."""

    exit_code = 26
    message = N_("The keys of this book do not open the backup {name}.")
    hint = N_("rmdesk restore, with the name of the file, asks for the recovery code.")


@dataclass(frozen=True, slots=True)
class Differences:
    """What the book holds and the backup holds; `since` counts what was done in the book since the
    backup, None where the one does not follow from the other, or there is no book to read."""

    backup: Contents
    book: Contents | None
    since: int | None


def require_same(head: BackupHead, book_id: bytes) -> None:
    """Raise OfAnotherBook unless the backup says that it is of this book."""
    if head.book_id != book_id:
        raise OfAnotherBook(name=head.path.name)


def key_of_book(head: BackupHead, book: Path, key: DataKey) -> DataKey | None:
    """The backup's key by the keys of `book` itself; None when it takes the branch's.

    Raises OfAnotherBook, DamagedBackup, DamagedHeader.
    """
    header = read_header(book)
    require_same(head, header.book_id)
    return open_with_local_keys(head, local_keys(trusted(header, key), key))


@contextmanager
def unpacked(book: Path, head: BackupHead, key: DataKey) -> Iterator[Unpacked]:
    """The backup's database beside `book`, still encrypted and read whole; gone at the end.

    Raises NoRoomToRestore, DamagedBackup, DamagedDatabase, NewerVersion and NoAccess.
    """
    make_private_folder(book.parent)
    side = book.with_name(f"{book.name}.restoring")
    shutil.rmtree(side, ignore_errors=True)
    require_room(book, head.database_bytes)
    make_private_folder(side)
    try:
        database = side / "backup.rmdesk"
        unpack(head, key, database)
        contents = examine(database, key, book_id=head.book_id, newest_schema=len(STEPS))
        last = last_action_of(database, key)
        yield Unpacked(database, key, head.book_id, contents, last)
    finally:
        shutil.rmtree(side, ignore_errors=True)


def differences(desk: Desk, backup: Unpacked) -> Differences:
    """What would be lost and won by putting the backup in the place of the open book."""
    database = desk.vault.database
    return Differences(
        backup.contents, contents_of(database), actions_since(database, backup.last_action)
    )


def restore(desk: Desk, backup: Unpacked, *, now: datetime) -> Path | None:
    """Put the backup in the place of the open book, which is closed; where the old one is kept."""
    vault = desk.vault
    return put_back(
        vault.path, backup, key=vault.key, now=now, actor=vault.audit.actor, vault=vault
    )


def unpacked_for(book: Path, backup: Path, key: DataKey) -> AbstractContextManager[Unpacked]:
    """A backup file of a book that does not open, whose data key is known; see `unpacked`.

    Raises OpensForBranch beside what reading a backup raises.
    """
    head = read_head(backup)
    backup_key = key_of_book(head, book, key)
    if backup_key is None:
        raise OpensForBranch(name=backup.name)
    return unpacked(book, head, backup_key)


def restore_closed(book: Path, backup: Unpacked, key: DataKey, *, now: datetime) -> Path | None:
    """Put the backup in the place of a book that does not open, whose data key is known; where
    the old one is kept."""
    number = trusted(read_header(book), key).sequence

    def adapt(state: State) -> None:
        keep_up(state, key, number)

    return put_back(book, backup, key=key, now=now, actor=account(), adapt=adapt)


def establish(
    book: Path,
    head: BackupHead,
    backup: Unpacked,
    passphrase: str,
    *,
    now: datetime,
    cost: Cost = DEFAULT,
) -> DataKey:
    """Make a book of a backup where there is none: with a data key and a passphrase of its own,
    and the branch's ways in as the backup has them. Slow.

    A cut leaves a whole book or a draft, which the next attempt replaces. Raises WeakPassphrase,
    BookExists and NoAccess.
    """
    require_strength(passphrase)
    require_vacant(book)
    key = DataKey.generate()
    binding = Binding(head.book_id, FORMAT_VERSION)
    slots = (
        passphrase_slot(key, passphrase, cost=cost, binding=binding),
        *_branch_slots(head, backup.key, key, binding),
        local_backup_slot(key, secrets.token_bytes(KEY_BYTES), binding),
    )
    with establishing(book, key, book_id=head.book_id, slots=slots, sequence=1) as draft:
        write_anew(backup, draft, key)
        _note(draft, key, backup, now=now)
    return key


def _branch_slots(
    head: BackupHead, opened_by: DataKey, key: DataKey, binding: Binding
) -> list[Slot]:
    """Recovery code and escrow keys for the new data key; only what the backup's maker signed."""
    copy = next(copy for copy in head.copies if is_signed(copy, opened_by))
    found = []
    for slot in copy.slots:
        if slot.kind in RECIPIENT_KINDS:
            try:
                found.append(rewrapped(slot, key, binding=binding))
            except MalformedSlot:  # of a newer program; the passphrase opens the book all the same
                continue
    return found


def _note(database: Path, key: DataKey, backup: Unpacked, *, now: datetime) -> None:
    opened = connect(database, key.subkey("database"))
    try:
        with opened.atomic():
            chain = AuditChain(opened, key.subkey("audit"), actor=account())
            chain.note(RESTORED, at=now, result=backup.contents.newest)
    finally:
        opened.close()
