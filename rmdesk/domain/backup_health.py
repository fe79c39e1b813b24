"""What there is to say about the backups: nothing while all is well."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

LATE_AFTER: Final = timedelta(days=2)
"""Without one minute of rest in which a backup could be made."""

FAR_COPY_AFTER: Final = timedelta(days=7)
DRILL_EVERY: Final = timedelta(days=30)


class Word(StrEnum):
    """What is said, the most urgent first."""

    DRILL_FAILED = "drill_failed"
    FAILED = "failed"
    LATE = "late"
    NO_FAR_COPY = "no_far_copy"
    DRILL_PASSED = "drill_passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backups:
    """What is known of a book's backups.

    `due_since` is the first day of work that has no backup, nor any day after it; `failed_at` is
    when one could not be made last. `drilled` and `is_sound` tell of the last drill. `copied_on`
    is the last day on which one reached the second place; before the first, the day on which that
    place was set.
    """

    newest: datetime | None = None
    due_since: date | None = None
    failed_at: datetime | None = None
    drilled: date | None = None
    is_sound: bool = True
    has_place: bool = False
    copied_on: date | None = None


def word_of(backups: Backups, *, today: date) -> Word | None:
    """The one thing to be said on `today`; None when nothing is."""
    if backups.drilled and not backups.is_sound:
        return Word.DRILL_FAILED
    if backups.failed_at and (backups.newest is None or backups.newest < backups.failed_at):
        return Word.FAILED
    if backups.due_since and today - backups.due_since >= LATE_AFTER:
        return Word.LATE
    if backups.has_place and backups.copied_on and today - backups.copied_on >= FAR_COPY_AFTER:
        return Word.NO_FAR_COPY
    return Word.DRILL_PASSED if backups.drilled == today else None


def needs_one(newest: datetime | None, *, today: date) -> bool:
    """Whether the backup of the day is still to be made."""
    return newest is None or newest.date() != today


def needs_drill(drilled: date | None, *, is_sound: bool, today: date) -> bool:
    """Whether it is time to try whether a backup can be restored; a failed one is tried again."""
    if drilled is None or drilled > today:
        return True
    return today - drilled >= DRILL_EVERY if is_sound else drilled < today
