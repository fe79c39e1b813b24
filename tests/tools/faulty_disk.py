"""A disk that fails: once with an I/O error, or from some moment on because it is full."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

from tests.tools.disk_calls import Call, Kind, Watched
from tests.tools.python_files import python_watched
from tests.tools.sqlite_vfs import sqlite_watched


class Fault(IntEnum):
    """What the disk says, as the system's error number."""

    BROKEN = errno.EIO
    FULL = errno.ENOSPC


_NEEDS_SPACE = {Kind.WRITE, Kind.CREATE, Kind.FOLDER, Kind.LINK}


class FaultyDisk:
    """Lets call number `at` fail (from 0), and every later one that needs space when it is full.

    With `at` None it only counts. `refused` are the calls that failed.
    """

    def __init__(self, fault: Fault = Fault.BROKEN, at: int | None = None) -> None:
        self._fault = fault
        self._at = at
        self.calls = 0
        self.refused: list[Call] = []

    def before(self, call: Call) -> None:
        if self._fault is Fault.FULL and call.kind not in _NEEDS_SPACE:
            return
        number, self.calls = self.calls, self.calls + 1
        if self._at is None or number < self._at:
            return
        if self._fault is Fault.BROKEN and number > self._at:
            return
        self.refused.append(call)
        raise OSError(self._fault, os.strerror(self._fault), str(call.path))

    def after(self, call: Call) -> None:
        """What happened, happened."""

    def mend(self) -> None:
        """From now on everything works again."""
        self._at = None


@contextmanager
def failing(folder: Path, disk: FaultyDisk) -> Iterator[None]:
    """Let the calls below `folder` pass through `disk` while the block runs."""
    watched = Watched(folder, disk)
    with sqlite_watched(watched), python_watched(watched):
        yield
