"""The list of clients, and finding in it."""

import asyncio
from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.store.clients import Column, Order
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.labels import class_label
from rmdesk.ui.messages import OpenClient
from rmdesk.ui.widgets.client_columns import ORDERS
from rmdesk.ui.widgets.client_table import ClientTable
from rmdesk.ui.widgets.field import Field

_DEBOUNCE = 0.03
_MOST_HITS = 500

# A first turn of these shows the largest or latest first: that is what they are asked for.
_DESCENDING_FIRST = {Column.AUM, Column.LAST_CONTACT}


class FindLine(Horizontal):
    """The line to type in while finding."""

    BINDINGS = bindings(Scope.FIND)

    class Closed(Message):
        """Finding is over."""

    class Left(Message):
        """On to the list."""

    def compose(self) -> ComposeResult:
        yield Static(id="find-mark")
        yield Field(id="find-words")

    def action_find_close(self) -> None:
        self.post_message(self.Closed())

    def action_find_done(self) -> None:
        self.post_message(self.Left())


class ClientsView(Vertical):
    """All clients in an order, or those that the words typed fit."""

    BINDINGS = bindings(Scope.CLIENTS)

    class Shown(Message):
        """Other clients are listed."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._debounce: Timer | None = None
        self._kept: ClientId | None = None
        self.order = Order()
        self.words = ""
        self.total = 0
        self._last_marks: set[int] = set()

    def compose(self) -> ComposeResult:
        yield FindLine(id="find-line")
        yield ClientTable(self._access, id="client-table")
        yield Static(id="no-clients")

    @property
    def table(self) -> ClientTable:
        return self.query_one(ClientTable)

    @property
    def field(self) -> Field:
        return self.query_one("#find-words", Field)

    @property
    def is_finding(self) -> bool:
        """Whether only what was found is shown."""
        return self.has_class("-finding")

    @property
    def selected(self) -> ClientId | None:
        return self.table.selected

    @property
    def ids(self) -> Sequence[int]:
        """The clients listed, in their order."""
        return self.table.ids

    @property
    def marks(self) -> set[int]:
        """The clients marked, whatever is listed."""
        return self.table.marks

    @marks.setter
    def marks(self, marks: set[int]) -> None:
        self.table.marks = marks

    def focus_list(self) -> None:
        self.table.focus()

    # --- reading ---

    async def load(self, keep: ClientId | None = None) -> None:
        """Read the list in the order in force; the cursor stays on `keep`."""
        order, words = self.order, self.words if self.is_finding else ""
        ids: Sequence[int]
        try:
            if words.strip():
                ids = await self._access.newest(
                    "find", lambda desk: desk.clients.find(words, _MOST_HITS)
                )
            else:
                ids = await self._access.newest("find", lambda desk: desk.clients.ids(order))
        except (Superseded, asyncio.CancelledError):
            return
        if not words.strip():
            self.total = len(ids)
        self.show(ids, keep)

    def show(self, ids: Sequence[int], keep: ClientId | None = None) -> None:
        """List `ids`; what was found stands in the order of its fit."""
        by_fit = self.is_finding and self.words.strip()
        self.table.show(ids, None if by_fit else self.order, keep)
        self._say_if_empty()
        self.post_message(self.Shown())

    async def read_again(self) -> None:
        """Records changed: the list and its rows are read again."""
        self.table.outdate()
        await self.load(self.selected)

    def look_again(self) -> None:
        """The language, the glyphs or the day changed."""
        self.query_one("#find-mark", Static).update(" / ")
        self.field.placeholder = formats.clean(
            _("initials, pinyin, Chinese, client number, tail of a phone or ID")
        )
        self.table.look_again()
        self._say_if_empty()

    def on_mount(self) -> None:
        self.look_again()

    def _say_if_empty(self) -> None:
        is_empty = self.table.row_count() == 0
        self.set_class(is_empty, "-empty")
        if not is_empty:
            return
        text = (
            _("Nobody fits these words. Type fewer letters, or press Esc for the full list.")
            if self.is_finding
            else _(
                "This book has no clients yet.\n\n"
                "Press i (or Ctrl+U) to import a workbook or an export of the core system.\n"
                "Press n (or Ctrl+N) to start with one client."
            )
        )
        self.query_one("#no-clients", Static).update(formats.clean_lines(text))

    # --- marks ---

    def action_clients_mark(self) -> None:
        self.table.toggle_mark()
        self.post_message(self.Shown())

    def action_clients_unmark(self) -> None:
        """Take all marks away; again brings them back, so that a slip costs nothing."""
        if self.marks:
            self.marks, self._last_marks = set(), self.marks
        else:
            self.marks = set(self._last_marks)
        self.table.rows_changed()
        self.post_message(self.Shown())

    # --- order ---

    async def action_clients_order(self, digit: str) -> None:
        await self._order_by(ORDERS[digit])

    @on(ClientTable.Ordered)
    async def _heading_clicked(self, event: ClientTable.Ordered) -> None:
        event.stop()
        await self._order_by(event.column)

    async def _order_by(self, column: Column) -> None:
        if column is self.order.column:
            self.order = Order(column, not self.order.descending)
        else:
            self.order = Order(column, column in _DESCENDING_FIRST)
        self.words = ""
        self.remove_class("-finding")
        await self.load()  # from the top: who leads by this column is what was asked

    # --- finding ---

    def open_find(self, words: str = "") -> None:
        """Show the line for finding and put the caret there."""
        if not self.is_finding:
            self._kept = self.selected
            self.words = words
            self.field.value = words
            self.add_class("-finding")
        self.field.focus()
        self.field.select_all()  # what is typed next is a new question

    async def close_find(self) -> None:
        """Back to the full list, the cursor on the client it is on, or was on before."""
        keep = self.selected or self._kept
        self.words = ""
        self.remove_class("-finding")
        self.focus_list()
        await self.load(keep)

    @on(Field.Changed, "#find-words")
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        if event.value == self.words:
            return
        self.words = event.value
        if self._debounce:
            self._debounce.stop()
        self._debounce = self.set_timer(_DEBOUNCE, self.load)

    @on(Field.Submitted, "#find-words")
    async def _entered(self, event: Field.Submitted) -> None:
        event.stop()
        if self._debounce:
            self._debounce.stop()
            await self.load()
        if self.selected is not None and self.words.strip():
            self.post_message(OpenClient(self.selected))

    @on(FindLine.Left)
    def _into_list(self, event: FindLine.Left) -> None:
        event.stop()
        self.focus_list()

    @on(FindLine.Closed)
    async def _find_closed(self, event: FindLine.Closed) -> None:
        event.stop()
        await self.close_find()

    @on(ClientTable.Chosen)
    def _chosen(self, event: ClientTable.Chosen) -> None:
        event.stop()
        if self.selected is not None:
            self.post_message(OpenClient(self.selected))

    def title(self) -> tuple[str, str]:
        """What the title bar says: the view, and how many."""
        if self.is_finding and self.words.strip():
            count = _("found: {count}").format(count=self.table.row_count())
        else:
            count = _("clients: {count}").format(count=f"{self.total:,}")
        return _("Clients"), count

    def detail(self) -> str:
        """The row under the cursor in full."""
        row = self.table.selected_row
        if row is None:
            return ""
        parts = [
            row.name,
            class_label(row.client_class),
            _("ours {amount} yuan").format(amount=formats.money_full(row.aum)),
            _("due {day}").format(day=formats.day(row.next_due)),
        ]
        if row.gone_on:
            parts.insert(1, _("gone since {day}").format(day=formats.plain_day(row.gone_on)))
        if self.marks:
            parts.insert(0, _("marked: {count}").format(count=len(self.marks)))
        return "   ".join(parts)
