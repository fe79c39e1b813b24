"""Products of the shelf and deals in the book, and the forms in which they are written."""

from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.entering import add_deal
from rmdesk.desk.shelf.products import add_product
from rmdesk.desk.shelf.suitability import assess
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import DealEntry
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, DealId, ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.products import ProductLine
from rmdesk.ui.dialogs.parts.side_row import SideRow
from tests.ui.desk_on_screen import DeskOnScreen, Shown
from tests.ui.small_book import NOW, RICH

THIS_MONTH, NEXT_MONTH = date(2026, 11, 1), date(2026, 12, 1)


def product(
    desk: Desk, code: str, name: str, risk: str, *, term_days: int | None = 90
) -> ProductId:
    line = ProductLine(
        code=code, name=name, kind=HoldingClass.WEALTH_PRODUCT, risk=risk, term_days=term_days
    )
    return add_product(desk, line, now=NOW)


def shelf(desk: Desk) -> ProductId:
    """稳利90天 of R2 and a fund of R5, before a client of C3."""
    assess(desk, RICH, "C3", on=NOW.date(), now=NOW)
    product(desk, "JJ500", "进取指数", "R5")
    return product(desk, "WL90", "稳利90天", "R2")


def stocked(
    desk: Desk,
    client_id: ClientId = RICH,
    *,
    stage: Stage = Stage.STOCKED,
    month: date = THIS_MONTH,
    wan: int = 20,
) -> DealId:
    """A deal about 稳利90天."""
    named = next(one for one in desk.products.all() if one.code == "WL90")
    entry = DealEntry(
        product_id=named.id,
        metric="investment",
        amount=Money.of_yuan(wan * 10_000),
        stage=stage,
        month=month,
        expected_on=date(2026, 11, 23),
    )
    return add_deal(desk, client_id, entry, now=NOW)


def deals(on_screen: DeskOnScreen, client_id: ClientId = RICH) -> list[Deal]:
    return on_screen.thread.ask(lambda desk: list(desk.deals.of(client_id))).result()


def row(shown: Shown, name: str) -> SideRow:
    return shown.app.screen.query_one(f"#{name}", SideRow)
