"""Cells to values: what people and systems write, read strictly.

What cannot be read for certain is refused with the remedy; nothing is guessed. Dates, amounts
are the classics; numbers that identify somebody are read by `identities`.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from rmdesk.domain.money import Money, read_money
from rmdesk.domain.names import could_be_name
from rmdesk.domain.spoken.terms import read_term
from rmdesk.domain.unseen import HIDDEN
from rmdesk.domain.valuation import read_parts
from rmdesk.exchange.grid import Cell
from rmdesk.language import N_

_EXCEL_DAY_0 = date(1899, 12, 30)  # right from 1 March 1900 on; 1900 was no leap year
_SERIALS = range(61, 109_575)  # up to 2199
_FIRST_YEAR, _LAST_YEAR, _NEVER_YEAR = 1900, 2199, 2900
_LARGEST = 10**13  # yuan
EXACT = 10**15  # a spreadsheet keeps fifteen figures and replaces the rest by zeros
_DAY = re.compile(
    r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-/.])(\d{1,2})\4(\d{1,2})|(\d{2})(\d{2}))"
)
_TIME = re.compile(
    r"(?:\s+|(?<=\d)T|(?<=日))\s*(?:上午|下午|AM|PM)?\s*\d{1,2}[:时].*$", re.IGNORECASE
)
_LONG_FRACTION = re.compile(r"-?\d{1,14}\.\d{3,}")
_HARMLESS = re.compile(
    r"[\deE年月日号时./:,，%元万亿千¥￥()+\-~至 "
    r"〇零一二三四五六七八九十百两廿初正腊约多左右半底]{1,20}"
)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")

NOT_A_DAY = N_("This is not a date; write it as 2026-01-31.")
NOT_THIS_DAY = N_("{value} is not a date; write it as 2026-01-31.")
NOT_AN_AMOUNT = N_("This is not an amount; write it as 1234.56 or 12.5万.")
NOT_THIS_AMOUNT = N_("{value} is not an amount; write it as 1234.56 or 12.5万.")
NOT_A_YEAR = N_("This is not a year; write it as 1980.")
NO_NAME = N_(
    "This is a number or a sign and not a name. Perhaps two columns are swapped: say what each"
    " column holds, or enter the name."
)
NOT_A_NET_VALUE = N_("This is not a net value; write it as 1.0342.")
NOT_THIS_NET_VALUE = N_("{value} is not a net value; write it as 1.0342.")
NOT_A_TERM = N_("This is not a term; write it as 90天 or 1年.")
NOT_THIS_TERM = N_("{value} is not a term; write it as 90天 or 1年.")
_OPEN_ENDED = ("无固定", "不定期", "开放", "长期", "永续", "open")
NOT_DAYS = N_("This is not a number of days; write a whole number from 1 to 999.")


TOO_LONG = N_("The cell holds more text than a spreadsheet keeps; shorten it.")
DAMAGED = N_(
    "Characters of this cell were lost when the file was written or its encoding was chosen;"
    " enter it again or choose another encoding."
)
LONGEST = 32_767
"""Characters that a spreadsheet keeps in a cell."""


class Unreadable(Exception):
    """A cell that must not be taken as it stands: message id and parameters of the problem."""

    def __init__(self, message: str, **parameters: object) -> None:
        super().__init__(message)
        self.message = message
        self.parameters = parameters


def text_of(cell: Cell) -> str:
    """A cell as text, without hidden characters and outer blanks; whole figures without ``.0``."""
    match cell:
        case str() if cell.isprintable():
            return cell.strip()
        case str():
            return HIDDEN.sub("", cell.replace("\r\n", "\n").replace("\r", "\n")).strip()
        case bool():
            return "1" if cell else "0"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT else repr(cell)
        case datetime():
            return cell.isoformat(" ", "minutes")
        case _:
            return str(cell)


def damage_of(text: str) -> str:
    """What is wrong with text as such: it is longer than a cell, or parts of it were lost."""
    if len(text) > LONGEST:
        return TOO_LONG
    return DAMAGED if "\ufffd" in text else ""


def read_name(text: str) -> str:
    """A person's name; Chinese names lose the blanks that pad them. Raises Unreadable."""
    if text.isalpha():
        return text
    if not could_be_name(text):
        raise Unreadable(NO_NAME)
    return "".join(text.split()) if _HAN.search(text) else " ".join(text.split())


