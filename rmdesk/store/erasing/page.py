"""The certificate's file: its room is taken before anything is destroyed.

Until the erase is over it says that it is not; then it is written anew in the room it has, so that
a full disk cannot keep it from being told. Nobody's file is replaced: only one that bears the
number of the erase is written to.
"""

import os
import stat
from pathlib import Path
from typing import Final

from rmdesk.language import N_
from rmdesk.store.disk.files import accessing, discard
from rmdesk.store.disk.refusals import BookRefused
from rmdesk.whole_files import sync_folder

_SPARE: Final = 32 * 1024
"""What may be told in the end and was not known at first, in whichever language."""

_NAMED_WITHIN: Final = 1024
_PRIVATE: Final = 0o600
_FLAGS: Final = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class NotItsPage(BookRefused):
    exit_code = 35
    message = N_("The file {name} is not the certificate that was begun.")
    hint = N_("It was left as it is.")


def reserve(path: Path, text: str, *, longest: int) -> None:
    """Write `text` into the new file `path`, with room for `longest` bytes and some more; raises
    NoAccess, for want of room as well, and leaves nothing then."""
    content = text.encode()
    room = max(longest, len(content)) + _SPARE
    with accessing(path):
        descriptor = os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, _PRIVATE)
        try:
            try:
                _write(descriptor, content.ljust(room))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            sync_folder(path.parent)
        except BaseException:
            discard(path)
            raise


def is_begun(path: Path, number: str) -> bool:
    """Whether that is the page that was begun for the erase of this number, and not written yet."""
    try:
        return _is_open_page(path, number)
    except (BookRefused, OSError):
        return False


def complete(path: Path, text: str, number: str) -> None:
    """Put the whole page in the place of the one that was begun; again is harmless. Raises
    NotItsPage and NoAccess."""
    with accessing(path):
        if not _is_open_page(path, number):
            return
        descriptor = os.open(path, _FLAGS)
        try:
            content = text.encode()
            _write(descriptor, content)
            os.ftruncate(descriptor, len(content))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _is_open_page(path: Path, number: str) -> bool:
    """Whether the page still has its room behind it; raises NotItsPage and OSError."""
    if path.suffix != ".txt" or path.is_symlink():
        raise NotItsPage(name=path.name)
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        start = os.read(descriptor, _NAMED_WITHIN) if stat.S_ISREG(status.st_mode) else b""
        if not number or number.encode() not in start:
            raise NotItsPage(name=path.name)
        os.lseek(descriptor, status.st_size - 1, os.SEEK_SET)
        return os.read(descriptor, 1) == b" "
    finally:
        os.close(descriptor)


def _write(descriptor: int, content: bytes) -> None:
    written = 0
    while written < len(content):
        os.lseek(descriptor, written, os.SEEK_SET)
        written += os.write(descriptor, content[written:])
