"""A backup in the place of a book: written anew under the book's key, then swapped in.

| lies beside the book | the cut was | what an opening does |
|---|---|---|
| `….next.part` | while the backup was written anew | clears it away |
| `….next`, which the head does not know | before the stroke | sets it aside |
| `….next`, as the head says | after the stroke | puts it in the book's place |

The stroke that counts is the head's: it tells of the new database from then on. What was there is
kept as a whole book of its own, `….before-` and the moment, with key file and head.

What was done in the book does not go back in time with it: where the backup's chain is the
beginning of the book's, the rows that followed are carried over. Whoever restores yesterday cannot
make today's exports unseen by it.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rmdesk.crypto.keys import DataKey
from rmdesk.language import N_
from rmdesk.store.acceptance import chain_holds
from rmdesk.store.audit import AuditChain
from rmdesk.store.backup import Contents, copy_vault
from rmdesk.store.connection import connect, connect_to_read
from rmdesk.store.files import (
    accessing,
    create_private,
    discard,
    head_path,
    keys_path,
    put_in_place,
    sync_file,
    sync_folder,
)
from rmdesk.store.head import Head
from rmdesk.store.heads_of import entry_for
from rmdesk.store.inspection import is_vault_of
from rmdesk.store.migrations.steps import STEPS
from rmdesk.store.quarantine import journals_of, present, size_of
from rmdesk.store.refusals import BookRefused, DamagedDatabase, SecondInstance
from rmdesk.store.settling import next_path
from rmdesk.store.standing import standing_of
from rmdesk.store.state import State
from rmdesk.store.upgrade import climb, verify
from rmdesk.store.vault_database import VaultDatabase

if TYPE_CHECKING:
    from rmdesk.store.vault import Vault

RESTORED: Final = "restore.done"

_PARTED: Final = "parted"
"""Said where what was done in the book since the backup is not in its chain after the restore."""

_SPARE_BYTES: Final = 8 << 20
_OURS: Final = (
    "key LIKE 'keys.%' OR key IN ('exports', 'backups', 'return_seeds', 'loans_off',"
    " 'loan_returns', 'lent', 'lent_seen')"
)
_AUDIT_COLUMNS: Final = "id, at, actor, action, object, fields, result, reason, mac"


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


def last_action_of(database: Path, key: DataKey) -> tuple[int, str]:
    """Number and moment of the last action in a closed database."""
    opened = connect_to_read(database, key.subkey("database"))
    try:
        row = opened.execute_sql("SELECT id, at FROM actions ORDER BY id DESC LIMIT 1").fetchone()
    finally:
        opened.close()
    return row or (0, "")


def actions_since(database: VaultDatabase, last: tuple[int, str]) -> int | None:
    """How many actions an open book has beyond `last`; None when it never had that one."""
    number, at = last
    if number and database.execute_sql(
        "SELECT at FROM actions WHERE id = ?", (number,)
    ).fetchone() != (at,):
        return None
    (count,) = database.execute_sql(
        "SELECT count(*) FROM actions WHERE id > ?", (number,)
    ).fetchone()
    return int(count)


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
                goes_on = _carry_over(vault, target)
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


def _carry_over(vault: "Vault", target: VaultDatabase) -> bool:
    """What the open book has and the backup must not take back: its chain's later rows, the keys
    of the chain's earlier times, the number of its key file, whether files may leave it, what it
    knows of its backups, whom it lent out and what ids it gave, so that what others hold of it
    never comes back to somebody else; whether the one chain follows from the other, without which
    its rows cannot go on there."""
    last, tip = AuditChain(target, b"", actor="").tip()
    goes_on = vault.audit.mac_of(last) == tip
    if goes_on:
        rows = vault.database.execute_sql(
            f"SELECT {_AUDIT_COLUMNS} FROM audit WHERE id > ? ORDER BY id", (last,)
        ).fetchall()
        for row in rows:
            target.execute_sql(
                f"INSERT INTO audit ({_AUDIT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row
            )
        for epoch in vault.database.execute_sql("SELECT until_id, secret FROM audit_keys"):
            target.execute_sql("INSERT OR IGNORE INTO audit_keys VALUES (?, ?)", epoch)
    target.execute_sql(f"DELETE FROM state WHERE {_OURS}")
    ours = f"SELECT key, value FROM state WHERE {_OURS}"
    for pair in vault.database.execute_sql(ours).fetchall():
        target.execute_sql("INSERT INTO state (key, value) VALUES (?, ?)", pair)
    _keep_lent(vault.database, target)
    return goes_on


def _keep_lent(source: VaultDatabase, target: VaultDatabase) -> None:
    """The loans that are out, and the last id of every table."""
    for loan in source.execute_sql("SELECT * FROM bundles WHERE kind = 'deputy'").fetchall():
        marks = ", ".join("?" * len(loan))
        target.execute_sql(f"INSERT OR IGNORE INTO bundles VALUES ({marks})", loan)
    for name, last in source.execute_sql("SELECT name, seq FROM sqlite_sequence").fetchall():
        known = target.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,))
        row = known.fetchone()
        if row is None:
            target.execute_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, last))
        elif row[0] < last:
            target.execute_sql("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last, name))


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
