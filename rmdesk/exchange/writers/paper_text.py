"""A paper as plain text for A4: 80 columns, 60 lines, a form feed between pages.

Only signs whose width nobody doubts are drawn with; a Chinese character takes two columns.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rmdesk.exchange.writers.cells import width, writable
from rmdesk.exchange.writers.paper import Chart, Paper, Section, Table, Words
from rmdesk.exchange.writers.paper_table_text import laid_out
from rmdesk.exchange.writers.paper_values import shown
from rmdesk.exchange.writers.text_cells import flat, padded, shortened, wrapped

COLUMNS: Final = 80
LINES: Final = 60
_NAME: Final = 22
_BAR: Final = 40
_WHOLE: Final = 14
"""A table of so many rows stays on one page."""

_INKS: Final = "#="
"""The signs of bars: of the first values of a chart, and of those beside them."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that stay on one page; with `is_glued` the next piece comes on it, too. What continues
    a table has its headings at `head`, to be repeated on a new page."""

    lines: tuple[str, ...]
    is_glued: bool = False
    head: tuple[str, ...] = ()


def text(paper: Paper) -> str:
    """The whole text; lines end as every editor understands."""
    pages = list(_pages(paper))
    closed = []
    for number, lines in enumerate(pages, 1):
        said = paper.page.format(page=number, pages=len(pages))
        foot = shortened(flat(paper.foot), COLUMNS - width(said) - 2)
        last = padded(foot, COLUMNS - width(said)) + said
        room = LINES - 2 - len(lines)
        closed.append("\r\n".join([*lines, *[""] * room, "-" * COLUMNS, last]))
    return "\r\n\f".join(closed) + "\r\n"


def _pages(paper: Paper) -> Iterator[list[str]]:
    page: list[str] = []
    room = LINES - 2
    for group in _groups(_pieces(paper)):
        count = sum(len(piece.lines) for piece in group)
        if page and len(page) + count > room:
            yield _without_blank_end(page)
            page = list(group[0].head)
        for piece in group:
            for line in piece.lines:
                if len(page) == room:  # a piece longer than a page
                    yield page
                    page = list(piece.head)
                if line or page:
                    page.append(line)
    yield _without_blank_end(page)


def _without_blank_end(page: list[str]) -> list[str]:
    while page and not page[-1]:
        page.pop()
    return page


def _groups(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces that stay together."""
    group: list[_Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.is_glued:
            yield group
            group = []
    if group:
        yield group


def _pieces(paper: Paper) -> Iterator[_Piece]:
    title = wrapped(flat(paper.title), COLUMNS)
    yield _Piece((*title, "=" * COLUMNS), is_glued=True)
    column = max((width(label) for label, _said in paper.about), default=0) + 2
    for label, said in paper.about:
        lines = wrapped(flat(said), COLUMNS - column)
        first, *others = lines
        yield _Piece(
            (padded(flat(label), column) + first, *(" " * column + line for line in others))
        )
    for section in paper.sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[_Piece]:
    name = flat(section.name)
    rule = "=" * max(COLUMNS - width(name) - 4, 0)
    yield _Piece(("", "", f"== {name} {rule}"[:COLUMNS]), is_glued=True)
    for block in section.blocks:
        if block.name != section.name:
            yield _Piece(("", *wrapped(flat(block.name), COLUMNS)), is_glued=True)
        else:
            yield _Piece(("",), is_glued=True)
        match block:
            case Words(text=said):
                lines = [line for part in writable(said).split("\n") for line in _indented(part)]
                yield _Piece(tuple(lines))
            case Table():
                yield from _table(block)


def _indented(line: str) -> Iterable[str]:
    return ("  " + part for part in wrapped(line, COLUMNS - 2))


def _table(table: Table) -> Iterator[_Piece]:
    for at, laid in enumerate(laid_out(table, COLUMNS)):
        head = (*laid.head, "-" * COLUMNS)
        yield _Piece(head if at == 0 else ("", *head), is_glued=True)
        last, was_total = len(table.rows) - 1, True
        for number, (row, lines) in enumerate(zip(table.rows, laid.rows, strict=True)):
            rule = ("-" * COLUMNS,) if row.is_total and not was_total else ()
            was_total = row.is_total
            is_glued = last < _WHOLE and number < last
            yield _Piece((*rule, *lines), is_glued=is_glued, head=head)
    if table.remark:
        said = (one for part in table.remark.splitlines() for one in _indented(flat(part)))
        yield _Piece(tuple(said))
    for chart in table.charts:
        yield _Piece(("", *_bars(table, chart)))


def _bars(table: Table, chart: Chart) -> Iterator[str]:
    """A chart as lying bars, each with its figure."""
    yield flat(chart.name)
    rows = table.rows[: chart.rows]
    amounts = [[_figure(row.values[column]) for column in chart.values] for row in rows]
    most = max((amount for line in amounts for amount in line), default=0)
    for row, line in zip(rows, amounts, strict=True):
        name = flat(shown(table.columns[chart.names].kind, row.values[chart.names]))
        for at, (column, amount) in enumerate(zip(chart.values, line, strict=True)):
            length = _length(amount, most)
            label = padded(shortened(name, _NAME), _NAME) if at == 0 else " " * _NAME
            said = flat(shown(table.columns[column].kind, row.values[column]))
            yield f"{label} |{_INKS[at % 2] * length} {said}"
    if len(chart.values) > 1:
        yield "  ".join(
            f"{_INKS[at % 2]} {flat(str(table.columns[column].heading))}"
            for at, column in enumerate(chart.values)
        )


def _length(amount: int, most: int) -> int:
    """Of what there is, something is seen."""
    return 0 if amount <= 0 or most <= 0 else max(1, (amount * _BAR + most // 2) // most)


def _figure(value: object) -> int:
    return value if isinstance(value, int) else 0
