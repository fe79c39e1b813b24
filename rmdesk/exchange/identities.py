"""Cells that identify somebody: client numbers, phones, papers; spreadsheets ruin all of them."""

import re
import unicodedata

from rmdesk.domain.identity import clean_number, is_resident_id, read_mobile
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.values import EXACT, Unreadable, text_of
from rmdesk.language import N_

_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d*)?E[+-]?\d+")
_WHOLE = re.compile(r"(\d{1,15})\.0+")
_OLD_RESIDENT = re.compile(r"\d{15}")
_OTHER_PAPER = re.compile(r"(?=.*\d)[A-Z0-9()/.]{4,30}")
_SEVERAL = re.compile(r"[/、,，;；|\n]+|\s{2,}|\s(?=1[3-9]\d{9})")
_LANDLINE = re.compile(r"(?:\+?86)?0?\d{2,3}?[\d]{7,8}(?:转\d+|X\d+)?")

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
    if isinstance(cell, float) and (not cell.is_integer() or abs(cell) >= EXACT):
        raise Unreadable(ruined)
    figures = clean_number(text_of(cell))
    if _SCIENTIFIC.fullmatch(figures):
        raise Unreadable(ruined)
    whole = _WHOLE.fullmatch(figures)
    return whole[1] if whole else figures
