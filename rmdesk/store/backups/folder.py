"""A folder of backups: what their names say, what is there, whether there is room.

    2026-11-20-093012-day.rmbackup

The name says when and why a backup was made and nothing else, so that the list can be read without
a key and tells nothing of a client. Only what was verified bears such a name: while a backup is
being made it lies in files called `making.…`, which the next one clears away.
"""

import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from rmdesk.domain.backup_keeping import kept
from rmdesk.store.backups.refusals import NoRoomForBackup
from rmdesk.store.disk.files import accessing, discard, make_private_folder

ENDING: Final = ".rmbackup"

_STAMP: Final = "%Y-%m-%d-%H%M%S"
_STAMP_LENGTH: Final = len("2026-11-20-093012")
_MEGABYTE: Final = 1024 * 1024
_SPARE: Final = 16 * _MEGABYTE
"""Left for the book itself: a full disk would stop the work the backup is to protect."""


class Why(StrEnum):
    """What a backup was made for."""

    DAY = "day"
    ASKED = "asked"
    IMPORT = "import"
    UPGRADE = "upgrade"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class BackupNote:
    """A backup that was verified when it was made: where, when, what for."""

    path: Path
    made: datetime
    why: Why


def listed(folder: Path) -> list[BackupNote]:
    """The backups in `folder`, newest first; none when it is not there. Raises NoAccess."""
    with accessing(folder):
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    notes = (note for name in names if (note := _read_name(folder / name)))
    return sorted(notes, key=lambda note: note.made, reverse=True)


def free_name(folder: Path, made: datetime, why: Why) -> BackupNote:
    """A name for a backup of this moment, or of the first second after it that is free."""
    moment = made.replace(microsecond=0)
    taken = {note.made for note in listed(folder)}
    while moment in taken:
        moment += timedelta(seconds=1)
    return BackupNote(folder / f"{moment.strftime(_STAMP)}-{why.value}{ENDING}", moment, why)


def making(folder: Path) -> Path:
    """Where the copy of a book lies while a backup is made; what an earlier one left is gone.

    Never the same name twice: one that goes on although it was cleared away finds nothing, rather
    than the copy of another.
    """
    make_private_folder(folder)
    with accessing(folder):
        discard(*folder.glob("making.*"))
    return folder / f"making.{secrets.token_hex(4)}.database"


def require_room(folder: Path, needed: int) -> None:
    """Raise NoRoomForBackup unless `folder` has room for so many bytes, and some to spare."""
    with accessing(folder):
        free = shutil.disk_usage(folder).free
    if free < needed + _SPARE:
        raise NoRoomForBackup(
            place=folder.name, needed=-(-(needed + _SPARE) // _MEGABYTE), free=free // _MEGABYTE
        )


def thin_out(folder: Path) -> list[BackupNote]:
    """Delete the backups that need not be kept; what is left, newest first."""
    notes = listed(folder)
    stay = kept(note.made for note in notes)
    discard(*(note.path for note in notes if note.made not in stay))
    return listed(folder)


def bytes_of(notes: Iterable[BackupNote]) -> int:
    """How much room they take."""
    total = 0
    for note in notes:
        with suppress(FileNotFoundError):
            total += note.path.stat().st_size
    return total


def _read_name(path: Path) -> BackupNote | None:
    """What the name of a backup says; None for any other file."""
    stamp, why = path.name[:_STAMP_LENGTH], path.name[_STAMP_LENGTH:]
    reasons = {f"-{reason}{ENDING}": reason for reason in Why}
    if why not in reasons:
        return None
    try:
        made = datetime.strptime(stamp, _STAMP)  # noqa: DTZ007 -- the days of the trade are local
    except ValueError:
        return None
    return BackupNote(path, made, reasons[why])
