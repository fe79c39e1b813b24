"""Reading what is typed for an item of the file, and keeping it as a text.

A value is what the domain knows: text, a day, Money, a number, truth, a member of the item's
choices, or several. None and the empty text are "not known". Columns of the client hold the value
itself, details its `kept` text, which no language or unit can change.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from rmdesk.domain.file.field import FileField, FileKind
from rmdesk.domain.file.hours import read_hours
from rmdesk.domain.file.lunar_days import read_lunar_day
from rmdesk.domain.file.unreadable import (
    FutureDate,
    NameMissing,
    NoAmount,
    NoChoice,
    NoCount,
    NoDate,
    NoDays,
    NoEmail,
    NoHours,
    NoIdentity,
    NoLunarDay,
    NoMobile,
    NoMonth,
    NoMonths,
    NoName,
    NoPhone,
    NoSex,
    NoYearlyAmount,
    NoYesOrNo,
    TooLong,
    TooLongAgo,
    Unreadable,
    YearToCome,
)
from rmdesk.domain.identity import Sex, clean_number, is_resident_id, read_mobile
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.names import could_be_name
from rmdesk.domain.spoken.dates import read_when

LONGEST_WISH: Final = 366
MOST_MONTHS: Final = 24
"""From one asset review to the next."""
MOST_COUNTED: Final = 100_000
LONGEST_TEXT: Final = 2_000
_OLDEST_YEARS = 120
_PHONE = re.compile(r"\+?[\d()]{3,24}((转|分机|EXT\.?|X|#|,)\d{1,6})?")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_MONTH = re.compile(r"(\d{4})\s*(?:[-./]|年)\s*(\d{1,2})\s*月?")
_YEARLY = re.compile(r"(?P<year>(?:19|20)\d\d)\s*年?(?:\s*[:：,，]\s*|\s+|(?<=年))(?P<amount>.+)")
_SEXES = {"f": Sex.FEMALE, "female": Sex.FEMALE, "女": Sex.FEMALE} | {
    **dict.fromkeys(("m", "male", "男"), Sex.MALE),
}
_TRUTHS = dict.fromkeys(("y", "yes", "是", "1", "有"), True) | dict.fromkeys(
    ("n", "no", "否", "0", "无"), False
)


@dataclass(frozen=True, slots=True)
class Yearly:
    """What one year brought or cost."""

    year: int
    amount: Money


def read_value(field: FileField, text: str, today: date) -> object:
    """The value that was typed; raises the `Unreadable` that says what would be one.

    Nothing typed is None, or the empty text where the item is a text.
    """
    plain = " ".join(text.split()) if field.id != "note" else text.strip()
    if len(plain) > LONGEST_TEXT:
        raise TooLong(most=LONGEST_TEXT)
    if not plain:
        if field.kind is FileKind.NAME:
            raise NameMissing
        return "" if field.kind in _TEXTS else None
    if field.kind in _READERS:
        return _READERS[field.kind](plain)
    if field.kind in _DATED_READERS:
        return _DATED_READERS[field.kind](plain, today)
    if field.kind is FileKind.CHOICES:
        return tuple(_choice(field, word) for word in plain.split())
    return _choice(field, plain)


def _choice(field: FileField, text: str) -> StrEnum:
    if Sex.FEMALE in field.choices:
        if (sex := _SEXES.get(text.lower())) is None:
            raise NoSex
        return sex
    for choice in field.choices:
        if choice.value == text.lower():
            return choice
    raise NoChoice


def read_client_name(text: str) -> str:
    """A client's name as typed; raises NameMissing or NoName."""
    if not text.strip():
        raise NameMissing
    if not could_be_name(text):
        raise NoName
    return text.strip()


def _mobile(text: str) -> object:
    if (digits := read_mobile(text)) is None:
        raise NoMobile
    return digits


def _phone(text: str) -> object:
    number = clean_number(text)
    if not _PHONE.fullmatch(number):
        raise NoPhone
    return number


def _email(text: str) -> object:
    address = unicodedata.normalize("NFKC", text).strip()
    if not _EMAIL.fullmatch(address):
        raise NoEmail
    return address


