"""Lunar days: from and to the days of the common calendar, 1900 to 2100, and in words."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from rmdesk.domain.calendar.lunar_years import FIRST_YEAR, NEW_YEAR, YEARS

LAST_YEAR: Final = FIRST_YEAR + len(YEARS) - 1
_PLACES: Final = 12
_MONTH_NAMES = "正二三四五六七八九十冬腊"
_FIGURES = "十一二三四五六七八九"


@dataclass(frozen=True, slots=True, order=True)
class LunarMonth:
    """A month of a lunar year; a leap month follows the ordinary one of its number."""

    year: int
    month: int
    is_leap: bool = False


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar."""

    year: int
    month: int
    day: int
    is_leap: bool = False

    @property
    def words(self) -> str:
        """As every Chinese reader says it, without the year: ``八月十五``, ``闰六月初一``."""
        return f"{self.month_words}{self.day_words}"

    @property
    def month_words(self) -> str:
        """``八月``, ``闰六月``, ``腊月``."""
        return f"{'闰' if self.is_leap else ''}{_MONTH_NAMES[self.month - 1]}月"

    @property
    def day_words(self) -> str:
        """``初一``, ``十五``, ``廿九``, ``三十``."""
        tens, ones = divmod(self.day, 10)
        if not ones:
            return ("初十", "二十", "三十")[tens - 1]
        return f"{'初十廿'[tens]}{_FIGURES[ones]}"

    @property
    def kept(self) -> str:
        """Month and day as the file keeps them: ``08-15``, in a leap month ``+06-01``."""
        return f"{'+' if self.is_leap else ''}{self.month:02d}-{self.day:02d}"


def leap_month(year: int) -> int:
    """The month that the lunar year has twice, 0 for none; raises LookupError off the table."""
    return _figure(year) >> (_PLACES + 1)


def lunar_of(day: date) -> LunarDay | None:
    """The lunar day of a day; None before 1900-01-31 and after the lunar year 2100."""
    starts, months, after = _months()
    ordinal = day.toordinal()
    if not starts[0] <= ordinal < after:
        return None
    place = bisect_right(starts, ordinal) - 1
    month = months[place]
    return LunarDay(month.year, month.month, ordinal - starts[place] + 1, month.is_leap)


def day_of(lunar: LunarDay) -> date | None:
    """The day on which a lunar day falls; None where its month or year has no such day."""
    month = LunarMonth(lunar.year, lunar.month, lunar.is_leap)
    length = month_length(month)
    if length is None or not 1 <= lunar.day <= length:
        return None
    return date.fromordinal(_starts()[month] + lunar.day - 1)


def month_length(month: LunarMonth) -> int | None:
    """29 or 30 days; None for a month that the year does not have, or off the table."""
    starts, months, after = _months()
    start = _starts().get(month)
    if start is None:
        return None
    place = bisect_right(starts, start)
    return (starts[place] if place < len(months) else after) - start


def read_kept(kept: str) -> tuple[int, int, bool]:
    """Month, day, and whether in a leap month, of a day as the file keeps it.

    Raises ValueError for anything else.
    """
    month, _dash, day = kept.removeprefix("+").partition("-")
    return int(month), int(day), kept.startswith("+")


def days_kept(kept: str, year: int, *, also_in_leap_month: bool = False) -> list[date]:
    """The days in the lunar `year` on which a day as the file keeps it is celebrated.

    The 30th of a short month is kept on the 29th; a day of a leap month in the ordinary month, and
    in the leap month, too, where that is wanted and the year has it. None off the table.
    """
    month, day, is_leap = read_kept(kept)
    months = [LunarMonth(year, month)]
    try:
        doubled = leap_month(year)
    except LookupError:
        return []
    if is_leap and also_in_leap_month and doubled == month:
        months.append(LunarMonth(year, month, is_leap=True))
    found = [_in_month(one, day) for one in months]
    return [on for on in found if on is not None]


def _in_month(month: LunarMonth, day: int) -> date | None:
    length = month_length(month)
    if length is None:
        return None
    return day_of(LunarDay(month.year, month.month, min(day, length), month.is_leap))


def _figure(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise LookupError(year)
    return YEARS[year - FIRST_YEAR]


def _month_lengths(year: int) -> Iterator[tuple[LunarMonth, int]]:
    """The months of a year in their order, each with its days."""
    figure, doubled = _figure(year), leap_month(year)
    order = [LunarMonth(year, number) for number in range(1, 13)]
    if doubled:
        order.insert(doubled, LunarMonth(year, doubled, is_leap=True))
    for place, month in enumerate(order):
        yield month, 29 + (figure >> (_PLACES - place) & 1)


@cache
def _months() -> tuple[list[int], list[LunarMonth], int]:
    """The first day of every month as an ordinal, the months, and the day after the last."""
    starts, months = [], []
    ordinal = date(*NEW_YEAR).toordinal()
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for month, length in _month_lengths(year):
            starts.append(ordinal)
            months.append(month)
            ordinal += length
    return starts, months, ordinal


@cache
def _starts() -> dict[LunarMonth, int]:
    starts, months, _after = _months()
    return dict(zip(months, starts, strict=True))
