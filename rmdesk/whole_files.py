"""Small files as a whole: read as far as one may be long, written so that a cut leaves old or new.

What lies on somebody's stick may be planted: a pipe that never ends, a device, a link to a file of
the user at the name that would be written next. So only regular files are read, and what is
written begins under a name that nobody can have guessed.
"""

import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import Final

_PRIVATE_FILE: Final = 0o600
_PRIVATE_FOLDER: Final = 0o700
_MOVE_SECONDS: Final = 1.0 if sys.platform == "win32" else 0.0
_BETWEEN_MOVES: Final = 0.05
_NO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})
_TO_READ: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""To open a pipe is to wait, unless one says not to."""


class TooLong(OSError):
    """The file is longer than one of its sort can be."""


def read_whole(path: Path, most: int) -> bytes:
    """All of a regular file of at most `most` bytes; raises TooLong and other OSErrors."""
    _require_file(path.stat().st_mode)  # to open some devices is to start something
    descriptor = os.open(path, _TO_READ)
    with os.fdopen(descriptor, "rb") as file:
        _require_file(os.fstat(descriptor).st_mode)
        raw = file.read(most + 1)
    if len(raw) > most:
        raise TooLong(errno.EFBIG, os.strerror(errno.EFBIG))
    return raw


def _require_file(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


def make_folder(folder: Path) -> None:
    """Create `folder` for this user only; one that exists keeps its rights. Raises OSError."""
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)


def create_empty(path: Path) -> int:
    """A descriptor of a new file that only this user may read; raises OSError where something has
    that name, be it a link that leads nowhere."""
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`: after a cut at any moment the file is the old one or the new.

    Raises OSError, and then has changed nothing.
    """
    side = write_beside(path, content)
    try:
        put_in_place(side, path)
    except OSError:
        side.unlink(missing_ok=True)
        raise


def write_beside(path: Path, content: bytes, *, hidden: bool = False) -> Path:
    """The new file beside `path` that holds `content`, private and on the disk; raises OSError.

    The random name keeps two writers apart, and a file of a crashed one from being reused.
    """
    name = f"{path.name}.{os.urandom(4).hex()}.part"
    side = path.with_name(f".{name}" if hidden else name)
    descriptor = create_empty(side)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        side.unlink(missing_ok=True)
        raise
    return side


def put_in_place(side: Path, path: Path) -> None:
    """Rename `side` to `path` and make the rename last; raises OSError."""
    move(side, path)
    sync_folder(path.parent)


def move(side: Path, path: Path) -> None:
    """Rename `side` to `path`; raises OSError.

    On Windows whoever has a file open, be it a scanner for a moment, keeps it from being renamed.
    """
    until = time.monotonic() + _MOVE_SECONDS
    while True:
        try:
            side.replace(path)
        except PermissionError:
            if time.monotonic() >= until:
                raise
        else:
            return
        time.sleep(_BETWEEN_MOVES)


def sync_folder(folder: Path) -> None:
    """Make renames and deletions in `folder` survive a power cut; Windows has no such call.

    Nor have some network drives: there it is up to the server.
    """
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise
        finally:
            os.close(descriptor)
