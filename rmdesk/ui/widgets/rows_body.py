"""A page of rows that carries the keys of its cursor itself, whatever view it stands in."""

from typing import Final

from textual.message import Message

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.widgets.rows_page import RowsPage

FIRST: Final = object()
"""Stands for the first row, whatever its record."""


class RowsBody(RowsPage, inherit_bindings=False):
    """Posts `RowsPage.Chosen` for Enter on a row, `Entered` where no row can be stood on."""

    BINDINGS = bindings(Scope.ROWS)

    class Entered(Message):
        """Enter on a page without rows."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._wanted: object = None

    class Moved(Message):
        """The cursor stands on another row."""

    def stand_on(self, index: int) -> None:
        super().stand_on(index)
        self.post_message(self.Moved())

    def stand_at(self, record: object = FIRST) -> None:
        """Put the cursor on a record, else on the first row: as soon as there is room to paint."""
        self._wanted = record
        self._stand_where_wanted()

    def _lay_out(self) -> None:
        was = self._stood_on
        super()._lay_out()
        if was is not None and self._stood_on is None and self._wanted is None:
            self._wanted = was.record  # hidden, the page has no room: the cursor comes back with it
        self._stand_where_wanted()

    def _stand_where_wanted(self) -> None:
        if self._wanted is None or not self.places:
            return
        wanted, self._wanted = self._wanted, None
        records = [place.record for place in self.places]
        self.stand_on(records.index(wanted) if wanted in records else 0)

    def action_rows_choose(self) -> None:
        if self.places:
            self.choose_row()
        else:
            self.post_message(self.Entered())

    def action_rows_down(self) -> None:
        self.move_row(1)

    def action_rows_up(self) -> None:
        self.move_row(-1)

    def action_rows_section_next(self) -> None:
        self.move_section(1)

    def action_rows_section_previous(self) -> None:
        self.move_section(-1)

    def action_rows_page_down(self) -> None:
        self._move_by_page(1)

    def action_rows_page_up(self) -> None:
        self._move_by_page(-1)

    def action_rows_top(self) -> None:
        self.scroll_home(animate=False)
        if self.places:
            self.stand_on(0)

    def action_rows_bottom(self) -> None:
        self.scroll_end(animate=False)
        if self.places:
            self.stand_on(len(self.places) - 1)

    def _move_by_page(self, steps: int) -> None:
        """The cursor goes along, to the row that is as far down or up: it never leaves the view."""
        page = max(1, self.size.height - 1)
        wanted = (self.row.y if self.row else self.scroll_offset.y) + steps * page
        self.scroll_relative(y=steps * page, animate=False, force=True)
        if self.places:
            near = min(range(len(self.places)), key=lambda n: abs(self.places[n].y - wanted))
            self.stand_on(near)
