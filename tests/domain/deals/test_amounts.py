"""Amounts of deals: read one way everywhere, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.deals.amounts import (
    is_amount_in_full,
    is_amount_like,
    is_unlikely,
    read_amount,
)
from rmdesk.domain.money import Money


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        *(("1", 10_000), ("40", 400_000), ("999", 9_990_000), ("12.5", 125_000)),
        *(("1000", 1_000), ("9999", 9_999), ("10000", 10_000), ("400,000", 400_000)),
        *(("20万", 200_000), ("３０万", 300_000), ("0.9999万", 9_999), ("500元", 500)),
        *(("二十万", 200_000), ("一百二十万", 1_200_000), ("两百万", 2_000_000)),
        *(("一百二万", 1_200_000), ("一千零五万", 10_050_000), ("百万", 1_000_000)),
        *(("3百万", 3_000_000), ("5千万", 50_000_000), ("五万", 50_000), ("1.2亿", 120_000_000)),
        *(("五", 50_000), ("十五", 150_000), ("-5万", -50_000)),
    ],
)
def test_a_figure_counts_wan_below_a_thousand_and_yuan_from_there(text: str, yuan: int) -> None:
    assert read_amount(text) == Money.of_yuan(yuan)
    assert not is_amount_like(text)


@pytest.mark.parametrize("text", ["", "一堆钱", "万", "二五万", "十百万", "20万30万", "abc", "3月"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None
    assert not is_amount_in_full(text)


@pytest.mark.parametrize(
    "text", ["99999999999万", "几十万", "30多万", "20万左右", "500块", "99,999,999,999,999,999"]
)
def test_what_looks_like_an_amount_and_is_none_is_seen(text: str) -> None:
    assert is_amount_like(text)


@pytest.mark.parametrize(
    "text",
    ["20261203", "2026-11-30", "2026.11.30", "12.3", "2件", "60%", "黄金", "稳利90天", "8号"],
)
def test_days_and_other_figures_do_not_look_like_amounts(text: str) -> None:
    assert not is_amount_like(text)


@given(st.text(max_size=20) | st.text("一二十百千万亿0123456789.,元块", max_size=9))
def test_no_text_is_too_odd(text: str) -> None:
    assert read_amount(text) is None or not is_amount_like(text)


def test_more_than_a_hundred_million_is_asked_about() -> None:
    assert not is_unlikely(None) and not is_unlikely(Money.of_yuan(10**8))
    assert is_unlikely(Money(10**10 + 1))
