"""The open vault: the encrypted database of a book, owned by the thread that opened it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from rmdesk.store.connection import VaultDatabase, connect, refusal_for, translated
from rmdesk.store.files import create_private, discard, make_private_folder, sync_folder
from rmdesk.store.migrations.steps import STEPS, Step
from rmdesk.store.refusals import BookExists, DamagedDatabase
from rmdesk.store.upgrade import brought_up, climb

APPLICATION_ID: Final = 0x524D444B  # "RMDK"
_STEPS_BETWEEN_QUESTIONS: Final = 4000  # some tens of microseconds


class Vault:
    """An open vault: one connection, all settings asserted, the exclusive lock held.

    Everything belongs to the opening thread.
    """

    def __init__(self, database: VaultDatabase, path: Path, vault_id: bytes) -> None:
        self.database = database
        self.path = path
        self.vault_id = vault_id
        self._connection = database.driver

    def watch(self, should_stop: Callable[[], bool]) -> None:
        """Ask `should_stop` every few thousand steps of a query; when it says so, the query
        raises OperationalError.
        """
        self._connection.set_progress_handler(should_stop, _STEPS_BETWEEN_QUESTIONS)

    def explained(self, error: BaseException) -> BaseException:
        """The refusal behind an error met while reading; the error itself when there is none.

        Damage shows at any row that is read, not only where a statement starts.
        """
        return refusal_for(error, self.path) or error

    def close(self) -> None:
        """Write the WAL back and release the lock; again is harmless."""
        with translated(self.path):
            self.database.close()


def create_vault(
    path: Path, key: bytes, *, vault_id: bytes, steps: Sequence[Step] = STEPS
) -> Vault:
    """A new vault at `path` with the newest schema; nothing may be there yet.

    A failure on the way leaves no file behind.
    """
    if path.exists():
        raise BookExists(name=path.name)
    make_private_folder(path.parent)
    create_private(path)
    try:
        database = connect(path, key)
        try:
            database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            with database.atomic():
                database.execute_sql("CREATE TABLE vault (id BLOB NOT NULL) STRICT")
                database.execute_sql("INSERT INTO vault (id) VALUES (?)", (vault_id,))
            climb(database, steps)
            sync_folder(path.parent)
        except BaseException:
            database.close()
            raise
    except BaseException:
        discard(path, path.with_name(path.name + "-wal"))
        raise
    return Vault(database, path, vault_id)


def open_vault(path: Path, key: bytes, *, vault_id: bytes, steps: Sequence[Step] = STEPS) -> Vault:
    """The vault at `path`, upgraded first when it is older than `steps`.

    Raises MissingFile, SecondInstance, DamagedDatabase (also: not the vault of this id),
    NewerVersion, NoAccess and UnfitEngine.
    """
    database = connect(path, key)
    try:
        _require_identity(database, path, vault_id)
        database = brought_up(database, path, key, steps)
        _require_identity(database, path, vault_id)
    except BaseException:
        if not database.is_closed():
            database.close()
        raise
    return Vault(database, path, vault_id)


def _require_identity(database: VaultDatabase, path: Path, vault_id: bytes) -> None:
    """The right key and yet another vault: half of a pair was replaced."""
    application = database.execute_sql("PRAGMA application_id").fetchone()
    has_table = database.execute_sql(
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'vault'"
    ).fetchone()
    if application != (APPLICATION_ID,) or not has_table:
        raise DamagedDatabase(name=path.name)
    if database.execute_sql("SELECT id FROM vault").fetchall() != [(vault_id,)]:
        raise DamagedDatabase(name=path.name)
