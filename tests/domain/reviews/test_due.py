"""When the next review is due: by class, by the client's wish, or as it was agreed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.calendar.working_days import MONDAY_TO_FRIDAY, WorkingDays
from rmdesk.domain.file.values import MOST_MONTHS
from rmdesk.domain.reviews.due import (
    NOT_AHEAD,
    OUT_OF_RANGE,
    SOON_DAYS,
    TOO_FAR,
    ReviewMonths,
    Standing,
    due,
    next_by_months,
    read_wish,
    wrong_with_months,
    wrong_with_next,
)
from rmdesk.domain.segments import ClientClass
from tests.books.builders import TODAY

DAYS = WorkingDays(weekly=MONDAY_TO_FRIDAY)
DAY = timedelta(days=1)


def test_monthly_for_the_important_quarterly_for_others() -> None:
    months = [ReviewMonths().months(one) for one in ClientClass]
    assert months == [1, 3, 3, 3]


@pytest.mark.parametrize(
    ("last_on", "booked_on", "months", "standing", "due_on"),
    [
        (None, None, 3, Standing.NEVER, None),
        (date(2026, 8, 20), None, 3, Standing.DUE, TODAY),
        (date(2026, 8, 19), None, 3, Standing.OVERDUE, date(2026, 11, 19)),
        (date(2026, 8, 27), None, 3, Standing.DUE, date(2026, 11, 27)),
        (date(2026, 8, 28), None, 3, Standing.DUE, date(2026, 11, 27)),  # a Saturday
        (date(2026, 8, 31), None, 3, Standing.LATER, date(2026, 11, 30)),
        (date(2026, 10, 30), None, 1, Standing.LATER, date(2026, 11, 30)),
        (date(2026, 8, 20), TODAY, 3, Standing.BOOKED, TODAY),
        (date(2026, 8, 20), TODAY + 90 * DAY, 3, Standing.BOOKED, TODAY + 90 * DAY),
        (date(2026, 10, 20), TODAY - DAY, 3, Standing.OVERDUE, TODAY - DAY),
    ],
)
def test_where_the_next_review_stands(
    last_on: date | None,
    booked_on: date | None,
    months: int,
    standing: Standing,
    due_on: date | None,
) -> None:
    found = due(last_on=last_on, booked_on=booked_on, months=months, days=DAYS, today=TODAY)
    assert (found.standing, found.due_on, found.months) == (standing, due_on, months)
    assert found.booked_on == booked_on


def test_due_begins_a_week_before() -> None:
    days = WorkingDays(weekly=frozenset(range(7)))
    for ahead, standing in ((SOON_DAYS, Standing.DUE), (SOON_DAYS + 1, Standing.LATER)):
        on = date(2026, 8, 20) + ahead * DAY
        found = due(last_on=on, booked_on=None, months=3, days=days, today=TODAY)
        assert found.standing is standing


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, MOST_MONTHS))
def test_the_day_is_a_working_day_of_that_month_or_just_before(after: date, months: int) -> None:
    found = next_by_months(after, months, DAYS)
    assert DAYS.is_working(found)
    assert found > after
    assert 0 <= (found.year - after.year) * 12 + found.month - after.month <= months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        *(("1", 1), ("6", 6), ("24", 24), ("06", 6)),
        *(("", None), ("0", None), ("25", None), ("-3", None), ("3.5", None), ("many", None)),
        ("9" * 5_000, None),
    ],
)
def test_the_wish_of_the_file(text: str, months: int | None) -> None:
    assert read_wish(text) == months


@pytest.mark.parametrize(
    ("next_on", "message"),
    [
        (TODAY - DAY, NOT_AHEAD),
        (TODAY, NOT_AHEAD),
        (TODAY + DAY, None),
        (date(2028, 11, 20), None),
        (date(2028, 11, 21), TOO_FAR),
    ],
)
def test_the_next_day_lies_ahead_and_not_too_far(next_on: date, message: str | None) -> None:
    wrong = wrong_with_next(next_on, on=TODAY, today=TODAY)
    assert (wrong.message if wrong else None) == message
    assert wrong is None or wrong.field == "next_on"


@pytest.mark.parametrize(("months", "is_right"), [(0, False), (1, True), (24, True), (25, False)])
def test_the_intervals_have_their_limits(months: int, is_right: bool) -> None:
    wrong = wrong_with_months(ReviewMonths(medium_months=months))
    assert (wrong is None) is is_right
    if wrong is not None:
        assert (wrong.field, wrong.message) == ("medium_months", OUT_OF_RANGE)
        assert str(months) in wrong.sentence()
