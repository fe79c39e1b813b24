"""Values of a paper in words: amounts in yuan and in 万, signs, shares."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.money import Money
from rmdesk.exchange.writers.outline import Kind
from rmdesk.exchange.writers.paper_values import hundredths_of_wan, shown
from rmdesk.ui.formats import money_wan


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Kind.WAN, 229_000_000, "229.00"),
        (Kind.WAN, 123_456_789_012, "123,456.79"),
        (Kind.WAN, 5_000, "0.01"),
        (Kind.WAN, 4_999, "0.00"),
        (Kind.WAN, -14_500_000_000, "-14,500.00"),
        (Kind.WAN, "not known", "not known"),
        (Kind.WAN, None, ""),
        (Kind.WAN_CHANGE, 30_000_000, "+30.00"),
        (Kind.WAN_CHANGE, -30_000_000, "-30.00"),
        (Kind.WAN_CHANGE, 0, "0.00"),
        (Kind.MONEY, 229_000_000, "2,290,000.00"),
        (Kind.SHARE, 6_429, "64.29 %"),
        (Kind.COUNT, 1_200, "1,200"),
    ],
)
def test_a_value_of_a_kind(kind: Kind, value: object, said: str) -> None:
    assert shown(kind, value) == said  # type: ignore[arg-type]


@given(st.integers(-(10**14), 10**14))
def test_a_paper_rounds_as_the_screen_does(fen: int) -> None:
    assert shown(Kind.WAN, fen) == money_wan(Money(fen))
    assert abs(hundredths_of_wan(fen) * 10_000 - fen) <= 5_000
