"""The clock: whether today can be the day it says, by what lies beside the book."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from rmdesk.doctor.circumstances import Circumstances
from rmdesk.doctor.finding import Finding, bad, ok
from rmdesk.language import _
from rmdesk.store.backups.folder import listed
from rmdesk.store.disk.files import backup_folder, head_path, keys_path
from rmdesk.store.disk.refusals import BookRefused

_WRITTEN: Final = date(2026, 11, 1)
"""This program was written after it."""

_LONGEST: Final = timedelta(days=20 * 366)
_SLACK: Final = timedelta(hours=26)
"""A trip across the date line."""


def check_clock(seen: Circumstances) -> Iterator[Finding]:
    """One finding: date, time and zone."""
    check, name = "clock.day", _("Clock")
    now, last = seen.now, _last_written(seen.book)
    zone = now.strftime("%z")
    found = f"{now.isoformat(sep=' ', timespec='minutes')[:16]}, UTC{zone}"
    facts = {
        "now": now.isoformat(timespec="seconds"),
        "last_written": last.isoformat(timespec="seconds") if last else None,
    }
    advice = _("Set date, time and time zone: what is due, and the lock, go by them.")
    if not _WRITTEN <= now.date() <= _WRITTEN + _LONGEST:
        yield bad(check, name, found, advice, **facts)
    elif last is not None and now.replace(tzinfo=None) + _SLACK < last:
        told = _("{found}, but the book was written on {day}").format(
            found=found, day=last.date().isoformat()
        )
        yield bad(check, name, told, advice, **facts)
    else:
        yield ok(check, name, found, **facts)


def _last_written(book: Path) -> datetime | None:
    """Local time; by the dates of the files and the names of the backups, without a key."""
    moments = []
    for path in (book, keys_path(book), head_path(book)):
        with suppress(OSError, ValueError, OverflowError):  # of a day no calendar has
            moments.append(datetime.fromtimestamp(path.stat().st_mtime))  # noqa: DTZ006 -- local
    with suppress(BookRefused):
        moments += [note.made for note in listed(backup_folder(book))[:1]]
    return max(moments, default=None)
