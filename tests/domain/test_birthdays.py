"""When a birthday is kept: product.md, "Chinese specifics"."""

from datetime import date

import pytest
from borax.calendars.lunardate import LCalendars, LunarDate
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.birthdays import Birthday, birthdays
from rmdesk.domain.calendar.lunar import days_kept, lunar_of
from rmdesk.domain.file.choices import BirthdayKept


@pytest.mark.parametrize(
    ("kept", "year", "day"),
    [
        ("08-15", 1978, date(1978, 9, 17)),
        ("08-15", 2026, date(2026, 9, 25)),
        # product.md: lunar years 2024 to 2028 have no 腊月三十, the 29th is kept.
        ("12-30", 2022, date(2023, 1, 21)),
        ("12-30", 2024, date(2025, 1, 28)),
        ("12-30", 2025, date(2026, 2, 16)),
        ("12-30", 2028, date(2029, 2, 12)),
        # Born in a leap month: the ordinary month, in a year with the leap month as in any other.
        ("+06-01", 2025, date(2025, 6, 25)),
        ("+06-01", 2026, date(2026, 7, 14)),
        ("06-01", 2025, date(2025, 6, 25)),
    ],
)
def test_a_lunar_birthday_in_a_year(kept: str, year: int, day: date) -> None:
    assert days_kept(kept, year) == [day]


def test_a_leap_month_is_kept_too_where_that_is_wanted() -> None:
    both = [date(2025, 6, 25), date(2025, 7, 25)]
    assert days_kept("+06-01", 2025, also_in_leap_month=True) == both
    assert days_kept("+06-01", 2026, also_in_leap_month=True) == [date(2026, 7, 14)]
    assert days_kept("06-01", 2025, also_in_leap_month=True) == [date(2025, 6, 25)]


def test_off_the_table_there_is_no_lunar_birthday() -> None:
    assert days_kept("01-01", 2101) == []


BORN = date(1978, 9, 17)  # 八月十五
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SOLAR, LUNAR = date(2026, 9, 17), date(2026, 9, 25)


@pytest.mark.parametrize(
    ("birthday", "days"),
    [
        (Birthday(born=BORN), [SOLAR]),
        (Birthday(born=BORN, kept=BirthdayKept.SOLAR), [SOLAR]),
        (Birthday(born=BORN, kept=BirthdayKept.LUNAR), [LUNAR]),
        (Birthday(born=BORN, kept=BirthdayKept.BOTH), [SOLAR, LUNAR]),
        (Birthday(born=BORN, kept=BirthdayKept.NONE), []),
        (Birthday(lunar="08-15"), [LUNAR]),
        (Birthday(lunar="08-15", kept=BirthdayKept.SOLAR), []),
        (Birthday(born=BORN, lunar="01-01", kept=BirthdayKept.LUNAR), [date(2026, 2, 17)]),
        (Birthday(kept=BirthdayKept.BOTH), []),
        (Birthday(), []),
    ],
)
def test_which_birthday_is_kept(birthday: Birthday, days: list[date]) -> None:
    assert [one.on for one in birthdays(birthday, *YEAR)] == days


def test_the_years_completed_are_told_by_the_calendar_that_is_kept() -> None:
    birthday = Birthday(born=date(1980, 2, 10), kept=BirthdayKept.BOTH)  # 1979 腊月廿四
    told = [(one.on, one.is_lunar, one.turns) for one in birthdays(birthday, *YEAR)]
    assert told == [(date(2026, 2, 10), False, 46), (date(2026, 2, 11), True, 46)]
    assert [one.turns for one in birthdays(Birthday(lunar="08-15"), *YEAR)] == [None]


def test_29_february_and_two_calendars_on_one_day() -> None:
    leap = Birthday(born=date(1992, 2, 29))
    assert [one.on for one in birthdays(leap, date(2027, 1, 1), date(2028, 12, 31))] == [
        date(2027, 3, 1),
        date(2028, 2, 29),
    ]
    both = Birthday(born=date(1988, 11, 20), kept=BirthdayKept.BOTH)  # 十月十二, as in 2026
    assert [one.on for one in birthdays(both, *YEAR)] == [date(2026, 11, 20)]


def test_nobody_has_a_birthday_before_being_born() -> None:
    newborn = Birthday(born=date(2026, 10, 1), kept=BirthdayKept.BOTH)
    days = [one.on for one in birthdays(newborn, *YEAR)]
    assert days == [date(2026, 10, 1)]


@settings(deadline=None)
@given(st.dates(date(1930, 3, 1), date(2010, 12, 31)), st.integers(2012, 2060))
def test_a_second_library_keeps_the_same_days_kept(born: date, year: int) -> None:
    lunar = lunar_of(born)
    theirs = LunarDate.from_solar(born)
    assert lunar is not None
    length = LCalendars.ndays(year, theirs.month, 0)
    expected = LunarDate(year, theirs.month, min(theirs.day, length), 0).to_solar_date()
    assert days_kept(lunar.kept, year) == [expected]
