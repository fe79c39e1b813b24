"""Where a month stands: figures tie to the deals, and nothing is divided by nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.deals.deal import OPEN_STAGES, Deal, Stage
from rmdesk.domain.deals.weighing import CHANCES
from rmdesk.domain.ids import DealId
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.months import last_of
from rmdesk.domain.rhythm.plan import plan_of
from rmdesk.domain.rhythm.settings import Weights
from rmdesk.domain.rhythm.standing import (
    MonthFigures,
    Progress,
    curve_done,
    progress_of,
    progress_of_all,
)
from rmdesk.domain.rhythm.targets import Target
from rmdesk.domain.rhythm.weeks import next_month
from rmdesk.domain.rhythm.what_if import WhatIf, supposed
from tests.domain.rhythm.calendars import CHINA, NOVEMBER, a_deal, a_target, on_leave, wan

INVESTMENT = METRICS[0]
ACCOUNTS = METRICS[4]
CALLS = METRICS[5]
FRIDAY = date(2026, 11, 20)
"""The last day of week 3: seven working days are left, this one among them."""


def figures(
    *deals: Deal, targets: tuple[Target, ...] = (a_target(),), **values: object
) -> MonthFigures:
    plan = plan_of(NOVEMBER, CHINA, Weights())
    whole = MonthFigures(plan=plan, metrics=METRICS, targets=targets, deals=deals)
    return replace(whole, **values)  # type: ignore[arg-type]


def of(month: MonthFigures, code: str = "investment", today: date = FRIDAY) -> Progress:
    metric = next(one for one in METRICS if one.code == code)
    return progress_of(month, metric, today=today)


def test_what_is_done_due_and_needed() -> None:
    month = figures(
        a_deal(1, amount=wan(100), closed_on=date(2026, 10, 28)),
        a_deal(2, amount=wan(59), pieces=2, closed_on=date(2026, 11, 5)),
        a_deal(3, amount=wan(30), stage=Stage.TO_CLOSE),
        a_deal(4, amount=wan(30), stage=Stage.MET, chance=70),
        a_deal(5, amount=wan(900), stage=Stage.LOST),
    )
    stands = of(month)
    assert stands.done_amount == wan(159)
    assert stands.done_pieces == 3
    assert stands.due_amount == wan(229)
    assert stands.ahead_amount == wan(-70)
    assert stands.even_amount == Money((wan(229).fen * 15 * 2 + 21) // 42)
    assert stands.days_left == 7
    assert stands.missing_amount == wan(70)
    assert stands.needed_amount == wan(10)
    assert stands.weighted == wan(24 + 21)
    assert stands.coverage_bp == 6_429  # 45 of 70
    assert (stands.unknown, stands.unknown_open) == (0, 0)
    assert not stands.is_reached


@pytest.mark.parametrize(
    ("today", "left", "due"),
    [
        (date(2026, 10, 25), 21, 0),  # the rhythm begins on the fourth Monday of October
        (date(2026, 10, 26), 21, 16.03),
        (date(2026, 10, 31), 21, 80.15),
        (date(2026, 11, 8), 16, 137.4),
        (date(2026, 11, 9), 16, 148.85),
        (date(2026, 11, 15), 11, 194.65),
        (date(2026, 11, 30), 1, 229),
        (date(2026, 12, 1), 0, 229),
    ],
)
def test_what_is_due_through_november(today: date, left: int, due: float) -> None:
    stands = of(figures(), today=today)
    assert stands.days_left == left
    assert stands.due_amount == wan(due)
    assert (stands.needed_amount is None) == (left == 0)


@pytest.mark.parametrize(
    ("today", "left", "needed"),
    [
        # Spring Festival: 16 working days, of which the 14th and the 28th are Saturdays.
        (date(2026, 2, 1), 16, 10),
        (date(2026, 2, 14), 6, 26.666667),
        (date(2026, 2, 16), 5, 32),
        (date(2026, 2, 28), 1, 160),
    ],
)
def test_need_around_the_spring_festival(today: date, left: int, needed: float) -> None:
    month = figures(
        targets=(a_target(month=date(2026, 2, 1), amount=wan(160)),),
        plan=plan_of(date(2026, 2, 1), CHINA, Weights()),
    )
    stands = of(month, today=today)
    assert stands.days_left == left
    assert stands.needed_amount == wan(needed)


@pytest.mark.parametrize(
    ("today", "target", "left", "due", "needed"),
    [
        # Spring Festival: 35 % before it begins, 25 % in week 1, week 3's 15 % move to week 2,
        # whose six days end with the Saturday that is worked.
        (date(2026, 1, 31), 160, 16, 56, 10),
        (date(2026, 2, 8), 160, 11, 96, 14.545455),
        (date(2026, 2, 14), 160, 6, 160, 26.666667),
        # May: four days in week 1, the last of them Saturday the 9th.
        (date(2026, 4, 30), 190, 19, 66.5, 10),
        (date(2026, 5, 6), 190, 19, 78.375, 10),
        (date(2026, 5, 9), 190, 16, 114, 11.875),
        (date(2026, 5, 29), 190, 1, 190, 190),
        # October: three days before it, three in week 1 with Saturday the 10th.
        (date(2026, 9, 28), 180, 18, 21, 10),
        (date(2026, 10, 7), 180, 18, 63, 10),
        (date(2026, 10, 8), 180, 18, 78, 10),
        (date(2026, 10, 10), 180, 16, 108, 11.25),
    ],
)
def test_pace_and_need_on_real_calendars(
    today: date, target: float, left: int, due: float, needed: float
) -> None:
    month = today.replace(day=1) if today.month in (2, 5, 10) else next_month(today)
    stands = of(
        figures(
            targets=(a_target(month=month, amount=wan(target)),),
            plan=plan_of(month, CHINA, Weights()),
        ),
        today=today,
    )
    assert stands.days_left == left
    assert stands.due_amount == wan(due)
    assert stands.needed_amount is not None
    assert abs(stands.needed_amount.fen - wan(needed).fen) <= 1


def test_a_need_is_rounded_up_and_never_negative() -> None:
    month = figures(targets=(a_target(amount=Money(100), pieces=8),))
    assert of(month).needed_amount == Money(15)  # 100 / 7
    assert of(month).needed_pieces == 2
    over = figures(
        a_deal(amount=wan(1), pieces=9, closed_on=NOVEMBER), targets=(a_target(amount=wan(1)),)
    )
    assert of(over).needed_amount == NOTHING
    assert of(over).is_reached
    assert of(over).coverage_bp is None


def test_an_amount_that_nobody_knows_counts_nothing_and_is_counted() -> None:
    month = figures(
        a_deal(1, amount=None, closed_on=FRIDAY),
        a_deal(2, amount=None, stage=Stage.MET),
        a_deal(3, amount=wan(10), stage=Stage.MET),
    )
    stands = of(month)
    assert stands.done_amount == NOTHING
    assert stands.done_pieces == 1
    assert (stands.unknown, stands.unknown_open) == (1, 1)
    assert stands.weighted == wan(5)


def test_without_a_target_nothing_is_due() -> None:
    stands = of(figures(a_deal(closed_on=FRIDAY), targets=()))
    assert stands.done_amount == wan(10)
    unset = (stands.due_amount, stands.even_amount, stands.needed_amount, stands.coverage_bp)
    assert {*unset, stands.due_pieces, stands.needed_pieces} == {None}
    assert stands.ahead_amount is None
    assert not stands.is_reached


def test_a_target_of_zero_that_came_from_elsewhere_divides_nothing() -> None:
    stands = of(figures(targets=(a_target(amount=NOTHING, pieces=0),)))
    assert (stands.needed_amount, stands.coverage_bp) == (None, None)
    assert stands.is_reached


def test_accounts_are_covered_in_pieces() -> None:
    month = figures(
        a_deal(1, metric="accounts", amount=None, pieces=3, closed_on=FRIDAY),
        a_deal(2, metric="accounts", amount=None, pieces=2, stage=Stage.MET),
        targets=(a_target(metric="accounts", amount=None, pieces=5),),
    )
    stands = of(month, "accounts")
    assert stands.done_pieces == 3
    assert stands.unknown == stands.unknown_open == 0  # they have no amount to know
    assert stands.weighted_pieces == 100
    assert (stands.coverage_bp, stands.coverage_pieces_bp) == (None, 5_000)
    assert stands.needed_pieces == 1


def test_pieces_are_covered_once_the_amount_is_reached() -> None:
    month = figures(
        a_deal(1, amount=wan(100), closed_on=FRIDAY),
        a_deal(2, amount=wan(10), pieces=5, stage=Stage.TO_CLOSE),
        targets=(a_target(amount=wan(100), pieces=9),),
    )
    stands = of(month)
    assert not stands.is_reached
    assert stands.coverage_bp is None
    assert stands.coverage_pieces_bp == stands.covered_bp == 5_000  # 4 of 8 missing


def test_while_an_amount_is_missing_it_is_the_cover_that_is_told() -> None:
    month = figures(
        a_deal(1, amount=wan(100), stage=Stage.MET), targets=(a_target(amount=wan(100), pieces=5),)
    )
    stands = of(month)
    assert (stands.coverage_bp, stands.coverage_pieces_bp) == (5_000, 1_000)
    assert stands.covered_bp == 5_000


@pytest.mark.parametrize(
    ("expected_on", "covered"),
    [(None, 5_000), (date(2026, 11, 30), 5_000), (date(2026, 12, 7), 0)],
)
def test_what_is_expected_after_the_month_covers_nothing_of_it(
    expected_on: date | None, covered: int
) -> None:
    deal = a_deal(1, amount=wan(100), stage=Stage.MET, expected_on=expected_on)
    stands = of(figures(deal, targets=(a_target(amount=wan(100), pieces=1),)))
    assert stands.weighted == wan(50)
    assert stands.coverage_bp == stands.coverage_pieces_bp == covered


@pytest.mark.parametrize(("day", "covered"), [(30, 5_000), (31, None)])
def test_a_month_that_is_over_is_covered_by_nothing(day: int, covered: int | None) -> None:
    month = figures(
        a_deal(1, amount=wan(100), stage=Stage.MET), targets=(a_target(amount=wan(100)),)
    )
    assert of(month, today=NOVEMBER + timedelta(days=day - 1)).coverage_bp == covered


def test_a_past_day_has_only_what_was_closed_by_then() -> None:
    friday_before = date(2026, 11, 13)
    counts = {"calls": {date(2026, 11, 2): 20, friday_before: 5, FRIDAY: 15}}
    month = figures(
        a_deal(1, amount=wan(10), closed_on=friday_before),
        a_deal(2, amount=wan(20), closed_on=date(2026, 11, 14)),
        a_deal(3, amount=wan(40), stage=Stage.TO_CLOSE),
        counts=counts,
    ).as_of(friday_before)
    stands = of(month, today=friday_before)
    assert (stands.done_amount, stands.done_pieces) == (wan(10), 1)
    assert stands.coverage_bp is None  # nobody noted what was open
    assert of(month, "calls", friday_before).done_pieces == 25


def test_calls_are_due_evenly_and_only_in_the_month() -> None:
    counts = {"calls": {date(2026, 11, 2): 20, FRIDAY: 15}}
    month = figures(targets=(a_target(metric="calls", amount=None, pieces=420),), counts=counts)
    assert of(month, "calls", date(2026, 10, 30)).due_pieces == 0
    stands = of(month, "calls")
    assert stands.done_pieces == 35
    assert stands.due_pieces == stands.even_pieces == 300
    assert stands.needed_pieces == 55


def test_a_month_without_a_working_day() -> None:
    month = figures(
        plan=plan_of(NOVEMBER, on_leave(date(2026, 10, 1), last_of(NOVEMBER)), Weights())
    )
    stands = of(month)
    assert stands.days_left == 0
    assert stands.due_amount is stands.needed_amount is None
    assert stands.missing_amount == wan(229)


def test_of_two_targets_the_one_set_last_counts() -> None:
    stands = of(figures(targets=(a_target(amount=wan(1)), a_target(amount=wan(2)))))
    assert stands.target is not None
    assert stands.target.amount == wan(2)


def test_what_if_writes_nothing_and_judges_by_the_same_rules() -> None:
    month = figures(
        a_deal(1, amount=wan(40), stage=Stage.TO_CLOSE),
        a_deal(2, amount=wan(60), stage=Stage.STOCKED),
        a_deal(3, amount=wan(20), stage=Stage.STOCKED, chance=90),
    )
    asked = WhatIf(
        won=frozenset({DealId(1)}),
        extra={"investment": (wan(9), 1)},
        chances={Stage.STOCKED: 50},
    )
    stands = of(supposed(month, asked, today=FRIDAY))
    assert stands.done_amount == wan(49)
    assert stands.done_pieces == 2
    assert stands.weighted == wan(30 + 18)
    assert stands.needed_amount == Money(-(-wan(180).fen // 7))
    assert of(month).done_amount == NOTHING
    assert WhatIf().is_empty
    assert supposed(month, WhatIf(), today=FRIDAY) == replace(
        month, deals=list(month.deals), chances=dict(CHANCES)
    )


DEALS = st.lists(
    st.builds(
        a_deal,
        st.integers(1, 50),
        metric=st.sampled_from([metric.code for metric in METRICS[:5]]),
        amount=st.none() | st.integers(0, 10**11).map(Money),
        pieces=st.integers(1, 9),
        stage=st.sampled_from([*OPEN_STAGES, Stage.LOST]),
        chance=st.none() | st.integers(0, 100),
    )
    | st.builds(
        a_deal,
        st.integers(51, 99),
        metric=st.sampled_from([metric.code for metric in METRICS[:5]]),
        amount=st.none() | st.integers(0, 10**11).map(Money),
        pieces=st.integers(1, 9),
        closed_on=st.dates(date(2026, 10, 20), date(2026, 12, 3)),
    ),
    max_size=20,
)


@given(DEALS, st.dates(date(2026, 10, 15), date(2026, 12, 5)))
def test_figures_tie_to_deals(deals: list[Deal], today: date) -> None:
    month = figures(*deals)
    stands = progress_of_all(month, today=today)
    closed = [deal for deal in deals if deal.stage is Stage.CLOSED]
    still_open = [deal for deal in deals if deal.stage.is_open]
    assert sum(one.done_amount.fen for one in stands) == sum(
        deal.amount.fen for deal in closed if deal.amount
    )
    assert sum(one.done_pieces for one in stands) == sum(deal.pieces for deal in closed)
    assert sum(one.open_deals for one in stands) == len(still_open)
    most = sum(deal.amount.fen for deal in still_open if deal.amount)
    assert 0 <= sum(one.weighted.fen for one in stands) <= most
    end = max([today, *(deal.closed_on for deal in closed if deal.closed_on)])
    for one in stands:
        done = curve_done(month, one.metric, in_pieces=False, until=end)
        assert done[-1][1] == one.done_amount.fen
        assert one.needed_amount is None or one.needed_amount.fen >= 0


@given(DEALS)
def test_supposing_every_open_deal_won_leaves_no_pipeline(deals: list[Deal]) -> None:
    month = figures(*deals)
    all_won = WhatIf(won=frozenset(deal.id for deal in deals))
    after = progress_of_all(supposed(month, all_won, today=FRIDAY), today=FRIDAY)
    before = progress_of_all(month, today=FRIDAY)
    assert sum(one.open_deals for one in after) == 0
    assert sum(one.done_pieces for one in after) == sum(
        deal.pieces for deal in deals if deal.stage is not Stage.LOST
    )
    assert all(new.done_amount >= old.done_amount for new, old in zip(after, before, strict=True))
