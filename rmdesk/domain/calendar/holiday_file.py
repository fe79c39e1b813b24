"""Reading a file of public holidays, and saying what is wrong with it.

A year with something wrong in it is left out whole: half a year's holidays would be a trap.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from rmdesk.domain.calendar.holidays import Holiday, HolidayYear
from rmdesk.domain.toml_text import read_toml
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NO_FILE: Final = N_(
    "The holiday file breaks off in line {line}: look at its quotes, brackets and dates."
)
NO_YEARS: Final = N_("The file holds no year; a table begins like [2027].")
NO_YEAR: Final = N_("{said} is no year; a table begins like [2027].")
NO_HOLIDAYS: Final = N_("The year {year} names no holiday.")
NO_DAY: Final = N_("{year}, {name}: {said} is no date; write it like 2027-01-01.")
ENDS_BEFORE: Final = N_("{year}, {name}: it ends on {to}, before it begins on {since}.")
TOO_LONG: Final = N_("{year}, {name}: {days} days are too many for a holiday.")
OTHER_YEAR: Final = N_("{year}, {name}: {day} lies in another year.")
TWICE: Final = N_("{year}, {name}: {day} is off in two holidays.")
WORKED_AND_OFF: Final = N_("{year}, {name}: {day} cannot be both off and worked.")
NO_WEEKEND: Final = N_("{year}, {name}: {day} is no Saturday or Sunday; it is worked anyway.")

LONGEST: Final = 15
_SATURDAY: Final = 5
_LINE: Final = re.compile(r"line (\d+)")


@dataclass(frozen=True, slots=True)
class HolidayFile:
    """The years of a file that are whole, and what was wrong with the others."""

    years: tuple[HolidayYear, ...] = ()
    findings: tuple[Wrong, ...] = ()


def read_holidays(text: str) -> HolidayFile:
    """The years in a TOML file's `text`; a year with something wrong in it is left out whole."""
    try:
        raw = read_toml(text)
    except ValueError as error:
        # Its own sentence is English and about grammar; the line is what one looks for.
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return HolidayFile(findings=(Wrong("", NO_FILE, {"line": line}),))
    if not raw:
        return HolidayFile(findings=(Wrong("", NO_YEARS),))
    years, findings = [], []
    for said, table in raw.items():
        year, wrong = _year(said, table)
        findings += wrong
        if year is not None and not wrong:
            years.append(year)
    return HolidayFile(tuple(years), tuple(findings))


def _year(said: str, table: Any) -> tuple[HolidayYear | None, list[Wrong]]:
    if not (said.isascii() and said.isdecimal() and 1949 <= int(said) <= 2200):
        return None, [Wrong(said, NO_YEAR, {"said": said})]
    year = int(said)
    entries = table.get("holidays") if isinstance(table, dict) else None
    if not isinstance(entries, list) or not entries:
        return None, [Wrong(said, NO_HOLIDAYS, {"year": year})]
    findings: list[Wrong] = []
    holidays = [one for entry in entries if (one := _holiday(year, entry, findings)) is not None]
    findings += _contradictions(year, holidays)
    return HolidayYear(year, tuple(holidays), str(table.get("source", ""))), findings


def _holiday(year: int, entry: Any, findings: list[Wrong]) -> Holiday | None:
    said = entry if isinstance(entry, dict) else {}
    name = str(said.get("name", "")) or "?"
    first = said.get("from")
    last, worked = said.get("to", first), said.get("work", [])
    days = [first, last, *(worked if isinstance(worked, list) else [worked])]
    for day in days:
        if not isinstance(day, date) or isinstance(day, datetime):
            fields = {"year": year, "name": name, "said": "-" if day is None else str(day)}
            findings.append(Wrong(str(year), NO_DAY, fields))
            return None
    return Holiday(name, days[0], days[1], tuple(days[2:]))


def _contradictions(year: int, holidays: list[Holiday]) -> Iterator[Wrong]:
    off: set[date] = set()
    all_off = {day for one in holidays if one.first <= one.last for day in _within(one)}
    for one in holidays:
        where: dict[str, object] = {"year": year, "name": one.name}
        if one.last < one.first:
            days = {"to": one.last.isoformat(), "since": one.first.isoformat()}
            yield Wrong(str(year), ENDS_BEFORE, where | days)
            continue
        length = (one.last - one.first).days + 1
        if length > LONGEST:
            yield Wrong(str(year), TOO_LONG, where | {"days": length})
            continue
        for message, day in _of_days(year, one, off, all_off):
            yield Wrong(str(year), message, where | {"day": day.isoformat()})
        off |= set(one.days)


def _of_days(
    year: int, one: Holiday, off: set[date], all_off: set[date]
) -> Iterator[tuple[str, date]]:
    for day in (*one.days, *one.worked):
        if day.year != year and (day.year, day.month) != (year - 1, 12):
            yield OTHER_YEAR, day
    for day in one.days:
        if day in off:
            yield TWICE, day
    for day in one.worked:
        if day in all_off:
            yield WORKED_AND_OFF, day
        elif day.weekday() < _SATURDAY:
            yield NO_WEEKEND, day


def _within(one: Holiday) -> list[date]:
    """Its days, as far as a holiday may last."""
    return one.days[:LONGEST]


def holiday_text(year: HolidayYear) -> str:
    """A year as a file that `read_holidays` reads."""
    lines = [f"[{year.year}]"]
    if year.source:
        lines.append(f"source = {json.dumps(year.source, ensure_ascii=False)}")
    entries = [
        f"{{ name = {json.dumps(one.name, ensure_ascii=False)}, from = {one.first}, to = {one.last}"
        f", work = [{', '.join(map(str, one.worked))}] }}"
        for one in year.holidays
    ]
    return "\n".join([*lines, f"holidays = [{', '.join(entries)}]", ""])
