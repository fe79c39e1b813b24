"""The files of a book: which there are, and writing them so that a cut leaves old or new.

`book.rmdesk` is the encrypted database, `book.rmdesk.keys` the key file beside it. Files are
private to the user from their first byte; a folder we create is as well.
"""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from rmdesk.store.refusals import (
    BookExists,
    MissingBook,
    MissingFile,
    MissingKeys,
    NoAccess,
    NotABook,
)

PAGE_BYTES: Final = 4096
_PRIVATE_FILE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700
_PLAIN_STARTS: Final = (b"SQLite format 3\0", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""How databases, workbooks (new and old) and PDFs start; an encrypted book starts at random."""


def keys_path(book: Path) -> Path:
    """The key file of `book`."""
    return book.with_name(book.name + ".keys")


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
    """Raise BookExists when a new book at `book` would replace something."""
    if is_started(book):
        raise BookExists(name=book.name if _exists(book) else keys_path(book).name)


def require_book(book: Path) -> None:
    """Raise the refusal that fits unless `book` has a database and a key file.

    Looks at the first bytes only, and only while nothing has the database open: closing any
    descriptor of it would drop SQLite's locks (POSIX).
    """
    has_keys = _exists(keys_path(book))
    if not _exists(book):
        raise MissingBook(name=book.name) if has_keys else MissingFile(name=book.name)
    if has_keys:
        return
    with accessing(book):
        size = book.stat().st_size
        with book.open("rb") as file:
            start = file.read(16)
    if size == 0 or size % PAGE_BYTES or start.startswith(_PLAIN_STARTS):
        raise NotABook(name=book.name)
    raise MissingKeys(name=keys_path(book).name)


@contextmanager
def accessing(path: Path) -> Iterator[None]:
    """Turn the system's refusals about `path` into NoAccess."""
    try:
        yield
    except OSError as error:
        raise NoAccess(name=path.name, reason=error.strerror or type(error).__name__) from None


def make_private_folder(folder: Path) -> None:
    """Create `folder` for this user only; one that exists keeps the permissions it has."""
    with accessing(folder):
        folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)


def create_private(path: Path) -> None:
    """Create an empty file that only this user may read; it must not exist yet."""
    with accessing(path):
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE))


def replace_with(path: Path, content: bytes) -> None:
    """Write `content` to `path`: after a cut at any moment the file is the old one or the new.

    The random name keeps two writers apart, and a file of a crashed one from being reused.
    """
    side = path.with_name(f"{path.name}.{os.urandom(4).hex()}.part")
    with accessing(path):
        try:
            descriptor = os.open(side, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            put_in_place(side, path)
        except OSError:
            side.unlink(missing_ok=True)
            raise


def put_in_place(side: Path, path: Path) -> None:
    """Rename `side` to `path` and make the rename last; raises OSError."""
    side.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make renames and deletions in `folder` survive a power cut; Windows has no such call."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


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
