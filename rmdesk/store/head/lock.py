"""The lock of a book: on the descriptor of its head, so that it ends with whoever holds it."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from rmdesk.store.disk.files import accessing, head_path
from rmdesk.store.disk.refusals import SecondInstance

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LOCKED_BYTE: Final = 0x40000000
"""Far behind the end, as SQLite does: Windows lets nobody else read a byte that is locked, and a
copy of the head is read by the mebibyte."""

_LOCK_WAIT_SECONDS: Final = 0.5
"""Long enough for a desk that is just closing, short enough to be told soon."""

_BETWEEN_TRIES: Final = 0.02
_PRIVATE: Final = 0o600
_FLAGS: Final = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)

_Opener = Callable[[Path], tuple[int, bool]]


def locked_head(book: Path) -> tuple[int, bool]:
    """A descriptor of the head of `book` that holds its lock, and whether it was made for it.

    Raises SecondInstance and OSError.
    """
    return _locked(head_path(book), book, _opened)


@contextmanager
def alone_with(book: Path) -> Iterator[None]:
    """Hold the lock of `book` for a moment; raises SecondInstance, NoAccess.

    Without a head there is nothing to hold, and none is made.
    """
    path = head_path(book)
    descriptor = None
    with accessing(path), suppress(FileNotFoundError):
        descriptor, _is_new = _locked(path, book, _opened_if_there)
    try:
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _locked(path: Path, book: Path, opened: _Opener) -> tuple[int, bool]:
    """A descriptor of the head that holds its lock, and whether it was made for it."""
    until = time.monotonic() + _LOCK_WAIT_SECONDS
    while True:
        descriptor, is_new = opened(path)
        try:
            has_lock = _lock(descriptor)
            if has_lock and _is_at(descriptor, path):
                return descriptor, is_new
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        # Also where a drive numbers its files anew each time: then it never looks the same.
        if time.monotonic() >= until:
            raise SecondInstance(name=book.name)
        time.sleep(_BETWEEN_TRIES)


def _opened_if_there(path: Path) -> tuple[int, bool]:
    return os.open(path, _FLAGS), False


def _opened(path: Path) -> tuple[int, bool]:
    try:
        return _opened_if_there(path)
    except FileNotFoundError:
        try:
            return os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, _PRIVATE), True
        except FileExistsError:  # somebody was faster
            return _opened_if_there(path)


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether what was locked is still the head: it may have been replaced, or have gone."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    # Not run on Windows so far; kept to what the documentation of msvcrt promises.
    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
