"""The list of clients under a view: ids in memory, rows by the page, a cursor both ways."""

from collections.abc import Hashable, Sequence
from concurrent.futures import Future

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from rmdesk.domain.ids import ClientId
from rmdesk.domain.views import View
from rmdesk.language import _
from rmdesk.ui.access import Access
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.client_columns import Layout, first_to_show, lay_out
from rmdesk.ui.widgets.client_lines import ClientLines
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.list_rows import ListRow, read_rows


class ClientTable(ClientLines[ListRow]):
    """Its columns are those of a view."""

    class Ordered(Message):
        """The heading of the column at `place` was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    class RowsArrived(Message):
        """Rows asked for earlier can be read now, the one under the cursor perhaps among them."""

    has_cells = True
    column: var[int] = var(0)
    """The place of the column under the cursor; watch it as `cursor`."""

    def __init__(self, access: Access, view: View, *, id: str | None = None) -> None:
        super().__init__(access, id=id)
        self._view = view
        self._layout: Layout | None = None
        self._laid_out_for = 0
        self._first = 1
        self._is_ordered = True
        self.marks: set[int] = set()

    # --- what is shown ---

    def show(
        self, ids: Sequence[int], keep: ClientId | None = None, *, is_ordered: bool = True
    ) -> None:
        """Show `ids`, swapped at once; the cursor stays on `keep`, else goes to the top.

        What was found stands in the order of its fit: then the heading shows no order.
        """
        self._pages.ids = ids
        self._is_ordered = is_ordered
        self.rows_changed(cursor=self.place_of(keep))

    def use(self, view: View) -> None:
        """Paint by the columns, marks of order and rules of `view`."""
        before = self._view
        if view == before:
            return
        self._view, self._layout = view, None
        if _fields(view) != _fields(before) or view.rules != before.rules:
            self._pages.forget()
        self.column = min(self.column, len(view.columns) - 1)
        self.rows_changed()

    def move_to_column(self, place: int) -> None:
        """Put the cursor on the column at `place`, or the nearest there is."""
        place = max(0, min(place, len(self._view.columns) - 1))
        if place == self.column:
            return
        self.column = place
        width = self.row_width
        first = first_to_show(self._view, width, self._first, place) if width else self._first
        if first != self._first:
            self._first, self._layout = first, None
            self.rows_changed()
        else:
            self.refresh_line(0)
            self.refresh_row(self.cursor)

    @property
    def first(self) -> int:
        """The place of the column that stands beside the name."""
        return self._first

    def scroll_columns(self, first: int, column: int) -> None:
        """Show the columns from `first` on, as far as `column`, under the cursor, stays in view."""
        last = len(self._view.columns) - 1
        self._first, self._layout = max(1, min(first, last)), None
        self.column = max(0, min(column, last))
        self.rows_changed()

    def toggle_mark(self) -> None:
        """Mark the client under the cursor or take its mark away, and go one line down."""
        if (client_id := self.selected) is not None:
            self.marks ^= {client_id}
            self.refresh_row(self.cursor)
            self.move_to(self.cursor + 1)

    def width_of(self, place: int) -> int:
        """The cells that a column has on the screen now."""
        shown = self.layout_on(self.row_width).placed
        painted = {placed.place: placed.width for placed in shown}
        return painted.get(place, self._view.columns[place].width)

    def columns_told(self) -> str:
        """Which columns show, where not all of them do: ``columns 3-6 of 12``."""
        if not self.row_width:
            return ""
        layout = self.layout_on(self.row_width)
        if len(layout.placed) == layout.count:
            return ""
        first = layout.placed[min(1, len(layout.placed) - 1)].place + 1
        return _("columns {first}-{last} of {count}").format(
            first=first, last=layout.last + 1, count=layout.count
        )

    def look_again(self) -> None:
        """The language or the glyphs changed."""
        self._layout = None
        self.rows_changed()

    # --- painting ---

    def row_key(self, index: int) -> Hashable:
        column = self.column if index == self.cursor else -1
        if not self._pages.is_settled(index):
            return (index, "late", column)
        client_id = self._pages.ids[index]
        return (client_id, client_id in self.marks, column)

    def compose_row(self, index: int, width: int) -> Line | None:
        row = self._pages.row(index)
        if row is None:
            return None
        on_cursor = index == self.cursor
        is_marked = self.ids[index] in self.marks
        mark = "+" if is_marked else glyphs().cursor if on_cursor else " "
        column = self.column if on_cursor else -1
        return self.layout_on(width).row(row, self._access.today, mark=mark, column=column)

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        self._pages.look_ahead(int(self.scroll_offset.y), self.rows_per_page)
        return lines

    def compose_heading(self, width: int) -> Line:
        order = self._view.order if self._is_ordered else ()
        return self.layout_on(width).heading(order, self.column)

    def layout_on(self, width: int) -> Layout:
        """The columns as they are painted on a width."""
        if self._layout is None or self._laid_out_for != width:
            if width > 0:  # before the first layout nothing is known about what fits
                self._first = first_to_show(self._view, width, self._first, self.column)
            self._layout = lay_out(self._view, width, first=self._first)
            self._laid_out_for = width
        return self._layout

    # --- the mouse ---

    def heading_clicked(self, x: int) -> None:
        if (place := self.layout_on(self.row_width).place_at(x)) is not None:
            self.move_to_column(place)
            self.post_message(self.Ordered(place))

    def on_click(self, event: events.Click) -> None:
        # The list itself, asked after this, moves the cursor to the row.
        if event.y and (place := self.layout_on(self.row_width).place_at(event.x)) is not None:
            self.move_to_column(place)

    def _rows_arrived(self) -> None:
        self.refresh()
        self.post_message(self.RowsArrived())

    def _fetch(self, ids: Sequence[int]) -> "Future[dict[int, ListRow]]":
        wanted, view = list(ids), self._view
        return self._access.page(lambda desk: read_rows(desk, wanted, view))


def _fields(view: View) -> list[str]:
    return [column.field for column in view.columns]
