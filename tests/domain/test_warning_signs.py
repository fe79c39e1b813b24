"""Warning signs: [T][P][N] in domain.md, "The client file"."""

from datetime import date, timedelta
from typing import Any

import pytest

from rmdesk.domain.flows import Snapshot, flows
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.money import Money
from rmdesk.domain.warning_signs import Sign, warning_signs
from tests.books.builders import TODAY

WAN = Money.of_yuan(10_000)


def a_holding(days: int | None, kind: HoldingClass, **values: Any) -> Holding:
    given = {
        "id": HoldingId(1),
        "client_id": ClientId(1),
        "institution": "本行",
        "is_ours": True,
        "holding_class": kind,
        "amount": WAN,
        "maturity": None if days is None else TODAY + timedelta(days),
    }
    return Holding(**{**given, **values})


DEPOSIT, LOAN = HoldingClass.TIME_DEPOSIT, HoldingClass.CONSUMER_LOAN


@pytest.mark.parametrize(
    ("holding", "signs"),
    [
        (a_holding(0, DEPOSIT), [Sign.MATURING]),
        (a_holding(30, DEPOSIT), [Sign.MATURING]),
        (a_holding(31, DEPOSIT), []),
        (a_holding(-1, DEPOSIT), []),
        (a_holding(None, DEPOSIT), []),
        (a_holding(10, DEPOSIT, gone_on=TODAY), []),
        (a_holding(10, DEPOSIT, is_ours=False), [Sign.MATURING]),
        (a_holding(-1, LOAN), [Sign.OVERDUE_LOAN]),
        (a_holding(0, LOAN), []),
        (a_holding(-1, LOAN, gone_on=TODAY), []),
        (a_holding(-1, LOAN, amount=Money(0)), []),  # paid back
    ],
)
def test_what_matures_and_what_is_overdue(holding: Holding, signs: list[Sign]) -> None:
    assert [one.sign for one in warning_signs([holding], [], TODAY)] == signs


def a_loan(due: int, as_of: int | None, **values: Any) -> Holding:
    day = None if as_of is None else TODAY + timedelta(as_of)
    given = {"next_payment_on": TODAY + timedelta(due), "as_of": day, **values}
    return a_holding(900, LOAN, **given)


@pytest.mark.parametrize(
    ("holding", "signs"),
    [
        (a_loan(-10, 0), [Sign.OVERDUE_INSTALMENT]),  # said today to be unpaid
        (a_loan(-10, -9), [Sign.OVERDUE_INSTALMENT]),
        (a_loan(-10, None), [Sign.OVERDUE_INSTALMENT]),
        (a_loan(-10, -10), []),  # nobody has looked since its day
        (a_loan(-10, -30), []),
        (a_loan(0, 0), []),
        (a_loan(20, 0), []),
        (a_loan(-10, 0, amount=Money(0)), []),
        (a_loan(-10, 0, gone_on=TODAY), []),
        (a_loan(-10, 0, maturity=None), [Sign.OVERDUE_INSTALMENT]),
        (a_loan(-10, 0, maturity=TODAY - timedelta(1)), [Sign.OVERDUE_LOAN]),  # the whole of it
        (a_loan(-10, 0, holding_class=DEPOSIT), []),
    ],
)
def test_an_instalment_is_overdue_when_it_was_unpaid_after_its_day(
    holding: Holding, signs: list[Sign]
) -> None:
    found = warning_signs([holding], [], TODAY)
    assert [one.sign for one in found] == signs
    if signs == [Sign.OVERDUE_INSTALMENT]:
        assert found[0].on == holding.next_payment_on


@pytest.mark.parametrize(
    ("balances", "signs", "lost"),
    [
        ([100], [], []),
        ([100, 100], [], []),
        ([100, 79], [Sign.WITHDRAWAL], [21]),
        ([100, 80], [], []),  # 20 % is no more than the line
        ([100, 90, 85], [Sign.MOVING_AWAY], [15]),
        ([100, 90, 60], [Sign.WITHDRAWAL, Sign.MOVING_AWAY], [30, 40]),
        ([100, 90, 95], [], []),  # it came back
        ([100, 60, 70, 65], [], []),
    ],
)
def test_what_was_withdrawn_and_what_keeps_moving_away(
    balances: list[int], signs: list[Sign], lost: list[int]
) -> None:
    snapshots = [
        Snapshot(date(2026, month, 1), Money.of_yuan(balance * 1_000))
        for month, balance in enumerate(balances, 1)
    ]
    found = warning_signs([], flows(snapshots), TODAY)
    assert [one.sign for one in found] == signs
    assert [one.amount for one in found] == [Money.of_yuan(1_000 * one) for one in lost]


def test_the_most_pressing_comes_first_and_the_nearest_before_the_later() -> None:
    holdings = [a_holding(20, DEPOSIT), a_holding(5, DEPOSIT), a_holding(-3, LOAN)]
    falling = flows([Snapshot(date(2026, 1, 1), WAN), Snapshot(date(2026, 2, 1), Money(0))])
    found = warning_signs(holdings, falling, TODAY)
    assert [one.sign for one in found] == [
        Sign.OVERDUE_LOAN,
        Sign.WITHDRAWAL,
        Sign.MATURING,
        Sign.MATURING,
    ]
    assert found[2].on < found[3].on
