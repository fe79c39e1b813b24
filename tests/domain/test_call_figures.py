"""Periods of figures, and rates that say nothing where they rest on a handful."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.call_figures import HANDFUL, Period, Rate, Tally, moved, span_of, together

MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)


@pytest.mark.parametrize(
    ("period", "day", "span"),
    [
        (Period.DAY, date(2026, 11, 20), (date(2026, 11, 20), date(2026, 11, 20))),
        (Period.WEEK, MONDAY, (MONDAY, SUNDAY)),
        (Period.WEEK, SUNDAY, (MONDAY, SUNDAY)),
        (Period.WEEK, date(2027, 1, 1), (date(2026, 12, 28), date(2027, 1, 3))),
        (Period.MONTH, date(2026, 2, 28), (date(2026, 2, 1), date(2026, 2, 28))),
        (Period.MONTH, date(2028, 2, 1), (date(2028, 2, 1), date(2028, 2, 29))),
        (Period.MONTH, date(2026, 12, 31), (date(2026, 12, 1), date(2026, 12, 31))),
    ],
)
def test_spans(period: Period, day: date, span: tuple[date, date]) -> None:
    assert span_of(period, day) == span


@given(
    st.sampled_from([Period.DAY, Period.WEEK, Period.MONTH]),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_periods_follow_one_another_without_a_gap(period: Period, day: date) -> None:
    first, last = span_of(period, day)
    assert first <= day <= last
    assert span_of(period, moved(period, day, 1))[0] == last + timedelta(1)
    assert span_of(period, moved(period, day, -1))[1] == first - timedelta(1)


def test_the_calendar_has_ends() -> None:
    assert moved(Period.DAY, date.max, 1) == date.max
    assert moved(Period.MONTH, date.min, -1) == date.min


@pytest.mark.parametrize(
    ("part", "base", "percent"),
    [
        (0, 0, None),
        (4, 4, None),
        (0, HANDFUL, 0),
        (1, 5, 20),
        (2, 3, None),
        (1, 8, 13),
        (8, 8, 100),
    ],
)
def test_a_rate_needs_a_base(part: int, base: int, percent: int | None) -> None:
    assert Rate(part, base).percent == percent


def test_tallies_add_up_and_say_what_they_do_not_know() -> None:
    one = Tally(calls=3, dials=2, reached=1, meetings=1, seconds=60, timed=1)
    assert together([one, one]).seconds == 120
    assert together([]) == Tally()
    assert one.reach == Rate(1, 2)
    assert one.winning == Rate(1, 1)
    assert one.knows_minutes
    assert Tally().knows_minutes
    assert not Tally(calls=2, dials=2).knows_minutes
