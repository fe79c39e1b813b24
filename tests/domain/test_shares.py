"""Shares of a whole: the largest remainder."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.shares import divided, share_bp, shares_bp

WEIGHTS = st.lists(st.integers(0, 10**15), max_size=40)


@pytest.mark.parametrize(
    ("amounts", "shares"),
    [
        ([1, 1, 1], (3_334, 3_333, 3_333)),  # equal remainders: the first gets what is left
        ([2, 1], (6_667, 3_333)),
        ([1, 0, 3], (2_500, 0, 7_500)),
        ([1, 1, 1, 1, 1, 1], (1_667, 1_667, 1_667, 1_667, 1_666, 1_666)),
        ([0, 0], (0, 0)),
        ([], ()),
    ],
)
def test_shares_by_hand(amounts: list[int], shares: tuple[int, ...]) -> None:
    assert shares_bp(amounts) == shares


@settings(max_examples=40)
@given(whole=st.integers(0, 10**15), weights=WEIGHTS)
def test_the_parts_are_the_whole_and_none_is_further_than_one_from_its_share(
    whole: int, weights: list[int]
) -> None:
    parts = divided(whole, weights)
    total = sum(weights)
    assert sum(parts) == (whole if total else 0)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * total - whole * weight) < max(total, 1)


@pytest.mark.parametrize(
    ("part", "whole", "bp"),
    [(1, 3, 3_333), (2, 3, 6_667), (-1, 3, -3_333), (0, 3, 0), (1, 20_000, 1), (-1, 30_000, 0)],
)
def test_one_share_is_rounded_half_up(part: int, whole: int, bp: int) -> None:
    assert share_bp(part, whole) == bp
