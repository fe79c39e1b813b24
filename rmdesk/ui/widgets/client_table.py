"""The list of clients: ids in memory, rows by the page."""

from collections.abc import Hashable, Sequence
from concurrent.futures import Future

from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from rmdesk.domain.ids import ClientId
from rmdesk.store.clients import ClientRow, Column, Order
from rmdesk.ui.access import Access
from rmdesk.ui.widgets.client_columns import Layout, lay_out
from rmdesk.ui.widgets.line_list import LineList
from rmdesk.ui.widgets.lines import Line, Span
from rmdesk.ui.widgets.pages import Pages

_MARK = Span("+", "accent")


class ClientTable(LineList):
    """Keeps the selected client, not the row number, whatever happens to the order."""

    class Ordered(Message):
        """The heading of a column was clicked."""

        def __init__(self, column: Column) -> None:
            super().__init__()
            self.column = column

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._pages: Pages[ClientRow] = Pages(self._fetch, self._rows_arrived)
        self._layout = lay_out(80)
        self._laid_out_for = 0
        self.order: Order | None = None
        self.marks: set[int] = set()

    @property
    def ids(self) -> Sequence[int]:
        return self._pages.ids

    @property
    def selected(self) -> ClientId | None:
        """The client under the cursor."""
        return ClientId(self.ids[self.cursor]) if len(self.ids) else None

    @property
    def selected_row(self) -> ClientRow | None:
        """The selected client's line, None while it is on its way."""
        return self._pages.row(self.cursor) if len(self.ids) else None

    def show(self, ids: Sequence[int], order: Order | None, keep: ClientId | None = None) -> None:
        """Show `ids`, swapped at once; the cursor stays on `keep`, else goes to the top."""
        self._pages.ids = ids
        self.order = order
        self.rows_changed(cursor=self._index_of(keep))

    def select(self, client_id: ClientId) -> None:
        """Put the cursor on a client, where the list has it."""
        if client_id in self.ids:
            self.move_to(self._index_of(client_id))

    def toggle_mark(self) -> None:
        """Mark the client under the cursor or take its mark away, and go one line down."""
        if (client_id := self.selected) is not None:
            self.marks ^= {client_id}
            self.refresh_row(self.cursor)
            self.move_to(self.cursor + 1)

    def outdate(self) -> None:
        """Records changed: read the rows again."""
        self._pages.outdate()
        self.rows_changed()

    def look_again(self) -> None:
        """The language or the glyphs changed."""
        self._laid_out_for = 0
        self.rows_changed()

    def row_count(self) -> int:
        return len(self._pages.ids)

    def row_key(self, index: int) -> Hashable:
        if not self._pages.is_settled(index):
            return (index, "late")
        client_id = self._pages.ids[index]
        return (client_id, "marked") if client_id in self.marks else client_id

    def compose_row(self, index: int, width: int) -> Line | None:
        row = self._pages.row(index)
        if row is None:
            return None
        painted = self._columns(width).row(row, self._access.today, on_cursor=index == self.cursor)
        return [_MARK, *painted[1:]] if row.id in self.marks else painted

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = super().render_lines(crop)
        self._pages.look_ahead(int(self.scroll_offset.y), self.rows_per_page)
        return lines

    def compose_heading(self, width: int) -> Line:
        return self._columns(width).heading(self.order)

    def heading_clicked(self, x: int) -> None:
        if column := self._columns(self.row_width).order_at(x):
            self.post_message(self.Ordered(column))

    def _rows_arrived(self) -> None:
        self.refresh()

    def _columns(self, width: int) -> Layout:
        if width != self._laid_out_for:
            self._layout, self._laid_out_for = lay_out(width), width
        return self._layout

    def _index_of(self, client_id: ClientId | None) -> int:
        ids = self._pages.ids
        return ids.index(client_id) if client_id is not None and client_id in ids else 0

    def _fetch(self, ids: Sequence[int]) -> "Future[dict[int, ClientRow]]":
        wanted = list(ids)
        return self._access.page(
            lambda desk: {int(k): v for k, v in desk.clients.rows(wanted).items()}
        )
