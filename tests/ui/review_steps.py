"""A review of fifteen lines, its sheet on the screen, and what the book then holds."""

from collections.abc import Sequence
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.ledger import add_line
from rmdesk.desk.reviewing.closing import close
from rmdesk.desk.reviewing.drafting import begin
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.review import ReviewLine
from rmdesk.ui.navigation.view_kinds import REVIEW
from rmdesk.ui.views.review.pages.sheet import SheetPage
from rmdesk.ui.views.review.view import ReviewView
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import RICH

KINDS = (
    *(HoldingClass.DEMAND_DEPOSIT, HoldingClass.TIME_DEPOSIT, HoldingClass.WEALTH_PRODUCT),
    *(HoldingClass.FUND, HoldingClass.STOCK),
)
BEFORE = datetime(2026, 8, 20, 10)


def fifteen_lines(desk: Desk) -> None:
    """Ten lines with us, four at another bank, and a mortgage: all of it reviewed in August."""
    for n in range(14):
        is_ours = n < 10
        line = LedgerLine(
            holding_class=KINDS[n % len(KINDS)],
            item=f"持有{n:02d}",
            amount=Money.of_yuan(100_000 + n * 10_000),
            is_ours=is_ours,
            institution="" if is_ours else "甲银行",
        )
        add_line(desk, RICH, line, now=BEFORE)
    debt = LedgerLine(
        holding_class=HoldingClass.MORTGAGE, item="住房贷款", amount=Money.of_yuan(800_000)
    )
    add_line(desk, RICH, debt, now=BEFORE)
    close(desk, begin(desk, RICH, now=BEFORE), next_on=None, at=None, now=BEFORE)


async def open_sheet(shown: Shown, client_id: ClientId = RICH) -> SheetPage:
    await shown.sees("clients: 8")
    shown.app.desk.views.clients.table.select(client_id)
    await shown.press("f7")
    await shown.sees("Asset review")
    await settle(shown.pilot)
    view = shown.app.desk.views.find(REVIEW)
    assert isinstance(view, ReviewView)
    page = view.page
    assert isinstance(page, SheetPage)
    return page


async def begun(shown: Shown) -> SheetPage:
    page = await open_sheet(shown)
    await shown.press("enter")
    await shown.sees("Draft of 2026-11-20")
    return page


def amounts(on_screen: DeskOnScreen) -> dict[str, Money | None]:
    """What the newest review says, by the names of its lines."""

    def work(desk: Desk) -> dict[str, Money | None]:
        lines = desk.reviews.lines(desk.reviews.of(RICH)[0].id)
        return {line.item: line.amount for line in lines}

    return on_screen.thread.ask(work).result()


def lines_of(page: SheetPage) -> Sequence[ReviewLine]:
    """The lines on the screen."""
    return page.sheet.lines if page.sheet else ()
