"""What the pages about a household's money have in common: one sheet, rows that can be opened."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.diagnosing.household import HouseholdSheet, household_sheet
from rmdesk.domain.diagnosis.concentration import Flag
from rmdesk.domain.ids import ClientId
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.review.pages.allocation_rows import flag_key
from rmdesk.ui.views.review.pages.page import ReviewPage
from rmdesk.ui.widgets.page import Column, Place, paint_page
from rmdesk.ui.widgets.rows_body import RowsBody

Work = Callable[[Host], Coroutine[Any, Any, None]]


IsOpen = Callable[[str], bool]


class FinanceRows(RowsBody):
    """Says when its cursor moves: the status line has the row under it in full."""

    wanted: object = None
    """The row to stand on as soon as there are rows."""

    def _lay_out(self) -> None:
        super()._lay_out()
        if self.places and self.wanted is not None:
            rows, wanted = [row_name(place) for place in self.places], self.wanted
            self.wanted = None
            if wanted in rows:
                self.stand_on(rows.index(wanted))

    def unfold(self) -> None:
        """Show every line, the row under the cursor where it can be seen."""
        self.is_folded = False
        self._lay_out()
        if self.row is not None:
            self.stand_on(self.places.index(self.row))


class FinancePage(ReviewPage):
    """Shows what `columns` makes of the sheet. `opened` are the keys of rows that show more."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self.sheet: HouseholdSheet | None = None
        self.opened: set[str] = set()
        self._kept: Mapping[str, Any] = {}
        """What to return to with the client that is loaded next."""

    def compose(self) -> ComposeResult:
        yield FinanceRows()

    @property
    def body(self) -> FinanceRows:
        return self.query_one(FinanceRows)

    @property
    def record(self) -> object:
        """What the row under the cursor is about."""
        return self.body.row.record if self.body.row else None

    def sections(self, width: int, is_folded: bool, is_open: IsOpen) -> Sequence[Column]:
        """The sections for a width; a row whose key `is_open` shows more."""
        raise NotImplementedError

    def _columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        """Every row shows more where the screen has room for that: then opening one closes it."""
        if self.sheet is None:
            return ()
        brief = self.sections(width, is_folded, lambda key: key in self.opened)
        if not self._fits(brief, width):  # and everything does even less
            return brief
        whole = self.sections(width, is_folded, lambda key: key not in self.opened)
        return whole if self._fits(whole, width) else brief

    def _fits(self, columns: Sequence[Column], width: int) -> bool:
        return len(paint_page(columns, width, None).lines) <= self.body.size.height

    async def load(self, client_id: ClientId) -> None:
        is_other = self.sheet is None or self.sheet.client.id != client_id
        self.sheet = await self.access.ask(
            lambda desk: household_sheet(desk, client_id), Urgency.PAGE
        )
        kept, self._kept = self._kept, {}
        if is_other:
            opened = kept.get("opened")
            names = opened if isinstance(opened, list) else []
            self.opened = {one for one in names if isinstance(one, str)}
            self.body.is_folded = kept.get("folded") is not False
            self.body.leave_rows()
        self.body.wanted = kept.get("row")
        self.show(from_top=is_other)

    async def read_again(self) -> None:
        if self.sheet is not None:
            await self.load(self.sheet.client.id)

    def look_again(self) -> None:
        if self.sheet is not None:
            self.show()

    def take_focus(self) -> None:
        self.body.focus()

    def show(self, *, from_top: bool = False) -> None:
        """Paint what is known anew."""
        self.body.show(self._columns, from_top=from_top)
        self._say()

    @on(FinanceRows.Moved)
    def _moved(self, event: FinanceRows.Moved) -> None:
        event.stop()
        self._say()

    def _say(self) -> None:
        self.refresh_bindings()
        self.post_message(Shown())

    def kept(self) -> dict[str, Any]:
        row = row_name(self.body.row) if self.body.row else None
        return {"opened": sorted(self.opened), "folded": self.body.is_folded, "row": row}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        self._kept = kept

    def turn(self, key: str) -> None:
        """Show more of a row, or less again."""
        self.opened ^= {key}
        self.show()
        if key in self.opened and self.body.is_folded and self.body.folds:
            self.body.unfold()

    def more(self) -> None:
        self.body.fold(is_folded=not self.body.is_folded)
        self._say()

    def want(self, work: Work) -> None:
        """Have work done that asks, writes and tells."""
        self.post_message(WantsHost(work))


def row_name(place: Place) -> str:
    """What a row is found again by: its section, and what it is about."""
    whose, record = place.key
    return f"{whose} {flag_key(record) if isinstance(record, Flag) else record}"
