"""The files of a book: which there are, and writing them so that a cut leaves old or new.

`book.rmdesk` is the encrypted database, `book.rmdesk.keys` the key file beside it. Files are
private to the user from their first byte; a folder we create is as well.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from rmdesk.file_names import suits_windows
from rmdesk.language import N_, _
from rmdesk.store.disk.findings import Finding, Kind
from rmdesk.store.disk.refusals import (
    BookExists,
    MissingBook,
    MissingFile,
    MissingKeys,
    NoAccess,
    NoFolder,
    NotABook,
    TamperedBook,
)
from rmdesk.whole_files import create_empty, make_folder, write_whole

PAGE_BYTES: Final = 4096
_HELD_NUMBERS: Final = frozenset({32, 33})
"""ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; as a number of C both say "not allowed"."""
_PLAIN_STARTS: Final = (b"SQLite format 3\0", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How databases, workbooks (new and old) and PDFs start; an encrypted book starts at random."""


def keys_path(book: Path) -> Path:
    """The key file of `book`."""
    return book.with_name(book.name + ".keys")


def head_path(book: Path) -> Path:
    """The head of `book`: which commit was the last, and what the closed database's digest is."""
    return book.with_name(book.name + ".head")


def tries_path(book: Path) -> Path:
    """Where wrong passphrases are counted until the right one comes."""
    return book.with_name(book.name + ".tries")


def quarantine_folder(book: Path) -> Path:
    """Where files are set aside that do not belong to `book` as it was left."""
    return book.with_name(book.name + ".quarantine")


def backup_folder(book: Path) -> Path:
    """Where the backups of `book` lie."""
    return book.with_name(book.name + ".backups")


def erasing_path(book: Path) -> Path:
    """The mark of an erase of `book` that was begun."""
    return book.with_name(book.name + ".erasing")


def draft_path(book: Path) -> Path:
    """Where a new book's database lies until its key file is written."""
    return book.with_name(book.name + ".new")


def is_started(book: Path) -> bool:
    """Whether there is anything at `book` that a new book would replace.

    A creation that was cut off leaves no database, only a draft and perhaps a key file: nobody
    ever worked in that book, so it does not count.
    """
    return _exists(book) or (_exists(keys_path(book)) and not _exists(draft_path(book)))


def require_vacant(book: Path) -> None:
    """Raise BookExists when a new book at `book` would replace something, or lie where an erase is
    not over yet."""
    if is_started(book):
        raise BookExists(name=book.name if _exists(book) else keys_path(book).name)
    if _exists(erasing_path(book)):
        raise BookExists(name=erasing_path(book).name)


def refuse_links(book: Path) -> None:
    """Raise TamperedBook when a file of `book` is a link: what is written would go elsewhere."""
    endings = ("", "-wal", "-journal", ".keys", ".head", ".next", ".next.part", ".keys.next")
    for path in (book.with_name(book.name + ending) for ending in endings):
        with accessing(path):
            is_link = path.is_symlink()
        if is_link:
            raise TamperedBook((Finding(Kind.LINK, {"name": path.name}),), name=book.name)


def require_book(book: Path) -> None:
    """Raise the refusal that fits unless `book` has a database and a key file, neither a link.

    Looks at the first bytes only, and only while nothing has the database open: closing any
    descriptor of it would drop SQLite's locks (POSIX).
    """
    refuse_links(book)
    has_keys = _exists(keys_path(book))
    if not _exists(book):
        raise MissingBook(name=book.name) if has_keys else MissingFile(name=book.name)
    if has_keys:
        return
    with accessing(book):
        if not book.is_file():  # to open a pipe is to wait
            raise NotABook(name=book.name)
        size = book.stat().st_size
        with book.open("rb") as file:
            start = file.read(16)
    if size == 0 or size % PAGE_BYTES or looks_foreign(start):
        raise NotABook(name=book.name)
    raise MissingKeys(name=keys_path(book).name)


DISK_FULL: Final = N_("the disk is full")
DISK_FAULT: Final = N_("the disk reports an error")
HELD: Final = N_("another program has it open")
_REASONS: Final = {
    errno.ENOSPC: DISK_FULL,
    errno.EDQUOT: DISK_FULL,
    errno.EIO: DISK_FAULT,
    errno.EACCES: N_("the system does not allow it"),
    errno.EPERM: N_("the system does not allow it"),
    errno.EROFS: N_("the disk can only be read"),
    errno.ENOENT: N_("it is not there"),
    errno.ENOTDIR: N_("it is not there"),
    errno.EISDIR: N_("it is a folder"),
    errno.EBUSY: HELD,
    errno.ENAMETOOLONG: N_("the name is too long"),
}


@contextmanager
def accessing(path: Path) -> Iterator[None]:
    """Turn the system's refusals about `path` into NoAccess."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.ENOENT and not path.parent.is_dir():
            raise NoFolder(name=path.parent.name) from None
        raise NoAccess(name=path.name, reason=reason_of(error)) from None


def reason_of(error: OSError) -> str:
    """Why the system refused, in the language in force where we have words for it."""
    if getattr(error, "winerror", None) in _HELD_NUMBERS:
        return _(HELD)
    if error.errno in _REASONS:
        return _(_REASONS[error.errno])
    return error.strerror or type(error).__name__


def make_private_folder(folder: Path) -> None:
    """Create `folder` for this user only; one that exists keeps the permissions it has."""
    with accessing(folder):
        make_folder(folder)


def create_private(path: Path) -> None:
    """Create an empty file that only this user may read; it must not exist yet."""
    if sys.platform == "win32" and not suits_windows(path.name):
        raise NoAccess(name=path.name, reason=_("Windows makes no file of that name"))
    with accessing(path):
        os.close(create_empty(path))


def replace_with(path: Path, content: bytes) -> None:
    """Write `content` to `path`: after a cut at any moment the file is the old one or the new."""
    with accessing(path):
        write_whole(path, content)


def looks_foreign(start: bytes) -> bool:
    """Whether a file that starts so is a plain database, a workbook or a PDF."""
    return start.startswith(_PLAIN_STARTS)


def sync_file(path: Path) -> None:
    """Make the bytes of a closed file last; raises OSError."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def discard(*paths: Path) -> None:
    """Delete what is there of `paths`; what cannot be deleted stays."""
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def is_private(path: Path) -> bool:
    """Whether only its owner may read `path`; always true on Windows, where modes say nothing."""
    return sys.platform == "win32" or not stat.S_IMODE(path.stat().st_mode) & 0o077


def _exists(path: Path) -> bool:
    with accessing(path):
        return path.exists()
