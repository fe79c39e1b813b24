"""Money of clients at other banks, and when it falls due."""

from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import edit_client
from rmdesk.desk.client_file.ledger import add_line
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.ledger.lines import LedgerLine
from rmdesk.domain.money import Money
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH

BANKS = ("甲银行", "乙银行", "丙农商行", "丁银行", "戊银行")


def fill(desk: Desk) -> None:
    """Five other banks, one line past its day, and an inflow expected in March."""
    for n, bank in enumerate(BANKS):
        line = LedgerLine(
            holding_class=HoldingClass.TIME_DEPOSIT,
            amount=Money.of_yuan(100_000 * (9 - n)),
            maturity=date(2026, 12, 10 + n),
            is_ours=False,
            institution=bank,
        )
        add_line(desk, ClientId(2 + n), line, now=NOW)
    late = LedgerLine(
        holding_class=HoldingClass.TIME_DEPOSIT,
        item="早就到期",
        amount=Money.of_yuan(70_000),
        maturity=TODAY - timedelta(3),
    )
    add_line(desk, RICH, late, now=NOW)
    inflow = {"expected_inflow": Money.of_yuan(900_000), "expected_inflow_on": date(2027, 3, 1)}
    edit_client(desk, ClientId(8), inflow, now=NOW)
