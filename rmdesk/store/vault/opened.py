"""The open vault: the encrypted database of a book, owned by the thread that opened it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from rmdesk.crypto.keys import DataKey
from rmdesk.store.audit.account import account
from rmdesk.store.audit.chain import AuditChain
from rmdesk.store.disk.connection import connect
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import (
    accessing,
    create_private,
    discard,
    head_path,
    make_private_folder,
    refuse_links,
)
from rmdesk.store.disk.findings import Acceptance, Finding
from rmdesk.store.disk.refusals import BookExists, MissingFile
from rmdesk.store.disk.sql_refusals import refusal_for, translated
from rmdesk.store.head.digest import DigestAhead, digest_of
from rmdesk.store.head.entry import Entry
from rmdesk.store.head.file import Head
from rmdesk.store.head.standing import Standing, keeps_count, standing_of
from rmdesk.store.migrations.steps import STEPS, Step
from rmdesk.store.vault.acceptance import note_acceptance
from rmdesk.store.vault.admission import admit
from rmdesk.store.vault.inspection import APPLICATION_ID
from rmdesk.store.vault.quarantine import journals_of, present
from rmdesk.store.vault.settling import settle
from rmdesk.store.vault.upgrade import brought_up, climb
from rmdesk.whole_files import sync_folder

_STEPS_BETWEEN_QUESTIONS: Final = 4000  # some tens of microseconds


class Vault:
    """An open vault: one connection, all settings asserted, the lock of the book held.

    Everything belongs to the opening thread. `told` is what was found while opening and did not
    keep it closed; `was_recovered` when it had not been closed properly.
    """

    def __init__(
        self,
        database: VaultDatabase,
        path: Path,
        vault_id: bytes,
        key: DataKey,
        head: Head,
        *,
        told: tuple[Finding, ...] = (),
        was_recovered: bool = False,
    ) -> None:
        self.database = database
        self.path = path
        self.vault_id = vault_id
        self.key = key
        self.told = told
        self.was_recovered = was_recovered
        self.audit = AuditChain(database, key.subkey("audit"), actor=account())
        self._head = head
        self._connection = database.driver
        if keeps_count(database):
            database.log_commits(_Commits(database, head))

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
        """Write the WAL back, say in the head how the book was left, and release the lock.

        Again is harmless. Where the disk does not allow it the head goes on saying that the book
        is open: the next opening brings it together from what is on the disk.
        """
        if self.database.is_closed():
            return
        try:
            try:
                standing = self._written_back()
            finally:
                with translated(self.path):
                    self.database.close()
            if not present(journals_of(self.path)):
                self._say_closed(standing)
        finally:
            self._head.release()

    def _written_back(self) -> Standing:
        self._connection.set_progress_handler(None, 0)
        standing = standing_of(self.database)
        self._head.sync()
        self.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        return standing

    def _say_closed(self, standing: Standing) -> None:
        with accessing(self.path):
            sync_folder(self.path.parent)  # that the WAL is gone has to last before it is said
        self._head.close_clean(
            standing.generation, standing.rows, standing.tip, digest_of(self.path)
        )


class _Commits:
    """Counts the commits of a database, and tells its head of each."""

    def __init__(self, database: VaultDatabase, head: Head) -> None:
        self._database = database
        self._head = head

    def require_writable(self) -> None:
        self._head.require_writable()

    def counted(self) -> Callable[[], None]:
        ask = self._database.driver.execute
        ((generation,),) = ask(
            "UPDATE vault SET generation = generation + 1 RETURNING generation"
        ).fetchall()
        last = ask("SELECT id, mac FROM audit ORDER BY id DESC LIMIT 1").fetchone()
        entry = Standing(generation, *last) if last else Standing(generation)
        return partial(self._head.advance, entry.generation, entry.rows, entry.tip)


def create_vault(
    path: Path, key: DataKey, *, vault_id: bytes, steps: Sequence[Step] = STEPS
) -> Vault:
    """A new vault at `path` with the newest schema; nothing may be there yet.

    A failure on the way leaves no file behind.
    """
    if path.exists():
        raise BookExists(name=path.name)
    make_private_folder(path.parent)
    head = Head.taken(path)
    try:
        create_private(path)
        try:
            head.read(key.subkey("head"))
            head.start_anew(Entry())
            database = connect(path, key.subkey("database"))
            try:
                with database.atomic():
                    database.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                    database.execute_sql("CREATE TABLE vault (id BLOB NOT NULL) STRICT")
                    database.execute_sql("INSERT INTO vault (id) VALUES (?)", (vault_id,))
                climb(database, steps)
                sync_folder(path.parent)
                return Vault(database, path, vault_id, key, head)
            except BaseException:
                database.close()
                raise
        except BaseException:
            discard(path, *journals_of(path), head_path(path))
            raise
    except BaseException:
        head.release()
        raise


def open_vault(
    path: Path,
    key: DataKey,
    *,
    vault_id: bytes,
    had_head: bool = False,
    steps: Sequence[Step] = STEPS,
    ahead: DigestAhead | None = None,
    accepting: Acceptance | None = None,
    before_upgrade: Callable[[VaultDatabase], None] | None = None,
) -> Vault:
    """The vault at `path`, upgraded first when it is older than `steps`.

    `had_head` says that a database of a version without a head cannot be the newest any more.
    `ahead` may have the digest of the file already; `accepting` goes on with what is there although
    changes are missing, and writes into the chain at which moment that was decided;
    `before_upgrade` sees the database as it was.

    Raises MissingFile, SecondInstance, TamperedBook, DamagedDatabase (also: not the vault of this
    id), NewerVersion, NoAccess and UnfitEngine.
    """
    refuse_links(path)
    with accessing(path):
        if not path.is_file():
            raise MissingFile(name=path.name)
    if ahead is not None:
        ahead.wait()  # on a slow disk it holds the lock for longer than `Head.taken` tries
    head = Head.taken(path)
    try:
        head.is_expected = had_head
        head.read(key.subkey("head"))
        settle(path, key, vault_id, head)
        admitted = admit(path, key, head, vault_id=vault_id, ahead=ahead, accepting=accepting)
        database = brought_up(
            admitted.database, path, key.subkey("database"), steps, before_it=before_upgrade
        )
        try:
            vault = Vault(
                database,
                path,
                vault_id,
                key,
                head,
                told=admitted.told,
                was_recovered=admitted.was_recovered,
            )
            if accepting is not None and admitted.unnoted:
                note_acceptance(vault.audit, admitted.unnoted, at=accepting.at)
        except BaseException:
            database.close()
            raise
    except BaseException:
        head.release()
        raise
    return vault