def _identity(text: str) -> object:
    number = clean_number(text)
    # Only resident identity numbers have 18 characters; other papers are taken as they are.
    if len(number) == 18 and not is_resident_id(number):
        raise NoIdentity
    return number


def read_past_day(text: str, today: date) -> date:
    """A day up to today; raises NoDate, FutureDate or TooLongAgo."""
    when = read_when(text, today, looking="back")
    if when is None:
        raise NoDate
    if when.on > today:
        raise FutureDate
    if today.year - when.on.year > _OLDEST_YEARS:
        raise TooLongAgo(years=_OLDEST_YEARS)
    return when.on


def _month_ahead(text: str, today: date) -> object:
    if match := _MONTH.fullmatch(unicodedata.normalize("NFKC", text)):
        try:
            on = date(int(match[1]), int(match[2]), 1)
        except ValueError as error:
            raise NoMonth from error
    elif when := read_when(text, today):
        on = when.on
    else:
        raise NoMonth
    if (on.year, on.month) < (today.year, today.month):
        raise NoMonth
    return on


def _lunar_day(text: str) -> object:
    if (kept := read_lunar_day(text)) is None:
        raise NoLunarDay
    return kept


def _amount(text: str) -> object:
    amount = read_money(text)
    if amount is None or amount.fen < 0:
        raise NoAmount
    return amount


def _yearly(text: str, today: date) -> object:
    """``2025 30万``; a bare amount is said of the last full year."""
    match = _YEARLY.fullmatch(unicodedata.normalize("NFKC", text))
    year = int(match["year"]) if match else today.year - 1
    amount = read_money(match["amount"] if match else text)
    if amount is None or amount.fen < 0:
        raise NoYearlyAmount
    if year > today.year:
        raise YearToCome
    return Yearly(year, amount)


def _figure(text: str) -> str:
    """`text` half-width, without separators; a minus stays, since it makes the figure wrong."""
    return re.sub(r"[\s,，]", "", unicodedata.normalize("NFKC", text))


def _wish(most: int, refusal: type[Unreadable], text: str) -> object:
    figure = _figure(text)
    if not figure.isdecimal() or not 1 <= int(figure) <= most:
        raise refusal(most=most)
    return int(figure)


def _count(text: str) -> object:
    figure = _figure(text)
    if not figure.isdecimal() or int(figure) > MOST_COUNTED:
        raise NoCount(most=MOST_COUNTED)
    return int(figure)


def _flag(text: str) -> object:
    if (truth := _TRUTHS.get(text.lower())) is None:
        raise NoYesOrNo
    return truth


def _hours(text: str) -> object:
    hours = read_hours(text)
    if hours is None:
        raise NoHours
    return hours


_READERS: Final[dict[FileKind, Callable[[str], object]]] = {
    FileKind.TEXT: str,
    FileKind.NAME: read_client_name,
    FileKind.NUMBER: clean_number,
    FileKind.MOBILE: _mobile,
    FileKind.PHONE: _phone,
    FileKind.EMAIL: _email,
    FileKind.IDENTITY: _identity,
    FileKind.LUNAR_DAY: _lunar_day,
    FileKind.COUNT: _count,
    FileKind.DAYS: partial(_wish, LONGEST_WISH, NoDays),
    FileKind.MONTHS: partial(_wish, MOST_MONTHS, NoMonths),
    FileKind.MONEY: _amount,
    FileKind.FLAG: _flag,
    FileKind.HOURS: _hours,
}
_DATED_READERS: Final[dict[FileKind, Callable[[str, date], object]]] = {
    FileKind.PAST_DAY: read_past_day,
    FileKind.MONTH_AHEAD: _month_ahead,
    FileKind.YEARLY: _yearly,
}
_TEXTS: Final = {
    *(FileKind.TEXT, FileKind.NUMBER, FileKind.MOBILE, FileKind.PHONE, FileKind.EMAIL),
    FileKind.IDENTITY,
}
"""Kinds whose empty value in the client's own table is the empty text."""
