"""A backup in the place of a book: written anew under the book's key, then swapped in.

| lies beside the book | the cut was | what an opening does |
|---|---|---|
| `….next.part` | while the backup was written anew | clears it away |
| `….next`, which the head does not know | before the stroke | sets it aside |
| `….next`, as the head says | after the stroke | puts it in the book's place |

The stroke that counts is the head's: it tells of the new database from then on. What was there is
kept as a whole book of its own, `….before-` and the moment, with key file and head.

What was done in the book does not go back in time with it: see `carrying_over`.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.crypto.keys import DataKey
from rmdesk.language import N_
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.backups.carrying_over import carry_over
from rmdesk.store.backups.making import Contents, copy_vault
from rmdesk.store.disk.connection import connect, connect_to_read
from rmdesk.store.disk.files import (
    accessing,
    create_private,
    discard,
    head_path,
    keys_path,
    sync_file,
)
from rmdesk.store.disk.refusals import BookRefused, DamagedDatabase, SecondInstance
from rmdesk.store.head.file import Head
from rmdesk.store.head.heads_of import entry_for
from rmdesk.store.head.last_action import actions_since
from rmdesk.store.head.standing import standing_of
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.state import State
from rmdesk.store.vault.acceptance import chain_holds
from rmdesk.store.vault.inspection import is_vault_of
from rmdesk.store.vault.quarantine import journals_of, present, size_of
from rmdesk.store.vault.settling import next_path
from rmdesk.store.vault.upgrade import climb, verify
from rmdesk.whole_files import put_in_place, sync_folder

if TYPE_CHECKING:
    from rmdesk.store.vault.opened import Vault

RESTORED: Final = "restore.done"

_PARTED: Final = "parted"
"""Said where what was done in the book since the backup is not in its chain after the restore."""

_SPARE_BYTES: Final = 8 << 20


class NoRoomToRestore(BookRefused):
    exit_code = 18
    message = N_("There is no room to restore: {needed} MB more are needed on this disk.")
    hint = N_("Make room and do it again; nothing was changed.")


@dataclass(frozen=True, slots=True, repr=False)
class Unpacked:
    """The database of a backup, whole and verified, under the key of that backup alone."""

    database: Path
    key: DataKey
    book_id: bytes
    contents: Contents
    last_action: tuple[int, str]
    """Number and moment of the last action in it; 0 before the first."""


def require_room(book: Path, size: int) -> None:
    """Raise NoRoomToRestore unless a database of `size` bytes fits twice beside `book`, and what
    is there now once more: it is kept."""
    with accessing(book.parent):
        short = 2 * size + size_of(book) + _SPARE_BYTES - shutil.disk_usage(book.parent).free
    if short > 0:
        raise NoRoomToRestore(needed=max(1, short >> 20))


def write_anew(backup: Unpacked, into: Path, key: DataKey) -> None:
    """The database of a backup under another key, at the newest version, in the new file `into`.

    A backup made before an upgrade is of the version before it.
    """
    opened = connect_to_read(backup.database, backup.key.subkey("database"))
    try:
        copy_vault(opened, into, key=key, old=backup.key, between=lambda: None)
    finally:
        opened.close()
    target = connect(into, key.subkey("database"))
    try:
        climb(target, STEPS)
    finally:
        target.close()


def put_back(
    book: Path,
    backup: Unpacked,
    *,
    key: DataKey,
    now: datetime,
    actor: str,
    vault: "Vault | None" = None,
    adapt: Callable[[State], None] = lambda _: None,
) -> Path | None:
    """Put the backup in the place of `book`, whose data key is `key`; where the old one is kept.

    `vault` is the open book, closed on the way; without it the book is one that does not open.
    `adapt` may change the state of the restored book, with the row that notes the restore.
    Raises DamagedDatabase, SecondInstance and NoAccess; then the book is as it was, but closed.
    """
    part = book.with_name(book.name + ".next.part")
    _discard_all(part)
    _discard_all(next_path(book))
    try:
        write_anew(backup, part, key)
        _go_on(part, backup, key=key, now=now, actor=actor, vault=vault, adapt=adapt)
        generation = None
        if vault is not None:
            generation = standing_of(vault.database).generation
            vault.close()
        return _swapped(book, part, key, now=now, generation=generation)
    finally:
        _discard_all(part)


def _go_on(
    part: Path,
    backup: Unpacked,
    *,
    key: DataKey,
    now: datetime,
    actor: str,
    vault: "Vault | None",
    adapt: Callable[[State], None],
) -> None:
    """Lead the audit chain on to this moment, and verify the whole."""
    target = connect(part, key.subkey("database"))
    try:
        chain = AuditChain(target, key.subkey("audit"), actor=actor)
        with target.atomic():
            gone, goes_on = None, False
            if vault is not None:
                gone = actions_since(vault.database, backup.last_action)
                goes_on = carry_over(vault, target)
            adapt(State(target))
            chain.note(
                RESTORED,
                at=now,
                object="" if gone is None else f"{gone} changes",
                result=backup.contents.newest + ("" if goes_on else f", {_PARTED}"),
            )
        if not is_vault_of(target, backup.book_id):
            raise DamagedDatabase(name=part.name)
        verify(target, part)
        if not chain_holds(target, chain):
            raise DamagedDatabase(name=part.name)
    finally:
        target.close()


def _swapped(
    book: Path, part: Path, key: DataKey, *, now: datetime, generation: int | None
) -> Path | None:
    entry = entry_for(part, key)
    head = Head.taken(book)
    try:
        head.read(key.subkey("head"))
        if generation is not None and (head.last is None or head.last.generation != generation):
            raise SecondInstance(name=book.name)  # somebody came in between, and changed it
        kept = _name_of_kept(book, now) if present((book,)) else None
        try:
            if kept:
                _keep(book, kept)
            with accessing(book):
                put_in_place(part, next_path(book))
        except BaseException:  # what is there stays the book, and needs no other copy
            if kept:
                _discard_all(kept, keys_path(kept), head_path(kept))
            raise
        with accessing(book):
            head.start_anew(entry)
            put_in_place(next_path(book), book)
        _put_away(journals_of(book), journals_of(kept) if kept else None)
    finally:
        head.release()
    return kept


def _name_of_kept(book: Path, now: datetime) -> Path:
    return book.with_name(f"{book.name}.before-{now:%Y%m%d-%H%M%S}")


def _keep(book: Path, kept: Path) -> None:
    """Copy the book as it is to `kept`, with key file and head."""
    _discard_all(kept, keys_path(kept), head_path(kept))
    for source, copy in (
        (book, kept),
        (keys_path(book), keys_path(kept)),
        (head_path(book), head_path(kept)),
    ):
        if present((source,)):
            create_private(copy)
            with accessing(copy):
                shutil.copyfile(source, copy)
                sync_file(copy)
    with accessing(book):
        sync_folder(book.parent)


def _put_away(journals: tuple[Path, Path], kept: tuple[Path, Path] | None) -> None:
    """The old database's journals go with it; a cut before this leaves them to the quarantine,
    which takes whatever lies beside a book that was closed."""
    for index, journal in enumerate(journals):
        if present((journal,)):
            with accessing(journal):
                if kept:
                    journal.replace(kept[index])
                else:
                    journal.unlink()
                sync_folder(journal.parent)


def _discard_all(database: Path, *others: Path) -> None:
    discard(database, *journals_of(database), *others)
