"""The values a condition compares with, as people type them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.conditions.terms import Value
from rmdesk.domain.conditions.wording import NO, YES, choice_words
from rmdesk.domain.fields import Kind, ListField
from rmdesk.domain.money import read_money
from rmdesk.domain.spoken.dates import read_when

_COUNT = re.compile(r"([+-]?\d{1,9})\s*(?:岁|天|日|次|个|%|years?|days?|times?)?")
_FROM_TO = re.compile(r"\s*(?:\.\.+|…+|到|至|(?<=[\s\d])to(?=[\s\d]))\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """Two values that were typed as a range, both included."""

    low: Value
    high: Value


def read_value(field: ListField, text: str, today: date) -> Value | None:
    """What `text` says as a value of `field`; None when it says nothing."""
    text = text.strip()
    match field.kind:
        case Kind.TEXT:
            return text or None
        case Kind.MONEY:
            return read_money(text)
        case Kind.DAY:
            when = read_when(text, today, looking=field.looking)
            return when.on if when else None
        case Kind.COUNT:
            count = _COUNT.fullmatch(text.lower())
            return int(count[1]) if count else None
        case Kind.FLAG:
            said = text.lower()
            return True if said in YES else False if said in NO else None
        case Kind.CHOICE:
            said = text.lower().replace("_", " ")
            return next((choice for choice in field.choices if said in choice_words(choice)), None)


def read_span(field: ListField, text: str, today: date) -> Span | None:
    """The range that `text` names: ``20万..50万``, ``30到40岁``, ``本月``; None when it is none."""
    if field.kind is Kind.DAY and (period := read_period(text, today)):
        return Span(*period)
    if field.kind not in (Kind.MONEY, Kind.DAY, Kind.COUNT):
        return None
    for sign in _FROM_TO.finditer(text):
        low = read_value(field, text[: sign.start()], today)
        high = read_value(field, text[sign.end() :], today)
        if low is not None and high is not None:
            return Span(low, high)
    return None


_SHIFTS: Final = {"上": -1, "last ": -1, "本": 0, "这": 0, "this ": 0, "下": 1, "next ": 1}
_PERIOD = re.compile(
    r"(?P<shift>上|本|这|下|last |this |next )(?:个)?(?P<unit>周|星期|月|季度?|week|month|quarter)"
    r"|(?P<year>去年|今年|明年|last year|this year|next year)"
    r"|(?P<single>\d{4})(?:年|-(?P<month>\d{1,2})|年(?P<moon>\d{1,2})月)"
)
_YEARS: Final = {"去": -1, "今": 0, "明": 1, "l": -1, "t": 0, "n": 1}


def read_period(text: str, today: date) -> tuple[date, date] | None:
    """The first and last day of a week, month, quarter or year by its name."""
    found = _PERIOD.fullmatch(" ".join(text.lower().split()))
    if found is None:
        return None
    if year := found["single"]:
        month = found["month"] or found["moon"]
        if not 1 <= int(year) <= 9998 or (month and not 1 <= int(month) <= 12):
            return None
        return _months(int(year), int(month), 1) if month else _months(int(year), 1, 12)
    if found["year"]:
        return _months(today.year + _YEARS[found["year"][0]], 1, 12)
    shift = _SHIFTS[found["shift"]]
    match found["unit"]:
        case "周" | "星期" | "week":
            monday = today + timedelta(days=7 * shift - today.weekday())
            return monday, monday + timedelta(days=6)
        case "月" | "month":
            return _months(today.year, today.month + shift, 1)
        case _:
            return _months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * shift, 3)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and last day of `count` months; a month beyond the year runs on."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    last_year, last_month = divmod(first.year * 12 + first.month - 2 + count, 12)
    return first, date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])
