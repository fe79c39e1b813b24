"""The second place: a stick or another disk that every backup is copied to as well.

A stick that is not there is no fault; that none was there for a week is told. What is copied is
read again over there and compared before it gets its name.
"""

import hashlib
import os
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final

from rmdesk import places
from rmdesk.desk.backups.memory import remember_place
from rmdesk.desk.book import Desk
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.backups.folder import BackupNote, making, require_room, thin_out
from rmdesk.store.backups.refusals import BadCopy
from rmdesk.store.disk.files import accessing, backup_folder, create_private, discard, sync_file
from rmdesk.whole_files import put_in_place

_PIECE: Final = 1024 * 1024


class NoSuchPlace(Refused):
    message = N_("There is no folder {name}.")
    hint = N_("Put the stick in, and give the full path of a folder on it.")


class PlaceBesideBook(Refused):
    message = N_("This folder lies beside the book: what takes the one takes the other.")
    hint = N_("Choose a folder on another disk or on a stick.")


class FileThere(Refused):
    message = N_("There is already a file {name}.")
    hint = N_("Choose another name; nothing was replaced.")


def set_place(desk: Desk, place: Path | None, *, now: datetime) -> None:
    """Copy every backup into `place` from now on; None for nowhere.

    Raises NoSuchPlace and PlaceBesideBook.
    """
    if place is None:
        remember_place(desk, "", now=now)
        return
    if not (place.is_absolute() and place.is_dir()):
        raise NoSuchPlace(name=place.name)
    own, backups = desk.vault.path.parent.resolve(), backup_folder(desk.vault.path).resolve()
    carried = places.folder()
    if (
        place.resolve() == own
        or place.resolve().is_relative_to(backups)
        or (carried is not None and place.resolve().is_relative_to(carried.resolve()))
    ):
        raise PlaceBesideBook
    remember_place(desk, str(place), now=now)


def folder_in(place: Path, book_id: bytes) -> Path:
    """Where the backups of one book lie in a place that several may share."""
    return place / f"rmdesk-{hashlib.sha256(book_id).hexdigest()[:8]}"


def copy_to(place: Path, note: BackupNote, *, book_id: bytes) -> bool:
    """Copy a backup into `place`; False when the place is not there. Needs no open book.

    Raises NoRoomForBackup, BadCopy and NoAccess; an unfinished copy does not stay.
    """
    with accessing(place):
        if not place.is_dir():
            return False
    folder = folder_in(place, book_id)
    _copy(note.path, making(folder), folder / note.path.name)
    thin_out(folder)
    return True


def require_new(file: Path) -> None:
    """Raise FileThere unless nothing lies at `file`, NoAccess unless its folder is there."""
    with accessing(file):
        if file.exists():
            raise FileThere(name=file.name)
        file.absolute().parent.stat()


def copy_as(file: Path, note: BackupNote) -> None:
    """Copy a backup into the file `file`, which must not exist; raises as `copy_to` does."""
    require_new(file)
    _copy(note.path, file.with_name(f"{file.name}.{os.urandom(4).hex()}.part"), file)


def _copy(source: Path, side: Path, target: Path) -> None:
    with accessing(source):
        size = source.stat().st_size
    require_room(side.parent, size)
    create_private(side)
    try:
        with accessing(source), source.open("rb") as read, accessing(side), side.open("rb+") as to:
            written = _read(read, into=to)
        with accessing(side):
            sync_file(side)
            with side.open("rb") as again:
                if _read(again) != written:
                    raise BadCopy(name=source.name)
        with accessing(target):
            put_in_place(side, target)
    finally:
        discard(side)


def _read(source: BinaryIO, *, into: BinaryIO | None = None) -> bytes:
    """The digest of a file that is read to its end, and written `into` another on the way."""
    digest = hashlib.blake2b()
    while piece := source.read(_PIECE):
        digest.update(piece)
        if into is not None:
            into.write(piece)
    return digest.digest()
