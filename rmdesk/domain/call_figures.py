"""What calling came to: counts, and the rates that follow from them with what they rest on.

[P] in domain.md, "The people and the day" and "Calling": 20 telephone contacts and two hours a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

HANDFUL: Final = 5
"""Under so many a rate says nothing: one call more or less would turn it round."""
_WEEK: Final = 7
_LAST_MONTH: Final = 12


class Period(StrEnum):
    """The span that figures are about, in the order of the digits; a week begins on Monday."""

    SESSION = "session"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def span_of(period: Period, day: date) -> tuple[date, date]:
    """The first and the last day of the period that `day` lies in; a session's is the day."""
    match period:
        case Period.WEEK:
            first = day - timedelta(days=day.weekday())
            return first, first + timedelta(days=_WEEK - 1)
        case Period.MONTH:
            first = day.replace(day=1)
            return first, _next_month(first) - timedelta(days=1)
        case _:
            return day, day


def moved(period: Period, day: date, steps: int) -> date:
    """A day of the period `steps` later, earlier where negative; it stays within the calendar."""
    try:
        match period:
            case Period.MONTH:
                months = day.year * _LAST_MONTH + day.month - 1 + steps
                year, month = divmod(months, _LAST_MONTH)
                return date(year, month + 1, 1)
            case Period.WEEK:
                return day + timedelta(days=_WEEK * steps)
            case _:
                return day + timedelta(days=steps)
    except (ValueError, OverflowError):
        return day


def _next_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


@dataclass(frozen=True, slots=True)
class Rate:
    """`part` of `base`; under a handful there is no percentage to speak of."""

    part: int
    base: int

    @property
    def percent(self) -> int | None:
        """To the nearest whole one; None where the base is too small to say."""
        if self.base < HANDFUL:
            return None
        return (200 * self.part // self.base + 1) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Calls counted by what their outcomes counted as when they were recorded.

    `calls` has the skipped ones, too. `timed` dials have a known length, `seconds` in all: of the
    others nobody knows how long they took.
    """

    calls: int = 0
    dials: int = 0
    reached: int = 0
    meetings: int = 0
    seconds: int = 0
    timed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            calls=self.calls + other.calls,
            dials=self.dials + other.dials,
            reached=self.reached + other.reached,
            meetings=self.meetings + other.meetings,
            seconds=self.seconds + other.seconds,
            timed=self.timed + other.timed,
        )

    @property
    def reach(self) -> Rate:
        """How many dials reached the client."""
        return Rate(self.reached, self.dials)

    @property
    def winning(self) -> Rate:
        """How many talks won a meeting."""
        return Rate(self.meetings, self.reached)

    @property
    def knows_minutes(self) -> bool:
        """Whether the length of any dial is known, or there was none."""
        return bool(self.timed) or not self.dials


NO_CALLS: Final = Tally()


def together(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    return sum(tallies, NO_CALLS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionTally:
    """How often an objection of a `kind` was answered with a script: in how many calls whose
    outcome is known, and how many of those won a meeting all the same."""

    kind: str
    script: str
    times: int
    calls: int
    meetings: int
