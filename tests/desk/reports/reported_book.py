"""A small book with a month to report: targets, deals won, lost and open, wishes, balances."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.release import allow_files
from rmdesk.desk.rhythm.targets import paste_targets
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.store.tables.file import WishTable
from rmdesk.store.tables.money import BalanceTable
from rmdesk.store.tables.rhythm import DealTable
from tests.books.builders import TODAY
from tests.domain.rhythm.calendars import NOVEMBER, wan
from tests.ui.small_book import NOW, RICH, YESTERDAY, small_book

SECRET = "13912345678"
"""A number that somebody noted where it does not belong."""

HEARD = "他母亲住院等钱"
"""What somebody typed where a product belongs."""

DEALS: tuple[dict[str, Any], ...] = (
    {"amount": wan(60), "closed_on": date(2026, 10, 28)},
    {"amount": wan(24), "closed_on": date(2026, 11, 17), "note": f"电话{SECRET}"},
    {"client_id": ClientId(3), "amount": None, "closed_on": date(2026, 11, 4)},
    {
        "client_id": ClientId(3),
        "amount": wan(50),
        "stage": Stage.TO_CLOSE,
        "product": HEARD,
        "note": "电话里说的",
    },
    {"client_id": ClientId(4), "amount": wan(20), "month": date(2026, 12, 1)},
    {
        "client_id": ClientId(4),
        "amount": wan(30),
        "stage": Stage.LOST,
        "closed_on": date(2026, 11, 18),
        "lost_reason": ObjectionKind.NO_TRUST,
        "lost_words": "收益说不清",
    },
)


def reported_book(folder: Path) -> Desk:
    """Files may leave it; everything in it was written yesterday."""
    desk = small_book(folder)
    paste_targets(desk, NOVEMBER, "投资 229 12\n开户 20\n电话 420", now=YESTERDAY)
    with desk.store.action("book.made", at=YESTERDAY) as action:
        for deal in DEALS:
            action.insert(DealTable, _values(deal))
        for client in (RICH, ClientId(3)):
            action.insert(WishTable, {"client_id": client, "on": TODAY, "what": "大额存单"})
        action.insert(WishTable, {"client_id": RICH, "on": TODAY, "what": "黄金定投"})
        for day, balance in ((date(2026, 10, 20), 100), (date(2026, 11, 18), 130)):
            values = {"client_id": RICH, "on": day, "balance": Money(wan(balance).fen)}
            action.insert(BalanceTable, values)
    allow_files(desk, now=NOW)
    return desk


def _values(deal: dict[str, Any]) -> dict[str, Any]:
    closed = deal.get("closed_on")
    moved = closed or TODAY - timedelta(days=2)
    return {
        "client_id": RICH,
        "metric": "investment",
        "product": "稳利90天",
        "pieces": 1,
        "stage": Stage.CLOSED if closed else Stage.STOCKED,
        "month": NOVEMBER,
        "added_on": min(moved, TODAY - timedelta(days=3)),
        "moved_on": moved,
        "expected_on": None if closed else date(2026, 11, 16),
        **deal,
    }
