"""The list of Today: headings that fold, rows read by the page, marks on rows."""

from collections.abc import Hashable, Sequence
from concurrent.futures import Future

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from rmdesk.domain.ids import ClientId
from rmdesk.domain.today import Group
from rmdesk.store.shelves.today import RowId
from rmdesk.ui.access import Access
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.views.today.lines import group_line, heading_line, row_line
from rmdesk.ui.views.today.outline import Heading, Outline
from rmdesk.ui.views.today.reading import DueRow, read_rows
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.pages import Pages


class DueList(LineList):
    """Keeps the row under the cursor, not its line, whatever is settled above it."""

    class RowsArrived(Message):
        """Rows asked for earlier can be read now, the one under the cursor perhaps among them."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._pages: Pages[DueRow] = Pages(self._fetch, self._rows_arrived)
        self.outline = Outline()
        self.marks: set[int] = set()

    # --- what is shown ---

    def show(self, outline: Outline, *, cursor: int) -> None:
        """Show other lines, swapped at once, the cursor on the line `cursor`."""
        self.outline = outline
        self._pages.ids = outline.rows
        self.rows_changed(cursor=cursor)

    def outdate(self) -> None:
        """Records changed: rows are read again, the old ones shown until then."""
        self._pages.outdate()

    @property
    def row_id(self) -> RowId | None:
        """The row under the cursor; None on a heading."""
        return self.outline.row(self.cursor)

    @property
    def due(self) -> DueRow | None:
        """What is known of the row under the cursor."""
        place = self.outline.place(self.cursor)
        return self._pages.row(place) if place is not None else None

    @property
    def heading(self) -> Heading | None:
        """The heading under the cursor; None on a row."""
        return self.outline.heading(self.cursor)

    @property
    def group(self) -> Group | None:
        """The group that the cursor is in."""
        return self.outline.group(self.cursor)

    @property
    def selected(self) -> ClientId | None:
        """Whom the row under the cursor is about."""
        row = self.row_id
        return ClientId(row) if row is not None and row > 0 else None

    @property
    def clients(self) -> Sequence[int]:
        """The clients of the marked rows, else of all that are shown, from the top; of all there
        are where every group is folded."""
        shown: Sequence[int] = self.marked or self.outline.rows or self.outline.every
        return [row for row in shown if row > 0]

    @property
    def marked(self) -> list[RowId]:
        """The marked rows from the top, folded ones among them."""
        return [RowId(row) for row in self.outline.every if row in self.marks] if self.marks else []

    def toggle_mark(self) -> None:
        """Mark the row under the cursor or take its mark away, and go one line down."""
        if (row := self.row_id) is not None:
            self.marks ^= {row}
            self.refresh_row(self.cursor)
            self.move_to(self.cursor + 1)

    # --- painting ---

    def row_count(self) -> int:
        return len(self.outline)

    def row_key(self, index: int) -> Hashable:
        place = self.outline.place(index)
        if place is None:
            return ("heading", self.outline.group(index))
        row = self.outline.rows[place]
        return (row, row in self.marks, self._pages.is_settled(place))

    def compose_heading(self, width: int) -> Line:
        # Where nothing is due the list keeps the focus, and with it the keys of the view.
        return heading_line(width) if self.row_count() else line(Cell("", width))

    def compose_row(self, index: int, width: int) -> Line | None:
        on_cursor = index == self.cursor
        if (heading := self.outline.heading(index)) is not None:
            return group_line(heading, width, on_cursor=on_cursor)
        place = self.outline.place(index)
        due = self._pages.row(place) if place is not None else None
        if due is None:
            return None
        is_marked = self.outline.row(index) in self.marks
        mark = "+" if is_marked else glyphs().cursor if on_cursor else " "
        return row_line(due, width, mark=mark, today=self._access.today)

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        place = self._first_place()
        if place is not None:
            self._pages.look_ahead(place, self.rows_per_page)
        return lines

    def _first_place(self) -> int | None:
        """The first row on the screen, below the headings there may be."""
        top = int(self.scroll_offset.y)
        places = (self.outline.place(line) for line in range(top, top + self.rows_per_page))
        return next((place for place in places if place is not None), None)

    def _fetch(self, ids: Sequence[int]) -> "Future[dict[int, DueRow]]":
        wanted = list(ids)
        return self._access.page(lambda desk: read_rows(desk, wanted))

    def _rows_arrived(self) -> None:
        self.refresh()
        self.post_message(self.RowsArrived())

    def on_click(self, event: events.Click) -> None:
        # A heading folds at the first click: there is nothing else to do with it.
        index = self.scroll_offset.y + event.y - self.has_heading
        if event.y and self.outline.heading(index) is not None and index == self.cursor:
            event.stop()
            event.prevent_default()
            self.action_list_choose()
