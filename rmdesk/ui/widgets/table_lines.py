"""A table whose columns are declared: rows of any kind, painted line by line."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from textual import events
from textual.message import Message
from textual.reactive import var

from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.formats import Align
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Cell, Line, Span, line

Row = TypeVar("Row")

_GAP = 1


def _plain(_row: Any, _today: date) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column; `title` is a message id, `style` one of the styles of `lines`.

    `key` orders by the column (None comes last either way); without it the text does. The column
    shows on screens from `least` cells on. What is left over goes to headings that are cut short,
    then to the columns that `grow`, up to `most` cells where there is a most. A column that is
    `drawn` for a width has no text of its own.
    """

    title: str
    text: Callable[[Row, date], str]
    width: int
    style: Callable[[Row, date], str] = _plain
    align: Align = "left"
    key: Callable[[Row], Any] | None = None
    least: int = 0
    grows: bool = False
    most: int | None = None
    drawn: Callable[[Row, int], Sequence[Span]] | None = None


class _Placed(NamedTuple):
    place: int
    start: int
    width: int


class TableLines(LineList):
    """Shows `rows` by `columns`; the cursor is a row and a column."""

    class Ordered(Message):
        """The heading of the column at `place` was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    has_cells = True
    column: var[int] = var(0)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[Any] = ()
        self.columns: Sequence[Column[Any]] = ()
        self.order: tuple[int, bool] | None = None
        """The place of the column it is ordered by, and whether downwards."""
        self._today = date.min
        self._is_marked: Callable[[Any], bool] = lambda row: False

    def show(
        self,
        rows: Sequence[Any],
        columns: Sequence[Column[Any]],
        *,
        today: date,
        is_marked: Callable[[Any], bool],
        cursor: int = 0,
    ) -> None:
        """Show other rows, swapped at once, the cursor on row `cursor`."""
        self.rows, self.columns, self._today = rows, columns, today
        self._is_marked = is_marked
        self.column = max(0, min(self.column, len(columns) - 1))
        self.rows_changed(cursor=cursor)

    @property
    def row(self) -> Any | None:
        """The row under the cursor, None where there are none."""
        return self.rows[self.cursor] if len(self.rows) else None

    def shown_widths(self) -> list[int]:
        """How wide the columns on the screen are, from the left."""
        return [shown.width for shown in self._placed(self.row_width)]

    def move_to_column(self, step: int) -> None:
        """One of the columns on the screen further, `step` 1 or -1."""
        placed = [shown.place for shown in self._placed(self.row_width)]
        if self.column in placed:
            at = max(0, min(placed.index(self.column) + step, len(placed) - 1))
            self.column = placed[at]
        elif placed:
            self.column = placed[0]
        self.refresh_line(0)
        self.refresh_row(self.cursor)

    # --- painting ---

    def row_count(self) -> int:
        return len(self.rows)

    def row_key(self, index: int) -> Hashable:
        on_cursor = self.column if index == self.cursor else -1
        return (index, on_cursor, self._is_marked(self.rows[index]))

    def compose_row(self, index: int, width: int) -> Line:
        row, today = self.rows[index], self._today
        on_cursor = index == self.cursor
        mark = "+" if self._is_marked(row) else glyphs().cursor if on_cursor else " "
        spans = line(Cell(mark, 1, "accent"))
        taken = 1
        for place, _start, own in self._placed(width):
            column = self.columns[place]
            spans.append(Span(" " * _GAP))
            taken += _GAP + own
            if column.drawn is not None:
                spans += column.drawn(row, own)
                continue
            style = "cell" if on_cursor and place == self.column else column.style(row, today)
            spans += line(Cell(column.text(row, today), own, style, column.align))
        return [*spans, Span(" " * (width - taken))]

    def compose_heading(self, width: int) -> Line:
        cells = [Cell("", 1)]
        for place, _start, own in self._placed(width):
            column = self.columns[place]
            sign = ""
            if self.order and self.order[0] == place:
                sign = glyphs().descending if self.order[1] else glyphs().ascending
            style = "title" if place == self.column else "heading"
            cells.append(Cell(_(column.title) + sign, own, style, column.align))
        taken = sum(cell.width for cell in cells) + _GAP * (len(cells) - 1)
        return [*line(*cells, gap=_GAP), Span(" " * (width - taken))]

    def _placed(self, width: int) -> list[_Placed]:
        """The columns that fit, from the left, as wide as the screen lets them be."""
        room = width - 1
        widths: dict[int, int] = {}
        for place, column in enumerate(self.columns):
            if column.least > width:
                continue
            if column.width + _GAP > room:
                break
            room -= column.width + _GAP
            widths[place] = column.width
        for place, own in widths.items():
            more = min(room, max(0, self._heading_width(place) - own))
            widths[place] += more
            room -= more
        for place, more in self._growth(widths, room).items():
            widths[place] += more
        placed, start = [], 1 + _GAP
        for place, own in widths.items():
            placed.append(_Placed(place, start, own))
            start += own + _GAP
        return placed

    def _heading_width(self, place: int) -> int:
        """The cells of a heading with the sign of the order, so that it does not move."""
        return formats.cells(_(self.columns[place].title)) + 1

    def _growth(self, widths: Mapping[int, int], room: int) -> dict[int, int]:
        """What each growing column gets of the `room`: the same, and none more than its most."""
        growth: dict[int, int] = {}
        growing = [place for place in widths if self.columns[place].grows]
        limits = {place: self.columns[place].most for place in growing}
        # Whoever needs least is served first, and leaves the rest to the others.
        growing.sort(key=lambda place: (limits[place] is None, limits[place] or 0))
        for others, place in zip(range(len(growing) - 1, -1, -1), growing, strict=True):
            limit, share = limits[place], room - room // (others + 1) * others
            most = share if limit is None else max(0, limit - widths[place])
            growth[place] = min(share, most)
            room -= growth[place]
        return growth

    # --- the mouse ---

    def _place_at(self, x: int) -> int | None:
        for place, start, width in self._placed(self.row_width):
            if start <= x < start + width:
                return place
        return None

    def heading_clicked(self, x: int) -> None:
        if (place := self._place_at(x)) is not None:
            self.column = place
            self.post_message(self.Ordered(place))

    def on_click(self, event: events.Click) -> None:
        # The list itself, asked after this, moves the cursor to the row.
        if event.y and (place := self._place_at(event.x)) is not None and place != self.column:
            self.column = place
            self.refresh_line(0)
