"""The rhythm of a month on the screen: read, painted, kept. Its subclass says what keys do."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from textual import events, on

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import DealRow, board, counted
from rmdesk.desk.rhythm.standing import MonthCurves, curves_of
from rmdesk.desk.rhythm.two_months import TwoMonths, two_months
from rmdesk.domain.deals.deal import OPEN_STAGES, Deal
from rmdesk.domain.metrics import FedBy, Metric
from rmdesk.domain.rhythm.plan import Part, Plan
from rmdesk.domain.rhythm.standing import MonthFigures, Progress, progress_of_all
from rmdesk.domain.rhythm.what_if import WhatIf, supposed
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.views.home.pages import (
    rhythm_chart,
    rhythm_example,
    rhythm_rows,
    rhythm_supposing,
    rhythm_weeks,
)
from rmdesk.ui.views.home.pages.month_page import MonthPage
from rmdesk.ui.views.home.pages.rhythm_keys import Curved, Told, metric_keys
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.widgets.page import Column
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.rows_body import FIRST, RowsBody

_LEAST_CURVES, _MOST_CURVES = 10, 22
_SMALL: Final = 30
"""Lines of a page on which curves and rows share, and rows are scrolled to."""
_OTHER_ROWS: Final = 13
"""Headings, the weeks, next month's names and a note."""


