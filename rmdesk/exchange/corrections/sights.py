"""What a person is shown of a sheet: its first rows as text, and how it was understood."""

from collections.abc import Sequence

from rmdesk.exchange.calendar.sheet import CalendarLayout
from rmdesk.exchange.columns import SheetKind, plain
from rmdesk.exchange.grid import Cell, Grid
from rmdesk.exchange.headings.finding import TableLayout, short
from rmdesk.exchange.layouts import LONGEST, How, LaidColumn, Layout, Look, fingerprint_at
from rmdesk.exchange.values import text_of

COLUMNS = 300
"""Columns that a look shows; calendars of half a year fit."""

_HEADING_LENGTH = 40


def told(found: TableLayout | CalendarLayout, sheet: str, rows: Sequence[Sequence[Cell]]) -> Layout:
    """The layout as a person sees it; `rows` are those the fingerprint goes by."""
    if isinstance(found, CalendarLayout):
        kind, heads = SheetKind.CALENDAR, found.heads
        unread: list[LaidColumn] = []
    else:
        kind, heads = found.kind, found.heads
        unread = [
            LaidColumn(index=heading.at, heading=short(heading.text), field=None, how=how)
            for how, headings in ((How.UNKNOWN, found.unknown), (How.NEVER, found.dropped))
            for heading in headings
        ]
    read = [
        LaidColumn(
            index=placed.index,
            heading=placed.heading,
            field=placed.column.field,
            how=placed.how,
            unit=placed.unit,
        )
        for placed in found.columns
    ]
    return Layout(
        kind=kind,
        header=found.header + 1,
        columns=tuple(sorted((*read, *unread), key=lambda column: column.index)),
        fingerprint=fingerprint_at(sheet, rows, heads),
        is_own=isinstance(found, TableLayout) and found.is_own,
    )


def look_at(
    file: str,
    grid: Grid,
    head: Sequence[Sequence[Cell]],
    layout: Layout | None,
    encodings: tuple[str, ...],
    *,
    never: Sequence[str],
) -> Look:
    """The first rows without what must never be stored: such a column shows its heading only."""
    hidden: set[int] = set()
    return Look(
        file=file,
        sheet=grid.name,
        order=grid.order,
        rows=tuple(_shown(row, hidden, never) for row in head),
        left=grid.left,
        encodings=encodings or ((grid.encoding,) if grid.encoding else ()),
        as_found=tuple(_shown(row, hidden, never) for row in grid.as_found),
        layout=layout,
    )


def _shown(row: Sequence[Cell], hidden: set[int], never: Sequence[str]) -> tuple[str, ...]:
    cells = []
    for index, cell in enumerate(row[:COLUMNS]):
        text = "" if index in hidden else text_of(cell)[:LONGEST]
        if text and len(text) <= _HEADING_LENGTH and not text.isdecimal():
            name = plain(text)
            if any(word in name for word in never):
                hidden.add(index)
        cells.append(text)
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)
