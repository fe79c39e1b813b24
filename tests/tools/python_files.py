"""Python's calls on the disk, watched: `os` and `open` wrapped while a block runs."""

import builtins
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from tests.tools.disk_calls import Call, Kind, Watched, inode_of

_Function = Callable[..., Any]


@contextmanager
def python_watched(disk: Watched) -> Iterator[None]:
    """Tell of what Python does below the folder of `disk` while the block runs."""
    calls = _Calls(disk)
    names = [name for name in dir(_Calls) if not name.startswith("_") and hasattr(os, name)]
    before: dict[tuple[Any, str], _Function] = {(os, name): getattr(os, name) for name in names}
    real_open = io.open
    before |= {(io, "open"): real_open, (builtins, "open"): real_open}
    try:
        for name in names:
            setattr(os, name, partial(getattr(calls, name), getattr(os, name)))
        for module in (io, builtins):
            module.open = partial(_opened, calls, real_open)  # type: ignore[attr-defined]
        yield
    finally:
        for (module, name), function in before.items():
            setattr(module, name, function)


class _Calls:
    """The functions of `os` that change a disk, each with the real one as its first argument."""

    def __init__(self, disk: Watched) -> None:
        self._disk = disk

    def open(self, real: _Function, path: Any, flags: int, *rest: Any, **named: Any) -> Any:
        where = self._where(path, named.get("dir_fd"))
        if where is None or not flags & (os.O_CREAT | os.O_TRUNC):
            return real(path, flags, *rest, **named)
        return self._opening(where, flags, lambda: real(path, flags, *rest, **named))

    def write(self, real: _Function, file: int, data: Any) -> Any:
        where = self._path_of(file)
        if where is None:
            return real(file, data)
        start = os.lseek(file, 0, os.SEEK_CUR)
        return self._writing(where, file, start, data, lambda some: real(file, some))

    def pwrite(self, real: _Function, file: int, data: Any, start: int) -> Any:
        where = self._path_of(file)
        if where is None:
            return real(file, data, start)
        return self._writing(where, file, start, data, lambda some: real(file, some, start))

    def sendfile(self, real: _Function, out: int, source: int, *rest: Any, **named: Any) -> Any:
        where = self._path_of(out)
        if where is None:
            return real(out, source, *rest, **named)
        start = os.lseek(out, 0, os.SEEK_CUR)
        offset, count = rest
        data = os.pread(source, min(count, os.fstat(source).st_size - offset), offset)
        call = Call(Kind.WRITE, where, os.fstat(out).st_ino, start, data)
        return self._asked(call, lambda: real(out, source, *rest, **named))

    def fsync(self, real: _Function, file: Any) -> Any:
        number = file if isinstance(file, int) else file.fileno()
        where = self._path_of(number)
        if where is None:
            return real(file)
        status = os.fstat(number)
        kind = Kind.SYNC_FOLDER if stat.S_ISDIR(status.st_mode) else Kind.SYNC
        return self._asked(Call(kind, where, status.st_ino), lambda: real(file))

    fdatasync = fsync

    def ftruncate(self, real: _Function, file: int, size: int) -> Any:
        where = self._path_of(file)
        if where is None:
            return real(file, size)
        call = Call(Kind.TRUNCATE, where, os.fstat(file).st_ino, size)
        return self._asked(call, lambda: real(file, size))

    def replace(self, real: _Function, source: Any, target: Any, **named: Any) -> Any:
        return self._two(Kind.RENAME, real, source, target, **named)

    rename = replace

    def link(self, real: _Function, source: Any, target: Any, **named: Any) -> Any:
        return self._two(Kind.LINK, real, source, target, **named)

    def unlink(self, real: _Function, path: Any, *, dir_fd: int | None = None) -> Any:
        return self._one(Kind.DELETE, real, path, dir_fd=dir_fd)

    remove = unlink

    def rmdir(self, real: _Function, path: Any, *, dir_fd: int | None = None) -> Any:
        return self._one(Kind.DELETE, real, path, dir_fd=dir_fd)

    def mkdir(self, real: _Function, path: Any, mode: int = 0o777, **named: Any) -> Any:
        where = self._where(path, named.get("dir_fd"))
        if where is None or where.exists():
            return real(path, mode, **named)
        return self._asked(Call(Kind.FOLDER, where), lambda: real(path, mode, **named))

    def _one(self, kind: Kind, real: _Function, path: Any, *, dir_fd: int | None) -> Any:
        where = self._where(path, dir_fd)
        if where is None or not os.path.lexists(where):
            return real(path, dir_fd=dir_fd)
        call = Call(kind, where, inode_of(where))
        return self._asked(call, lambda: real(path, dir_fd=dir_fd))

    def _two(self, kind: Kind, real: _Function, source: Any, target: Any, **named: Any) -> Any:
        where, to = self._where(source, None), self._where(target, None)
        if where is None or to is None or not where.exists():
            return real(source, target, **named)
        call = Call(kind, where, inode_of(where), target=to)
        return self._asked(call, lambda: real(source, target, **named))

    def _opening(self, where: Path, flags: int, really: Callable[[], Any]) -> Any:
        with self._disk.lock:
            if not where.exists():
                self._disk.before(Call(Kind.CREATE, where))
                opened = really()
                self._disk.after(Call(Kind.CREATE, where, inode_of(where)))
                return opened
            if not flags & os.O_TRUNC:
                return really()
            return self._asked(Call(Kind.TRUNCATE, where, inode_of(where), 0), really)

    def _writing(
        self, where: Path, file: int, start: int, data: Any, really: Callable[[Any], Any]
    ) -> Any:
        with self._disk.lock:
            call = Call(Kind.WRITE, where, os.fstat(file).st_ino, start, bytes(data))
            try:
                self._disk.before(call)
            except OSError:
                really(call.data[: len(call.data) // 2])
                raise
            written = really(data)
            assert written == len(call.data), "a real disk is full"
            self._disk.after(call)
            return written

    def _asked(self, call: Call, really: Callable[[], Any]) -> Any:
        with self._disk.lock:
            self._disk.before(call)
            result = really()
            self._disk.after(call)
            return result

    def _where(self, path: Any, dir_fd: int | None) -> Path | None:
        """The absolute path, with links in its folders followed; None outside the folder."""
        if isinstance(path, int):
            return self._path_of(path)
        name = Path(os.fsdecode(path))
        base = Path.cwd() if dir_fd is None else Path(f"/proc/self/fd/{dir_fd}").readlink()
        where = Path(os.path.normpath(base / name))
        where = where.parent.resolve() / where.name
        return where if self._disk.contains(where) else None

    def _path_of(self, file: int) -> Path | None:
        with suppress(OSError):
            path = Path(f"/proc/self/fd/{file}").readlink()
            if self._disk.contains(path):
                return path
        return None


class _Raw(io.FileIO):
    """A file whose writing is watched."""

    calls: _Calls
    where: Path

    def write(self, data: Any) -> int:
        start = self.tell()
        written: int = self.calls._writing(self.where, self.fileno(), start, data, super().write)
        return written

    def truncate(self, size: int | None = None) -> int:
        size = self.tell() if size is None else size
        status = os.fstat(self.fileno())
        call = Call(Kind.TRUNCATE, self.where, status.st_ino, size)
        return int(self.calls._asked(call, lambda: super(_Raw, self).truncate(size)))


def _opened(
    calls: _Calls,
    real: _Function,
    file: Any,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    closefd: bool = True,
    opener: Any = None,
) -> Any:
    """As `open`, with a watched file where it is to be written."""
    where = calls._where(file, None) if set(mode) & set("wax+") else None
    if where is None:
        return real(file, mode, buffering, encoding, errors, newline, closefd, opener)
    plain = mode.replace("b", "").replace("t", "")

    def make() -> _Raw:
        return _Raw(file, plain, closefd, opener)

    flags = os.O_CREAT | (os.O_TRUNC if "w" in mode else 0)
    opens = isinstance(file, int) or "r" in mode
    raw = make() if opens else calls._opening(where, flags, make)
    raw.calls, raw.where = calls, where
    if buffering == 0:
        return raw
    size = io.DEFAULT_BUFFER_SIZE if buffering in (-1, 1) else buffering
    binary = io.BufferedRandom(raw, size) if "+" in mode else io.BufferedWriter(raw, size)
    if "b" in mode:
        return binary
    return io.TextIOWrapper(binary, encoding, errors, newline, line_buffering=buffering == 1)
