"""The plan of a month: shares move where nobody works, and the curves end at the target."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.months import last_of
from rmdesk.domain.rhythm.example import SOURCE_EVEN, SOURCE_RHYTHM, example
from rmdesk.domain.rhythm.plan import (
    done_curve,
    plan_of,
    value_on,
)
from rmdesk.domain.rhythm.settings import Weights
from tests.domain.rhythm.calendars import CHINA, NOVEMBER, on_leave, wan

FEBRUARY = date(2026, 2, 1)


@pytest.mark.parametrize(
    ("month", "shares"),
    [
        (date(2026, 1, 1), (35, 25, 25, 15, 0)),
        (FEBRUARY, (35, 25, 40, 0, 0)),  # nobody works in week 3
        (date(2026, 5, 1), (35, 25, 25, 15, 0)),
        (date(2026, 10, 1), (35, 25, 25, 15, 0)),
    ],
)
def test_the_shares_of_real_months(month: date, shares: tuple[int, ...]) -> None:
    assert tuple(part.share for part in plan_of(month, CHINA, Weights()).parts) == shares


def test_a_share_that_moves_is_told() -> None:
    plan = plan_of(FEBRUARY, CHINA, Weights())
    (move,) = plan.moves
    assert (move.share, move.giver.number, move.taker.number) == (15, 3, 2)
    (note,) = plan.notes()
    assert note.said() == (
        "There is no working day from 2026-02-16 to 2026-02-22: the 15 % of that week are planned"
        " for the week of 2026-02-09."
    )


def test_without_an_earlier_day_the_share_goes_to_the_nearest_later_week() -> None:
    days = on_leave(date(2026, 10, 26), date(2026, 11, 8))
    plan = plan_of(NOVEMBER, days, Weights())
    assert tuple(part.share for part in plan.parts) == (0, 0, 85, 15, 0)
    assert value_on(plan.rhythm(100), date(2026, 11, 13)) == 85


def test_leave_at_the_end_moves_shares_forward() -> None:
    plan = plan_of(NOVEMBER, on_leave(date(2026, 11, 9), date(2026, 11, 30)), Weights())
    assert tuple(part.share for part in plan.parts) == (35, 65, 0, 0, 0)


def test_a_month_on_leave_has_a_rhythm_before_it_and_nothing_a_day() -> None:
    plan = plan_of(NOVEMBER, on_leave(NOVEMBER, last_of(NOVEMBER)), Weights())
    assert tuple(part.share for part in plan.parts) == (100, 0, 0, 0, 0)
    assert plan.even(100) == ()
    assert plan.days_left(NOVEMBER) == 0
    assert "no working day in 2026-11" in plan.notes()[0].said()


def test_where_nobody_works_at_all_nothing_is_divided() -> None:
    plan = plan_of(NOVEMBER, on_leave(date(2026, 10, 1), last_of(NOVEMBER)), Weights())
    assert plan.rhythm(100) == plan.even(100) == ()
    assert value_on(plan.rhythm(100), last_of(NOVEMBER)) == 0
    assert plan.moves == ()


def test_a_year_that_nobody_told_is_planned_by_weekends_and_said() -> None:
    plan = plan_of(date(2027, 1, 1), CHINA, Weights())
    assert plan.unknown_years == (2027,)
    assert "2027" in plan.notes()[0].said()
    assert len(plan.days) == 21
    both = plan_of(date(2027, 1, 1), WorkingDays(), Weights())
    assert both.unknown_years == (2026, 2027)


def test_sixty_per_cent_are_due_by_the_end_of_week_1() -> None:
    curve = plan_of(NOVEMBER, CHINA, Weights()).rhythm(wan(229).fen)
    assert value_on(curve, date(2026, 11, 8)) == wan(137.4).fen
    assert value_on(curve, date(2026, 10, 25)) == 0
    assert value_on(curve, date(2026, 10, 26)) == round(wan(229).fen * 0.35 / 5)
    assert value_on(curve, date(2026, 11, 20)) == wan(229).fen


def test_before_the_month_an_even_spread_has_not_begun() -> None:
    curve = plan_of(NOVEMBER, CHINA, Weights()).even(wan(210).fen)
    assert value_on(curve, date(2026, 10, 31)) == 0
    assert value_on(curve, date(2026, 11, 2)) == wan(10).fen
    assert value_on(curve, date(2026, 11, 30)) == wan(210).fen


@st.composite
def weights(draw: st.DrawFn) -> Weights:
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=4, max_size=4)))
    ends = [0, *cuts, 100]
    return Weights(*(after - before for before, after in pairwise(ends)))


@st.composite
def working(draw: st.DrawFn) -> WorkingDays:
    first = draw(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
    return on_leave(first, first + timedelta(days=draw(st.integers(0, 80))))


MONTHS = st.dates(date(2025, 1, 1), date(2027, 12, 1))


@given(st.integers(1, 10**13), MONTHS, working(), weights())
def test_the_rhythm_never_falls_and_ends_at_the_target(
    total: int, month: date, days: WorkingDays, shares: Weights
) -> None:
    plan = plan_of(month, days, shares)
    curve = plan.rhythm(total)
    values = [value for _day, value in curve]
    assert values == sorted(values)
    assert [day for day, _value in curve] == [day for part in plan.parts for day in part.week.days]
    assert not curve or (values[0] >= 0 and values[-1] == total)
    assert sum(part.share for part in plan.parts) == 100
    if curve:
        assert all(part.week.days or not part.share for part in plan.parts)


@given(st.integers(1, 10**13), MONTHS, working())
def test_the_even_spread_never_falls_and_ends_at_the_target(
    total: int, month: date, days: WorkingDays
) -> None:
    plan = plan_of(month, days, Weights())
    values = [value for _day, value in plan.even(total)]
    assert values == sorted(values)
    assert len(values) == len(plan.days)
    assert not values or values[-1] == total
    steps = {after - before for before, after in pairwise([0, *values])}
    assert not steps or max(steps) - min(steps) <= 1


@given(
    st.lists(st.tuples(st.dates(date(2026, 10, 1), date(2026, 12, 5)), st.integers(0, 10**9))),
    st.dates(date(2026, 10, 20), date(2026, 12, 10)),
)
def test_what_is_done_adds_up_to_what_was_closed(
    closed: list[tuple[date, int]], until: date
) -> None:
    days = [day for part in plan_of(NOVEMBER, CHINA, Weights()).parts for day in part.week.days]
    curve = done_curve(closed, days, until)
    assert curve[-1] == (until, sum(value for day, value in closed if day <= until))
    assert [value for _day, value in curve] == sorted(value for _day, value in curve)
    assert all(day <= until for day, _value in curve)


def test_the_example_of_the_course_is_recomputed() -> None:
    shown = example(NOVEMBER, CHINA, Weights())
    assert shown.by_rule == wan(137.4) == shown.week_1
    assert shown.quarter == wan(57.25)
    assert shown.even_week_1.fen == round(wan(229).fen * 5 / 21)
    assert [one.yuan for one in (SOURCE_RHYTHM, SOURCE_EVEN)] == [1_454_000, 570_000]
    for figure in ("145.4", "137.4", "57万", "57.25"):
        assert figure in shown.said.said()
