"""A book on its way to another computer: out of here as one file, and a book again there.

The file is built like a backup, but under the book's own key and with the book's own ways in: the
passphrase opens it there as it does here. From then on the book here says that it has moved and
does not open: two books that both go on would never be one again.
"""

import secrets
from datetime import datetime
from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.crypto.slots import Kind
from rmdesk.desk.book import Desk
from rmdesk.desk.moving.away import MOVED, MOVING
from rmdesk.language import N_
from rmdesk.store.audit.account import account
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.backups.file import (
    BackupHead,
    read_head,
    require_whole,
    unpack,
    write_backup,
)
from rmdesk.store.backups.making import Contents, copy_vault, examine
from rmdesk.store.backups.restoring import require_room
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.files import accessing, discard, make_private_folder, require_vacant
from rmdesk.store.disk.header import is_signed, read_header
from rmdesk.store.disk.refusals import BookExists, BookRefused
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.state import State
from rmdesk.store.unlocking.unlock import trusted
from rmdesk.store.vault.establishing import establishing
from rmdesk.store.vault.quarantine import journals_of, size_of
from rmdesk.whole_files import put_in_place


class NotAMove(BookRefused):
    exit_code = 28
    message = N_("The file {name} is a backup, not a book on its way.")
    hint = N_("rmdesk restore makes a book of it again, with the recovery code.")


class OnItsWay(BookRefused):
    exit_code = 28
    message = N_("The file {name} is a book on its way to another computer, not a backup.")
    hint = N_("rmdesk move-in makes the book of it here; its passphrase opens it.")


class NeverMoved(BookRefused):
    exit_code = 28
    message = N_("The book {name} was not moved out; there is nothing to take back.")


def move_out(desk: Desk, file: Path, *, now: datetime) -> Contents:
    """Write the whole book into the new `file`, read it again, and mark the book here as moved.

    Raises BookExists when the file is there, NoRoomToRestore, NoAccess, DamagedDatabase,
    DamagedBackup; then the book is as it was and no file stays.
    """
    vault = desk.vault
    with accessing(file):
        if file.exists():
            raise BookExists(name=file.name)
        require_room(file, size_of(vault.path))
    with desk.store.database.atomic():
        desk.audit.note("move.out", at=now)
        desk.state.put(MOVING, now.date().isoformat())
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}.part")
    side = part.with_name(part.name + ".db")
    try:
        copy_vault(vault.database, side, key=vault.key, old=vault.key, between=lambda: None)
        contents = examine(side, vault.key, book_id=vault.vault_id, newest_schema=len(STEPS))
        slots = trusted(read_header(vault.path), vault.key).slots
        write_backup(part, vault.key, book_id=vault.vault_id, slots=slots, database=side)
        require_whole(read_head(part))
        try:
            with accessing(file):
                put_in_place(part, file)
            with desk.store.database.atomic():
                desk.state.put(MOVED, now.date().isoformat())
                desk.state.put(MOVING, None)
        except Exception:
            discard(file)
            raise
    except Exception:
        if not file.exists():
            desk.state.put(MOVING, None)
        raise
    finally:
        discard(part, side, *journals_of(side))
    return contents


def take_back(desk: Desk, *, now: datetime) -> None:
    """Let the book that was moved out open here again; raises NeverMoved."""
    if desk.state.get(MOVED) is None:
        raise NeverMoved(name=desk.vault.path.name)
    with desk.store.database.atomic():
        desk.audit.note("move.back", at=now)
        desk.state.put(MOVED, None)


def require_move(head: BackupHead) -> None:
    """Raise NotAMove for a backup, which no passphrase opens."""
    if not any(slot.kind == Kind.PASSPHRASE for slot in head.slots):
        raise NotAMove(name=head.path.name)


def require_backup(head: BackupHead) -> None:
    """Raise OnItsWay for a book on its way to another computer."""
    if any(slot.kind == Kind.PASSPHRASE for slot in head.slots):
        raise OnItsWay(name=head.path.name)


def move_in(book: Path, head: BackupHead, key: DataKey, *, now: datetime) -> Contents:
    """Make the book of a file that `move_out` wrote; nothing may be at `book` yet.

    A cut leaves a whole book or a draft, which the next attempt replaces. Raises BookExists,
    NoRoomToRestore, DamagedBackup, DamagedDatabase, NewerVersion and NoAccess.
    """
    require_vacant(book)
    make_private_folder(book.parent)
    require_room(book, head.database_bytes)
    copy = next(copy for copy in head.copies if is_signed(copy, key))
    # Not a change of the keys: the number is the one that the book knows.
    with establishing(
        book, key, book_id=head.book_id, slots=copy.slots, sequence=copy.sequence
    ) as draft:
        unpack(head, key, draft)
        contents = examine(draft, key, book_id=head.book_id, newest_schema=len(STEPS))
        _note_arrival(draft, key, now=now)
    return contents


def _note_arrival(database: Path, key: DataKey, *, now: datetime) -> None:
    opened = connect(database, key.subkey("database"))
    try:
        with opened.atomic():
            AuditChain(opened, key.subkey("audit"), actor=account()).note("move.in", at=now)
            State(opened).put(MOVING, None)
    finally:
        opened.close()
