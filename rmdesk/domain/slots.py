"""The choice of two times that a call ends with ([P] in domain.md, "Calling")."""

from collections.abc import Container, Iterator
from datetime import date, time, timedelta

from rmdesk.domain.spoken_dates import When

_SATURDAY = 5
_MORNING_FIRST = (10, 9, 11, 15, 14, 16)
_AFTERNOON_FIRST = (15, 14, 16, 10, 9, 11)
_DAYS_AHEAD = 30


def two_slots(today: date, taken: Container[When]) -> tuple[When, When]:
    """A morning on the next weekday and an afternoon on the one after it, neither of them `taken`.

    A day whose hours are all taken is passed over; after a month of such days the usual hours
    are offered all the same: the RM sees the calendar, too.
    """
    days = _weekdays_after(today)
    first = _first_free(days, _MORNING_FIRST, taken)
    second = _first_free(_weekdays_after(first.on), _AFTERNOON_FIRST, taken)
    return first, second


def _first_free(days: Iterator[date], hours: tuple[int, ...], taken: Container[When]) -> When:
    offered = [When(day, time(hour)) for day in days for hour in hours]
    return next((when for when in offered if when not in taken), offered[0])


def _weekdays_after(day: date) -> Iterator[date]:
    for days in range(1, _DAYS_AHEAD + 1):
        following = day + timedelta(days)
        if following.weekday() < _SATURDAY:
            yield following
