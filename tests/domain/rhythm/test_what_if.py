"""What if: which open deals would do what is missing of a month."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.deals.deal import Deal
from rmdesk.domain.ids import DealId
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.plan import plan_of
from rmdesk.domain.rhythm.settings import Weights
from rmdesk.domain.rhythm.standing import MonthFigures, Progress, progress_of
from rmdesk.domain.rhythm.targets import Target
from rmdesk.domain.rhythm.what_if import WhatIf, sufficing, supposed
from tests.domain.rhythm.calendars import CHINA, NOVEMBER, a_deal, a_target, wan

TODAY = NOVEMBER.replace(day=20)


def figures(deals: list[Deal], *targets: Target) -> MonthFigures:
    plan = plan_of(NOVEMBER, CHINA, Weights())
    return MonthFigures(plan=plan, metrics=METRICS, targets=targets, deals=deals)


def stands(month: MonthFigures) -> Progress:
    return progress_of(month, METRICS[0], today=TODAY)


@pytest.mark.parametrize(
    ("amounts", "pieces", "target", "expected"),
    [
        pytest.param([100, 50], [1, 1], a_target(amount=wan(90)), [1], id="the first alone"),
        pytest.param([30, 100], [1, 1], a_target(amount=wan(90)), [2], id="none that is idle"),
        pytest.param([60, 50], [1, 1], a_target(amount=wan(90)), [1, 2], id="both"),
        pytest.param([60, 20], [1, 1], a_target(amount=wan(90)), None, id="not enough"),
        pytest.param([60, 20], [1, 1], None, None, id="no target"),
        pytest.param(
            [100, 1], [1, 1], a_target(amount=wan(90), pieces=2), [1, 2], id="pieces, too"
        ),
        pytest.param([None, 1], [3, 1], a_target(amount=None, pieces=2), [1], id="pieces only"),
        pytest.param([None, 90], [1, 1], a_target(amount=wan(90)), [2], id="amount unknown"),
        pytest.param([1], [1], a_target(amount=wan(0), pieces=None), [], id="nothing is missing"),
    ],
)
def test_which_deals_would_do(
    amounts: list[int | None], pieces: list[int], target: Target | None, expected: list[int] | None
) -> None:
    deals = [
        a_deal(number, amount=None if amount is None else wan(amount), pieces=count)
        for number, (amount, count) in enumerate(zip(amounts, pieces, strict=True), 1)
    ]
    found = sufficing(stands(figures(deals, *([target] if target else []))), deals)
    assert (None if found is None else [one.id for one in found]) == expected


@given(st.lists(st.integers(0, 80), max_size=8), st.integers(1, 200))
def test_what_would_do_does_and_with_less_it_would_not(amounts: list[int], target: int) -> None:
    deals = [a_deal(number, amount=wan(amount)) for number, amount in enumerate(amounts, 1)]
    month = figures(deals, a_target(amount=wan(target)))
    found = sufficing(stands(month), deals)
    if found is None:
        assert sum(amounts) < target
        return

    def missing(won: set[DealId]) -> Money | None:
        return stands(supposed(month, WhatIf(won=frozenset(won)), today=TODAY)).missing_amount

    ids = {one.id for one in found}
    assert missing(ids) == wan(0)
    assert all(missing(ids - {one}) != wan(0) for one in ids)
