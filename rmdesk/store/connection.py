"""Opening the encrypted database: one function, one order, every setting read back.

A setting that SQLite does not know, or a build without encryption, is ignored without a word:
hence nothing is believed that was not asked for afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import peewee
from sqlcipher3 import dbapi2 as sqlcipher

from rmdesk.crypto.keys import KEY_BYTES
from rmdesk.store.files import PAGE_BYTES
from rmdesk.store.refusals import (
    BookRefused,
    DamagedDatabase,
    MissingFile,
    NoAccess,
    SecondInstance,
    UnfitEngine,
)

OLDEST_SQLITE: Final = (3, 51, 3)
"""Before it a WAL could be reset while another connection was checkpointing it."""

_LOCK_WAIT_SECONDS: Final = 0.5
"""Long enough for a desk that is just closing, short enough to be told soon."""

_CACHE_KIB: Final = 64 * 1024

_SETTINGS: Final = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "ON", 1),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cache_size", str(-_CACHE_KIB), -_CACHE_KIB),
)
"""Name, what is set, what has to come back; in the order in which they take effect."""

_CIPHER: Final = {
    "PRAGMA kdf_iter = 256000;",
    f"PRAGMA cipher_page_size = {PAGE_BYTES};",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
}

_DENIED: Final = frozenset({sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH})

_BUSY: Final = frozenset({sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED})
_DAMAGED: Final = frozenset({sqlcipher.SQLITE_NOTADB, sqlcipher.SQLITE_CORRUPT})
_UNUSABLE: Final = frozenset(
    {
        sqlcipher.SQLITE_CANTOPEN,
        sqlcipher.SQLITE_READONLY,
        sqlcipher.SQLITE_FULL,
        sqlcipher.SQLITE_IOERR,
        sqlcipher.SQLITE_PERM,
    }
)


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
        self._fresh: Any = connection
        self.driver: Any = connection
        self.connect()

    def _connect(self) -> Any:
        connection, self._fresh = self._fresh, None
        if connection is None:
            raise peewee.InterfaceError("a vault is opened once, by the thread that owns it")
        self._add_conn_hooks(connection)  # type: ignore[attr-defined]  # peewee's, not in its stubs
        return connection

    def execute_sql(self, sql: str, params: Any = None) -> Any:
        """Run one statement; damage found on the way is told as such, whatever was asked."""
        with translated(self._path):
            return super().execute_sql(sql, params)  # type: ignore[no-untyped-call]


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the file `path` into our refusals; the rest passes."""
    try:
        yield
    except (sqlcipher.DatabaseError, peewee.DatabaseError) as error:
        refusal = refusal_for(error, path)
        if refusal is None:
            raise
        raise refusal from None


def connect(path: Path, key: bytes) -> VaultDatabase:
    """The database at `path`, which must exist, opened with the raw 256-bit `key`.

    The order is that of the design; nothing is read before the key is set. Raises the refusal
    that fits; the caller checks whose database it is.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("the key of a vault is 32 bytes")  # an empty one would mean: no encryption
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise UnfitEngine(setting=f"SQLite {sqlcipher.sqlite_version}")
    if not path.is_file():
        raise MissingFile(name=path.name)
    with translated(path):
        connection = sqlcipher.connect(
            f"{path.absolute().as_uri()}?mode=rw",  # a missing file must not become a new vault
            uri=True,
            timeout=_LOCK_WAIT_SECONDS,
            isolation_level=None,
        )
    try:
        with translated(path):
            _prepare(connection, key)
        return VaultDatabase(connection, path)
    except (BookRefused, sqlcipher.Error, peewee.PeeweeException):
        connection.close()
        raise


def _prepare(connection: Any, key: bytes) -> None:
    def ask(pragma: str) -> list[Any]:
        return [row[0] for row in connection.execute(f"PRAGMA {pragma}")]

    ask("cipher_log_level = NONE")  # a wrong key prints three lines into the TUI otherwise
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").close()
    ask(f"cipher_page_size = {PAGE_BYTES}")
    for name, value, _ in _SETTINGS:
        ask(f"{name} = {value}")
    # The lock is taken now and kept; a lock taken at the first write would come too late.
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    for name, _, expected in _SETTINGS:
        if ask(name) != [expected]:
            raise UnfitEngine(setting=name)
    if [int(size) for size in ask("page_size")] != [PAGE_BYTES]:  # SQLCipher answers with text
        raise UnfitEngine(setting="page_size")
    if ask("cipher_status") != ["1"] or set(ask("cipher_settings")) != _CIPHER:
        raise UnfitEngine(setting="cipher_settings")
    connection.set_authorizer(_authorize)


def _authorize(action: int, *_: object) -> int:
    """`ATTACH … KEY ''` would write a plain copy; VACUUM attaches too and goes with it."""
    verdict: int = sqlcipher.SQLITE_DENY if action in _DENIED else sqlcipher.SQLITE_OK
    return verdict


def refusal_for(error: BaseException, path: Path) -> BookRefused | None:
    """What an error of SQLite says about the file `path`; None for any other error."""
    cause = getattr(error, "orig", error)  # peewee keeps the driver's error there
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # extended codes end in the primary one
    if code in _BUSY:
        return SecondInstance(name=path.name)
    if code in _DAMAGED:
        return DamagedDatabase(name=path.name)
    if code in _UNUSABLE:
        return NoAccess(name=path.name, reason=str(cause))
    return None
