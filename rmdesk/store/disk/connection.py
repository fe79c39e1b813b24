"""Opening the encrypted database: one function, one order, every setting read back.

A setting that SQLite does not know, or a build without encryption, is ignored without a word:
hence nothing is believed that was not asked for afterwards.
"""

from pathlib import Path, PurePath
from typing import Any, Final

import peewee
from sqlcipher3 import dbapi2 as sqlcipher

from rmdesk.crypto.keys import KEY_BYTES
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.disk.files import PAGE_BYTES
from rmdesk.store.disk.refusals import BookRefused, MissingFile, UnfitEngine
from rmdesk.store.disk.sql_refusals import translated

OLDEST_SQLITE: Final = (3, 51, 3)
"""Before it a WAL could be reset while another connection was checkpointing it."""

_LOCK_WAIT_SECONDS: Final = 0.5
"""Long enough for a desk that is just closing, short enough to be told soon."""

_CACHE_KIB: Final = 64 * 1024
_DRAFT_CACHE_KIB: Final = 2 * 1024
"""Small, so that pages are encrypted and written as they come, not all of them at the end."""

_STATEMENTS: Final = 1000
"""Kept prepared. A full store of them (128 without this) throws out what came last: two statements
that take turns were then prepared anew each time, at 20 µs each."""

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

_DRAFT_SETTINGS: Final = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "OFF", "off"),
    ("synchronous", "OFF", 0),
    ("temp_store", "MEMORY", 2),
    ("cache_size", str(-_DRAFT_CACHE_KIB), -_DRAFT_CACHE_KIB),
)
"""For a file that nobody relies on yet: it is made to last, and read again, when it is whole."""

_READING_SETTINGS: Final = (
    ("query_only", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("trusted_schema", "OFF", 0),
    ("cache_size", str(-_CACHE_KIB), -_CACHE_KIB),
)

_Settings = tuple[tuple[str, str, object], ...]

_CIPHER: Final = {
    "PRAGMA kdf_iter = 256000;",
    f"PRAGMA cipher_page_size = {PAGE_BYTES};",
    "PRAGMA cipher_use_hmac = 1;",
    "PRAGMA cipher_plaintext_header_size = 0;",
    "PRAGMA cipher_hmac_algorithm = HMAC_SHA512;",
    "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA512;",
}

_DENIED: Final = frozenset({sqlcipher.SQLITE_ATTACH, sqlcipher.SQLITE_DETACH})


def connect(path: Path, key: bytes) -> VaultDatabase:
    """The database at `path`, which must exist, opened with the raw 256-bit `key`.

    The order is that of the design; nothing is read before the key is set. Raises the refusal
    that fits; the caller checks whose database it is.
    """
    return _connected(path, key, "mode=rw", _SETTINGS)


def connect_draft(path: Path, key: bytes) -> VaultDatabase:
    """A file that is being made, written as fast as can be: its caller makes it last."""
    return _connected(path, key, "mode=rw", _DRAFT_SETTINGS)


def connect_to_read(path: Path, key: bytes) -> VaultDatabase:
    """A closed database that nobody writes to while it is read; leaves no trace beside it."""
    return _connected(path, key, "mode=ro&immutable=1", _READING_SETTINGS)


def _connected(path: Path, key: bytes, mode: str, settings: _Settings) -> VaultDatabase:
    if len(key) != KEY_BYTES:
        raise ValueError("the key of a vault is 32 bytes")  # an empty one would mean: no encryption
    if sqlcipher.sqlite_version_info < OLDEST_SQLITE:
        raise UnfitEngine(setting=f"SQLite {sqlcipher.sqlite_version}")
    if not path.is_file():
        raise MissingFile(name=path.name)
    with translated(path):
        connection = sqlcipher.connect(
            f"{uri(path.absolute())}?{mode}",  # a missing file must not become a new vault
            uri=True,
            timeout=_LOCK_WAIT_SECONDS,
            isolation_level=None,
            cached_statements=_STATEMENTS,
        )
    try:
        with translated(path):
            _prepare(connection, key, settings)
        return VaultDatabase(connection, path)
    except (BookRefused, sqlcipher.Error, peewee.PeeweeException):
        connection.close()
        raise


def uri(path: PurePath) -> str:
    """`path` as SQLite reads it: a server stands before it as a part of the path, for of another
    machine by name SQLite knows nothing (https://sqlite.org/uri.html)."""
    scheme, _, place = path.as_uri().partition(":")
    return f"{scheme}:{place}" if place.startswith("///") else f"{scheme}://{place}"


def _prepare(connection: Any, key: bytes, settings: _Settings) -> None:
    def ask(pragma: str) -> list[Any]:
        return [row[0] for row in connection.execute(f"PRAGMA {pragma}")]

    ask("cipher_log_level = NONE")  # a wrong key prints three lines into the TUI otherwise
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"").close()
    ask(f"cipher_page_size = {PAGE_BYTES}")
    for name, value, _expected in settings:
        ask(f"{name} = {value}")
    if settings is not _READING_SETTINGS:
        # The lock is taken now and kept; a lock taken at the first write would come too late.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    for name, _value, expected in settings:
        if ask(name) != [expected]:
            raise UnfitEngine(setting=name)
    if [int(size) for size in ask("page_size")] != [PAGE_BYTES]:  # SQLCipher answers with text
        raise UnfitEngine(setting="page_size")
    if ask("cipher_status") != ["1"] or set(ask("cipher_settings")) != _CIPHER:
        raise UnfitEngine(setting="cipher_settings")
    connection.set_authorizer(_authorize)


def _authorize(action: int, *_others: object) -> int:
    """`ATTACH … KEY ''` would write a plain copy; VACUUM attaches too and goes with it."""
    verdict: int = sqlcipher.SQLITE_DENY if action in _DENIED else sqlcipher.SQLITE_OK
    return verdict