class ShownRhythm(MonthPage):
    """Reads the month, paints the curves of the metric under the cursor, and its rows."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self.months: TwoMonths | None = None
        self.what_if: WhatIf | None = None
        """What is supposed; None: nothing is."""
        self.told = Told.METRICS
        self.key: Curved | None = None
        """Whose curves are shown."""
        self._progress: tuple[Progress, ...] = ()
        self._deals: Sequence[DealRow] = ()
        """Of the month, open: only where something is supposed."""
        self._stands = False
        """Whether the cursor is where it is wanted."""

    # --- reading ---

    async def load(self) -> None:
        month, today, supposes = self.month, self.access.today, self.what_if is not None

        def read(desk: Desk) -> tuple[TwoMonths, Sequence[DealRow]]:
            rows: list[DealRow] = []
            if supposes:
                columns = board(desk, month, today=today).columns
                stages = reversed(OPEN_STAGES)
                rows = [row for stage in stages for row in counted(columns[stage])]
            return two_months(desk, month, today=today), rows

        self.months, self._deals = await self.access.ask(read, Urgency.PAGE)
        self._judge()
        self.look_again()
        if not self._stands:
            self._stands = True
            self.body.stand_at(self.key or FIRST)

    def _judge(self) -> None:
        """The metrics as they stand, or as they would."""
        if self.months is None:
            return
        self._progress = progress_of_all(self.figures, today=self.access.today)
        keys = metric_keys(self._progress)
        if self.key not in keys:
            codes = [one.code for one in keys]
            kept = self.key.code if self.key else None
            at = codes.index(kept) if kept in codes else 0
            self.key = keys[at] if keys else None

    def look_again(self) -> None:
        if self.months is not None:
            self.lay_out()
            self.body.show(self._columns, from_top=False)
            self.say()

    def suppose(self, what_if: WhatIf) -> None:
        """Show the month as it would be."""
        self.what_if = what_if
        self._judge()
        self.look_again()

    async def look(self, _host: Host, wanted: object = None) -> None:
        """Read again, and put the cursor on a row."""
        await self.load()
        if wanted is not None:
            self.body.stand_at(wanted)

    # --- the place ---

    def kept(self) -> dict[str, Any]:
        key = [self.key.code, self.key.in_pieces] if self.key else None
        return {**super().kept(), "metric": key}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        super().return_to(kept)
        match kept.get("metric"):
            case [str(code), bool(in_pieces)]:
                self.key, self._stands = Curved(code, in_pieces), False

    def come_about(self, about: object) -> None:
        """A metric's code: its curves; a month: that one."""
        if isinstance(about, date):
            self.turn_to(about)
        elif isinstance(about, str):
            self.turn_to(self.access.today)
            self.key, self._stands = Curved(about, False), False

    def _go(self, month: date) -> None:
        self.turn_to(month)
        self.what_if = None
        self.drafts.clear()
        self.post_message(WantsHost(partial(self.look, wanted=self.key)))

    # --- what is shown ---

    @property
    def shows_example(self) -> bool:
        """Whether the course's example stands in the place of the month."""
        return self.told is Told.EXAMPLE

    @property
    def week_now(self) -> int:
        """The part of the plan that today lies in: the first before it, the last after it."""
        return rhythm_weeks.number_of(self.plan, self.access.today)

    @property
    def plan(self) -> Plan:
        assert self.months is not None
        return self.months.standing.plan

    def progress_of(self, code: str) -> Progress | None:
        return next((one for one in self._progress if one.metric.code == code), None)

    @property
    def shown_progress(self) -> Progress | None:
        """The metric whose curves are shown."""
        return self.progress_of(self.key.code) if self.key else None

    @property
    def _actual(self) -> Progress | None:
        """The metric whose curves are shown as it stands, whatever is supposed."""
        shown, months = self.shown_progress, self.months
        if shown is None or months is None:
            return None
        return next(one for one in months.standing.progress if one.metric == shown.metric)

    @property
    def supposed_metric(self) -> Metric | None:
        """The metric that something can be supposed of: one that deals feed."""
        shown = self.shown_progress
        rows = [shown, *self._progress] if shown else self._progress
        metrics = (one.metric for one in rows if one.metric.fed_by is FedBy.DEALS)
        return next(metrics, None)

    @property
    def figures(self) -> MonthFigures:
        """All that the month is judged by, with what is supposed."""
        assert self.months is not None
        figures = self.months.standing.figures
        if self.what_if is None:
            return figures
        return supposed(figures, self.what_if, today=self.access.today)

    def curves(self) -> MonthCurves:
        """Those of the metric shown, as it stands or would."""
        figures, shown = self.figures, self.shown_progress
        metric = shown.metric if shown else figures.metrics[0]
        in_pieces = self.key.in_pieces if self.key else None
        return curves_of(figures, metric, self.access.today, in_pieces=in_pieces)

    def closed_in(self, part: Part) -> list[Deal]:
        """The deals of the metric shown that were closed in a part of the plan."""
        if self.months is None or self.key is None:
            return []
        deals = self.months.standing.figures.deals
        return rhythm_weeks.closed_in(self.plan, part.number, deals, self.key.code)

    # --- painting ---

    def on_resize(self, event: events.Resize) -> None:
        self.lay_out()

    def lay_out(self) -> None:
        """The curves have what the rows leave, within limits; a small screen shares."""
        if height := self.size.height:
            rows = len(metric_keys(self._progress)) + _OTHER_ROWS
            curves = max(height // 2, _LEAST_CURVES) if height < _SMALL else height - rows
            shown = max(_LEAST_CURVES, min(_MOST_CURVES, curves))
            self.query_one("#typed-head", Painted).styles.height = shown + 1

    @property
    def _head_height(self) -> int:
        return int(self.query_one("#typed-head", Painted).size.height)

    def head(self, width: int) -> list[Line]:
        """What the curves say in a line, and the curves."""
        months, height = self.months, max(2, self._head_height)
        if months is None:
            return []
        if self.shows_example:
            return rhythm_example.head(months, width, height)
        shown, today = self.curves(), self.access.today
        supposes = self.what_if is not None and not self.what_if.is_empty
        actual = self._actual if supposes else None
        told = rhythm_chart.head_line(self.shown_progress, self.key, actual, width)
        return [told, *rhythm_chart.chart(self.plan, shown, today, width, height - 1)]

    def _columns(self, width: int, is_folded: bool) -> Sequence[Column]:
        months = self.months
        if months is None:
            return ()
        if self.shows_example:
            return rhythm_example.columns(months)
        section = None
        metric = self.supposed_metric
        progress = self.progress_of(metric.code) if metric else None
        if self.what_if is not None and progress is not None:
            deals = [one for one in self._deals if one.deal.metric == progress.metric.code]
            chances = months.standing.figures.chances
            section = rhythm_supposing.supposing(self.what_if, progress, chances, deals)
        shown = self.curves()
        below = rhythm_rows.Below(months, self.figures, self._progress, shown, section, self.told)
        return rhythm_rows.columns(below, width)

    @on(RowsBody.Moved)
    def _metric_chosen(self) -> None:
        """The curves are those of the metric under the cursor."""
        record = self.record
        if isinstance(record, Curved) and record != self.key:
            self.key = record
            self.body.show(self._columns, from_top=False)
        self.say()
