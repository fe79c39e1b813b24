"""What a program asks of its disk, seen and, where wanted, refused.

A `Watcher` is told of every write, sync, creation, rename and deletion below one folder, before
and after it happens. What it raises before is what the program gets instead, as from a disk that
is full or broken. `sqlite_vfs` brings SQLite's own calls here, `python_files` those of Python.
"""

import os
import threading
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Kind(StrEnum):
    """What is asked of the disk."""

    WRITE = "write"
    TRUNCATE = "truncate"
    SYNC = "sync"
    CREATE = "create"
    RENAME = "rename"
    LINK = "link"
    DELETE = "delete"
    FOLDER = "folder"
    SYNC_FOLDER = "sync folder"


@dataclass(frozen=True, slots=True)
class Call:
    """One call on the file `path`, known to the system by the number `inode` once it is there.

    `start` and `data` are where and what is written, or the size a file is cut to; `target` is the
    new name of a rename.
    """

    kind: Kind
    path: Path
    inode: int = 0
    start: int = 0
    data: bytes = b""
    target: Path | None = None

    def __str__(self) -> str:
        to = f" -> {self.target.name}" if self.target else ""
        size = f" {self.start}+{len(self.data)}" if self.kind is Kind.WRITE else ""
        return f"{self.kind} {self.path.name}{to}{size}"


class Watcher(Protocol):
    """Whoever watches a disk, or lets it fail."""

    def before(self, call: Call) -> None:
        """Raise OSError for a call that is to fail; a failing write has half of it written."""

    def after(self, call: Call) -> None:
        """The call has happened."""


class Watched:
    """Tells one watcher of the calls below `folder`, one at a time, whatever thread they are of."""

    def __init__(self, folder: Path, watcher: Watcher) -> None:
        self.folder = folder.resolve()
        self._watcher = watcher
        self.lock = threading.RLock()

    def contains(self, path: Path) -> bool:
        return path == self.folder or self.folder in path.parents

    def before(self, call: Call) -> None:
        self._watcher.before(call)

    def after(self, call: Call) -> None:
        self._watcher.after(call)


def inode_of(path: Path) -> int:
    """The number by which the system knows a file; 0 when there is none."""
    try:
        return os.stat(path).st_ino  # noqa: PTH116 -- one call, as cheap as it gets
    except FileNotFoundError:
        return 0