def read_day(cell: Cell) -> date | None:
    """A day in any usual form, a spreadsheet's serial number or 20260131.

    None for 9999-12-31 and its like, which systems write for "no end". Raises Unreadable.
    """
    match cell:
        case datetime():
            found = cell.date()
        case date():
            found = cell
        case "":
            raise Unreadable(NOT_A_DAY)
        case float() if cell.is_integer():
            found = _day_of_figure(int(cell))
        case int() if not isinstance(cell, bool):
            found = _day_of_figure(cell)
        case str():
            found = _day_of_text(cell)
        case _:
            raise Unreadable(NOT_A_DAY)
    if found.year >= _NEVER_YEAR:
        return None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        raise Unreadable(NOT_THIS_DAY, value=found.isoformat())
    return found


def _day_of_figure(figure: int) -> date:
    if figure in _SERIALS:
        return _EXCEL_DAY_0 + timedelta(days=figure)
    return _day_of_text(str(figure))


def _day_of_text(text: str) -> date:
    halved = unicodedata.normalize("NFKC", text).strip().lstrip("'’‘`")
    plain = re.sub(r"\s", "", _TIME.sub("", halved))
    match = _DAY.fullmatch(plain)
    if match is None and len(plain) == 5 and plain.isdecimal() and int(plain) in _SERIALS:
        return _EXCEL_DAY_0 + timedelta(days=int(plain))
    if match is None:
        raise _not(NOT_THIS_DAY, NOT_A_DAY, text)
    year, month_a, day_a, _, month_b, day_b, month_c, day_c = match.groups()
    try:
        return date(int(year), int(month_a or month_b or month_c), int(day_a or day_b or day_c))
    except ValueError as error:
        raise _not(NOT_THIS_DAY, NOT_A_DAY, text) from error


def read_amount(cell: Cell, unit: int) -> int:
    """An amount in fen; a bare figure counts `unit` yuan. Raises Unreadable."""
    match cell:
        case bool():
            pass
        case float() if cell.is_integer() and abs(cell) * unit <= _LARGEST:
            return int(cell) * unit * 100
        case float() | int():
            # The spreadsheet's binary fraction stands for what was typed: round it to fen.
            exact = Decimal(repr(cell)) * unit
            if exact.is_finite() and abs(exact) <= _LARGEST:
                return Money.of_yuan(exact.quantize(Decimal("0.0001"), ROUND_HALF_UP)).fen
        case str():
            plain = unicodedata.normalize("NFKC", cell).strip().replace(",", "").lstrip("'’‘`")
            if _LONG_FRACTION.fullmatch(plain):
                return read_amount(float(plain), unit)
            if (money := read_money(cell.strip().lstrip("'’‘`"), unit=unit)) is not None:
                return money.fen
    raise _not(NOT_THIS_AMOUNT, NOT_AN_AMOUNT, text_of(cell))


def read_year(cell: Cell) -> int:
    """A year, or that of a whole date. Raises Unreadable."""
    if isinstance(cell, date):
        return cell.year
    text = unicodedata.normalize("NFKC", text_of(cell)).removesuffix("年").strip()
    if text.isdecimal() and len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    try:
        day = _day_of_text(text)
    except Unreadable as error:
        raise Unreadable(NOT_A_YEAR) from error
    return day.year


def read_days(cell: Cell) -> int:
    """A number of days from 1 to 999. Raises Unreadable."""
    text = unicodedata.normalize("NFKC", text_of(cell)).removesuffix("天").strip()
    if text.isdecimal() and len(text) <= 3 and int(text) >= 1:
        return int(text)
    raise Unreadable(NOT_DAYS)


def read_net_value(cell: Cell) -> int:
    """A net value in 1/10,000 yuan. Raises Unreadable."""
    value = read_parts(unicodedata.normalize("NFKC", text_of(cell)).lstrip("'’‘`¥"))
    if value is None or value <= 0:
        raise _not(NOT_THIS_NET_VALUE, NOT_A_NET_VALUE, text_of(cell))
    return value


def read_term_days(cell: Cell) -> int | None:
    """A term, in days when bare; None for an open-ended one. Raises Unreadable."""
    text = unicodedata.normalize("NFKC", text_of(cell)).strip()
    if any(word in text for word in _OPEN_ENDED):
        return None
    term = read_term(f"{text}天" if text.isdecimal() else text)
    if term is None or not term.is_positive:
        raise _not(NOT_THIS_TERM, NOT_A_TERM, text)
    return term.days


def _not(with_value: str, without: str, text: str) -> Unreadable:
    """The problem with the value in it when that is harmless: short, and no phone or ID."""
    text = text.strip()
    if _HARMLESS.fullmatch(text) and not re.search(r"\d{9}", text):
        return Unreadable(with_value, value=text)
    return Unreadable(without)
