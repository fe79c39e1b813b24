"""Deposit insurance, case by case: the regulation of 2015, sections 4 and 5 (存款保险条例)."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.deposit_cover import COVERED, LIMIT, deposit_cover
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.money import Money
from tests.books.builders import TODAY, a_holding


def a_deposit(yuan: int, bank: str = "", **values: Any) -> Holding:
    given = {"amount": Money.of_yuan(yuan), "is_ours": not bank, "institution": bank or "本行"}
    return a_holding(**{**given, **values})


@pytest.mark.parametrize(
    ("yuan", "covered", "uncovered", "room"),
    [
        (499_999, 499_999, 0, 1),
        (500_000, 500_000, 0, 0),
        (500_001, 500_000, 1, 0),
        (3_000_000, 500_000, 2_500_000, 0),
    ],
)
def test_half_a_million_is_paid_back(yuan: int, covered: int, uncovered: int, room: int) -> None:
    (cover,) = deposit_cover([a_deposit(yuan)], TODAY)
    assert (cover.covered, cover.uncovered, cover.room) == (
        Money.of_yuan(covered),
        Money.of_yuan(uncovered),
        Money.of_yuan(room),
    )


def test_all_accounts_at_one_bank_count_together_and_every_bank_by_itself() -> None:
    covers = deposit_cover(
        [
            a_deposit(300_000),
            a_deposit(300_000),
            a_deposit(450_000, "甲银行 "),
            a_deposit(1, "乙银行"),
        ],
        TODAY,
    )
    assert [(one.institution, one.uncovered) for one in covers] == [
        ("", Money.of_yuan(100_000)),
        ("甲银行", Money(0)),
        ("乙银行", Money(0)),
    ]


def test_interest_counts_with_the_principal() -> None:
    """495,000 at 2.1 % for a year owes 10,395: together beyond the limit."""
    line = a_deposit(495_000, rate_bp=210, start=TODAY - timedelta(365))
    (cover,) = deposit_cover([line], TODAY)
    assert cover.interest == Money.of_yuan(10_395)
    assert cover.uncovered == Money.of_yuan(5_395)
    assert cover.is_interest_known


def test_no_interest_accrues_beyond_the_maturity() -> None:
    start = TODAY - timedelta(730)
    line = a_deposit(100_000, rate_bp=210, start=start, maturity=start + timedelta(365))
    (cover,) = deposit_cover([line], TODAY)
    assert cover.interest == Money.of_yuan(2_100)


@pytest.mark.parametrize("missing", ["rate_bp", "start"])
def test_unknown_interest_makes_the_total_at_least(missing: str) -> None:
    known: dict[str, Any] = {"rate_bp": 210, "start": date(2026, 1, 1)}
    (cover,) = deposit_cover([a_deposit(10_000, **{**known, missing: None})], TODAY)
    assert not cover.is_interest_known
    assert cover.total == Money.of_yuan(10_000)


def test_a_demand_deposit_has_its_interest_in_the_balance() -> None:
    (cover,) = deposit_cover([a_deposit(1, holding_class=HoldingClass.DEMAND_DEPOSIT)], TODAY)
    assert cover.is_interest_known


@pytest.mark.parametrize("kind", sorted(set(HoldingClass) - COVERED))
def test_what_is_no_deposit_is_not_covered(kind: HoldingClass) -> None:
    assert deposit_cover([a_deposit(900_000, holding_class=kind)], TODAY) == []


@pytest.mark.parametrize("kind", sorted(COVERED))
def test_deposits_are(kind: HoldingClass) -> None:
    assert len(deposit_cover([a_deposit(1, holding_class=kind)], TODAY)) == 1


def test_what_is_gone_is_not_asked_about() -> None:
    assert deposit_cover([a_deposit(900_000, gone_on=TODAY)], TODAY) == []


@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.sampled_from(["", "甲银行", "乙银行"])), max_size=12
    )
)
def test_every_fen_is_covered_or_not(lines: list[tuple[int, str]]) -> None:
    covers = deposit_cover([a_deposit(0, bank, amount=Money(fen)) for fen, bank in lines], TODAY)
    assert sum(one.total.fen for one in covers) == sum(fen for fen, _bank in lines)
    assert len(covers) == len({bank for _fen, bank in lines})
    for one in covers:
        assert one.covered + one.uncovered == one.total
        assert one.covered <= LIMIT
        assert not (one.room and one.uncovered)
