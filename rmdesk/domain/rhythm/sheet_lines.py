"""A pasted sheet line by line: what its headings say of units and columns, and its cells."""

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

_BARE: Final = re.compile(r"[\d,]+(?:\.\d+)?")
_EMPTY: Final = {"", "-", "—", "–", "/", "无"}
_HEADINGS: Final = ("指标", "项目", "任务", "单位", "金额单位", "metric", "target")
_UNIT: Final = re.compile(r"[百千万亿]*元|[万亿]|(?<![a-z])yuan(?![a-z])")
_SAYS_YUAN: Final = re.compile(r"单位[^\d]{0,3}元|[(\[]元[)\]]")
_BRACKETED: Final = re.compile(r" ?[(\[]([千万亿]{0,2}元|[万亿]|[件笔户个次张单])[)\]]")
_AMOUNTS: Final = ("金额", "元", "万", "保费", "规模", "amount", "yuan")
_PIECES: Final = ("件", "笔", "户", "数量", "个数", "张数", "次数", "pieces", "pcs", "count")


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above lines: the unit of a bare amount, empty for 万, and in which of `width`
    cells behind the name amounts and pieces stand, where they are named."""

    unit: str = ""
    amount: int | None = None
    pieces: int | None = None
    width: int = 0

    @property
    def has_columns(self) -> bool:
        return self.amount is not None or self.pieces is not None


@dataclass(frozen=True, slots=True)
class Cells:
    """What a line says of an amount and of pieces, empty for nothing; or the `rest` as it would
    be typed, where it has no cells."""

    amount: str = ""
    pieces: str = ""
    rest: str = ""


def heading_in(text: str, above: Heading) -> Heading | None:
    """The heading that a line is, under the one `above` it; None where it is none.

    A title may say the unit and the heading below it the columns: what one leaves unsaid stays.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    has_figures = any(sign.isdigit() for sign in plain)
    says_yuan = "元" in plain or "yuan" in plain
    is_heading = not has_figures and (plain.startswith(_HEADINGS) or says_yuan)
    if not is_heading and not _SAYS_YUAN.search(plain):
        return None
    columns = [] if has_figures else _split(plain)[1:]
    amount, pieces = _column(columns, _AMOUNTS), _column(columns, _PIECES)
    unit = _unit_in("" if amount is None else columns[amount]) or _unit_in(plain)
    found = Heading(above.unit if unit is None else unit, amount, pieces, len(columns))
    if found.has_columns:
        return found
    return Heading(found.unit, above.amount, above.pieces, above.width)


def _column(columns: Sequence[str], words: Sequence[str]) -> int | None:
    said = (at for at, column in enumerate(columns) if any(word in column for word in words))
    return next(said, None)


def _unit_in(said: str) -> str | None:
    """The unit that is said, as it follows a figure; None where none is."""
    found = _UNIT.search(said)
    if found is None:
        return None
    return {"yuan": "元", "万": "", "万元": "", "亿": "亿元"}.get(found[0], found[0])


def cells_of(rest: str, heading: Heading, *, has_amount: bool = True) -> Cells:
    """The cells of what follows a metric's name: parted by tabs, by commas or semicolons where one
    follows the name, else by blanks. Bare amounts take the unit in brackets behind the name, else
    that of the heading."""
    rest = unicodedata.normalize("NFKC", rest).rstrip()
    if named := _BRACKETED.match(rest):
        rest = rest[named.end() :]
        unit = _unit_in(named[1])
        heading = heading if unit is None else replace(heading, unit=unit)
    if not has_amount:
        heading = replace(heading, unit="")
    is_parted = "\t" in rest or rest.lstrip(" ").startswith((",", ";"))
    if not is_parted and not _is_row(rest, heading):
        first, *others = rest.strip(" :").split(" ", 1)
        return _untold((first, *others), heading)
    cells = _split(f"-{rest.lstrip(' ')}" if is_parted else f"- {rest}")[1:]
    if heading.has_columns:
        amount, pieces = _at(cells, heading.amount), _at(cells, heading.pieces)
    elif len(cells) < 2 or any(map(_said, cells[2:])):
        return _untold(cells, heading)
    else:
        amount, pieces = _said(cells[0]), _said(cells[1])
    return Cells(_in_unit(amount, heading), pieces)


def _is_row(rest: str, heading: Heading) -> bool:
    """Whether a line parted by blanks stands in the columns of its heading."""
    cells = rest.split()
    has_room = heading.has_columns and len(cells) <= heading.width
    return has_room and all(_BARE.fullmatch(cell) or cell in _EMPTY for cell in cells)


def _untold(cells: Sequence[str], heading: Heading) -> Cells:
    """Cells that nothing says the meaning of, as they would be typed."""
    first, *others = map(_said, cells)
    return Cells(rest=" ".join(filter(None, (_in_unit(first, heading), *others))))


def _at(cells: Sequence[str], at: int | None) -> str:
    return "" if at is None or at >= len(cells) else _said(cells[at])


def _said(cell: str) -> str:
    said = cell.strip(" ,;")
    return "" if said in _EMPTY else said


def _in_unit(amount: str, heading: Heading) -> str:
    return amount + heading.unit if _BARE.fullmatch(amount) else amount


def _split(text: str) -> list[str]:
    for sign in ("\t", ";", ","):
        if sign in text:
            return next(csv.reader([text], delimiter=sign), [""])
    return text.split()
