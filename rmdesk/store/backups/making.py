"""Copying an open vault under a fresh key, and reading the copy again before it counts.

SQLite copies page by page on the one connection that has the vault; what is written through that
connection meanwhile goes into the copy as well, so that others may use it between two steps. A
transaction that is taken back starts the copy over: after the third time nobody is let in between.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.disk.connection import connect_draft, connect_to_read
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import create_private, discard
from rmdesk.store.disk.refusals import DamagedDatabase, NewerVersion
from rmdesk.store.disk.sql_refusals import translated
from rmdesk.store.head.standing import keeps_count, newest_moment, standing_of
from rmdesk.store.vault.acceptance import chain_holds
from rmdesk.store.vault.inspection import is_vault_of
from rmdesk.store.vault.quarantine import journals_of
from rmdesk.store.vault.upgrade import schema_version

_PAGES: Final = 256
"""A megabyte a step: some 15 ms, so that no key waits for longer."""

_MOST_RESTARTS: Final = 3
_NO_SLEEP: Final = 0.001  # seconds, between two tries of a step that found the vault locked


@dataclass(frozen=True, slots=True)
class Contents:
    """What a vault holds, in figures; `newest` is when its last change was made, to the minute."""

    clients: int
    contacts: int
    generation: int
    rows: int
    newest: str


class VaultClosed(RuntimeError):
    """A mistake of ours: the vault was closed between two steps of its copy."""


def contents_of(database: VaultDatabase) -> Contents:
    """The figures of an open vault, of any version."""
    clients, contacts = database.execute_sql(
        "SELECT (SELECT count(*) FROM clients), (SELECT count(*) FROM contacts)"
    ).fetchone()
    standing = standing_of(database)
    return Contents(clients, contacts, standing.generation, standing.rows, newest_moment(database))


def copy_vault(
    database: VaultDatabase,
    into: Path,
    *,
    key: DataKey,
    old: DataKey,
    between: Callable[[], None],
) -> Contents:
    """Copy an open vault whose key is `old` into the new file `into` under `key`; what it holds.

    `between` is called between the steps; what it raises ends the copy. Closed but not made to
    last: waiting for the disk is for whoever relies on it. A failure leaves no file. Raises
    NoAccess.
    """
    create_private(into)
    try:
        draft = connect_draft(into, key.subkey("database"))
        try:
            with translated(into):
                database.driver.backup(
                    draft.driver,
                    pages=_PAGES,
                    progress=_Progress(database, between),
                    sleep=_NO_SLEEP,
                )
            contents = contents_of(database)
            if keeps_count(draft):
                # The copy is a whole vault of its own: its chain goes on under its own key.
                with draft.atomic():
                    AuditChain(draft, old.subkey("audit"), actor="").end_epoch()
        finally:
            draft.close()
    except BaseException:
        discard(into, *journals_of(into))
        raise
    return contents


def examine(database: Path, key: DataKey, *, book_id: bytes, newest_schema: int) -> Contents:
    """Read a closed vault whole, without touching it: every page, tree, reference and audit row.

    Raises DamagedDatabase unless all of it is well, NewerVersion for a schema beyond
    `newest_schema`.
    """
    return _examined(database, key, book_id, newest_schema, trees="integrity_check")


def examine_copy(database: Path, key: DataKey, *, book_id: bytes, newest_schema: int) -> Contents:
    """Like `examine` for a copy just made, but for one thing: whether an index has what its table
    has. It does as far as the vault's did, whose pages these are, and looking takes four times as
    long as all the rest.
    """
    return _examined(database, key, book_id, newest_schema, trees="quick_check")


def _examined(
    database: Path, key: DataKey, book_id: bytes, newest_schema: int, *, trees: str
) -> Contents:
    opened = connect_to_read(database, key.subkey("database"))
    try:
        with translated(database):
            if not is_vault_of(opened, book_id):
                raise DamagedDatabase(name=database.name)
            if schema_version(opened) > newest_schema:
                raise NewerVersion(name=database.name)
            chain = AuditChain(opened, key.subkey("audit"), actor="")
            if (
                opened.execute_sql("PRAGMA cipher_integrity_check").fetchall()
                or opened.execute_sql(f"PRAGMA {trees}").fetchall() != [("ok",)]
                or opened.execute_sql("PRAGMA foreign_key_check").fetchall()
                or (keeps_count(opened) and not chain_holds(opened, chain))
            ):
                raise DamagedDatabase(name=database.name)
            return contents_of(opened)
    finally:
        opened.close()


class _Progress:
    """Lets others in between two steps, unless that makes the copy start over again and again."""

    def __init__(self, database: VaultDatabase, between: Callable[[], None]) -> None:
        self._database = database
        self._between = between
        self._left: int | None = None
        self._restarts = 0

    def __call__(self, _status: int, remaining: int, _total: int) -> None:
        if self._left is not None and remaining >= self._left:
            self._restarts += 1
        self._left = remaining
        if self._restarts <= _MOST_RESTARTS and remaining:
            self._between()
            if self._database.is_closed():
                raise VaultClosed
