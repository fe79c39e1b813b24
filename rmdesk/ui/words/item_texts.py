"""Items of the file in words: as they are shown, as they are typed, and how old they are.

What `typed` writes `read` understands again: it stands in the field before it is changed.
"""

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.file.entries import Entry
from rmdesk.domain.file.field import FileField, FileKind
from rmdesk.domain.file.hours import Hours, clock
from rmdesk.domain.file.keeping import kept
from rmdesk.domain.file.unreadable import NoChoice
from rmdesk.domain.file.values import Yearly, read_value
from rmdesk.domain.money import Money
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.words.labels import label

_PHONES: Final = {FileKind.MOBILE, FileKind.PHONE}
_SEPARATORS = re.compile(r"[\s,，、;；]+")
_DAY_MINUTES = 24 * 60
_MONDAY = date(2024, 1, 1)


def shown(entry: Entry, *, reveals: bool = False) -> str:
    """The value as it may be read over a shoulder; `reveals` shows a number in full."""
    if not entry.is_known:
        return ""
    number = str(entry.value)
    if entry.field.kind in _PHONES and not reveals:
        return formats.phone(number)
    if entry.field.kind is FileKind.IDENTITY and not reveals:
        return formats.identity(number)
    if isinstance(entry.value, Money):
        return _("{amount} 万").format(amount=formats.money_wan(entry.value))
    if isinstance(entry.value, Yearly):
        amount = formats.money_wan(entry.value.amount)
        return _("{year}: {amount} 万").format(year=entry.value.year, amount=amount)
    if entry.field.kind is FileKind.MONTH_AHEAD and isinstance(entry.value, date):
        return f"{entry.value:%Y-%m}"
    if entry.field.kind is FileKind.LUNAR_DAY:
        return lunar_day(number)
    return typed(entry.value)


def typed(value: object) -> str:
    """A value as a person would type it."""
    match value:
        case None:
            return ""
        case bool():
            return _("yes") if value else _("no")
        case StrEnum():
            return label(value)
        case date():
            return value.isoformat()
        case Money():
            return formats.money_typed(value)
        case Yearly():
            return f"{value.year} {formats.money_typed(value.amount)}"
        case tuple():
            return "; ".join(map(_one_of_several, value))
        case _:
            return str(value)


def told(value: object) -> str:
    """The same where it is only read."""
    match value:
        case Money():
            return formats.money_full(value)
        case Yearly():
            return f"{value.year} {formats.money_full(value.amount)}"
        case _:
            return typed(value)


def _one_of_several(value: object) -> str:
    return hours_text(value) if isinstance(value, Hours) else typed(value)


def hours_text(hours: Hours) -> str:
    """``周一-周五 09:00-17:00``; without the days where it is every day, without the hours where it
    is all day."""
    days = [formats.weekday(_MONDAY.replace(day=day)) for day in (hours.first, hours.last)]
    day = days[0] if hours.first == hours.last else "-".join(days)
    is_every_day = (hours.first, hours.last) == (1, 7)
    is_all_day = (hours.start, hours.end) == (0, _DAY_MINUTES)
    span = f"{clock(hours.start)}-{clock(hours.end)}"
    if is_every_day:
        return span
    return day if is_all_day else f"{day} {span}"


def lunar_day(kept_day: str) -> str:
    """``农历8月15日`` for ``08-15``; a leap month says so."""
    month, day = map(int, kept_day.removeprefix("+").split("-"))
    if kept_day.startswith("+"):
        return _("lunar leap month {month}, day {day}").format(month=month, day=day)
    return _("lunar month {month}, day {day}").format(month=month, day=day)


def read(field: FileField, text: str, today: date) -> object:
    """What was typed: a choice by its number, its word or its code. Raises `Unreadable`."""
    if not field.choices or not text.strip():
        return read_value(field, text, today)
    words = _SEPARATORS.split(text.strip()) if field.kind is FileKind.CHOICES else [text]
    codes = [_code(field, word) for word in words if word]
    return read_value(field, " ".join(codes), today)


def _code(field: FileField, word: str) -> str:
    said = word.strip().lower()
    by_number = {str(number): choice for number, choice in enumerate(field.choices, 1)}
    by_word = {label(choice).lower(): choice for choice in field.choices}
    known = by_number.get(said) or by_word.get(said)
    if known is None and said.isdecimal():
        raise NoChoice
    return known.value if known else said


def options(field: FileField) -> Sequence[str]:
    """What can be chosen, each with its number."""
    return [f"{number} {label(choice)}" for number, choice in enumerate(field.choices, 1)]


def reading(field: FileField, text: str, value: object) -> str:
    """How what was typed is understood; empty where it stands as it is."""
    understood = told(value)
    if isinstance(value, str) and kept(value) == text.strip():
        return ""
    if field.kind is FileKind.LUNAR_DAY and isinstance(value, str):
        return f"= {lunar_day(value)}"
    if field.kind is FileKind.MONTH_AHEAD and isinstance(value, date):
        return f"= {value:%Y-%m}"
    return f"= {understood}" if understood != text.strip() else ""


def age(days: int) -> str:
    """How old a figure is: ``12 d``, ``8 months``, ``3 years``."""
    if days < 60:
        return _("{days} d old").format(days=days)
    if days < 730:
        return _("{months} months old").format(months=days // 30)
    return _("{years} years old").format(years=days // 365)


def provenance(entry: Entry, today: date) -> tuple[str, str]:
    """Since when, as of when and by whom a value is known, and the style of that line."""
    parts = []
    if entry.as_of:
        parts.append(_("as of {day}").format(day=entry.as_of.isoformat()))
    elif entry.known_since:
        parts.append(_("known since {day}").format(day=entry.known_since.isoformat()))
    days = entry.days_old(today)
    if days is not None:
        parts.append(age(days))
    if entry.source:
        parts.append(entry.source)
    if entry.is_old(today):
        return f"{formats.alarm_sign()} " + "  ".join(parts), "warning"
    return "  ".join(parts), "muted"
