"""SQLite's calls on the disk, watched: its default VFS wrapped from outside.

The extension module exports SQLite's own functions; a copy of the default VFS whose `xOpen` and
`xDelete` come here is registered before it, and files opened through it get a copy of their method
table whose writing methods come here, too. Reading, locking and everything else stay SQLite's own.
"""

import ctypes
import errno
import gc
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import _sqlite3 as extension

from tests.tools.disk_calls import Call, Kind, Watched, inode_of

# SQLite keeps the very pointer of a name: it is handed on, never a copy of what it points to.
_OPEN = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)
_CLOSE = ctypes.CFUNCTYPE(c_int, c_void_p)
_WRITE = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = ctypes.CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = ctypes.CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", c_int),
        ("file_bytes", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("own", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("others", c_void_p * 13),  # xAccess … xNextSystemCall
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("others", c_void_p * 13),  # xFileSize … xUnfetch
    )


_IOERR: Final = {Kind.WRITE: 778, Kind.SYNC: 1034, Kind.TRUNCATE: 1546, Kind.DELETE: 2570}
_FULL: Final = 13
_CANT_OPEN: Final = 14
_CREATES: Final = 0x4
_JOURNALS: Final = 0x800 | 0x4000 | 0x80000  # main journal, super-journal, WAL
_SECTOR: Final = 512

_LEAKED: Final[list[object]] = []
"""What a connection that is never closed still calls: freed, it would end the process."""


class _File:
    """A file that SQLite has open, with the methods it would have."""

    def __init__(self, path: Path, methods: Any, *, syncs_folder: bool) -> None:
        self.path = path
        self.inode = inode_of(path)
        self.methods = methods
        self.syncs_folder = syncs_folder


@contextmanager
def sqlite_watched(disk: Watched) -> Iterator[None]:
    """Tell of what SQLite does below the folder of `disk`, in connections opened meanwhile."""
    sqlite = ctypes.CDLL(extension.__file__)
    sqlite.sqlite3_vfs_find.restype = c_void_p
    base = _Vfs.from_address(sqlite.sqlite3_vfs_find(None))
    files = _Files(disk, base)
    shim = _Vfs.from_buffer_copy(base)
    shim.name, shim.next = b"watched", None
    opening, deleting = _OPEN(files.open), _DELETE(files.delete)
    shim.open, shim.delete = _address(opening), _address(deleting)
    assert sqlite.sqlite3_vfs_register(ctypes.byref(shim), 1) == 0
    try:
        yield
    finally:
        assert sqlite.sqlite3_vfs_unregister(ctypes.byref(shim)) == 0
        if files.are_open:
            gc.collect()
        if left := files.are_open:
            _LEAKED.append((files, shim, opening, deleting))
            raise AssertionError(f"never closed: {left}")


class _Files:
    def __init__(self, disk: Watched, base: _Vfs) -> None:
        self._disk = disk
        self._base = base
        self._open = _OPEN(base.open)
        self._delete = _DELETE(base.delete)
        self._files: dict[int, _File] = {}
        self._tables: dict[int, _Methods] = {}
        self._callbacks = (
            _CLOSE(self._close),
            _WRITE(self._write),
            _TRUNCATE(self._truncate),
            _SYNC(self._sync),
        )

    @property
    def are_open(self) -> list[str]:
        """The names of the files that SQLite still has open."""
        return [file.path.name for file in self._files.values()]

    def open(self, _vfs: int, name: int | None, file: int, flags: int, out: int) -> int:
        path = _path_at(name) if name else None
        base = ctypes.addressof(self._base)
        if path is None or not self._disk.contains(path):
            return int(self._open(base, name, file, flags, out))
        with self._disk.lock:
            is_new = bool(flags & _CREATES) and not path.exists()
            if is_new and (refused := self._refusal(Call(Kind.CREATE, path))):
                return refused
            code: int = self._open(base, name, file, flags, out)
            if code == 0:
                place = c_void_p.from_address(file)
                table = self._tables.get(place.value or 0) or self._table(place.value or 0)
                syncs_folder = bool(flags & _CREATES and flags & _JOURNALS)
                self._files[file] = _File(
                    path, _Methods.from_address(place.value or 0), syncs_folder=syncs_folder
                )
                place.value = ctypes.addressof(table)
                if is_new:
                    self._disk.after(Call(Kind.CREATE, path, inode_of(path)))
            return code

    def delete(self, _vfs: int, name: int, syncs_folder: int) -> int:
        path = _path_at(name)
        base = ctypes.addressof(self._base)
        if not self._disk.contains(path):
            return int(self._delete(base, name, syncs_folder))
        with self._disk.lock:
            call = Call(Kind.DELETE, path, inode_of(path))
            if refused := self._refusal(call):
                return refused
            code: int = self._delete(base, name, syncs_folder)
            if code == 0:
                self._disk.after(call)
                if syncs_folder:
                    self._disk.after(Call(Kind.SYNC_FOLDER, path.parent))
            return code

    def _close(self, file: int) -> int:
        with self._disk.lock:
            return int(_CLOSE(self._files.pop(file).methods.close)(file))

    def _write(self, file: int, data: int, size: int, start: int) -> int:
        one = self._files[file]
        write = _WRITE(one.methods.write)
        call = Call(Kind.WRITE, one.path, one.inode, start, ctypes.string_at(data, size))
        if refused := self._refusal(call):
            write(file, data, size // 2 // _SECTOR * _SECTOR, start)
            return refused
        return self._done(call, write(file, data, size, start))

    def _truncate(self, file: int, size: int) -> int:
        one = self._files[file]
        call = Call(Kind.TRUNCATE, one.path, one.inode, size)
        return self._refusal(call) or self._done(call, _TRUNCATE(one.methods.truncate)(file, size))

    def _sync(self, file: int, flags: int) -> int:
        one = self._files[file]
        call = Call(Kind.SYNC, one.path, one.inode)
        if refused := self._refusal(call):
            return refused
        code = self._done(call, _SYNC(one.methods.sync)(file, flags))
        if code == 0 and one.syncs_folder:  # as the unix VFS does with the first sync of a journal
            one.syncs_folder = False
            self._disk.after(Call(Kind.SYNC_FOLDER, one.path.parent))
        return code

    def _table(self, methods: int) -> _Methods:
        table = _Methods.from_buffer_copy(_Methods.from_address(methods))
        table.close, table.write, table.truncate, table.sync = map(_address, self._callbacks)
        self._tables[methods] = table
        return table

    def _refusal(self, call: Call) -> int:
        """What SQLite says of the error the disk is to give; 0 when it gives none."""
        try:
            with self._disk.lock:
                self._disk.before(call)
        except OSError as error:
            if error.errno == errno.ENOSPC and call.kind is Kind.WRITE:
                return _FULL
            return _IOERR.get(call.kind, _CANT_OPEN)
        return 0

    def _done(self, call: Call, code: int) -> int:
        if code == 0:
            with self._disk.lock:
                self._disk.after(call)
        return code


def _path_at(name: int) -> Path:
    return Path(os.fsdecode(ctypes.string_at(name)))


def _address(callback: Callable[..., object]) -> int:
    address = ctypes.cast(callback, c_void_p).value  # type: ignore[arg-type]
    assert address
    return address
