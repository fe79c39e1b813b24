"""The pipeline as it is read and shown: a month's deals on the board or in the list."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, Final

from textual import on
from textual.app import ComposeResult

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import Board, DealRow, board, in_order
from rmdesk.desk.dealing.rules import chances_in_force, metrics_in_force
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.metrics import Metric
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.language import N_, _
from rmdesk.store.thread import Urgency
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.deals.opening import lost_words
from rmdesk.ui.messages import Shown
from rmdesk.ui.paged.page import BookPage
from rmdesk.ui.views.home.pages import pipeline_lanes as looks
from rmdesk.ui.widgets.board import LaneBoard
from rmdesk.ui.widgets.page import APART
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.table_lines import TableLines
from rmdesk.ui.words.deals import chance_word, month_word, warnings, why

NOTHING_YET: Final = N_(
    "No deals here yet. a notes one for a client whom you find, y for the client under the"
    " cursor on any other view; one line will do: product, amount, week."
)


class Look(StrEnum):
    """How the deals are shown."""

    BOARD = "board"
    LIST = "list"


class PipelineShown(BookPage):
    """What stands on the page, and where; keys are obeyed by the page itself."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._month: date | None = month_of(access.today)
        self._look = Look.BOARD
        self._board: Board | None = None
        self._month_read: date | None = None
        self._metrics: Sequence[Metric] = ()
        self._chances: Mapping[Stage, int] = {}
        self._rows: list[DealRow] = []
        """Those of the list, in their order."""
        self._marks: set[DealId] = set()
        self._is_ahead = False
        """Whether a move is painted that the book does not have yet."""
        self._wanted: DealId | None = None
        """The deal on which the cursor is to stand once it is read."""

    def compose(self) -> ComposeResult:
        yield Painted(id="pipeline-heading")
        yield LaneBoard(looks.paint_card, lambda row: row.deal.id, id="pipeline-board")
        yield TableLines(id="pipeline-list")

    @property
    def lanes(self) -> LaneBoard:
        return self.query_one(LaneBoard)

    @property
    def table(self) -> TableLines:
        return self.query_one(TableLines)

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        month = self._month.isoformat() if self._month else ""
        row = self._row
        return {"look": self._look.value, "month": month, "deal": row.deal.id if row else 0}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        if kept.get("look") in list(Look):
            self._look = Look(kept["look"])
        match kept.get("month"):
            case "":
                self._month = None
            case str(month):
                self._month = _month_kept(month) or self._month
        match kept.get("deal"):
            case int(number) if number:
                self._wanted = DealId(number)

    def come_about(self, about: object) -> None:
        """A month's first day: that one is shown."""
        if isinstance(about, date):
            self._month = month_of(about)

    # --- reading ---

    async def load(self) -> None:
        month, today = self._month, self.access.today

        def read(desk: Desk) -> tuple[Board, Sequence[Metric], Mapping[Stage, int]]:
            found = board(desk, month, today=today)
            # Of a month to come those of this one are no leftovers.
            left = tuple(row for row in found.earlier if row.deal.month < month_of(today))
            found = replace(found, earlier=left)
            return found, metrics_in_force(desk), chances_in_force(desk)

        found, metrics, chances = await self.access.ask(read, Urgency.PAGE)
        if month == self._month:
            self._wanted = self._wanted or self._newcomer(found)
            self._board, self._metrics, self._chances = found, metrics, chances
            self._month_read = month
            self._is_ahead = False
            self._show()
            self._wanted = None

    def _newcomer(self, found: Board) -> DealId | None:
        """The one deal that came to this month since it was read: the cursor goes to it."""
        if self._board is None or self._month_read != self._month:
            return None
        known = {row.deal.id for row in self._board.rows}
        new = [row.deal.id for row in found.rows if row.deal.id not in known]
        return new[0] if len(new) == 1 else None

    def look_again(self) -> None:
        self.lanes.look_again()
        self._show()

    def take_focus(self) -> None:
        (self.lanes if self._look is Look.BOARD else self.table).focus()

    # --- showing ---

    def _show(self) -> None:
        found = self._board
        if found is None:
            return
        ids = {row.deal.id for row in found.rows}
        self._marks &= ids
        at = self._deal_id
        if self._wanted in ids:
            at, self._wanted = self._wanted, None
        self.lanes.display = self._look is Look.BOARD
        self.table.display = self._look is Look.LIST
        if self._look is Look.BOARD:
            self.lanes.show(looks.lanes(found), marked=self._marks, on=at, nothing=_(NOTHING_YET))
        else:
            self._rows = in_order(found.rows)
            places = {row.deal.id: place for place, row in enumerate(self._rows)}
            self.table.show(
                self._rows,
                looks.columns(self._metrics),
                today=self.access.today,
                is_marked=lambda row: row.deal.id in self._marks,
                cursor=places.get(at, self.table.cursor) if at else self.table.cursor,
            )
        self._say_heading()
        self._tell_shown()

    def _say_heading(self) -> None:
        if (found := self._board) is not None:
            heading = partial(looks.spans, found, self._month, len(self._marks))
            self.query_one("#pipeline-heading", Painted).show(heading)

    def _tell_shown(self) -> None:
        self.refresh_bindings()
        self.post_message(Shown())

    @on(LaneBoard.Moved)
    def _moved(self, event: LaneBoard.Moved) -> None:
        event.stop()
        self._tell_shown()

    @on(LaneBoard.Chosen)
    def _chosen(self, event: LaneBoard.Chosen) -> None:
        event.stop()
        self.choose()

    # --- words ---

    def words(self) -> str:
        if self._board is None:
            return ""
        return month_word(self._month) if self._month else _("All months")

    def detail(self) -> str:
        row = self._row
        if row is None:
            return _("No deal here: a notes one for a client whom you find.")
        deal = row.deal
        figures = [formats.money_full(deal.amount)]
        if deal.stage is Stage.LOST:
            figures.append(lost_words(row))
        elif deal.stage.is_open:
            figures += [chance_word(row), *(warnings(row) or why(row)[:1])]
        return APART.join(filter(None, [row.name, row.product, *figures]))

    def explanation(self) -> str:
        return _(
            "The deals that count in a month, from stocked to closed or lost; those whose tie is"
            " closest come first. Arrows move over the cards, Shift with an arrow moves the deal a"
            " stage on or back; past the last one it is closed and asked how. Enter says what else"
            " can be done, v shows the list, [ and ] turn to another month. Below each stage stand"
            " its amounts in 万; +2? are amounts that nobody knows yet. ! stands before a deal that"
            " no longer suits, or whose client left the list; * at a chance that you set yourself."
        )

    # --- the rows ---

    @property
    def _row(self) -> DealRow | None:
        found = self.lanes.card if self._look is Look.BOARD else self.table.row
        return found if isinstance(found, DealRow) else None

    @property
    def _deal_id(self) -> DealId | None:
        return self._row.deal.id if self._row else None

    @property
    def _marked(self) -> list[DealRow]:
        rows = self._board.rows if self._board else ()
        return [row for row in rows if row.deal.id in self._marks]

    @property
    def selected(self) -> ClientId | None:
        return self._row.deal.client_id if self._row else None

    @property
    def listed(self) -> Sequence[int]:
        rows = in_order(self._board.rows) if self._board else []
        return tuple(dict.fromkeys(int(row.deal.client_id) for row in rows))


def _month_kept(text: str) -> date | None:
    try:
        return month_of(date.fromisoformat(text))
    except ValueError:
        return None
