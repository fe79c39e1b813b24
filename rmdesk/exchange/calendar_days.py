"""The days across the top of a contact calendar, with or without their year."""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from rmdesk.exchange.grid import Cell
from rmdesk.exchange.values import Unreadable, read_day

_WEEKDAY = re.compile(
    r"[(\[]?(?:(?:周|星期|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?)[)\]]?"
)
_MONTH_DAY = re.compile(r"(\d{1,2})(?:月|[-/.])(\d{1,2})[日号]?")
_DAY_ONLY = re.compile(r"(\d{1,2})[日号]?")
_YEAR = re.compile(r"(20\d{2})(?:年|$|[-/.])")
_MONTH = re.compile(r"(?:^|\D)(\d{1,2})月")

MonthDay = tuple[int | None, int]


def find_days(
    rows: Sequence[Sequence[Cell]], header: int, *, title: str, today: date
) -> dict[int, date]:
    """The day of each column of the header row that is one.

    Days without a year continue from left to right; the first is the latest that is not after
    `today`, unless a title names the year. A bare day number takes the month written above it.
    Beside whole dates, days without a year are those that lie nearest to their neighbour.
    """
    days: dict[int, date] = {}
    partial: dict[int, MonthDay] = {}
    for index, cell in enumerate(rows[header]):
        found = _heading_day(cell)
        if isinstance(found, date):
            days[index] = found
        elif found is not None:
            partial[index] = found
    if days:
        return days | _near(days, partial)
    if not partial:
        return {}
    above = [title, *(str(cell) for row in rows[:header] for cell in row if isinstance(cell, str))]
    year = next((int(match[1]) for text in above if (match := _YEAR.search(_flat(text)))), None)
    months = _months_above(rows[header - 1] if header else [], above)
    dated = [
        (index, month or months(index), day) for index, (month, day) in sorted(partial.items())
    ]
    known = [(index, month, day) for index, month, day in dated if month is not None]
    return _with_years(known, year, today)


def is_weekday(cell: Cell) -> bool:
    """Whether a cell only says which day of the week it is."""
    if not isinstance(cell, str):
        return False
    word = _flat(cell)
    return word in "一二三四五六日天" or _WEEKDAY.fullmatch(word) is not None


def is_day(cell: Cell) -> bool:
    """Whether a heading is a day or part of one."""
    return _heading_day(cell) is not None


def _heading_day(cell: Cell) -> date | MonthDay | None:
    if isinstance(cell, bool) or cell == "" or cell is None:
        return None
    if isinstance(cell, float | int):
        if cell in range(1, 32):
            return None, int(cell)
    elif isinstance(cell, str):
        text = _WEEKDAY.sub("", _flat(cell))
        if match := _MONTH_DAY.fullmatch(text):
            return int(match[1]), int(match[2])
        if match := _DAY_ONLY.fullmatch(text):
            return (None, int(match[1])) if 1 <= int(match[1]) <= 31 else None
        cell = text
    try:
        return read_day(cell)
    except Unreadable:
        return None


def _months_above(row: Sequence[Cell], titles: Sequence[str]):  # type: ignore[no-untyped-def]
    """The month written above a column or left of it, else the one a title names."""
    named = {
        index: int(match[1])
        for index, cell in enumerate(row)
        if isinstance(cell, str) and (match := _MONTH.search(_flat(cell)))
    }
    fallback = next(
        (int(match[1]) for text in titles if (match := _MONTH.search(_flat(text)))), None
    )

    def month(index: int) -> int | None:
        left = [at for at in named if at <= index]
        return named[max(left)] if left else fallback

    return month


def _near(days: dict[int, date], partial: dict[int, MonthDay]) -> dict[int, date]:
    """The year, and for a bare number the month, from the nearest column with a whole date.

    Bare numbers only continue a day right beside them; anything else may be a count.
    """
    found: dict[int, date] = {}
    for index, (month, day) in sorted(partial.items()):
        known = days | found
        if month is None:
            left = known.get(index - 1)
            if left is None:
                continue
            after = left.month if day > left.day else left.month % 12 + 1
            candidates = _days_of((left.year, left.year + (after < left.month)), after, day)
            candidates = [on for on in candidates if on > left]
            neighbour = left
        else:
            neighbour = days[min((abs(at - index), at) for at in days)[1]]
            years = (neighbour.year - 1, neighbour.year, neighbour.year + 1)
            candidates = _days_of(years, month, day)
        if candidates:
            found[index] = _nearest(candidates, neighbour)
    return found


def _nearest(candidates: Sequence[date], neighbour: date) -> date:
    return min(candidates, key=lambda on: abs(on - neighbour))


def _days_of(years: Sequence[int], month: int, day: int) -> list[date]:
    found = []
    for year in years:
        with suppress(ValueError):  # a day that this year does not have
            found.append(date(year, month, day))
    return found


def _with_years(
    dated: Sequence[tuple[int, int, int]], year: int | None, today: date
) -> dict[int, date]:
    pairs = [(month, day) for _, month, day in dated]
    falls = sum(later < earlier for earlier, later in itertools.pairwise(pairs))
    order = list(dated) if falls * 2 <= len(pairs) else list(reversed(dated))
    days: dict[int, date] = {}
    previous: tuple[int, int] | None = None
    for index, month, day in order:
        if previous is None:
            year = year or (
                today.year if (month, day) <= (today.month, today.day) else today.year - 1
            )
        elif month < previous[0]:
            year = (year or today.year) + 1
        previous = month, day
        try:
            days[index] = date(year or today.year, month, day)
        except ValueError:
            continue  # 29 February in a common year: the column has no day
    return days


def _flat(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).lower()
