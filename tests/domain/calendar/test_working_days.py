"""Holidays, make-up days, shifts and leave: which days are worked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk import content
from rmdesk.domain.calendar import holiday_file as h
from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.calendar.holidays import HolidayYear, known_holidays
from rmdesk.domain.calendar.working_days import (
    EVERY_DAY,
    DayKind,
    NoWorkingDay,
    OwnKind,
    OwnSpan,
    WorkingDays,
    own_days,
    own_spans,
    wrong_with_own_days,
    wrong_with_week,
)

SHIPPED = read_holidays(content.text("holidays.toml"))
DAYS = WorkingDays(known_holidays(*SHIPPED.years))


def test_the_shipped_table_is_right() -> None:
    assert SHIPPED.findings == ()
    assert [one.year for one in SHIPPED.years] == [2024, 2025, 2026]


# The State Council's notices: working days of a year, 国务院办公厅.
@pytest.mark.parametrize(("year", "count"), [(2024, 251), (2025, 248), (2026, 248)])
def test_the_working_days_of_a_year(year: int, count: int) -> None:
    assert len(DAYS.between(date(year, 1, 1), date(year, 12, 31))) == count


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 11, 20), DayKind.WORKDAY, ""),
        (date(2026, 11, 21), DayKind.WEEKEND, ""),
        (date(2026, 2, 14), DayKind.MAKE_UP, "春节"),  # a Saturday
        (date(2026, 2, 16), DayKind.HOLIDAY, "春节"),  # a Monday
        (date(2026, 2, 23), DayKind.HOLIDAY, "春节"),
        (date(2026, 2, 24), DayKind.WORKDAY, ""),
        (date(2026, 9, 20), DayKind.MAKE_UP, "国庆节"),
        (date(2025, 10, 6), DayKind.HOLIDAY, "国庆节、中秋节"),
    ],
)
def test_what_a_day_is(day: date, kind: DayKind, name: str) -> None:
    found = DAYS.day(day)
    assert (found.kind, found.name, found.is_known) == (kind, name, True)
    assert found.kind.is_working == DAYS.is_working(day)


def test_a_year_nobody_told_has_weekends_only_and_says_so() -> None:
    new_year = DAYS.day(date(2027, 1, 1))
    assert (new_year.kind, new_year.is_known) == (DayKind.WORKDAY, False)
    assert DAYS.unknown_years(date(2026, 12, 1), date(2027, 1, 31)) == [2027]
    assert DAYS.unknown_years(date(2026, 12, 1), date(2026, 12, 31)) == []


@pytest.mark.parametrize(
    ("day", "after", "before"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 20)),
        (date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 20)),
        (date(2026, 2, 14), date(2026, 2, 14), date(2026, 2, 14)),
        (date(2026, 2, 15), date(2026, 2, 24), date(2026, 2, 14)),
        (date(2026, 10, 3), date(2026, 10, 8), date(2026, 9, 30)),
    ],
)
def test_the_working_day_beside_a_day(day: date, after: date, before: date) -> None:
    assert DAYS.working_day_on_or_after(day) == after
    assert DAYS.working_day_on_or_before(day) == before


@pytest.mark.parametrize(
    ("today", "after"),
    [
        (date(2026, 9, 1), date(2026, 9, 28)),
        (date(2026, 9, 27), date(2026, 9, 28)),
        (date(2026, 9, 28), date(2026, 10, 8)),
        (date(2026, 10, 3), date(2026, 10, 8)),
        (date(2026, 2, 14), date(2026, 2, 24)),
        (date(2026, 10, 8), None),
    ],
)
def test_the_first_day_after_a_holiday(today: date, after: date | None) -> None:
    assert DAYS.after_holiday(today) == after


def test_own_days_go_before_the_country_s() -> None:
    leave = own_days(date(2026, 11, 23), date(2026, 11, 24), OwnKind.LEAVE, note="年假")
    shift = own_days(date(2026, 10, 1), date(2026, 10, 1), OwnKind.SHIFT)
    days = WorkingDays(DAYS.public, {one.on: one for one in (*leave, *shift)})
    assert days.working_day_on_or_after(date(2026, 11, 21)) == date(2026, 11, 25)
    assert days.day(date(2026, 11, 24)).name == "年假"
    assert days.day(date(2026, 10, 1)).kind is DayKind.SHIFT
    assert days.is_working(date(2026, 10, 1))
    assert not days.is_working(date(2026, 10, 2))


def test_a_week_of_one_s_own() -> None:
    tuesday_to_saturday = WorkingDays(weekly=frozenset({1, 2, 3, 4, 5}))
    assert tuesday_to_saturday.working_day_on_or_after(date(2026, 11, 22)) == date(2026, 11, 24)
    assert wrong_with_week({1, 2}) is None
    assert wrong_with_week({7}) is not None
    assert wrong_with_week(()) is not None


def test_a_year_without_a_working_day_is_refused() -> None:
    leave = own_days(date(2026, 1, 1), date(2027, 12, 31), OwnKind.LEAVE)
    days = WorkingDays(own={one.on: one for one in leave})
    with pytest.raises(NoWorkingDay) as refused:
        days.working_day_on_or_after(date(2026, 1, 1))
    assert "2026-01-01" in refused.value.sentence()


@pytest.mark.parametrize(
    ("first", "last", "is_right"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), True),
        (date(2026, 1, 2), date(2026, 1, 1), False),
        (date(2026, 1, 1), date(2026, 12, 31), True),
        (date(2026, 1, 1), date(2027, 1, 1), False),
    ],
)
def test_a_span_of_own_days(first: date, last: date, is_right: bool) -> None:
    wrong = wrong_with_own_days(first, last, today=first)
    assert (wrong is None) is is_right
    assert wrong is None or wrong.sentence()


@settings(deadline=None)
@given(st.dates(date(2023, 1, 1), date(2029, 12, 31)), st.integers(0, 60))
def test_working_days_are_worked_and_none_is_passed_over(day: date, count: int) -> None:
    after, before = DAYS.working_day_on_or_after(day), DAYS.working_day_on_or_before(day)
    assert before <= day <= after
    assert DAYS.is_working(after) and DAYS.is_working(before)
    assert DAYS.between(day, after) == [after]
    later = DAYS.after(day, count)
    assert len(DAYS.between(day + timedelta(days=1), later)) == count
    assert EVERY_DAY.working_day_on_or_after(day) == day


@settings(deadline=None)
@given(
    st.dates(date(2023, 1, 1), date(2029, 12, 31)),
    st.integers(-3, 900),
    st.frozensets(st.integers(0, 6), min_size=1),
    st.integers(0, 40),
    st.sampled_from(OwnKind),
)
def test_they_are_counted_as_they_are_listed(
    first: date, length: int, weekly: frozenset[int], spell: int, kind: OwnKind
) -> None:
    own = own_days(first, first + timedelta(days=spell), kind)
    days = WorkingDays(DAYS.public, {one.on: one for one in own}, weekly)
    last = first + timedelta(days=length)
    assert days.count(first, last) == len(days.between(first, last))


def a_year(entries: str) -> str:
    return f"[2027]\nholidays = [{entries}]"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", h.NO_YEARS),
        ("[2027", h.NO_FILE),
        ("[2027]\nholidays = [{ name = '元旦', from = 2027-02-30 }]", h.NO_FILE),
        ("[next]\nholidays = []", h.NO_YEAR),
        ("[2027]\nsource = 'x'", h.NO_HOLIDAYS),
        ("[2027]\nholidays = []", h.NO_HOLIDAYS),
        ("2027 = 1", h.NO_HOLIDAYS),
        (a_year("{ name = '元旦' }"), h.NO_DAY),
        (a_year("{ name = '元旦', from = '1.1' }"), h.NO_DAY),
        (a_year("{ name = '元旦', from = 2027-01-01T00:00:00 }"), h.NO_DAY),
        (a_year("{ name = '元旦', from = 2027-01-01, work = 3 }"), h.NO_DAY),
        (a_year("{ name = '元旦', from = 2027-01-03, to = 2027-01-01 }"), h.ENDS_BEFORE),
        (a_year("{ name = '元旦', from = 2027-01-01, to = 2027-02-01 }"), h.TOO_LONG),
        (a_year("{ name = '元旦', from = 2026-01-01 }"), h.OTHER_YEAR),
        (
            a_year("{ name = '甲', from = 2027-05-01 }, { name = '乙', from = 2027-05-01 }"),
            h.TWICE,
        ),
        (
            a_year("{ name = '甲', from = 2027-05-01, work = [2027-05-01] }"),
            h.WORKED_AND_OFF,
        ),
        (a_year("{ name = '甲', from = 2027-05-01, work = [2027-05-07] }"), h.NO_WEEKEND),
    ],
)
def test_what_is_wrong_in_a_year_s_file_is_said(text: str, message: str) -> None:
    read = read_holidays(text)
    assert [finding.message for finding in read.findings] == [message]
    assert read.findings[0].sentence()
    assert read.years == ()


def test_a_new_year_s_table_is_taken_in_and_a_later_one_goes_before() -> None:
    text = a_year("{ name = '元旦', from = 2026-12-31, to = 2027-01-01, work = [2027-01-03] }")
    (year,) = read_holidays(text).years
    days = WorkingDays(known_holidays(*SHIPPED.years, year))
    assert days.day(date(2027, 1, 1)).kind is DayKind.HOLIDAY
    assert days.day(date(2026, 12, 31)).kind is DayKind.HOLIDAY
    assert days.is_working(date(2027, 1, 3))
    (corrected,) = read_holidays(a_year("{ name = '元旦', from = 2027-01-01 }")).years
    newer = WorkingDays(known_holidays(*SHIPPED.years, year, corrected))
    assert not newer.is_working(date(2027, 1, 3))


def test_a_wrong_year_leaves_the_others() -> None:
    text = a_year("{ name = '元旦', from = 2027-01-01 }") + "\n[2028]\nholidays = []"
    read = read_holidays(text)
    assert [one.year for one in read.years] == [2027]
    assert [one.field for one in read.findings] == ["2028"]


@pytest.mark.parametrize("year", SHIPPED.years, ids=lambda year: str(year.year))
def test_a_year_is_written_as_it_is_read(year: HolidayYear) -> None:
    named = replace(year, source='the "notice"\\')
    for one in (year, named):
        assert read_holidays(h.holiday_text(one)) == h.HolidayFile((one,))


def test_days_that_are_over_are_not_entered() -> None:
    wrong = wrong_with_own_days(date(2026, 11, 19), date(2026, 11, 25), today=date(2026, 11, 20))
    assert wrong is not None and wrong.field == "first"
    assert "2026-11-19 is over" in wrong.sentence()


def test_own_days_in_a_row_are_one_span() -> None:
    leave = own_days(date(2026, 12, 21), date(2026, 12, 23), OwnKind.LEAVE, note="年假")
    other = own_days(date(2026, 12, 24), date(2026, 12, 24), OwnKind.OFF)
    later = own_days(date(2026, 12, 26), date(2026, 12, 26), OwnKind.OFF)
    assert own_spans([*leave, *other, *later]) == [
        OwnSpan(date(2026, 12, 21), date(2026, 12, 23), OwnKind.LEAVE, "年假"),
        OwnSpan(date(2026, 12, 24), date(2026, 12, 24), OwnKind.OFF),
        OwnSpan(date(2026, 12, 26), date(2026, 12, 26), OwnKind.OFF),
    ]
    assert [one.days for one in own_spans(leave)] == [3]
