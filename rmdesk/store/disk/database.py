"""peewee on the one connection of a vault: where its transactions begin, are counted and end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

import peewee
from sqlcipher3 import dbapi2 as sqlcipher

from rmdesk.store.disk.sql_refusals import translated

_TO_SAVEPOINT: Final = "ROLLBACK TO SAVEPOINT"  # as peewee writes it
_READING: Final = ("SELECT", "PRAGMA", "EXPLAIN", "WITH")


class VaultDatabase(peewee.SqliteDatabase):
    """peewee on the one connection that was opened for it.

    peewee would connect again by itself, in another thread or after a close, and with an empty
    key make a plain file: here it cannot, and never knows the key. `driver` is the bare
    connection, for what peewee has no word for.
    """

    server_version = sqlcipher.sqlite_version_info

    def __init__(self, connection: Any, path: Path) -> None:
        super().__init__(path.name, autoconnect=False)
        self._path = path
        self._log: CommitLog | None = None
        self._written = 0
        self._fresh: Any = connection
        self.driver: Any = connection
        self.connect()

    def _connect(self) -> Any:
        connection, self._fresh = self._fresh, None
        if connection is None:
            raise peewee.InterfaceError("a vault is opened once, by the thread that owns it")
        self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # peewee's, not in its stubs
        return connection

    def log_commits(self, log: "CommitLog") -> None:
        """From now on `log` hears of every commit, and none happens but at the end of `atomic`."""
        self._log = log
        self._written = self.driver.total_changes

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run one statement; damage found on the way is told as such, whatever was asked."""
        if not (self.is_closed() or self.driver.in_transaction or self._may_run(sql)):
            return None
        with translated(self._path):
            return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]

    def _may_run(self, sql: str) -> bool:
        """Whether to run a statement while no transaction is open; raises for one that writes.

        A fault of the disk makes SQLite take a whole transaction back by itself: its savepoints
        are gone with it, and what comes after it must not be written on its own.
        """
        if self.transaction_depth():
            if sql.startswith(_TO_SAVEPOINT):
                return False
            raise TransactionLost
        if self._log is not None and not sql.lstrip().upper().startswith(_READING):
            raise OutsideTransaction
        return True

    def begin(self, lock_type: str | None = None) -> None:
        """Open a transaction; refused while the last commit could not be told of."""
        if self._log is not None:
            if self.driver.total_changes != self._written:
                raise OutsideTransaction
            self._log.require_writable()
        with translated(self._path):
            super().begin(lock_type)

    def commit(self) -> None:
        """The one place where anything is committed: what was written is counted and told of."""
        log = self._log
        with translated(self._path):
            if log is None or self.driver.total_changes == self._written:
                super().commit()
                return
            tell = log.counted()
            super().commit()
        self._written = self.driver.total_changes
        tell()

    def rollback(self) -> None:
        """Take back what is open, which after a fault of the disk SQLite did by itself."""
        if self.is_closed() or self.driver.in_transaction:
            super().rollback()
        self._written = self.driver.total_changes


class CommitLog(Protocol):
    """What hears of the commits of an open vault."""

    def require_writable(self) -> None:
        """Raise NoAccess while the last commit could not be told of."""

    def counted(self) -> Callable[[], None]:
        """Count the commit that is about to happen, within it; what to call once it has."""


class OutsideTransaction(RuntimeError):
    """A mistake of ours: something was written, or was about to be, outside a transaction."""


class TransactionLost(RuntimeError):
    """A mistake of ours: an error of the disk was caught, and writing went on."""
