"""What people and systems write into cells, read or refused."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.exchange import identities
from rmdesk.exchange.identities import read_id, read_mobiles, read_number
from rmdesk.exchange.values import (
    Unreadable,
    read_amount,
    read_day,
    read_days,
    read_name,
    read_year,
    text_of,
)

THIRD = date(2026, 1, 3)
DAYS = st.dates(min_value=date(1901, 1, 1), max_value=date(2199, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        "2026-01-03",
        "2026/1/3",
        "2026.1.3",
        "2026年1月3日",
        "2026年01月03号",
        "20260103",
        "２０２６－０１－０３",
        " 2026 年 1 月 3 日 ",
        "'2026-01-03",
        "2026-01-03 00:00:00",
        "2026/1/3 12:30",
        "2026-01-03T08:15:00",
        date(2026, 1, 3),
        datetime(2026, 1, 3, 12, 30),
        46025.0,
        "46025",
        20260103.0,
        20260103,
    ],
)
def test_a_day_in_any_usual_form(cell: Any) -> None:
    assert read_day(cell) == THIRD


@pytest.mark.parametrize(
    "cell",
    ["1/3/2026", "2026-13-01", "2026-02-30", "2026年1月", "昨天", "85-3-12", "0", 3.0, True, ""],
)
def test_an_ambiguous_or_impossible_day_is_refused(cell: Any) -> None:
    with pytest.raises(Unreadable):
        read_day(cell)


def test_no_end_is_no_day() -> None:
    assert read_day("9999-12-31") is None
    assert read_day("29991231") is None


@given(DAYS)
def test_every_written_day_comes_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert read_day(text) == day


@pytest.mark.parametrize(
    ("cell", "unit", "fen"),
    [
        (0.1 + 0.2, 1, 30),
        (1234.565, 1, 123457),
        (12.5, 10_000, 12_500_000),
        (0.0, 1, 0),
        ("1,234,567.89", 1, 123456789),
        ("'500", 1, 50000),
        ("12.5万", 1, 12_500_000),
        ("12.5万", 10_000, 12_500_000),
        ("12.5", 10_000, 12_500_000),
        ("￥２，０００元", 1, 200000),
        ("(500)", 1, -50000),
        ("-3", 1, -300),
        ("0.30000000000000004", 1, 30),
        ("121600.000", 1, 12160000),
    ],
)
def test_amounts(cell: Any, unit: int, fen: int) -> None:
    assert read_amount(cell, unit) == fen


@pytest.mark.parametrize(
    "cell", ["约五十万", "12%", "1.2.3", float("nan"), float("inf"), 1e16, True, "1e5"]
)
def test_what_is_no_amount_is_refused(cell: Any) -> None:
    with pytest.raises(Unreadable):
        read_amount(cell, 1)


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_every_amount_in_fen_survives_a_spreadsheet(fen: int) -> None:
    assert read_amount(fen / 100, 1) == fen


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("13800138000", ("13800138000", "")),
        ("138 0013 8000", ("13800138000", "")),
        ("+86-138-0013-8000", ("13800138000", "")),
        ("１３８００１３８０００", ("13800138000", "")),
        ("'13800138000", ("13800138000", "")),
        (13800138001.0, ("13800138001", "")),
        ("13800138000.0", ("13800138000", "")),
        ("13800138000/13900139000", ("13800138000", "13900139000")),
        ("13800138000、010-88886666", ("13800138000", "010-88886666")),
        ("010-88886666", ("", "010-88886666")),
    ],
)
def test_mobiles(cell: Any, found: tuple[str, str]) -> None:
    assert read_mobiles(cell) == found


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("1.38E+10", identities.PHONE_RUINED),
        ("1.38001E+10", identities.PHONE_RUINED),
        (13800000000.0, identities.PHONE_RUINED),
        (1380013800.5, identities.PHONE_RUINED),
        ("1380013800", identities.NOT_A_MOBILE),
        ("138001380001", identities.NOT_A_MOBILE),
        ("12345678901", identities.NOT_A_MOBILE),
        ("问前台", identities.NOT_A_MOBILE),
    ],
)
def test_ruined_mobiles_are_refused_with_the_remedy(cell: Any, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_mobiles(cell)
    assert caught.value.message == message


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("99010119751015082x", "99010119751015082X"),
        ("990101 19950721 9303", "990101199507219303"),
        ("'990101199507219303", "990101199507219303"),
        ("E12345678", "E12345678"),
        ("H1234567(8)", "H1234567(8)"),
        ("990101750721930", "990101750721930"),
    ],
)
def test_id_numbers(cell: Any, found: str) -> None:
    assert read_id(cell) == found


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("9.90101E+17", identities.ID_RUINED),
        (9.90101199507219e17, identities.ID_RUINED),
        ("990101199507219000", identities.ID_RUINED),
        ("990101199507219304", identities.NOT_AN_ID),
        ("99010119950721930", identities.NOT_AN_ID),
        ("护照", identities.NOT_AN_ID),
    ],
)
def test_ruined_id_numbers_are_refused_with_the_remedy(cell: Any, message: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_id(cell)
    assert caught.value.message == message


def test_client_numbers_keep_every_figure_or_are_refused() -> None:
    assert read_number("\t60100000") == "60100000"
    assert read_number("'0012") == "0012"
    assert read_number(60100000.0) == "60100000"
    for cell in ("6.01E+15", 6.01e15):
        with pytest.raises(Unreadable):
            read_number(cell)


def test_years_days_names_and_text() -> None:
    assert [read_year(cell) for cell in (1949.0, "1949年", date(1949, 10, 1), "1949-10-01")] == [
        1949
    ] * 4
    assert read_days("30天") == 30
    assert read_name("张　伟") == "张伟"
    assert read_name("Ann  Lee") == "Ann Lee"
    assert text_of("a\x00b\u202ec\u200b ") == "abc"
    assert text_of("一\r\n二") == "一\n二"
    assert text_of(8.0) == "8"


def test_a_problem_never_quotes_what_could_be_a_phone_or_a_name() -> None:
    for cell in ("13800138000", "解彤强", "990101199507219303"):
        with pytest.raises(Unreadable) as caught:
            read_day(cell)
        assert caught.value.parameters == {}
    with pytest.raises(Unreadable) as caught:
        read_day("2026-02-30")
    assert caught.value.parameters == {"value": "2026-02-30"}
