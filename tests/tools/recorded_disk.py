"""A disk that remembers every call in its order, so that power cuts can be made of them later."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.tools.disk_calls import Call, Kind, Watched
from tests.tools.python_files import python_watched
from tests.tools.sqlite_vfs import sqlite_watched


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Between two calls: the program has said that this step is done."""

    step: int


@dataclass(slots=True)
class Recording:
    """What lay in `folder` at first, by name, and what was done with it since.

    Files are told apart by numbers of our own: the system gives a freed number away again.
    """

    folder: Path
    first: dict[Path, bytes] = field(default_factory=dict)
    log: list[Call | Acknowledged] = field(default_factory=list)
    _numbers: dict[int, int] = field(default_factory=dict)
    _next: int = 0

    def acknowledge(self, step: int) -> None:
        self.log.append(Acknowledged(step))

    def before(self, call: Call) -> None:
        """Everything is allowed."""

    def after(self, call: Call) -> None:
        if call.kind is Kind.CREATE:
            self._number(call.inode)
        self.log.append(
            Call(
                call.kind,
                call.path.relative_to(self.folder),
                self._numbers.get(call.inode, 0),
                call.start,
                call.data,
                call.target.relative_to(self.folder) if call.target else None,
            )
        )

    def take_in(self) -> None:
        """What is there now is the beginning, and lies on the disk for good."""
        for path in _files(self.folder):
            self.first[path.relative_to(self.folder)] = path.read_bytes()
            self._number(path.stat().st_ino)

    def number_of(self, path: Path) -> int:
        return self._numbers[(self.folder / path).stat().st_ino]

    def _number(self, inode: int) -> None:
        self._next += 1
        self._numbers[inode] = self._next


@contextmanager
def recorded(folder: Path) -> Iterator[Recording]:
    """Record what this process does below `folder` while the block runs."""
    recording = Recording(folder.resolve())
    recording.take_in()
    disk = Watched(folder, recording)
    with sqlite_watched(disk), python_watched(disk):
        yield recording


def _files(folder: Path) -> Iterator[Path]:
    for where, _folders, names in os.walk(folder):
        for name in sorted(names):
            yield Path(where) / name
