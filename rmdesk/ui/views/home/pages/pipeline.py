"""The pipeline: deals as a board of stages, moved by arrows, or as a list in their order."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from rmdesk.desk.dealing.board import Board, DealRow, counted, in_order, summed
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.weighing import chance_of, weighed
from rmdesk.domain.rhythm.weeks import month_before, month_of, next_month
from rmdesk.language import _
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.deals.adding import add_deal_of_somebody
from rmdesk.ui.deals.ending import win
from rmdesk.ui.deals.moving import carry, move_by, stage_beside
from rmdesk.ui.deals.opening import end_deal, open_deal
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.views.home.pages import pipeline_lanes as looks
from rmdesk.ui.views.home.pages.pipeline_shown import NOTHING_YET, Look, PipelineShown
from rmdesk.ui.words.deals import month_word

Work = Callable[[Host], Coroutine[Any, Any, None]]


class PipelinePage(PipelineShown):
    """The deals of a month, or of every month; a move is painted before it is in the book."""

    BINDINGS = bindings(Scope.PIPELINE)

    # --- verbs ---

    def can(self, verb: str) -> bool:
        row = self._row
        match verb:
            case "choose" | "take_out":
                return row is not None
            case "finish":
                return row is not None and row.deal.stage.is_open
            case "add" | "options" | "earlier" | "later":
                return self._board is not None
            case _:
                return False

    def choose(self) -> None:
        if self._marks:
            self._wants(self._open_marked)
        elif (row := self._row) is not None:
            self._wants(partial(open_deal, row=row))

    def add(self) -> None:
        self._wants(partial(add_deal_of_somebody, month=self._month, noted=self._noted))

    def _noted(self, deal: Deal) -> None:
        """The cursor goes to a new deal, in the month that it counts in."""
        self._wanted = deal.id
        if self._month is not None:
            self._month = deal.month

    def take_out(self) -> None:
        if (row := self._row) is not None:
            self._wants(partial(end_deal, row=row))

    def finish(self) -> None:
        if (row := self._row) is not None:
            self._wants(partial(win, row=row))

    def options(self) -> None:
        self._wants(self._choose_look)

    def earlier(self) -> None:
        self._turn(month_before)

    def later(self) -> None:
        self._turn(next_month)

    def _turn(self, step: Callable[[date], date]) -> None:
        self._month = step(self._month or month_of(self.access.today))
        self._wants(self._load)

    # --- keys of its own ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("pipeline_forth", "pipeline_back"):
            row, steps = self._row, 1 if action == "pipeline_forth" else -1
            return row is not None and stage_beside(row.deal.stage, steps) is not None
        if action == "pipeline_mark":
            return self._row is not None
        return True

    def action_pipeline_forth(self) -> None:
        self._move(1)

    def action_pipeline_back(self) -> None:
        self._move(-1)

    def action_pipeline_mark(self) -> None:
        if (row := self._row) is None:
            return
        self._marks ^= {row.deal.id}
        if self._look is Look.BOARD and self._board is not None:
            self.lanes.show(looks.lanes(self._board), marked=self._marks, nothing=_(NOTHING_YET))
            self.lanes.action_board_down()
        else:
            self.table.rows_changed()
            self.table.action_list_down()
        self._say_heading()
        self._tell_shown()

    def action_pipeline_turn(self) -> None:
        at = self._deal_id
        self._look = Look.LIST if self._look is Look.BOARD else Look.BOARD
        self._wanted = at
        self._show()
        self.take_focus()

    def action_pipeline_month_before(self) -> None:
        self.earlier()

    def action_pipeline_month_after(self) -> None:
        self.later()

    def _move(self, steps: int) -> None:
        """Paint the deal where it goes, then have the book take it there; refused, it is read
        again as it is."""
        row = self._row
        stage = stage_beside(row.deal.stage, steps) if row else None
        if row is None or stage is None or self._board is None:
            return
        if row.deal.stage.is_open and stage.is_open:
            self._paint_moved(row, stage)
        self._wants(partial(self._carry_out, row=row, steps=steps))

    def _paint_moved(self, row: DealRow, stage: Stage) -> None:
        if self._board is None:
            return
        deal = replace(row.deal, stage=stage)
        chance, weighted = chance_of(deal, self._chances), weighed(deal, self._chances)
        moved = row._replace(deal=deal, chance=chance, weighted=weighted)
        self._board = with_moved(self._board, row, moved)
        self._wanted, self._is_ahead = deal.id, True
        self._show()

    async def _carry_out(self, host: Host, row: DealRow, steps: int) -> None:
        self._wanted = row.deal.id
        try:
            await move_by(host, row, steps)
        finally:
            if self._is_ahead:  # refused, or the dialog was left: as the book has it
                await self.load()

    # --- work ---

    def _wants(self, work: Work) -> None:
        self.post_message(WantsHost(work))

    async def _load(self, _host: Host) -> None:
        await self.load()

    async def _open_marked(self, host: Host) -> None:
        """What is done with all marked deals at once."""
        rows = self._marked
        choices = [_("All of them to another month"), _("Take the marks away")]
        title = _("Marked deals: {count}").format(count=len(rows))
        match await ask(host.app, Pick(title, choices)):
            case 0 if not await carry(host, rows):
                return
            case None:
                return
        self._marks.clear()
        self._show()

    async def _choose_look(self, host: Host) -> None:
        """Which deals are shown, and those of earlier months that are still open."""
        this = month_of(self.access.today)
        months: list[date | None] = [this, next_month(this), month_before(this), None]
        choices = [month_word(one) if one else _("All months") for one in months]
        earlier = self._board.earlier if self._board else ()
        if earlier:
            choices.append(
                _("Earlier months, still open: {count}, to another month").format(
                    count=len(earlier)
                )
            )
        at = months.index(self._month) if self._month in months else 0
        chosen = await ask(host.app, Pick(_("Deals of which month?"), choices, at=at))
        if chosen is None:
            return
        if chosen == len(months):
            await carry(host, list(earlier))
            return
        self._month = months[chosen]
        await self.load()


def with_moved(shown: Board, row: DealRow, moved: DealRow) -> Board:
    """The board with a row at another stage: two of its columns are another, however many deals
    stand in the others."""
    before, after = row.deal.stage, moved.deal.stage
    columns = dict(shown.columns)
    columns[before] = tuple(one for one in columns[before] if one is not row)
    columns[after] = tuple(in_order((*columns[after], moved)))
    sums = {**shown.sums, **{stage: summed(counted(columns[stage])) for stage in (before, after)}}
    return Board(columns, sums, shown.earlier, shown.stranded)
