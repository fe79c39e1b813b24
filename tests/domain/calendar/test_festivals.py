"""Festivals of both calendars, and what is wrong in a list of them."""

from datetime import date

import pytest
from borax.calendars.lunardate import LunarDate

from rmdesk import content
from rmdesk.domain.calendar.festivals import (
    NO_FESTIVAL,
    NO_LIST,
    NO_NAME,
    NO_RULE,
    NO_SUCH_DAY,
    read_festivals,
)
from rmdesk.domain.calendar.terms import qingming
from rmdesk.language import Language

SHIPPED = read_festivals(content.text("festivals.toml"))


def test_the_shipped_list_is_right() -> None:
    assert SHIPPED.findings == ()
    assert len(SHIPPED.festivals) > 15


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 2, 16), "除夕"),  # 腊月廿九: the year has no 三十
        (date(2023, 1, 21), "除夕"),  # 腊月三十
        (date(2026, 2, 17), "春节"),
        (date(2026, 3, 3), "元宵节"),
        (date(2026, 4, 5), "清明节"),
        (date(2024, 4, 4), "清明节"),
        (date(2026, 5, 10), "母亲节"),
        (date(2026, 6, 19), "端午节"),
        (date(2026, 6, 21), "父亲节"),
        (date(2026, 9, 25), "中秋节"),
        (date(2026, 10, 18), "重阳节"),
        (date(2025, 1, 7), "腊八节"),
        (date(2026, 1, 26), "腊八节"),
    ],
)
def test_on_which_day_a_festival_falls(day: date, name: str) -> None:
    assert name in [festival.names[Language.CHINESE] for festival in SHIPPED.on(day)]


def test_a_lunar_festival_may_fall_twice_in_a_year_or_never() -> None:
    laba = next(one for one in SHIPPED.festivals if one.id == "laba")
    falls = {year: len(laba.days_in(year)) for year in range(1990, 2050)}
    assert set(falls.values()) == {0, 1, 2}
    assert falls[2025] == 1


def test_those_of_a_span_come_in_their_order() -> None:
    found = SHIPPED.between(date(2026, 12, 20), date(2027, 2, 7))
    assert [(one.on, one.festival.id) for one in found] == [
        (date(2027, 1, 1), "new_year"),
        (date(2027, 1, 15), "laba"),
        (date(2027, 2, 5), "new_year_eve"),
        (date(2027, 2, 6), "spring_festival"),
    ]


def test_qingming_is_the_day_that_a_second_library_says() -> None:
    for year in range(1901, 2101):
        assert LunarDate.from_solar(qingming(year)).term == "清明", year
    assert {qingming(year).day for year in range(1900, 2101)} == {4, 5, 6}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", NO_FESTIVAL),
        ("[x", NO_LIST),
        ('[x]\nzh = "某节"\nsolar = "05-01"', NO_NAME),
        ('[x]\nzh = "某节"\nen = "Some"', NO_RULE),
        ('[x]\nzh = "某节"\nen = "Some"\nsolar = "05-01"\nlunar = "05-05"', NO_RULE),
        ('[x]\nzh = "某节"\nen = "Some"\nsolar = "02-30"', NO_SUCH_DAY),
        ('[x]\nzh = "某节"\nen = "Some"\nsolar = "13-01"', NO_SUCH_DAY),
        ('[x]\nzh = "某节"\nen = "Some"\nsolar = 5', NO_SUCH_DAY),
        ('[x]\nzh = "某节"\nen = "Some"\nlunar = "08-31"', NO_SUCH_DAY),
        ('[x]\nzh = "某节"\nen = "Some"\nweekday = "05-5-7"', NO_SUCH_DAY),
        ('[x]\nzh = "某节"\nen = "Some"\nterm = "dongzhi"', NO_SUCH_DAY),
        ("x = 1", NO_NAME),
    ],
)
def test_what_is_wrong_in_a_list_is_said(text: str, message: str) -> None:
    read = read_festivals(text)
    assert [finding.message for finding in read.findings] == [message]
    assert read.findings[0].sentence()
    assert read.festivals == ()


def test_a_wrong_festival_leaves_the_others() -> None:
    read = read_festivals(
        '[a]\nzh = "甲"\nen = "A"\nsolar = "02-29"\n[b]\nzh = "乙"\nen = "B"\nsolar = "02-31"\n'
    )
    assert [one.id for one in read.festivals] == ["a"]
    assert [one.field for one in read.findings] == ["b"]
    assert read.on(date(2024, 2, 29)) and not read.on(date(2026, 3, 1))
    assert "02-31" in read.findings[0].sentence()
