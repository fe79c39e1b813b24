"""Amounts vanish from a line, whatever they are written like; nothing else does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from rmdesk.domain.hidden_amounts import hidden_amounts
from rmdesk.domain.money import Money
from rmdesk.ui import formats

AMOUNTS = (
    ("ours 1,190,400.00 yuan   last", "ours **** yuan           last"),
    ("我行 119.04 万  他行 20 万", "我行 **** 万    他行 ** 万"),
    ("  1,234.50   12,345.00", "      ****        ****"),
    ("存50万 再存五十万", "存**万 再存＊＊万"),
    ("￥800 RMB 500 3000块", "￥*** RMB *** ****块"),
    ("存50000,买 80000", "存****,买 ****  "),
    ("-12.00 万 (-30 %)", "-**** 万 (-30 %) "),
    ("12,345,000.0", "        ****"),
    ("123,4»", "****» "),
)
OTHERS = (
    "2026-11-20  2026.11.20  10:30",
    "2.15%  12.50 %  47 %",
    "1,234 clients   1,234 位客户",
    "138****5678  K00017  60100001",
    "千万别忘记  百万医疗  万一  3千米  2027元旦",
    "（另1»",
)


@pytest.mark.parametrize(("line", "hidden"), AMOUNTS)
def test_an_amount_becomes_stars(line: str, hidden: str) -> None:
    assert hidden_amounts(line) == hidden


@pytest.mark.parametrize("line", OTHERS)
def test_what_is_no_amount_stays(line: str) -> None:
    assert hidden_amounts(line) == line


@settings(max_examples=40)
@given(st.integers(-(10**14), 10**14).map(Money), st.sampled_from(("{}", "{} 万", "本行 {} 元  x")))
def test_no_figure_of_an_amount_the_desk_writes_is_left(amount: Money, around: str) -> None:
    for written in (formats.money_wan(amount), formats.money_full(amount)):
        hidden = hidden_amounts(around.format(written))
        assert not any(character.isdecimal() for character in hidden)


@settings(max_examples=40)
@given(st.text("0123456789.,万元 存五十*-»x", max_size=40))
def test_a_line_stays_as_long_and_as_wide(line: str) -> None:
    hidden = hidden_amounts(line)
    assert len(hidden) == len(line)
    assert cell_len(hidden) == cell_len(line)


def test_stars_do_not_tell_how_long_an_amount_was() -> None:
    """Right-aligned columns end alike; in a sentence the gap behind takes what is over."""
    small, large = (f"{amount:>16}  next" for amount in ("5,000.00", "12,345,678.00"))
    assert hidden_amounts(small) == hidden_amounts(large)
