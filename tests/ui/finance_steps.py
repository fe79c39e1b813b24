"""Steps on the pages about a household's money that several tests share."""

from datetime import timedelta

from rich.style import Style

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.ledger import add_line
from rmdesk.desk.diagnosing.household import HouseholdSheet, add_flow, household_sheet
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowLine
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from rmdesk.ui.navigation.view_kinds import REVIEW
from rmdesk.ui.views.review.pages.finance_page import FinancePage
from rmdesk.ui.widgets.lines import strip
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import RICH, YESTERDAY


def fill(desk: Desk) -> None:
    """A household that has told nearly everything, yesterday: nobody asked for other assets."""
    for category, yuan, months in (
        (FlowCategory.SALARY, 25_000, 1),
        (FlowCategory.BONUS, 60_000, 12),
        (FlowCategory.LIVING, 8_000, 1),
        (FlowCategory.MORTGAGE_PAYMENT, 6_000, 1),
        (FlowCategory.EDUCATION, None, 6),
    ):
        amount = None if yuan is None else Money.of_yuan(yuan)
        line = FlowLine(category=category, amount=amount, months=months, as_of=TODAY - timedelta(9))
        add_flow(desk, RICH, line, now=YESTERDAY)
    for kind, yuan, item in (
        (HoldingClass.DEMAND_DEPOSIT, 30_000, "活期储蓄"),
        (HoldingClass.EQUITY_FUND, 400_000, "新制造股票"),
        (HoldingClass.MORTGAGE, 700_000, "首套房贷"),
    ):
        held = LedgerLine(holding_class=kind, amount=Money.of_yuan(yuan), item=item, is_ours=True)
        add_line(desk, RICH, held, now=YESTERDAY)


def household(on_screen: DeskOnScreen) -> HouseholdSheet:
    """What the book knows of the household by now."""
    return on_screen.thread.ask(lambda desk: household_sheet(desk, RICH)).result()


async def open_page(shown: Shown, digit: str, *wanted: str) -> FinancePage:
    """The page of a digit for 单雄信."""
    await shown.sees("clients: 8")
    shown.app.desk.clients.table.select(RICH)
    await shown.press("f7")
    await shown.sees("1 Review")
    await shown.press(digit)
    await shown.sees(*wanted)
    review = shown.app.desk.views.find(REVIEW)
    assert review is not None
    assert isinstance(review.page, FinancePage)
    return review.page


async def stand_on(shown: Shown, page: FinancePage, text: str) -> None:
    """Put the cursor on the row that says `text`."""
    for _ in range(60):
        if page.body.row is not None and text in page.body.row_text:
            return
        await shown.press("down")
    raise AssertionError(f"no row says {text!r} in:\n{shown.text}")


def painted(page: FinancePage) -> list[str]:
    """Every line of the page, in sight or not."""
    width = page.body.scrollable_content_region.width
    return [strip(one, width, lambda name: Style()).text for one in page.body._lines]
