"""Cells to values: what people and systems write, read strictly.

What cannot be read for certain is refused with the remedy; nothing is guessed. Dates, amounts
and numbers ruined by a spreadsheet are the classics.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from rmdesk.domain.identity import clean_number, is_resident_id, read_mobile
from rmdesk.domain.money import Money, read_money
from rmdesk.exchange.grid import Cell
from rmdesk.language import N_

_EXCEL_DAY_0 = date(1899, 12, 30)  # right from 1 March 1900 on; 1900 was no leap year
_SERIALS = range(61, 109_575)  # up to 2199
_FIRST_YEAR, _LAST_YEAR, _NEVER_YEAR = 1900, 2199, 2900
_EXACT = 10**15  # a spreadsheet keeps fifteen figures and replaces the rest by zeros
_DAY = re.compile(
    r"(\d{4})(?:年(\d{1,2})月(\d{1,2})[日号]?|([-/.])(\d{1,2})\4(\d{1,2})|(\d{2})(\d{2}))"
)
_TIME = re.compile(
    r"(?:\s+|(?<=\d)T|(?<=日))\s*(?:上午|下午|AM|PM)?\s*\d{1,2}[:时].*$", re.IGNORECASE
)
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d*)?E[+-]?\d+")
_WHOLE = re.compile(r"(\d{1,15})\.0+")
_LONG_FRACTION = re.compile(r"-?\d{1,14}\.\d{3,}")
_OLD_RESIDENT = re.compile(r"\d{15}")
_OTHER_PAPER = re.compile(r"(?=.*\d)[A-Z0-9()/.]{4,30}")
_SEVERAL = re.compile(r"[/、,，;；|\n]+|\s{2,}|\s(?=1[3-9]\d{9})")
_LANDLINE = re.compile(r"(?:\+?86)?0?\d{2,3}?[\d]{7,8}(?:转\d+|X\d+)?")
_HARMLESS = re.compile(
    r"[\deE年月日号时./:,，%元万亿千¥￥()+\-~至 "
    r"〇零一二三四五六七八九十百两廿初正腊约多左右半底]{1,20}"
)
# C0 and C1 controls but for tab and line breaks, zero-width and bidirectional marks.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")

NOT_A_DAY = N_("This is not a date; write it as 2026-01-31.")
NOT_THIS_DAY = N_("{value} is not a date; write it as 2026-01-31.")
NOT_AN_AMOUNT = N_("This is not an amount; write it as 1234.56 or 12.5万.")
NOT_THIS_AMOUNT = N_("{value} is not an amount; write it as 1234.56 or 12.5万.")
NOT_A_YEAR = N_("This is not a year; write it as 1980.")
NOT_DAYS = N_("This is not a number of days; write a whole number from 1 to 999.")
PHONE_RUINED = N_(
    "A spreadsheet turned the phone number into a figure such as 1.38E+10;"
    " format the column as text and enter it again."
)
NOT_A_MOBILE = N_("This is not a mobile number: eleven digits that start with 13 to 19.")
NUMBER_RUINED = N_(
    "A spreadsheet turned the client number into a figure such as 6.0E+15;"
    " format the column as text and export it again."
)
ID_RUINED = N_(
    "A spreadsheet turned the ID number into a figure and lost its last digits;"
    " format the column as text and enter it again."
)
NOT_AN_ID = N_(
    "The ID number does not add up (18 characters, birthday, check character);"
    " compare it with the paper."
)


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
            return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
        case datetime():
            return cell.isoformat(" ", "minutes")
        case _:
            return str(cell)


def read_name(text: str) -> str:
    """A person's name; Chinese names lose the blanks that pad them."""
    if text.isalnum():
        return text
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
        case float() | int() if not isinstance(cell, bool) and cell == int(cell):
            found = _day_of_figure(int(cell))
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
    if match is None and plain.isdecimal() and int(plain) in _SERIALS and len(plain) == 5:
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
        case float() | int():
            # The spreadsheet's binary fraction stands for what was typed: round it to fen.
            exact = Decimal(repr(cell)) * unit
            if exact.is_finite() and abs(exact) <= 10**13:
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
    if text.isdecimal() and 1 <= int(text) <= 999:
        return int(text)
    raise Unreadable(NOT_DAYS)


def read_number(cell: Cell) -> str:
    """A client number as text; raises Unreadable when a spreadsheet has ruined it."""
    return _figures(cell, NUMBER_RUINED)


def read_phone(cell: Cell) -> str:
    """Any phone as written; raises Unreadable when a spreadsheet has ruined it."""
    _figures(cell, PHONE_RUINED)
    return unicodedata.normalize("NFKC", text_of(cell)).lstrip("'’‘`")


def read_mobiles(cell: Cell) -> tuple[str, str]:
    """A mobile number, and what else the cell holds: a landline or further numbers.

    The mobile is empty when the cell holds a landline only. Raises Unreadable.
    """
    figures = _figures(cell, PHONE_RUINED)
    if isinstance(cell, float) and figures.endswith("00000"):
        raise Unreadable(PHONE_RUINED)  # 1.38E+10 once saved as text, then read as a figure
    if mobile := read_mobile(figures):
        return mobile, ""
    parts = [part for part in _SEVERAL.split(text_of(cell)) if part.strip()]
    mobiles = [mobile for part in parts if (mobile := read_mobile(part))]
    others = [part for part in parts if not read_mobile(part)]
    if not all(_LANDLINE.fullmatch(clean_number(part)) for part in others):
        raise Unreadable(NOT_A_MOBILE)
    if len(others) == 1 and not mobiles and clean_number(others[0]).startswith("1"):
        raise Unreadable(NOT_A_MOBILE)  # a mobile with a figure too few or too many
    first = mobiles[0] if mobiles else ""
    return first, "、".join([*mobiles[1:], *(part.strip() for part in others)])


def read_id(cell: Cell) -> str:
    """An identity number: a resident's by GB 11643, another paper's as written.

    Raises Unreadable for numbers a spreadsheet ruined or that do not add up.
    """
    number = _figures(cell, ID_RUINED).replace("（", "(").replace("）", ")")
    if is_resident_id(number):
        return number
    if len(number) == 18 and number.endswith("000"):
        raise Unreadable(ID_RUINED)
    # So many figures are meant for a resident's number; fifteen of them are its form before 1999.
    figures = sum(character.isdecimal() for character in number)
    is_resident_like = figures >= 14 and len(number) >= 15 and not _OLD_RESIDENT.fullmatch(number)
    if is_resident_like or not _OTHER_PAPER.fullmatch(number):
        raise Unreadable(NOT_AN_ID)
    return number


def _figures(cell: Cell, ruined: str) -> str:
    if isinstance(cell, str) and cell.isascii() and cell.isdecimal():
        return cell
    if isinstance(cell, float) and (not cell.is_integer() or abs(cell) >= _EXACT):
        raise Unreadable(ruined)
    figures = clean_number(text_of(cell))
    if _SCIENTIFIC.fullmatch(figures):
        raise Unreadable(ruined)
    whole = _WHOLE.fullmatch(figures)
    return whole[1] if whole else figures


def _not(with_value: str, without: str, text: str) -> Unreadable:
    """The problem with the value in it when that is harmless: short, and no phone or ID."""
    text = text.strip()
    if _HARMLESS.fullmatch(text) and not re.search(r"\d{9}", text):
        return Unreadable(with_value, value=text)
    return Unreadable(without)
