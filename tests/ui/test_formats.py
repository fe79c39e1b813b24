"""How values look, and that every fitted text is exactly as wide as asked."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rmdesk.domain.money import Money
from rmdesk.domain.spoken.dates import When
from rmdesk.ui import formats, glyphs
from tests.ui.any_text import any_text

TODAY = date(2026, 11, 20)


@given(any_text, st.integers(0, 40), st.sampled_from(["left", "right", "center"]))
def test_a_fitted_text_is_exactly_as_wide_as_asked(
    text: str, width: int, align: formats.Align
) -> None:
    for profile in glyphs.PROFILES:
        glyphs.use(profile)
        fitted = formats.fit(text, width, align)
        assert cell_len(fitted) == width
        assert not any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in fitted)


@given(any_text)
def test_a_text_that_fits_is_not_cut(text: str) -> None:
    cleaned = formats.clean(text)
    width = formats.cells(text)
    assert formats.fit(text, width) == (cleaned if width else "")


FITTED = [
    ("张三", 6, "left", "张三  "),
    ("张三", 6, "right", "  张三"),
    ("张三丰", 5, "left", "张三»"),
    ("张三丰", 4, "left", "张» "),
    ("abc", 2, "left", "a»"),
    ("x", 4, "center", " x  "),
    ("a\tb\x1b[31m", 8, "left", "a b [31m"),
    ("\ud800x", 3, "left", "?x "),
    ("古丽·买买提", 11, "left", "古丽･买买提"),
    ("“好”…", 8, "left", '"好"... '),
]


@pytest.mark.parametrize(("text", "width", "align", "fitted"), FITTED)
def test_fit(text: str, width: int, align: formats.Align, fitted: str) -> None:
    assert formats.fit(text, width, align) == fitted


def test_the_unicode_profile_trusts_the_terminal() -> None:
    glyphs.use("unicode")
    assert formats.fit("张三丰·", 6) == "张三…"[:2] + "… "


MONEY = [
    (0, "0.00", "0.00"),
    (123_456_789, "123.46", "1,234,567.89"),
    (1_234_500_000_00, "123,450.00", "1,234,500,000.00"),
    (-50_000, "-0.05", "-500.00"),
    (-1, "0.00", "-0.01"),
]


@pytest.mark.parametrize(("fen", "wan", "full"), MONEY)
def test_money(fen: int, wan: str, full: str) -> None:
    assert formats.money_wan(Money(fen)) == wan
    assert formats.money_full(Money(fen)) == full


def test_unknown_is_not_zero() -> None:
    assert formats.money_wan(None) == formats.money_full(None) == formats.unknown() == "-"


def test_numbers_are_masked() -> None:
    assert formats.phone("13800005678") == "138****5678"
    assert "1985" not in formats.identity("99010119851125001X")


def test_days() -> None:
    assert formats.day(TODAY) == "2026-11-20 Fri"
    assert formats.moment(When(TODAY, time(9, 5))) == "2026-11-20 Fri 09:05"
    assert formats.ago(None, TODAY) == "never"
    assert formats.ago(date(2026, 11, 17), TODAY) == "3 d ago"
    assert formats.ahead(date(2026, 11, 23), TODAY) == "in 3 d"


def test_what_is_overdue_carries_a_sign() -> None:
    assert formats.due(date(2026, 11, 17), TODAY) == "! 3 d late"
    assert not formats.due(TODAY, TODAY).startswith("!")


def test_a_birthday_says_when_it_is_near() -> None:
    assert formats.birthday(date(1985, 11, 20), TODAY).endswith("(birthday today)")
    assert formats.birthday(date(1985, 11, 25), TODAY).endswith("(in 5 d)")
    assert formats.birthday(date(1985, 6, 1), TODAY) == "1985-06-01"
    assert "(in" in formats.birthday(date(1988, 2, 29), date(2026, 2, 25))
