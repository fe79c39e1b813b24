"""One's own days: shifts, days off and leave. Duties move with them, and back by undo."""

from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.domain.calendar.working_days import (
    OwnKind,
    OwnSpan,
    own_days,
    own_spans,
    wrong_with_own_days,
)
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.day import OwnDayTable


def enter(
    desk: Desk, first: date, last: date, kind: OwnKind, *, now: datetime, note: str = ""
) -> None:
    """Make the days from `first` to `last` what they are; what was entered for them goes.

    Raises ValueRefused, also where a day is over, or NoWorkingDay where no day of work would be
    left within a year.
    """
    _check(desk, first, last)

    def write(action: Action) -> None:
        _clear(desk, action, first, last)
        rows = [(one.on, one.kind, note.strip()) for one in own_days(first, last, kind)]
        action.insert_many(OwnDayTable, ["on", "kind", "note"], rows)

    subject = {"count": (last - first).days + 1}
    desk.change_days("own_days.enter", write, now=now, subject=subject)


def clear(desk: Desk, first: date, last: date, *, now: datetime) -> None:
    """Let the week and the country say again what the days from `first` to `last` are."""
    _check(desk, first, last)
    subject = {"count": (last - first).days + 1}
    desk.change_days(
        "own_days.clear",
        lambda action: _clear(desk, action, first, last),
        now=now,
        subject=subject,
    )


def ahead(desk: Desk) -> list[OwnSpan]:
    """One's own days from today on, those that belong together as one."""
    return own_spans(one for one in desk.own_days.own() if one.on >= desk.today)


def _check(desk: Desk, first: date, last: date) -> None:
    if wrong := wrong_with_own_days(first, last, today=desk.today):
        raise ValueRefused(wrong)


def _clear(desk: Desk, action: Action, first: date, last: date) -> None:
    for row_id in desk.own_days.ids_between(first, last):
        action.delete(OwnDayTable, row_id)
