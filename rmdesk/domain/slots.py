"""The choice of two times that a call ends with ([P] in domain.md, "Calling")."""

from collections.abc import Collection, Iterator
from datetime import date, time, timedelta

from rmdesk.domain.agenda import A_MEETING
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.guards import is_too_close
from rmdesk.domain.spoken.dates import When

_MORNING_FIRST = (10, 9, 11, 15, 14, 16)
_AFTERNOON_FIRST = (15, 14, 16, 10, 9, 11)
_DAYS_AHEAD = 30


def two_slots(
    today: date, taken: Collection[When], days: WorkingDays | None = None
) -> tuple[When, When]:
    """A morning on the next working day and an afternoon on the one after it, neither of them so
    near to what is `taken` that the two meetings would run into each other.

    Without `days`, Monday to Friday are worked. A day whose hours are all taken is passed over;
    after a month of such days the usual hours are offered all the same: the RM sees the calendar,
    too.
    """
    works = days or WorkingDays()
    first = _first_free(_working_days_after(today, works), _MORNING_FIRST, taken)
    second = _first_free(_working_days_after(first.on, works), _AFTERNOON_FIRST, taken)
    return first, second


def _first_free(days: Iterator[date], hours: tuple[int, ...], taken: Collection[When]) -> When:
    offered = [When(day, time(hour)) for day in days for hour in hours]
    free = (when for when in offered if not any(_meet(when, other) for other in taken))
    return next(free, offered[0])


def _meet(when: When, other: When) -> bool:
    """Whether one of two meetings begins before the other can be over."""
    if when.on != other.on or when.at is None or other.at is None:
        return False
    return is_too_close(when.at, A_MEETING, other.at, A_MEETING)


def _working_days_after(day: date, works: WorkingDays) -> Iterator[date]:
    """The working days of the month after `day`, or the first one after it where it has none."""
    month = works.between(day + timedelta(days=1), day + timedelta(days=_DAYS_AHEAD))
    yield from month or [works.after(day)]
