"""The four weeks of a month as the rhythm counts them [R].

Week 1 runs from the 1st to the day before the second Monday; weeks 2, 3 and 4 begin with the
second, third and fourth Monday, and week 4 runs to the last day. The third Monday always begins
week 3, from which the next month is stocked.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.months import first_of, last_of, months_away

WEEKS: Final = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class RhythmWeek:
    """One of the four weeks, 1 to 4; `days` are those on which one works."""

    number: int
    first: date
    last: date
    days: tuple[date, ...]


def month_of(day: date) -> date:
    """The first day of the month that `day` lies in."""
    return first_of(day)


def next_month(month: date) -> date:
    """The first day of the month after that of `month`."""
    return months_away(first_of(month), 1)


def month_before(month: date) -> date:
    """The first day of the month before that of `month`."""
    return months_away(first_of(month), -1)


def weeks_of(
    month: date, days: WorkingDays
) -> tuple[RhythmWeek, RhythmWeek, RhythmWeek, RhythmWeek]:
    """The four weeks of the month that `month` lies in."""
    one, two, three, four = (week_span(month, number) for number in WEEKS)
    return (
        RhythmWeek(1, *one, tuple(days.between(*one))),
        RhythmWeek(2, *two, tuple(days.between(*two))),
        RhythmWeek(3, *three, tuple(days.between(*three))),
        RhythmWeek(4, *four, tuple(days.between(*four))),
    )


def week_span(month: date, number: int) -> tuple[date, date]:
    """The first and the last day of a week, whether one works on them or not."""
    first = first_of(month) if number == 1 else _monday(month, number)
    last = last_of(month) if number == WEEKS[-1] else _monday(month, number + 1) - timedelta(days=1)
    return first, last


def week_number(day: date) -> int:
    """In which of the four weeks of its month a day lies, 1 to 4."""
    return next(number for number in reversed(WEEKS) if week_span(day, number)[0] <= day)


def working_days_of(month: date, days: WorkingDays) -> list[date]:
    """The days of a month on which one works."""
    return days.between(first_of(month), last_of(month))


def _monday(month: date, number: int) -> date:
    """The so-many-th Monday of a month."""
    first = first_of(month)
    return first + timedelta(days=-first.weekday() % 7 + 7 * (number - 1))
