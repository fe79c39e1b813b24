"""On which days this relationship manager works.

One's own shifts and leave go before the country's holidays, and those before the week. Of a year
whose holidays nobody told, weekends alone are off, and `is_known` says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rmdesk.domain.calendar.holidays import PublicHolidays
from rmdesk.domain.wrong import Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_

MONDAY_TO_FRIDAY: Final = frozenset(range(5))
WHOLE_WEEK: Final = frozenset(range(7))
FARTHEST: Final = 366
"""So many days are looked through for one on which somebody works."""

NO_WEEKDAY: Final = N_("A week needs at least one day on which you work.")
ENDS_BEFORE: Final = N_("The last day, {last}, lies before the first, {first}.")
TOO_LONG: Final = N_("{days} days in a row are more than a year; enter them in parts.")
OVER: Final = N_("{day} is over; what was worked or not stays as it was. Begin today or later.")


UNKNOWN_YEAR: Final = N_(
    "The public holidays of {year} are not known yet: only weekends count as days off. The command"
    " Public holidays imports that year's file."
)
"""Said wherever a day of an unknown year is planned for; {year} is one of `unknown_years`."""


class OwnKind(StrEnum):
    """What one's own day is: a shift is worked whatever the country does."""

    SHIFT = "shift"
    OFF = "off"
    LEAVE = "leave"


class DayKind(StrEnum):
    """What a day is, for the one who works or rests on it."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    SHIFT = "shift"
    OFF = "off"
    LEAVE = "leave"

    @property
    def is_working(self) -> bool:
        return self in (DayKind.WORKDAY, DayKind.MAKE_UP, DayKind.SHIFT)


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of one's own, with a word about it."""

    on: date
    kind: OwnKind
    note: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """What a day is and what it is called: the holiday, or the note of one's own day.

    `is_known` is false for a day of a year whose holidays nobody told.
    """

    on: date
    kind: DayKind
    name: str = ""
    is_known: bool = True


class NoWorkingDay(Refused):
    message = N_("There is no working day within a year of {day}; look at your shifts and leave.")


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days on which one works; `weekly` counts Monday as 0."""

    public: PublicHolidays = field(default_factory=PublicHolidays)
    own: Mapping[date, OwnDay] = field(default_factory=dict)
    weekly: frozenset[int] = MONDAY_TO_FRIDAY
    _found: dict[tuple[date, int], date] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The nearest days asked for so far: very many clients are due on few days."""

    def day(self, on: date) -> Day:
        """What the day is."""
        is_known = self.public.is_known(on)
        if own := self.own.get(on):
            return Day(on, DayKind(own.kind.value), own.note, is_known)
        if name := self.public.off.get(on):
            return Day(on, DayKind.HOLIDAY, name, is_known)
        if name := self.public.worked.get(on):
            return Day(on, DayKind.MAKE_UP, name, is_known)
        works = on.weekday() in self.weekly
        return Day(on, DayKind.WORKDAY if works else DayKind.WEEKEND, "", is_known)

    def is_working(self, on: date) -> bool:
        """Whether one works on the day."""
        own = self.own.get(on)
        if own is not None:
            return own.kind is OwnKind.SHIFT
        if on in self.public.off:
            return False
        return on in self.public.worked or on.weekday() in self.weekly

    def working_day_on_or_after(self, day: date) -> date:
        """The day, or the next on which one works; raises NoWorkingDay."""
        return self._nearest(day, 1)

    def working_day_on_or_before(self, day: date) -> date:
        """The day, or the last before it on which one works; raises NoWorkingDay."""
        return self._nearest(day, -1)

    def after(self, day: date, count: int = 1) -> date:
        """The `count`-th working day after `day`; raises NoWorkingDay."""
        for _step in range(count):
            day = self.working_day_on_or_after(day + timedelta(days=1))
        return day

    def between(self, first: date, last: date) -> list[date]:
        """The working days from `first` to `last`, both included."""
        days = (first + timedelta(days=step) for step in range((last - first).days + 1))
        return [day for day in days if self.is_working(day)]

    def count(self, first: date, last: date) -> int:
        """How many working days lie from `first` to `last`, without looking at each of them."""
        if last < first:
            return 0
        weeks, rest = divmod((last - first).days + 1, 7)
        odd = sum((first.weekday() + step) % 7 in self.weekly for step in range(rest))
        named = {*self.public.off, *self.public.worked, *self.own}
        other = sum(
            self.is_working(day) - (day.weekday() in self.weekly)
            for day in named
            if first <= day <= last
        )
        return weeks * len(self.weekly) + odd + other

    def unknown_years(self, first: date, last: date) -> list[int]:
        """The years of a span whose holidays nobody told: what is said of them is a guess."""
        return [year for year in range(first.year, last.year + 1) if year not in self.public.years]

    def after_holiday(self, today: date) -> date | None:
        """The first working day after the holiday that `today` lies in, or else the next one.

        None where no holiday is known within a year: what people call ``节后`` has no day then.
        """
        ahead = (today + timedelta(days=step) for step in range(FARTHEST))
        holiday = next((day for day in ahead if day in self.public.off), None)
        if holiday is None:
            return None
        name = self.public.off[holiday]
        while self.public.off.get(holiday) == name:
            holiday += timedelta(days=1)
        return self.working_day_on_or_after(holiday)

    def _nearest(self, day: date, step: int) -> date:
        found = self._found.get((day, step))
        if found is None:
            found = self._found[day, step] = self._look_for(day, step)
        return found

    def _look_for(self, day: date, step: int) -> date:
        for distance in range(FARTHEST):
            nearest = day + timedelta(days=step * distance)
            if self.is_working(nearest):
                return nearest
        raise NoWorkingDay(day=day.isoformat())


EVERY_DAY: Final = WorkingDays(weekly=WHOLE_WEEK)
"""No day is off: for a book that has not been told which are."""


def own_days(first: date, last: date, kind: OwnKind, *, note: str = "") -> tuple[OwnDay, ...]:
    """One's own days from `first` to `last`."""
    count = (last - first).days + 1
    return tuple(OwnDay(first + timedelta(days=step), kind, note) for step in range(count))


@dataclass(frozen=True, slots=True)
class OwnSpan:
    """Days of one's own in a row, of one kind and with one word about them."""

    first: date
    last: date
    kind: OwnKind
    note: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def own_spans(days: Iterable[OwnDay]) -> list[OwnSpan]:
    """`days`, given in their order, put together where nothing lies between them."""
    spans: list[OwnSpan] = []
    for one in days:
        before = spans[-1] if spans else None
        follows = before is not None and before.last + timedelta(days=1) == one.on
        if before and follows and (before.kind, before.note) == (one.kind, one.note):
            spans[-1] = replace(before, last=one.on)
        else:
            spans.append(OwnSpan(one.on, one.on, one.kind, one.note))
    return spans


def wrong_with_own_days(first: date, last: date, *, today: date) -> Wrong | None:
    """Why a span of shifts or leave is not taken; None when it is right."""
    if first < today:
        return Wrong("first", OVER, {"day": first.isoformat()})
    if last < first:
        return Wrong("last", ENDS_BEFORE, {"first": first.isoformat(), "last": last.isoformat()})
    days = (last - first).days + 1
    return Wrong("last", TOO_LONG, {"days": days}) if days > FARTHEST - 1 else None


def wrong_with_week(weekly: Iterable[int]) -> Wrong | None:
    """Why a weekly pattern is not taken; None when it is right."""
    return None if set(weekly) & WHOLE_WEEK else Wrong("weekly", NO_WEEKDAY)
