"""What is to be saved a month: held against known figures, and as it always has to be."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.figures import Computed, NotComputable, Range
from rmdesk.domain.diagnosis.goals import (
    FUNDED,
    PRICE,
    YEAR_HAS_COME,
    Goal,
    GoalKind,
    saving,
    wrong_with_goal,
)
from rmdesk.domain.diagnosis.present_value import grown, grown_monthly, saved_up
from rmdesk.domain.ids import ClientId, GoalId
from rmdesk.domain.money import NOTHING, Money
from tests.domain.diagnosis.needs_households import exactly

JANUARY = date(2026, 1, 15)
FLAT = Assumptions(inflation_bp=0, return_bp=0)


def a_goal(**values: Any) -> Goal:
    told = {
        "id": GoalId(1),
        "client_id": ClientId(1),
        "kind": GoalKind.EDUCATION,
        "name": "大学",
        "on_year": 2036,
        "amount": Money.of_yuan(240_000),
        "funded": NOTHING,
    }
    return Goal(**{**told, **values})


@pytest.mark.parametrize(
    ("values", "rate_bp", "monthly"),
    [
        # 240,000 in 120 months.
        ({}, 0, 2_000),
        # (240,000 − 60,000) / 120.
        ({"funded": Money.of_yuan(60_000)}, 0, 1_500),
        # 1,000 a month at 6 % for ten years come to 163,879.35 in every table of annuities.
        ({"amount": Money.of_yuan("163879.34")}, 600, 1_000),
        # 100,000 grow to 181,939.67 at 6 % in 120 months: (1.005) ** 120 = 1.8193967…
        (
            {
                "amount": Money.of_yuan("181939.67") + Money.of_yuan("163879.34"),
                "funded": Money.of_yuan(100_000),
            },
            600,
            1_000,
        ),
    ],
)
def test_a_month_by_hand(values: dict[str, Any], rate_bp: int, monthly: int) -> None:
    found = saving(a_goal(rate_bp=rate_bp, **values), FLAT, today=JANUARY)
    assert (found.months, found.monthly) == (120, exactly(monthly))


def test_the_saving_is_rounded_up_so_that_it_is_enough() -> None:
    goal = a_goal(amount=Money.of_yuan("100.00"), on_year=2027)
    found = saving(goal, FLAT, today=date(2026, 10, 1))
    # October, November, December: 100 / 3 is 33.333…
    assert (found.months, found.monthly) == (3, exactly("33.34"))


def test_prices_grow_once_a_year() -> None:
    goal = a_goal(amount=Money.of_yuan(100_000), on_year=2028, growth_bp=500)
    found = saving(goal, FLAT, today=JANUARY)
    assert found.price == Money.of_yuan(110_250)  # 100,000 × 1.05 × 1.05
    assert found.monthly == exactly("4593.75")  # in 24 months


def test_rates_that_nobody_told_are_those_assumed() -> None:
    assumed = saving(a_goal(), Assumptions(inflation_bp=400, return_bp=200), today=JANUARY)
    told = saving(a_goal(growth_bp=400, rate_bp=200), FLAT, today=JANUARY)
    assert (assumed.growth_bp, assumed.rate_bp) == (400, 200)
    assert assumed == told


def test_enough_is_put_aside() -> None:
    found = saving(a_goal(funded=Money.of_yuan(300_000)), FLAT, today=JANUARY)
    assert (found.lacking, found.monthly) == (exactly(0), exactly(0))


def test_what_nobody_told() -> None:
    funded = saving(a_goal(funded=None), FLAT, today=JANUARY)
    assert funded.monthly == Range(NOTHING, Money.of_yuan(2_000), (FUNDED,))
    price = saving(a_goal(amount=None, funded=None), FLAT, today=JANUARY)
    assert isinstance(price.monthly, NotComputable)
    assert price.monthly.missing == (PRICE, FUNDED)


def test_no_month_is_left() -> None:
    now = saving(a_goal(on_year=2026), FLAT, today=JANUARY)
    assert (now.months, now.lacking) == (0, exactly(240_000))
    assert now.monthly == NotComputable(YEAR_HAS_COME)
    funded = a_goal(on_year=2026, funded=Money.of_yuan(240_000))
    assert saving(funded, FLAT, today=JANUARY).monthly == exactly(0)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"on_year": 2025}, "on_year"),
        ({"on_year": 2107}, "on_year"),
        ({"amount": NOTHING}, "amount"),
        ({"amount": Money(10**15 + 1)}, "amount"),
        ({"funded": Money(-1)}, "funded"),
        ({"funded": Money(10**18)}, "funded"),
        ({"rate_bp": 10_001}, "rate_bp"),
        ({"growth_bp": -1}, "growth_bp"),
    ],
)
def test_what_is_no_goal(values: dict[str, Any], field: str) -> None:
    wrong = wrong_with_goal(a_goal(**values), today=JANUARY)
    assert wrong is not None and wrong.field == field
    assert "{" not in wrong.sentence()


def test_what_is_not_known_is_not_wrong() -> None:
    assert wrong_with_goal(a_goal(amount=None, funded=None), today=JANUARY) is None


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 10**11),
    st.integers(0, 10**11),
    st.integers(2027, 2106),
    st.integers(0, 2_000),
    st.integers(0, 2_000),
)
def test_the_saving_reaches_the_goal_and_a_fen_less_does_not(
    amount: int, funded: int, on_year: int, rate_bp: int, growth_bp: int
) -> None:
    goal = a_goal(
        amount=Money(amount),
        funded=Money(funded),
        on_year=on_year,
        rate_bp=rate_bp,
        growth_bp=growth_bp,
    )
    found = saving(goal, FLAT, today=JANUARY)
    assert isinstance(found.monthly, Computed)
    monthly, half = found.monthly.value.fen, Fraction(1, 2)
    price = amount * grown(growth_bp, found.years)
    ready = funded * grown_monthly(rate_bp, found.months)
    one = saved_up(rate_bp, found.months)
    # Price and savings were rounded to the fen before: half a fen each.
    assert monthly * one + ready >= price - 2 * half
    if monthly:
        assert (monthly - 1) * one + ready < price + 2 * half


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(0, 2_000))
def test_an_unknown_fund_leaves_a_range_that_holds_what_turns_out(
    amount: int, funded: int, rate_bp: int
) -> None:
    goal = a_goal(amount=Money(amount), funded=Money(funded), rate_bp=rate_bp)
    found = saving(goal, FLAT, today=JANUARY).monthly
    before = saving(replace(goal, funded=None), FLAT, today=JANUARY).monthly
    assert isinstance(found, Computed)
    assert isinstance(before, Range)
    assert before.least is not None and before.most is not None
    assert before.least <= found.value <= before.most
