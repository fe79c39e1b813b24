"""The mix that is held against the mix that is wished for."""

from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.diagnosis.allocation import NOTHING_HELD, Allocation, allocation
from rmdesk.domain.diagnosis.balance_sheet import BalanceLine
from rmdesk.domain.diagnosis.figures import NotComputable, amount_of
from rmdesk.domain.diagnosis.mixes import (
    MODELS,
    NO_MODEL,
    NO_SHARE,
    NOT_WHOLE,
    TOO_BOLD,
    Mix,
    ShareClass,
    Source,
    Wished,
    mix,
    share_class,
    wished_mix,
    wrong_with_mix,
    wrong_with_models,
)
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from tests.domain.diagnosis.households import MA_LINES, a_line

BALANCED = Wished(MODELS[3], Source.MODEL, 3)


def allocated(lines: list[BalanceLine], wished: Wished | None) -> Allocation:
    found = allocation(lines, wished)
    assert isinstance(found, Allocation)
    return found


def test_a_mix_by_hand() -> None:
    """250,000 at hand and 700,000 in stocks, 950,000; wished is C3: 10, 45, 30, 5, 10 %.

    Shares: 250/950 = 26.3157... %, 700/950 = 73.6842... %: the larger remainder is the first's.
    Wished: 95,000, 427,500, 285,000, 47,500, 95,000.
    """
    found = allocated(MA_LINES, BALANCED)
    assert found.whole == Money.of_yuan(950_000)
    assert [(row.share_class, row.held, row.share_bp, row.gap) for row in found.rows] == [
        (ShareClass.CASH, Money.of_yuan(250_000), 2_632, Money.of_yuan(-155_000)),
        (ShareClass.FIXED_INCOME, Money(), 0, Money.of_yuan(427_500)),
        (ShareClass.EQUITY, Money.of_yuan(700_000), 7_368, Money.of_yuan(-415_000)),
        (ShareClass.METAL, Money(), 0, Money.of_yuan(47_500)),
        (ShareClass.INSURANCE, Money(), 0, Money.of_yuan(95_000)),
    ]
    assert found.rows[2].lines == (MA_LINES[1],)


@settings(max_examples=40)
@given(
    amounts=st.lists(
        st.tuples(st.sampled_from(HoldingClass), st.integers(0, 10**12)), min_size=1, max_size=12
    ),
    level=st.integers(1, 5),
)
def test_shares_come_to_all_and_gaps_to_nothing(
    amounts: list[tuple[HoldingClass, int]], level: int
) -> None:
    lines = [BalanceLine(holding_class=of, amount=Money(fen)) for of, fen in amounts]
    whole = sum(fen for of, fen in amounts if of.counts)
    found = allocation(lines, wished_mix({}, level))
    if not whole:
        assert found == NotComputable(NOTHING_HELD)
        return
    assert isinstance(found, Allocation)
    assert found.whole.fen == whole == sum(row.held.fen for row in found.rows)
    assert sum(row.share_bp for row in found.rows) == 10_000
    assert sum(row.gap.fen for row in found.rows if row.gap is not None) == 0


def test_without_a_wish_there_is_no_gap() -> None:
    rows = allocated(MA_LINES, None).rows
    assert {(row.wished, row.wished_bp, row.gap) for row in rows} == {(None, None, None)}


def test_a_line_of_unknown_worth_is_named_and_counted_nowhere() -> None:
    found = allocated([*MA_LINES, a_line(HoldingClass.METAL, None)], BALANCED)
    assert found.missing == (amount_of("precious_metal"),)
    assert found.whole == Money.of_yuan(950_000)
    nothing = allocation([a_line(HoldingClass.METAL, None)], BALANCED)
    assert nothing == NotComputable(NOTHING_HELD, (amount_of("precious_metal"),))


def test_a_mix_is_made_of_what_assets_under_management_count() -> None:
    assert {one for one in HoldingClass if share_class(one)} == {
        one for one in HoldingClass if one.counts
    }


OWN = mix(50, 50, 0, 0, 0)


@pytest.mark.parametrize(
    ("own", "level", "wished"),
    [
        (OWN, 3, Wished(OWN, Source.OWN)),
        (OWN, None, Wished(OWN, Source.OWN)),
        ({}, 3, BALANCED),
        ({}, None, None),
    ],
)
def test_whose_wish_counts(own: Mix, level: int | None, wished: Wished | None) -> None:
    assert wished_mix(own, level) == wished


@pytest.mark.parametrize(
    ("shares", "field", "message"),
    [
        ({ShareClass.CASH: 10_001}, "cash", NO_SHARE),
        ({ShareClass.CASH: 10_100, ShareClass.METAL: -100}, "cash", NO_SHARE),
        ({ShareClass.METAL: -1, ShareClass.CASH: 10_000}, "metal", NO_SHARE),
        ({ShareClass.CASH: 5_000, ShareClass.EQUITY: 4_999}, "insurance", NOT_WHOLE),
        ({ShareClass.CASH: 5_000, ShareClass.EQUITY: 5_001}, "insurance", NOT_WHOLE),
        ({}, "insurance", NOT_WHOLE),
    ],
)
def test_shares_that_are_no_mix(shares: Mix, field: str, message: str) -> None:
    wrong = wrong_with_mix(shares)
    assert wrong is not None and (wrong.field, wrong.message) == (field, message)


def test_a_refusal_says_the_sum() -> None:
    wrong = wrong_with_mix({ShareClass.CASH: 5_000, ShareClass.EQUITY: 4_990})
    assert wrong is not None
    assert wrong.sentence() == "The shares come to 99.9 %; together they must be 100 %."


def test_the_models_as_they_come_are_right() -> None:
    assert wrong_with_models(MODELS) is None
    assert all(set(model) == set(ShareClass) for model in MODELS.values())


@pytest.mark.parametrize(
    ("level", "model", "field", "message"),
    [
        (2, None, "C2", NO_MODEL),
        (4, mix(10, 25, 50, 5, 9), "C4.insurance", NOT_WHOLE),
        (2, mix(0, 0, 100, 0, 0), "C2.equity", TOO_BOLD),
    ],
)
def test_models_that_cannot_be(level: int, model: Mix | None, field: str, message: str) -> None:
    models = {one: kept for one, kept in MODELS.items() if one != level}
    if model is not None:
        models[level] = model
    wrong = wrong_with_models(MappingProxyType(models))
    assert wrong is not None and (wrong.field, wrong.message) == (field, message)
    assert wrong.sentence()
