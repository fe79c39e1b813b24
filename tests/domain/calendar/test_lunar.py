"""The lunar calendar: golden days, both directions, and a second opinion."""

from datetime import date, timedelta

import pytest
from borax.calendars.lunardate import LCalendars, LunarDate
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.calendar.lunar import (
    LAST_YEAR,
    LunarDay,
    LunarMonth,
    day_of,
    leap_month,
    lunar_of,
    month_length,
    read_kept,
)
from rmdesk.domain.calendar.lunar_years import FIRST_YEAR
from rmdesk.domain.file.lunar_days import read_lunar_day

DAY = timedelta(days=1)
FIRST, LAST = date(1900, 1, 31), date(2101, 1, 28)


@pytest.mark.parametrize(
    ("day", "lunar", "words"),
    [
        (date(1978, 9, 17), LunarDay(1978, 8, 15), "八月十五"),
        (date(1978, 9, 16), LunarDay(1978, 8, 14), "八月十四"),
        (date(2026, 2, 17), LunarDay(2026, 1, 1), "正月初一"),
        (date(2026, 2, 16), LunarDay(2025, 12, 29), "腊月廿九"),
        (date(2023, 1, 21), LunarDay(2022, 12, 30), "腊月三十"),
        (date(2025, 7, 25), LunarDay(2025, 6, 1, is_leap=True), "闰六月初一"),
        (date(2025, 6, 25), LunarDay(2025, 6, 1), "六月初一"),
        (date(2033, 12, 22), LunarDay(2033, 11, 1, is_leap=True), "闰冬月初一"),
        (date(2026, 11, 20), LunarDay(2026, 10, 12), "十月十二"),
        (date(2023, 2, 20), LunarDay(2023, 2, 1), "二月初一"),
        (date(2026, 11, 28), LunarDay(2026, 10, 20), "十月二十"),
        (date(2000, 2, 5), LunarDay(2000, 1, 1), "正月初一"),
        (FIRST, LunarDay(1900, 1, 1), "正月初一"),
        (LAST, LunarDay(2100, 12, 29), "腊月廿九"),
    ],
)
def test_golden_days(day: date, lunar: LunarDay, words: str) -> None:
    assert lunar_of(day) == lunar
    assert day_of(lunar) == day
    assert lunar.words == words


def test_2024_to_2028_have_no_thirtieth_of_the_last_month() -> None:
    lengths = {year: month_length(LunarMonth(year, 12)) for year in range(2022, 2031)}
    assert lengths == {
        2022: 30,
        2023: 30,
        2024: 29,
        2025: 29,
        2026: 29,
        2027: 29,
        2028: 29,
        2029: 30,
        2030: 29,
    }


@pytest.mark.parametrize(
    "lunar",
    [
        LunarDay(2025, 12, 30),
        LunarDay(2025, 7, 1, is_leap=True),
        LunarDay(2026, 13, 1),
        LunarDay(2026, 1, 0),
        LunarDay(1899, 1, 1),
        LunarDay(2101, 1, 1),
    ],
)
def test_a_day_that_no_year_has_falls_on_none(lunar: LunarDay) -> None:
    assert day_of(lunar) is None


def test_off_the_table_nothing_is_said() -> None:
    assert lunar_of(FIRST - DAY) is None
    assert lunar_of(LAST + DAY) is None
    for year in (FIRST_YEAR - 1, LAST_YEAR + 1):
        with pytest.raises(LookupError):
            leap_month(year)
    assert month_length(LunarMonth(2101, 1)) is None


@settings(deadline=None)
@given(st.dates(FIRST, LAST))
def test_both_directions_agree(day: date) -> None:
    lunar = lunar_of(day)
    assert lunar is not None
    assert day_of(lunar) == day
    before = lunar_of(day - DAY)
    assert before is None or lunar.day in (1, before.day + 1)


@settings(deadline=None)
@given(st.dates(FIRST, LAST))
def test_the_words_are_read_as_what_the_file_keeps(day: date) -> None:
    lunar = lunar_of(day)
    assert lunar is not None
    assert read_lunar_day(lunar.words) == lunar.kept
    assert read_kept(lunar.kept) == (lunar.month, lunar.day, lunar.is_leap)


def test_a_second_library_knows_the_same_months_from_1930_to_2060() -> None:
    for year in range(1930, 2061):
        theirs = [
            (month, bool(is_leap), days, LunarDate(year, month, 1, is_leap).to_solar_date())
            for month, days, is_leap in LCalendars.iter_year_month(year)
        ]
        months = [LunarMonth(year, month, is_leap) for month, is_leap, _days, _first in theirs]
        ours = [
            (
                month.month,
                month.is_leap,
                month_length(month),
                day_of(LunarDay(year, month.month, 1, month.is_leap)),
            )
            for month in months
        ]
        assert ours == theirs, year
        assert leap_month(year) == next((one.month for one in months if one.is_leap), 0)


@settings(deadline=None)
@given(st.dates(date(1930, 1, 1), date(2060, 12, 31)))
def test_a_second_library_knows_the_same_days_from_1930_to_2060(day: date) -> None:
    theirs = LunarDate.from_solar(day)
    assert lunar_of(day) == LunarDay(theirs.year, theirs.month, theirs.day, bool(theirs.leap))
