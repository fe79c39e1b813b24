"""Amounts as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.money import Money, read_money


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("12.5万", "125000"),
        ("12.5 万元", "125000"),
        ("3亿", "300000000"),
        ("1,234,567.89", "1234567.89"),
        ("(500)", "-500"),
        ("（500.00）", "-500"),
        ("-0.01", "-0.01"),
        ("￥2,000元", "2000"),
        ("人民币 8 千", "8000"),
        ("１２３４．５", "1234.5"),
        ("1e3", None),
        ("12w", "120000"),
        (".5", "0.5"),
        ("0", "0"),
        ("", None),
        ("-", None),
        ("(-5)", None),
        ("0.001", None),
        ("99999999999999", None),
        ("一百", None),
        ("12万5", None),
    ],
)
def test_reading(text: str, yuan: str | None) -> None:
    assert read_money(text) == (None if yuan is None else Money.of_yuan(Decimal(yuan)))


def test_a_heading_in_wan_counts_bare_figures_only() -> None:
    assert read_money("12.5", unit=10_000) == Money.of_yuan(125_000)
    assert read_money("12.5万", unit=10_000) == Money.of_yuan(125_000)
    assert read_money("500元", unit=10_000) == Money.of_yuan(500)


@given(st.integers(-(10**14), 10**14))
def test_what_is_written_is_read_back(fen: int) -> None:
    assert read_money(str(Money(fen).yuan)) == Money(fen)
    assert read_money(f"{Money(fen).yuan:,}") == Money(fen)
