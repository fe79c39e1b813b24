"""The agenda of a day, and what is due at this very minute."""

from datetime import date, datetime, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.agenda import Agenda, agenda, due_between
from rmdesk.domain.duties import Duty

_AHEAD: Final = timedelta(days=15)
"""What is agreed for a day off is planned for the working day before it, if there is a holiday."""


def agenda_of(desk: Desk, on: date) -> Agenda:
    """What was agreed for a day, by its hours."""
    return agenda(_agreed(desk, on, on), on)


def due_now(desk: Desk, since: datetime, now: datetime) -> list[Duty]:
    """What was agreed for a minute after `since` and up to `now`; told once each when `since` is
    the moment of the last look."""
    return due_between(_agreed(desk, since.date(), now.date()), since, now)


def _agreed(desk: Desk, first: date, last: date) -> list[Duty]:
    found = desk.duties.open_between(first - _AHEAD, last)
    return [duty for duty in found if duty.kind.follows_its_record and first <= duty.about <= last]
