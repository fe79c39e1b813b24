"""The four weeks of a month: they follow one another, and the third Monday begins the third."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.rhythm.weeks import (
    month_before,
    month_of,
    next_month,
    week_number,
    week_span,
    weeks_of,
    working_days_of,
)
from tests.domain.rhythm.calendars import CHINA

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("month", "begins", "working"),
    [
        # The month begins on a Monday: the second one is the 8th.
        (date(2026, 6, 1), (1, 8, 15, 22), (5, 5, 4, 7)),
        # A Sunday, and five Mondays: the week before the second has eight days.
        (date(2026, 3, 1), (1, 9, 16, 23), (5, 5, 5, 7)),
        # New Year's bridge, worked on Sunday the 4th.
        (date(2026, 1, 1), (1, 12, 19, 26), (6, 5, 5, 5)),
        # Spring Festival: Saturday the 14th and the 28th are worked, nobody works in week 3.
        (date(2026, 2, 1), (1, 9, 16, 23), (5, 6, 0, 5)),
        # May: the five days off, Saturday the 9th is worked.
        (date(2026, 5, 1), (1, 11, 18, 25), (4, 5, 5, 5)),
        # The week of October, and Saturday the 10th, which is worked.
        (date(2026, 10, 1), (1, 12, 19, 26), (3, 5, 5, 5)),
        # February of 28 days that begins on a Monday: four whole weeks.
        (date(2027, 2, 1), (1, 8, 15, 22), (5, 5, 5, 5)),
    ],
)
def test_the_weeks_of_real_months(
    month: date, begins: tuple[int, ...], working: tuple[int, ...]
) -> None:
    weeks = weeks_of(month, CHINA)
    assert tuple(week.first.day for week in weeks) == begins
    assert tuple(len(week.days) for week in weeks) == working
    assert [week.number for week in weeks] == [1, 2, 3, 4]


@given(DAYS)
def test_the_weeks_follow_one_another_through_the_whole_month(day: date) -> None:
    spans = [week_span(day, number) for number in (1, 2, 3, 4)]
    assert spans[0][0] == day.replace(day=1)
    assert spans[-1][1].day == monthrange(day.year, day.month)[1]
    for (_first, last), (following, _last) in pairwise(spans):
        assert following == last + timedelta(days=1)
        assert following.weekday() == 0


@given(DAYS)
def test_a_day_lies_in_the_week_of_its_number(day: date) -> None:
    first, last = week_span(day, week_number(day))
    assert first <= day <= last


@given(DAYS)
def test_the_third_monday_begins_week_3(day: date) -> None:
    first = day.replace(day=1)
    third = first + timedelta(days=-first.weekday() % 7 + 14)
    assert week_number(third) == 3
    assert week_number(third - timedelta(days=1)) == 2


@given(st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_the_weeks_hold_every_working_day_once(day: date) -> None:
    held = [one for week in weeks_of(day, CHINA) for one in week.days]
    assert held == working_days_of(day, CHINA)


def test_the_months_around_the_turn_of_a_year() -> None:
    assert month_of(date(2026, 12, 31)) == date(2026, 12, 1)
    assert next_month(date(2026, 12, 31)) == date(2027, 1, 1)
    assert month_before(date(2026, 1, 15)) == date(2025, 12, 1)
