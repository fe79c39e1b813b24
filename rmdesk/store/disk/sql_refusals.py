"""What SQLite says about a file, as refusals of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import peewee
from sqlcipher3 import dbapi2 as sqlcipher

from rmdesk.language import N_, _
from rmdesk.store.disk.files import DISK_FAULT, DISK_FULL
from rmdesk.store.disk.refusals import BookRefused, DamagedDatabase, NoAccess, SecondInstance

_BUSY: Final = frozenset({sqlcipher.SQLITE_BUSY, sqlcipher.SQLITE_LOCKED})
_DAMAGED: Final = frozenset({sqlcipher.SQLITE_NOTADB, sqlcipher.SQLITE_CORRUPT})
_REASONS: Final = {
    sqlcipher.SQLITE_FULL: DISK_FULL,
    sqlcipher.SQLITE_IOERR: DISK_FAULT,
    sqlcipher.SQLITE_CANTOPEN: N_("it cannot be opened"),
    sqlcipher.SQLITE_READONLY: N_("it may not be written"),
}
_BY_TEXT: Final = {
    "database or disk is full": sqlcipher.SQLITE_FULL,
    "disk I/O error": sqlcipher.SQLITE_IOERR,
    "database disk image is malformed": sqlcipher.SQLITE_CORRUPT,
    "file is not a database": sqlcipher.SQLITE_NOTADB,
}
_UNUSABLE: Final = frozenset(
    {
        sqlcipher.SQLITE_CANTOPEN,
        sqlcipher.SQLITE_READONLY,
        sqlcipher.SQLITE_FULL,
        sqlcipher.SQLITE_IOERR,
        sqlcipher.SQLITE_PERM,
    }
)


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


def refusal_for(error: BaseException, path: Path) -> BookRefused | None:
    """What an error of SQLite says about the file `path`; None for any other error."""
    cause = getattr(error, "orig", error)  # peewee keeps the driver's error there
    # An error of `backup` has only the text; extended codes end in the primary one.
    code = getattr(cause, "sqlite_errorcode", _BY_TEXT.get(str(cause), 0)) & 0xFF
    if code in _BUSY:
        return SecondInstance(name=path.name)
    if code in _DAMAGED:
        return DamagedDatabase(name=path.name)
    if code in _UNUSABLE:
        return NoAccess(
            name=path.name, reason=_(_REASONS[code]) if code in _REASONS else str(cause)
        )
    return None
