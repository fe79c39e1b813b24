"""Writing a bundle: to a file beside its place, read back, and only then given its name.

Whatever ends it before leaves nothing: no file, no row, no half of either. The key of the file is
drawn for it alone and forgotten with the last line here; the giver cannot open what is written.
"""

import hashlib
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from rmdesk.crypto.age import encrypting, opened_with
from rmdesk.crypto.age_header import FileKey
from rmdesk.crypto.age_refusals import AgeError
from rmdesk.crypto.recipients import Recipient
from rmdesk.crypto.signing import DeviceKey
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.collecting import Tell
from rmdesk.desk.handover.refusals import BadBundle, FileThere, NoRoomForBundle, OddRecord
from rmdesk.exchange.bundle.comparing import is_same
from rmdesk.exchange.bundle.items import Trailer, Unwritable
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.writer import BundleWriter
from rmdesk.store.disk.files import accessing, create_private, discard
from rmdesk.whole_files import put_in_place

Fill = Callable[[BundleWriter, Tell], None]
Require = Callable[[Callable[[int], bytes]], None]

_WRITING: Final = 0.8
"""What the writing takes of the whole; the rest is reading back."""

_MEGABYTE: Final = 1 << 20
_MARK_BYTES: Final = 4


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bundle in its place: `digest` is the SHA-256 of the file in hexadecimal."""

    path: Path
    digest: str
    size: int
    trailer: Trailer


def require_place(file: Path, needed: int) -> None:
    """Raise FileThere, NoRoomForBundle or NoAccess unless `needed` bytes can be put there."""
    with accessing(file):
        if file.exists() or file.is_symlink():
            raise FileThere(name=file.name)
        free = shutil.disk_usage(file.absolute().parent).free
    if free < needed + _MEGABYTE:
        raise NoRoomForBundle(
            place=file.absolute().parent.name,
            needed=-(-(needed + _MEGABYTE) // _MEGABYTE),
            free=free // _MEGABYTE,
        )


def sealed(
    desk: Desk,
    file: Path,
    recipients: Sequence[Recipient],
    manifest: Manifest,
    fill: Fill,
    *,
    require: Require | None = None,
    progress: Tell,
) -> Sealed:
    """The bundle `file`, which must not exist, to `recipients`, written, fsynced and read back.

    `require` reads it once more before it gets its name; what that raises leaves no file.
    Raises FileThere, NoAccess, BadBundle, and what `fill` and `progress` raise.
    """
    with accessing(file):
        discard(*_left_by_a_cut(file))
    side = file.with_name(f"{file.name}.{secrets.token_hex(_MARK_BYTES)}.part")
    create_private(side)
    try:
        sign = DeviceKey.of(desk.vault.key).sign
        with accessing(file), side.open("rb+") as target:
            with encrypting(target, recipients) as out:
                writer = BundleWriter(out.write, sign)
                writer.manifest(manifest)
                fill(writer, lambda done: progress(_WRITING * done))
                trailer = writer.end()
            try:
                target.flush()
                os.fsync(target.fileno())
                _let_go_of_pages(target)
                digest = _read_back(side, out.file_key, trailer, progress)
                if digest is not None and require is not None:
                    with side.open("rb") as source:
                        require(opened_with(source, out.file_key).read)
            finally:
                out.close()
        if digest is None:
            raise BadBundle(name=file.name)
        require_place(file, 0)
        with accessing(file):
            size = side.stat().st_size
            put_in_place(side, file)
    except AgeError:
        raise BadBundle(name=file.name) from None
    except Unwritable as error:
        raise OddRecord from error
    finally:
        discard(side)
    progress(1.0)
    return Sealed(file, digest, size, trailer)


def _left_by_a_cut(file: Path) -> list[Path]:
    """Files half written beside `file` by this program: nobody else calls them so."""
    side = re.compile(rf"{re.escape(file.name)}\.[0-9a-f]{{{2 * _MARK_BYTES}}}\.part")
    return [one for one in file.parent.iterdir() if side.fullmatch(one.name)]


def _read_back(side: Path, key: FileKey, trailer: Trailer, progress: Tell) -> str | None:
    """The digest of the file; None unless the medium holds what was written. Raises AgeError."""
    size = max(1, side.stat().st_size)
    with side.open("rb") as source:
        digest = hashlib.file_digest(source, "sha256").hexdigest()
        source.seek(0)
        content = opened_with(source, key)

        def read(count: int) -> bytes:
            progress(_WRITING + (1 - _WRITING) * min(1.0, source.tell() / size))
            return content.read(count)

        return digest if is_same(read, trailer) else None


def _let_go_of_pages(file: BinaryIO) -> None:
    """Have what follows read from the medium rather than from memory, where the system can."""
    if sys.platform == "linux":
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
