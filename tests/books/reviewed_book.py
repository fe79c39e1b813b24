"""Clients with closed reviews, a ledger and a household: for whatever leaves the desk as a file."""

from datetime import date, datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.review import Way
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.reviews import CashFlowTable, ReviewLineTable, ReviewTable

NOW = datetime(2026, 11, 20, 9, 0)
DAYS = (date(2025, 12, 5), date(2026, 3, 6), date(2026, 6, 5), date(2026, 9, 4), date(2026, 11, 20))
SECRETS = (
    *("他对妻子瞒着这笔钱", "家里新添了外甥", "推那款重疾险的由头", "李强的同学", "只说给经理听"),
    "净值型三号",  # a product of the ledger alone: no part of the household's tables
)
"""What is on file and never for the client's eyes."""

_LINES: tuple[tuple[HoldingClass, bool, str, str, str, int], ...] = (
    (HoldingClass.DEMAND_DEPOSIT, True, "", "", "", 86_500),
    (HoldingClass.TIME_DEPOSIT, True, "", "三年定期", "R1", 500_000),
    (HoldingClass.TIME_DEPOSIT, True, "", "一年定期", "R1", 200_000),
    (HoldingClass.WEALTH_PRODUCT, True, "", "安心增利九十天", "R2", 650_000),
    (HoldingClass.WEALTH_PRODUCT, True, "", "季季享固定收益类", "R2", 300_000),
    (HoldingClass.BOND_FUND, True, "", "纯债基金甲", "R2", 180_000),
    (HoldingClass.MIXED_FUND, True, "", "灵活配置乙", "R3", 240_000),
    (HoldingClass.EQUITY_FUND, True, "", "沪深三百指数", "R4", 182_345),
    (HoldingClass.METAL, True, "", "积存金", "R3", 60_000),
    (HoldingClass.CERTIFICATE, False, "招商银行", "大额存单", "R1", 800_000),
    (HoldingClass.STOCK, False, "中信证券", "=2+5 一只股票", "R5", 320_000),
    (HoldingClass.INSURANCE_VALUE, False, "某寿险", "年金险现金价值", "R1", 145_000),
    (HoldingClass.PROPERTY, False, "", "城西自住房", "", 4_200_000),
    (HoldingClass.MORTGAGE, False, "招商银行", "住房贷款", "", 1_150_000),
    (HoldingClass.CREDIT_CARD, False, "招商银行", "", "", 12_800),
)
_FLOWS = (
    (FlowCategory.SALARY, 38_000, 1),
    (FlowCategory.BONUS, 120_000, 12),
    (FlowCategory.TAX, 7_500, 1),
    (FlowCategory.LIVING, 12_000, 1),
    (FlowCategory.MORTGAGE_PAYMENT, 6_800, 1),
    (FlowCategory.EDUCATION, 30_000, 6),
)


def add_reviewed(desk: Desk, number: int = 1, *, reviews: int = len(DAYS)) -> ClientId:
    """A client with so many closed reviews, a ledger, flows and an assessment."""
    client_id = add_client(desk, now=NOW, name=f"佟雅琴{number}", number=f"6010{number:04}")
    with desk.store.action("book.made", at=NOW) as action:
        told = {"risk_tolerance": "C3", "risk_assessed_on": date(2026, 5, 4), "note": SECRETS[4]}
        action.update(ClientTable, client_id, told)
        for at, day in enumerate(DAYS[-reviews:] if reviews else ()):
            review = action.insert(ReviewTable, _review(client_id, day))
            _add_lines(action, client_id, review, at, day)
        action.insert_many(
            HoldingTable,
            ["client_id", "institution", "is_ours", "holding_class", "item", "amount"],
            [
                (client_id, where, ours, kind, item or SECRETS[5], Money.of_yuan(yuan))
                for kind, ours, where, item, _risk, yuan in _LINES
            ],
        )
        action.insert_many(
            CashFlowTable,
            ["client_id", "category", "amount", "months", "words"],
            [
                (client_id, one, Money.of_yuan(yuan), months, SECRETS[3])
                for one, yuan, months in _FLOWS
            ],
        )
    return client_id


def _review(client_id: ClientId, day: date) -> dict[str, Any]:
    return {
        "client_id": client_id,
        "on": day,
        "closed_on": day,
        "way": Way.MET,
        "market_view": "利率还在往下走，存量定期到期后再存会低一些。",
        "circumstances": SECRETS[1],
        "wishes": "女儿明年出国读书，想留出四十万学费。\n不想再买三年以上的产品。",
        "protection_idea": SECRETS[2],
        "next_steps": "书面方案周三前给您；电话 13812345678 联系。",
        "next_on": date(2027, 2, 26),
    }


def _add_lines(action: Any, client_id: ClientId, review: int, at: int, day: date) -> None:
    names = ["client_id", "review_id", "place", "holding_class", "is_ours", "institution", "item"]
    names += ["risk", "held_since", "amount", "as_of", "note"]
    rows = []
    for place, (kind, ours, where, item, risk, yuan) in enumerate(_LINES):
        if place == 2 and at < 2:
            continue  # came later
        amount = Money.of_yuan(yuan * (80 + 5 * at - (3 * place) % 7) // 100)
        known = None if place == 11 and at == 0 else amount
        since = date(2019 + place % 6, 1 + place % 12, 15)
        values = (client_id, review, place, kind, ours, where, item, risk, since, known, day)
        rows.append((*values, SECRETS[0]))
    action.insert_many(ReviewLineTable, names, rows)
