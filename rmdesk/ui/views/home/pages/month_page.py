"""A page about one month: this one, as the days go on, until another is turned to."""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from rmdesk.domain.call_figures import Period
from rmdesk.domain.deals.deal import Deal
from rmdesk.domain.metrics import FedBy, Metric
from rmdesk.domain.rhythm.standing import Progress
from rmdesk.domain.rhythm.weeks import month_before, month_of, next_month
from rmdesk.ui.access import Access
from rmdesk.ui.host import Host, WantsHost
from rmdesk.ui.messages import OpenFigures, OpenHome
from rmdesk.ui.views.home.pages.typed_page import TypedPage
from rmdesk.ui.words.deals import month_word

_MEETINGS: Final = 5
"""The digit of their page."""


class MonthPage(TypedPage):
    """Left and right turn to other months."""

    def __init__(self, access: Access, *, id: str) -> None:
        super().__init__(access, id=id)
        self._month: date | None = None  # None: that of today, whichever it is

    @property
    def month(self) -> date:
        """The first day of the month that is shown."""
        return self._month or month_of(self.access.today)

    def turn_to(self, month: date) -> None:
        """Show this month when the page is loaded next."""
        month = month_of(month)
        self._month = None if month == month_of(self.access.today) else month

    def words(self) -> str:
        return month_word(self.month)

    def kept(self) -> dict[str, Any]:
        return {"month": self._month.isoformat() if self._month else ""}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        if isinstance(month := kept.get("month"), str):
            with contextlib.suppress(ValueError):
                self.turn_to(date.fromisoformat(month))

    def earlier(self) -> None:
        self._go(month_before(self.month))

    def later(self) -> None:
        self._go(next_month(self.month))

    def _go(self, month: date) -> None:
        self.turn_to(month)
        self.drafts.clear()  # they are of the month that was left
        self.post_message(WantsHost(self._look))

    async def _look(self, _host: Host) -> None:
        await self.load()

    # --- what a figure counts ---

    def counts(self, one: Progress | None) -> bool:
        """Whether there is something behind the figures of a metric that can be looked at."""
        if one is None:
            return False
        if one.metric.fed_by is FedBy.CALLS:
            return self._month is None  # the figures of calling are those of this month
        return bool(one.done_pieces or one.open_deals)

    def open_counted(self, one: Progress, deals: Sequence[Deal]) -> None:
        """Show what is counted: the deals of a metric, the figures of calling, the meetings."""
        match one.metric.fed_by:
            case FedBy.DEALS:
                work = partial(_show_counted, month=self.month, deals=deals, metric=one.metric)
                self.post_message(WantsHost(work))
            case FedBy.CALLS:
                self.post_message(OpenFigures(Period.MONTH))
            case FedBy.MEETINGS:
                self.post_message(OpenHome(_MEETINGS))


async def _show_counted(host: Host, month: date, deals: Sequence[Deal], metric: Metric) -> None:
    from rmdesk.ui.rhythm.counted import show_counted

    await show_counted(host, month, deals, metric)
