"""What keeps a line, an ending, a product or a net value out: the field, and a sentence."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.domain.endings import (
    Ending,
    Way,
    ending_day,
    expected_amount,
    ways_of,
    wrong_with_ending,
)
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import NetValueId, ProductId
from rmdesk.domain.ledger.lines import LedgerLine, line_of, valued, wrong_with
from rmdesk.domain.money import Money
from rmdesk.domain.products import (
    NetValue,
    Product,
    ProductLine,
    product_line,
    wrong_with_net_value,
    wrong_with_product,
)
from tests.books.builders import TODAY, a_holding

LINE = LedgerLine(holding_class=HoldingClass.TIME_DEPOSIT, amount=Money.of_yuan(50_000))
TOMORROW = TODAY + timedelta(1)
NEWEST = NetValue(id=NetValueId(1), product_id=ProductId(1), on=TODAY - timedelta(2), value=10_342)


def test_a_line_that_is_right() -> None:
    assert wrong_with(LINE, today=TODAY) is None
    whole = replace(
        LINE,
        start=TODAY,
        maturity=TODAY,
        rate_bp=0,
        cost=Money(0),
        risk="R5",
        product_id=ProductId(1),
        units=1,
        as_of=TODAY,
    )
    assert wrong_with(whole, today=TODAY) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"holding_class": None}, "holding_class"),
        ({"amount": None}, "amount"),
        ({"amount": Money(-1)}, "amount"),
        ({"is_ours": False, "institution": " "}, "institution"),
        ({"start": TODAY, "maturity": TODAY - timedelta(1)}, "maturity"),
        ({"repay_day": 20}, "repay_day"),
        ({"holding_class": HoldingClass.CREDIT_CARD, "repay_day": 32}, "repay_day"),
        ({"stop_profit_bp": 0, "cost": Money(1)}, "stop_profit_bp"),
        ({"stop_loss_bp": 10_000, "cost": Money(1)}, "stop_loss_bp"),
        ({"stop_loss_bp": 500}, "stop_loss_bp"),
        (
            {
                "holding_class": HoldingClass.MORTGAGE,
                "stop_profit_bp": 500,
                "cost": Money(1),
            },
            "stop_profit_bp",
        ),
        ({"rate_bp": -1}, "rate_bp"),
        ({"rate_bp": 10_001}, "rate_bp"),
        ({"cost": Money(-1)}, "cost"),
        ({"risk": "R6"}, "risk"),
        ({"risk": "C3"}, "risk"),
        ({"units": 0, "product_id": ProductId(1)}, "units"),
        ({"units": 5}, "units"),
        ({"as_of": TOMORROW}, "as_of"),
    ],
)
def test_a_line_that_is_wrong(changes: dict[str, Any], field: str) -> None:
    wrong = wrong_with(replace(LINE, **changes), today=TODAY)
    assert wrong is not None
    assert wrong.field == field
    assert "{" not in wrong.sentence()


def test_limits_of_a_fund_and_the_day_of_a_card_are_right() -> None:
    fund = replace(LINE, holding_class=HoldingClass.FUND, cost=Money(100))
    assert wrong_with(replace(fund, stop_profit_bp=1, stop_loss_bp=9_999), today=TODAY) is None
    card = replace(LINE, holding_class=HoldingClass.CREDIT_CARD, repay_day=31)
    assert wrong_with(card, today=TODAY) is None


@pytest.mark.parametrize("kind", [HoldingClass.PROPERTY, HoldingClass.CASH, HoldingClass.BUSINESS])
def test_a_house_is_at_no_bank(kind: HoldingClass) -> None:
    assert wrong_with(replace(LINE, holding_class=kind, is_ours=False), today=TODAY) is None


def test_a_maturity_before_the_start_names_both_days() -> None:
    line = replace(LINE, start=date(2026, 3, 1), maturity=date(2026, 2, 1))
    wrong = wrong_with(line, today=TODAY)
    assert wrong is not None
    assert "2026-02-01" in wrong.sentence() and "2026-03-01" in wrong.sentence()


def test_the_line_on_file_is_what_can_be_given() -> None:
    holding = a_holding(rate_bp=210, units=7, source="客户口述")
    line = line_of(holding)
    assert all(getattr(line, name) == getattr(holding, name) for name in line.__dataclass_fields__)


def test_units_alone_make_the_amount_and_a_given_amount_stands() -> None:
    by_units = replace(LINE, amount=None, units=100_000_000, product_id=ProductId(1))
    assert valued(by_units, NEWEST).amount == Money.of_yuan(10_342)
    assert valued(by_units, NEWEST).as_of == NEWEST.on
    assert valued(by_units, None).amount is None
    assert valued(replace(by_units, amount=Money(5)), NEWEST).amount == Money(5)


# --- endings ------------------------------------------------------------------------------

HOLDING = a_holding(start=date(2026, 8, 20), maturity=date(2026, 11, 18), rate_bp=200)
ENDING = Ending(way=Way.SPENT, on=date(2026, 11, 18), amount=Money.of_yuan(100_000))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"way": Way.PAID_IN}, None),
        ({"way": Way.MOVED, "institution": "甲银行"}, None),
        ({"way": Way.RENEWED, "maturity": date(2027, 2, 18)}, None),
        ({"on": TOMORROW}, "on"),
        ({"on": date(2026, 8, 19)}, "on"),
        ({"amount": Money(-1)}, "amount"),
        ({"way": Way.MOVED}, "institution"),
        ({"way": Way.RENEWED}, "maturity"),
        ({"way": Way.RENEWED, "maturity": date(2026, 11, 18)}, "maturity"),
        ({"way": Way.RENEWED, "maturity": date(2027, 1, 1), "rate_bp": 99_999}, "rate_bp"),
    ],
)
def test_endings(changes: dict[str, Any], field: str | None) -> None:
    wrong = wrong_with_ending(HOLDING, replace(ENDING, **changes), today=TODAY)
    assert (wrong.field if wrong else None) == field
    assert wrong is None or "{" not in wrong.sentence()


def test_what_is_paid_out_has_the_interest_in_it() -> None:
    assert expected_amount(HOLDING) == Money.of_yuan("100493.15")  # 90 days at 2 %
    assert expected_amount(a_holding()) == Money.of_yuan(100_000)
    debt = replace(HOLDING, holding_class=HoldingClass.CONSUMER_LOAN)
    assert expected_amount(debt) == Money.of_yuan(100_000)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"holding_class": HoldingClass.TIME_DEPOSIT}, set()),
        (
            {"holding_class": HoldingClass.DEMAND_DEPOSIT, "maturity": None},
            {Way.RENEWED, Way.PAID_IN},
        ),
        ({"holding_class": HoldingClass.METAL, "maturity": None}, {Way.RENEWED}),
        ({"holding_class": HoldingClass.FUND, "maturity": TODAY}, set()),
        ({"holding_class": HoldingClass.MORTGAGE}, set(Way) - {Way.SPENT}),
    ],
)
def test_what_can_become_of_a_line(changes: dict[str, Any], missing: set[Way]) -> None:
    assert set(Way) - set(ways_of(a_holding(**changes))) == missing


def test_a_line_ends_on_its_maturity_once_that_has_come() -> None:
    assert ending_day(HOLDING, TODAY) == date(2026, 11, 18)
    assert ending_day(replace(HOLDING, maturity=TOMORROW), TODAY) == TODAY
    assert ending_day(a_holding(), TODAY) == TODAY


# --- products -----------------------------------------------------------------------------

PRODUCT = ProductLine(code="HC0180", name="和畅180天", kind=HoldingClass.WEALTH_PRODUCT, risk="R2")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({}, None),
        ({"term_days": 180, "opens_on": TODAY, "closes_on": TODAY}, None),
        ({"code": " "}, "code"),
        ({"name": ""}, "name"),
        ({"kind": None}, "kind"),
        ({"kind": HoldingClass.MORTGAGE}, "kind"),
        ({"risk": "中低"}, "risk"),
        ({"term_days": 0}, "term_days"),
        ({"term_days": -90}, "term_days"),
        ({"opens_on": TODAY, "closes_on": TODAY - timedelta(1)}, "closes_on"),
    ],
)
def test_products(changes: dict[str, Any], field: str | None) -> None:
    wrong = wrong_with_product(replace(PRODUCT, **changes))
    assert (wrong.field if wrong else None) == field
    assert wrong is None or "{" not in wrong.sentence()


@pytest.mark.parametrize(
    ("value", "on", "field"),
    [
        (10_400, TODAY, None),
        (10_400, NEWEST.on, None),  # that of the newest day is corrected
        (10_400, NEWEST.on - timedelta(1), "on"),
        (10_400, TOMORROW, "on"),
        (0, TODAY, "value"),
        (-1, TODAY, "value"),
    ],
)
def test_net_values(value: int, on: date, field: str | None) -> None:
    wrong = wrong_with_net_value(value, on, newest=NEWEST, today=TODAY)
    assert (wrong.field if wrong else None) == field
    assert wrong is None or "{" not in wrong.sentence()


def test_a_first_net_value_may_be_of_any_day_that_has_come() -> None:
    assert wrong_with_net_value(1, date(2020, 1, 1), newest=None, today=TODAY) is None


@pytest.mark.parametrize(
    ("window", "is_open"),
    [
        ({}, True),
        ({"opens_on": TODAY, "closes_on": TODAY}, True),
        ({"opens_on": TOMORROW}, False),
        ({"closes_on": TODAY - timedelta(1)}, False),
        ({"gone_on": TODAY}, False),
    ],
)
def test_the_window_says_when_it_can_be_bought(window: dict[str, Any], is_open: bool) -> None:
    kept = {name: getattr(PRODUCT, name) for name in ("code", "name", "risk")}
    product = Product(id=ProductId(1), kind=HoldingClass.WEALTH_PRODUCT, **kept, **window)
    assert product.is_open(TODAY) is is_open
    assert product_line(product).code == "HC0180"
