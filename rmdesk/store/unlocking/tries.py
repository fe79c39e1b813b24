"""The tries at a book's lock that did not open it, counted beside the book until one does.

Each try is charged before its key is derived: whoever ends the program in the middle has had the
try all the same. A line is the second of the try and always of one length, appended in one write:
two programs that try at once both count. Nobody has the key yet, so nothing here is proven: who may
write in the folder may delete the file. What it does is slow a colleague at the keyboard down, and
tell the owner of the book, in the audit chain, when it opens again.
"""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rmdesk.store.disk.files import discard, tries_path

_FREE_TRIES: Final = 3
_LONGEST_WAIT: Final = 300
_FIGURES: Final = 12
_LINE_BYTES: Final = _FIGURES + 1


@dataclass(frozen=True, slots=True)
class Failed:
    """How often it was tried in vain, and the seconds (of the epoch) of the first and last try."""

    count: int
    first: int
    last: int


class Tries:
    """The tries at one book. Times are seconds of the epoch: no day that is set moves them."""

    def __init__(self, book: Path) -> None:
        self._path = tries_path(book)
        self._unwritten: list[int] = []

    def charge(self, *, now: float) -> None:
        """Count a try that is about to be made."""
        second = int(now)
        try:
            # One append of one line: a try of another program is not overwritten.
            with _opened(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND) as file:
                os.write(file, f"{second:0{_FIGURES}}\n".encode("ascii"))
        except OSError:
            # A full disk must not keep the owner out: then this process alone remembers.
            self._unwritten.append(second)

    def refund(self) -> None:
        """The try that was charged last was not in vain."""
        if self._unwritten:
            self._unwritten.pop()
            return
        with suppress(OSError), _opened(self._path, os.O_RDWR) as file:
            os.ftruncate(file, max(0, os.fstat(file).st_size - _LINE_BYTES))

    def failed(self) -> Failed | None:
        """The tries since the book was last opened; None when there were none."""
        count, times = self._written()
        times += self._unwritten
        count += len(self._unwritten)
        return Failed(count, times[0], times[-1]) if count else None

    def wait(self, *, now: float) -> int:
        """Seconds until the next try may be made.

        A last try in the future says that the clock was set back: that must not lock anyone out.
        """
        failed = self.failed()
        if failed is None or failed.last > now:
            return 0
        return max(0, failed.last + pause_after(failed.count) - int(now))

    def settle(self) -> None:
        """The book is open, and the chain has what was counted: count from nothing."""
        discard(self._path)
        self._unwritten.clear()

    def _written(self) -> tuple[int, list[int]]:
        """How many tries the file counts, and the times of the first and the last of them."""
        try:
            with _opened(self._path, os.O_RDONLY) as file:
                count = os.fstat(file).st_size // _LINE_BYTES
                starts = (0, (count - 1) * _LINE_BYTES) if count else ()
                return count, [_second(file, start) for start in starts]
        except OSError:  # no file, or none of ours
            return 0, []


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    """The file of that name itself: a link could lead to another file, a pipe would wait."""
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "no plain file")
        yield descriptor
    finally:
        os.close(descriptor)


def _second(file: int, start: int) -> int:
    """The time on the line at `start`; 0 where that is no time."""
    os.lseek(file, start, os.SEEK_SET)
    figures = os.read(file, _FIGURES)
    return int(figures) if figures.isdigit() else 0


def pause_after(failures: int) -> int:
    """Seconds to wait after so many tries in vain: none for three, then 1, 2, 4 … 300."""
    doubled = min(failures - _FREE_TRIES, _LONGEST_WAIT.bit_length())
    return 0 if failures < _FREE_TRIES else min(1 << doubled, _LONGEST_WAIT)
