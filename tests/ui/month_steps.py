"""Steps on the pages of a month that several tests share, and a month with targets and deals."""

from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.targets import set_target
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.rhythm import DealTable
from rmdesk.ui.navigation.view_kinds import HOME
from rmdesk.ui.views.home.pages.rhythm import RhythmPage
from rmdesk.ui.views.home.pages.targets import TargetsPage
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import Shown
from tests.ui.small_book import NOW, RICH

MONTH = date(2026, 11, 1)
NEXT = date(2026, 12, 1)


def wan(amount: float) -> Money:
    return Money.of_yuan(int(amount * 10_000))


def a_deal(
    desk: Desk,
    amount: float | None,
    *,
    metric: str = "investment",
    stage: Stage = Stage.STOCKED,
    closed_on: date | None = None,
    month: date = MONTH,
    client: ClientId = RICH,
) -> None:
    """A deal of the month; `amount` in 万, one that is closed on a day."""
    values = {
        "client_id": client,
        "metric": metric,
        "product": "稳利90天",
        "amount": None if amount is None else wan(amount),
        "pieces": 1,
        "stage": Stage.CLOSED if closed_on else stage,
        "month": month,
        "added_on": TODAY - timedelta(30),
        "moved_on": closed_on or TODAY,
        "closed_on": closed_on,
    }
    with desk.store.action("deal.add", {}, at=NOW) as action:
        action.insert(DealTable, values)


def fill_month(desk: Desk) -> None:
    """229 万 and 12 pieces of investment, 84 of it done: 60 in week 4 of October; some open."""
    set_target(desk, MONTH, "investment", wan(229), 12, now=NOW)
    set_target(desk, MONTH, "accounts", None, 20, now=NOW)
    a_deal(desk, 60, closed_on=date(2026, 10, 28))
    a_deal(desk, 24, closed_on=date(2026, 11, 4))
    a_deal(desk, 50, stage=Stage.TO_CLOSE)
    a_deal(desk, 20, stage=Stage.STOCKED)
    a_deal(desk, None, stage=Stage.MET)
    a_deal(desk, 30, month=NEXT)


async def open_rhythm(shown: Shown) -> RhythmPage:
    """Page 3, from the client list."""
    shown.app.desk.action_home_rhythm()
    await shown.sees("3 Rhythm", "Achieved")
    page = _page(shown)
    assert isinstance(page, RhythmPage)
    return page


async def open_targets(shown: Shown) -> TargetsPage:
    """Page 4, from the client list."""
    shown.app.desk.action_home_targets()
    await shown.sees("Target 万", "Meetings")
    page = _page(shown)
    assert isinstance(page, TargetsPage)
    return page


def _page(shown: Shown) -> object:
    view = shown.app.desk.views.find(HOME)
    assert view is not None
    return view.page
