"""The maturity ladder: month by bank, and the lines behind the cell under the cursor."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.desk.client_lists.ladder import CellLines, call_list, cell_lines, ladder
from rmdesk.domain.ids import ClientId
from rmdesk.domain.ladder import Column, Ladder, Rung
from rmdesk.language import _
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.messages import CallClients, OpenClient, Shown, Told, Undertaken
from rmdesk.ui.typed_ahead import HOLDS_KEYS
from rmdesk.ui.views.ladder import words as ladder_words
from rmdesk.ui.views.ladder.grid import LadderGrid
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words
from rmdesk.ui.widgets.table_lines import TableLines

_EMPTY = CellLines()


class LadderView(Vertical):
    """The cell under the cursor says whom a call list is about."""

    BINDINGS = bindings(Scope.LADDER)

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._whole = Ladder((), ())
        self._cell = _EMPTY
        self._is_read = False

    def compose(self) -> ComposeResult:
        yield LadderGrid(id="ladder-grid")
        yield Painted(id="ladder-foot")
        yield Painted(id="ladder-caption")
        yield TableLines(id="ladder-lines")
        yield Words(id="ladder-nothing")

    def on_mount(self) -> None:
        self.watch(self.grid, "cursor", self._cell_changed, init=False)
        self.watch(self.grid, "column", self._cell_changed, init=False)
        self.watch(self.lines, "cursor", self._line_changed, init=False)

    @property
    def grid(self) -> LadderGrid:
        return self.query_one(LadderGrid)

    @property
    def lines(self) -> TableLines:
        return self.query_one("#ladder-lines", TableLines)

    @property
    def selected(self) -> ClientId | None:
        """Whose line is under the cursor, while the cursor is among the lines."""
        row = self.lines.row if self.lines.has_focus else None
        return row.client_id if row is not None else None

    @property
    def listed(self) -> Sequence[int]:
        """The clients of the cell, whoever has most coming free first."""
        return self._cell.client_ids

    def take_focus(self) -> None:
        self.grid.focus()
        if not self._is_read:
            self.run_worker(self.load(), group=HOLDS_KEYS)

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        """What to return to after a lock."""
        return self.grid.kept()

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Stand where `kept` says once the ladder is read."""
        self.grid.return_to(kept)

    # --- reading ---

    async def load(self) -> None:
        """Read the ladder; the cursor stays on its month and bank."""
        try:
            self._whole = await self._access.newest("ladder", ladder)
        except (Superseded, asyncio.CancelledError):
            return
        self._is_read = True
        self._lay_out()
        await self._load_cell()

    def _lay_out(self) -> None:
        self.grid.lay_out(self._whole, self.size.width, self._access.today)
        is_empty = not self._whole.total.lines
        self.set_class(is_empty, "-empty")
        if is_empty:
            nothing = self.query_one("#ladder-nothing", Words)
            nothing.update(formats.clean_lines(ladder_words.nothing()))
        self.query_one("#ladder-foot", Painted).show(self._foot)

    def on_resize(self) -> None:
        if self._is_read:
            self._lay_out()
            self._cell_changed()

    def _cell_changed(self) -> None:
        if self._is_read:
            self._cell = _EMPTY
            self.run_worker(self._load_cell(), group=HOLDS_KEYS)

    async def _load_cell(self) -> None:
        rung, bank = self.grid.rung, self.grid.bank
        if rung is None:
            return
        try:
            cell = await self._access.newest(
                "ladder cell", lambda desk: cell_lines(desk, rung, bank)
            )
        except (Superseded, asyncio.CancelledError):
            return
        if (rung, bank) == (self.grid.rung, self.grid.bank):
            self._cell = cell
            self._show_lines()

    def _show_lines(self) -> None:
        self.lines.show(
            self._cell.lines,
            ladder_words.line_columns(),
            today=self._access.today,
            is_marked=lambda _row: False,
            cursor=min(self.lines.cursor, max(0, len(self._cell.lines) - 1)),
        )
        self.query_one("#ladder-caption", Painted).show(self._caption)
        self.post_message(Shown())

    async def read_again(self) -> None:
        """Records changed."""
        if self.display:
            await self.load()
        else:
            self._is_read = False  # read when it is looked at

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        if self._is_read:
            self._lay_out()
            self._show_lines()

    # --- words ---

    def _foot(self, width: int) -> Sequence[Line]:
        return [ladder_words.foot(self.grid.ladder, self.grid.shown_widths(), width)]

    def _caption(self, width: int) -> Sequence[Line]:
        rung = self.grid.rung
        clients = self._cell.clients if self._cell.lines else None
        words = (
            ladder_words.caption(self.grid.ladder, rung, self.grid.bank, clients) if rung else ""
        )
        return [line(Cell(f" {words}", width, "section"))]

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        if not self._is_read:
            return _("Maturity ladder"), _("is being read")
        total = self._whole.total
        return _("Maturity ladder"), _("lines: {lines}, {amount} 万").format(
            lines=f"{total.lines:,}", amount=formats.money_wan(total.amount)
        )

    def detail(self) -> str:
        """The line under the cursor in full; in the grid, what Enter does."""
        row = self.lines.row
        if row is not None and self.lines.has_focus:
            return ladder_words.line_in_full(row, self._access.today)
        if not self._cell.lines:
            return ""
        return _("Enter calls these {clients} clients, whoever has most first.").format(
            clients=f"{self._cell.clients:,}"
        )

    def explanation(self) -> str:
        """What help says of this view."""
        return ladder_words.explanation()

    # --- keys ---

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        # On a small screen the months leave most of it to the lines that are being read.
        self.set_class(event.widget is self.lines, "-among-lines")

    def _line_changed(self) -> None:
        self.post_message(Shown())

    def action_ladder_left(self) -> None:
        self.grid.move_to_column(-1)

    def action_ladder_right(self) -> None:
        self.grid.move_right()

    def action_ladder_lines(self) -> None:
        target = self.grid if self.lines.has_focus else self.lines
        if target is self.lines and not self._cell.lines:
            self.post_message(Told(_("There are no lines behind this cell.")))
            return
        target.focus()
        self.post_message(Shown())

    @on(TableLines.Chosen)
    def _chosen(self, event: TableLines.Chosen) -> None:
        event.stop()
        if event.source is self.lines:
            if (row := self.lines.row) is not None:
                self.post_message(OpenClient(row.client_id))
        elif (rung := self.grid.rung) is not None:
            self.post_message(Undertaken(self._call(rung, self.grid.bank)))

    async def _call(self, rung: Rung, bank: Column | None) -> None:
        """Call whom the cell is about, as the book has them now."""
        ids = await self._access.ask(lambda desk: call_list(desk, rung, bank))
        if ids:
            self.post_message(CallClients(ids))
        else:
            self.post_message(Told(_("Nothing comes free here: there is nobody to call.")))
