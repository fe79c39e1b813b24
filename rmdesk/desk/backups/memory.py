"""What the book itself remembers of its backups: what each held, what failed, the last drill.

The backups lie beside the book and their names say when they were made; what they held stays in
the book, lest a list beside it tell how many clients there are.
"""

from collections.abc import Mapping
from dataclasses import astuple
from datetime import date, datetime
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.domain.backup_health import Backups, Word, needs_drill, needs_one, word_of
from rmdesk.store.backups.folder import BackupNote, listed
from rmdesk.store.backups.making import Contents
from rmdesk.store.disk.files import backup_folder
from rmdesk.store.disk.refusals import BookRefused

_KEY: Final = "backups"


def known(desk: Desk) -> Backups:
    """What is known of the backups; the newest one is looked up in their folder."""
    kept = _kept(desk)
    newest = next(iter(listed(backup_folder(desk.vault.path))), None)
    return Backups(
        newest=newest.made if newest else None,
        due_since=_day(kept.get("due_since")),
        failed_at=_moment(kept.get("failed_at")),
        drilled=_day(kept.get("drilled")),
        is_sound=kept.get("is_sound", True),
        has_place=bool(kept.get("place")),
        copied_on=_day(kept.get("copied_on")),
    )


def word_today(desk: Desk) -> tuple[Word, Backups] | None:
    """The one thing to be said of the backups today, and its facts; None when nothing is."""
    backups = known(desk)
    word = word_of(backups, today=desk.today)
    return (word, backups) if word else None


def is_due(desk: Desk) -> bool:
    """Whether the backup of the day is still to be made; from this day on it is due."""
    backups = known(desk)
    if not needs_one(backups.newest, today=desk.today):
        return False
    if backups.due_since is None:
        _keep(desk, due_since=desk.today.isoformat())
    return True


def is_drill_due(desk: Desk) -> bool:
    """Whether it is time to try whether the newest backup can be restored."""
    backups = known(desk)
    return backups.newest is not None and needs_drill(
        backups.drilled, is_sound=backups.is_sound, today=desk.today
    )


def held_by(desk: Desk, note: BackupNote) -> Contents | None:
    """What a backup held when it was made; None for one that the book knows nothing of."""
    kept = _kept(desk).get("held", {}).get(note.path.name)
    return Contents(*kept) if kept else None


def remember_made(desk: Desk, note: BackupNote, contents: Contents, *, now: datetime) -> None:
    """A backup was made."""
    there = {one.path.name for one in listed(backup_folder(desk.vault.path))}
    held = {name: kept for name, kept in _kept(desk).get("held", {}).items() if name in there}
    with desk.store.database.atomic():
        _keep(
            desk,
            held={**held, note.path.name: list(astuple(contents))},
            due_since=None,
            failed_at=None,
        )
        desk.audit.note(
            "backup.made", at=now, object=f"{contents.clients} clients", result=note.why.value
        )


def remember_failed(desk: Desk, refusal: BookRefused, *, now: datetime) -> None:
    """A backup could not be made."""
    with desk.store.database.atomic():
        _keep(desk, failed_at=now.isoformat())
        desk.audit.note("backup.failed", at=now, result=type(refusal).__name__)


def remember_drill(desk: Desk, *, is_sound: bool, now: datetime) -> None:
    """The newest backup was unpacked, and stood up to it or not."""
    with desk.store.database.atomic():
        _keep(desk, drilled=desk.today.isoformat(), is_sound=is_sound)
        desk.audit.note("backup.drill", at=now, result="sound" if is_sound else "failed")


def place_of(desk: Desk) -> str:
    """The folder that every backup is copied to as well; empty when there is none."""
    return str(_kept(desk).get("place") or "")


def remember_place(desk: Desk, place: str, *, now: datetime) -> None:
    """From now on backups are copied there, or nowhere."""
    with desk.store.database.atomic():
        _keep(desk, place=place, copied_on=desk.today.isoformat() if place else None)
        desk.audit.note("backup.place", at=now, result="set" if place else "removed")


def remember_copied(desk: Desk, *, now: datetime) -> None:
    """A backup reached the second place."""
    with desk.store.database.atomic():
        _keep(desk, copied_on=desk.today.isoformat())
        desk.audit.note("backup.copied", at=now)


def _kept(desk: Desk) -> Mapping[str, Any]:
    return desk.state.get(_KEY) or {}


def _keep(desk: Desk, **values: object) -> None:
    desk.state.put(_KEY, {**_kept(desk), **values})


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None
