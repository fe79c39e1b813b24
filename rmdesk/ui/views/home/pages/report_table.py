"""A table of a report on the screen: columns as wide as they need, words cut where there is no
room, headings in as many lines as they take. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.reports.told import Figures, Told
from rmdesk.domain.money import Money
from rmdesk.domain.shares import whole_percent
from rmdesk.exchange.writers.outline import Column, Kind, Value
from rmdesk.exchange.writers.paper_values import FIGURES, shown
from rmdesk.exchange.writers.text_cells import wrapped
from rmdesk.ui import formats
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.wrapping import wrap

_GAPS: Final = (2, 1)
"""Blanks between columns: the first where there is room for it."""

_HEADING: Final = 8
"""A heading over figures is written in lines of so many cells, where its words allow."""

_NARROWEST: Final = 6
_INDENT: Final = 2


@dataclass(frozen=True, slots=True)
class At:
    """A row of a report, by the places of its part, block and row."""

    part: int
    block: int
    row: int


def items(block: Figures, width: int, place: tuple[int, int]) -> list[Item]:
    """The heading, the rows and the remark of a table; rows that open something can be stood on."""
    made: list[Item] = []
    if block.rows:
        texts = [[_text(*pair) for pair in _cells(block, row)] for row in block.rows]
        widths = _widths(block.columns, texts, width)
        apart = next((gap for gap in _GAPS if sum(widths) + gap * len(widths) <= width), _GAPS[-1])
        made.append(_heading(block.columns, widths, width, apart))
        for at, (row, said) in enumerate(zip(block.rows, texts, strict=True)):
            style = "strong" if row.is_total else ""
            painted = _row(_aligned(block.columns, widths, said, style), width, apart)
            opens = bool(row.clients) or row.leads is not None
            made.append(Row([painted], At(*place, at)) if opens else [painted])
    if block.remark:
        made.append(words(block.remark, width))
    return made


def words(said: str, width: int) -> list[Line]:
    """Sentences below a table, or a text of their own."""
    room = max(width - _INDENT, 1)
    lines = [one for part in said.splitlines() for one in wrap(part, room)]
    return [line(Cell("", _INDENT), Cell(one, room, "muted")) for one in lines]


def _cells(block: Figures, row: Told) -> list[tuple[Kind, Value]]:
    return [(column.kind, value) for column, value in zip(block.columns, row.values, strict=True)]


def _text(kind: Kind, value: Value) -> str:
    """As on every screen: amounts are stars while someone is beside."""
    if isinstance(value, int) and kind in (Kind.WAN, Kind.WAN_CHANGE):
        said = formats.money_wan(Money(value))
        has_sign = kind is Kind.WAN_CHANGE and value >= 5_000 and not said.startswith("*")
        return f"+{said}" if has_sign else said
    if isinstance(value, int) and kind is Kind.SHARE:
        return f"{whole_percent(value):,} %"  # hundredths are for the paper
    return formats.clean(shown(kind, value))


def _widths(columns: Sequence[Column], texts: Sequence[Sequence[str]], width: int) -> list[int]:
    """What each column takes: headings in one line where there is room, else in several; then
    words give way to figures."""
    values = [max(formats.cells(said[at]) for said in texts) for at in range(len(columns))]
    for needs in (_whole, _broken):
        widths = [max(wide, needs(column)) for wide, column in zip(values, columns, strict=True)]
        if sum(widths) + _GAPS[0] * len(widths) <= width:
            return widths
    spare = width - sum(widths) - _GAPS[-1] * (len(widths) - 1)
    while spare < 0:
        wide = [
            at
            for at, column in enumerate(columns)
            if column.kind is Kind.TEXT and widths[at] > _NARROWEST
        ]
        if not wide:
            break
        widest = max(wide, key=widths.__getitem__)
        widths[widest] -= 1
        spare += 1
    return widths


def _whole(column: Column) -> int:
    return formats.cells(str(column.heading))


def _broken(column: Column) -> int:
    """Over figures no word is broken; Chinese, which has no blanks, in lines of a few cells."""
    if column.kind not in FIGURES:
        return _whole(column)
    parts = str(column.heading).split() or [""]
    return max(
        formats.cells(part) if part.isascii() else min(formats.cells(part), _HEADING)
        for part in parts
    )


def _heading(
    columns: Sequence[Column], widths: Sequence[int], width: int, apart: int
) -> list[Line]:
    broken = [
        wrapped(str(column.heading), wide) for column, wide in zip(columns, widths, strict=True)
    ]
    lines = max(map(len, broken))
    above = [[*([""] * (lines - len(one))), *one] for one in broken]
    return [
        _row(_aligned(columns, widths, [one[at] for one in above], "heading"), width, apart)
        for at in range(lines)
    ]


def _row(cells: Sequence[Cell], width: int, apart: int) -> Line:
    """The cells side by side, and blanks up to the whole width."""
    taken = sum(cell.width for cell in cells) + apart * (len(cells) - 1)
    return [*line(*cells, gap=apart), Span(" " * (width - taken))]


def _aligned(
    columns: Sequence[Column], widths: Sequence[int], said: Sequence[str], style: str
) -> list[Cell]:
    return [
        Cell(text, wide, style, "right" if column.kind in FIGURES else "left")
        for column, wide, text in zip(columns, widths, said, strict=True)
    ]
