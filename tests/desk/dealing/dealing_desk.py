"""A desk with one client, what may be sold to him, and a deal in one line."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.entering import add_deal
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import DealEntry
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.money import Money
from tests.books.empty_desk import NOW
from tests.desk.diagnosing.homes import WANG

NOVEMBER: Final = date(2026, 11, 1)
DECEMBER: Final = date(2026, 12, 1)
AMOUNT: Final = Money.of_yuan(200_000)
ENTRY: Final = DealEntry(metric="insurance_single", amount=AMOUNT, month=NOVEMBER, product="年金")


def a_deal(desk: Desk, client_id: ClientId = WANG, *, care: str = "", **changes: Any) -> DealId:
    """An open deal of 200,000 yuan, in free words unless told otherwise."""
    entry = replace(ENTRY, **changes)
    if entry.product_id is not None:
        entry = replace(entry, product="", metric=changes.get("metric", "investment"))
    return add_deal(desk, client_id, entry, care=care, now=NOW)


def way_of(desk: Desk, deal_id: DealId, client_id: ClientId = WANG) -> list[Stage]:
    """The stages a deal came to, one after the other."""
    return [one.after for one in desk.deal_moves.of(client_id) if one.deal_id == deal_id]
