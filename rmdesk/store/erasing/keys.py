"""Destroying the keys of a book: every key file is written over where it lies, then goes.

Written over with the number of the erase, sector by sector: so a start that finds them tells a key
file that was destroyed from one that is merely not there. A key file that somebody moved away makes
nothing go by itself, whatever mark lies beside the book.

On disks that write elsewhere what is written over (SSDs, some file systems) a remnant may stay
until the disk reuses it; the certificate names that.
"""

import os
import stat
from enum import Enum
from pathlib import Path
from typing import Final

from rmdesk.language import N_
from rmdesk.store.disk.files import accessing, keys_path
from rmdesk.store.disk.header import LARGEST, parse_header
from rmdesk.store.disk.refusals import BookRefused
from rmdesk.store.erasing.files import key_files_beside
from rmdesk.whole_files import sync_folder

_SECTOR: Final = 512
_LONGEST_WRITE: Final = 1 << 20
"""No key file is longer than 64 KiB; what passes for one is not written over to its end."""

_FLAGS: Final = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class KeysRemain(BookRefused):
    """The disk says that it wrote, and something else can be read there."""

    exit_code = 18
    message = N_("The file {name} was written over and still reads as before.")
    hint = N_("Erase again; if that does not help, this disk must not leave your hands.")


class Keys(Enum):
    """What became of the key file of a book that bears the mark of an erase."""

    WHOLE = "whole"
    """A copy in it is whole: the book opens."""

    DESTROYED = "destroyed"
    """Written over by this very erase; nothing in it opens anything."""

    GONE = "gone"
    """Not there, or unreadable in another way: nothing tells who did that."""


def keys_of(book: Path, number: str) -> Keys:
    """What became of the key file of `book`, whose erase has that number; raises NoAccess."""
    path = keys_path(book)
    if path.is_symlink():
        return Keys.GONE
    with accessing(path):
        if not path.is_file():
            return Keys.GONE
        with path.open("rb") as file:
            content = file.read(LARGEST)
    if parse_header(content):
        return Keys.WHOLE
    sector = _tombstone(number)
    starts = range(0, len(content), _SECTOR)
    return (
        Keys.DESTROYED if any(content[at : at + _SECTOR] == sector for at in starts) else Keys.GONE
    )


def destroy_keys(book: Path, number: str) -> None:
    """Destroy every key file that opens `book` or a state of it, its own last: until then the book
    is whole, from then on nothing here opens it. Raises NoAccess and KeysRemain."""
    for path in key_files_beside(book):
        write_over(path, number)
        with accessing(path):
            path.unlink()
    own = keys_path(book)
    with accessing(own):
        sync_folder(own.parent)
        is_there = own.exists()
    if is_there:
        write_over(own, number)


def write_over(path: Path, number: str, *, most: int = _LONGEST_WRITE) -> None:
    """Write the first `most` bytes of `path` over, make that last and read it again.

    A link is not followed. Raises NoAccess and KeysRemain.
    """
    with accessing(path):
        if path.is_symlink():
            return
        descriptor = _opened(path)
        try:
            size = min(os.fstat(descriptor).st_size, most)
            content = (_tombstone(number) * -(-size // _SECTOR))[:size]
            written = 0
            while written < size:
                os.lseek(descriptor, written, os.SEEK_SET)
                written += os.write(descriptor, content[written:])
            os.fsync(descriptor)
            os.lseek(descriptor, 0, os.SEEK_SET)
            found = os.read(descriptor, size)
        finally:
            os.close(descriptor)
    if found != content[: len(found)] or len(found) != size:
        raise KeysRemain(name=path.name)


def _opened(path: Path) -> int:
    """To be written, be it that it was made read-only since."""
    try:
        return os.open(path, _FLAGS)
    except PermissionError:
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        return os.open(path, _FLAGS)


def _tombstone(number: str) -> bytes:
    return f"rmdesk erased {number}\n".encode().ljust(_SECTOR, b"\0")
