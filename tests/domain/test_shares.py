"""Shares of a whole: the largest remainder."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.shares import divided, done_bp, share_bp, shares_bp, whole_percent

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


@pytest.mark.parametrize(
    ("basis_points", "shown"),
    [
        *((0, 0), (49, 0), (50, 1), (3_750, 38), (6_667, 67), (9_949, 99), (9_950, 99)),
        *((9_999, 99), (10_000, 100), (10_049, 100), (10_050, 101), (11_250, 113)),
    ],
)
def test_whole_per_cents_are_rounded_half_up_but_100_is_never_shown_too_early(
    basis_points: int, shown: int
) -> None:
    assert whole_percent(basis_points) == shown


def test_what_is_all_but_done_is_not_done() -> None:
    assert share_bp(999_999, 1_000_000) == 10_000
    assert done_bp(999_999, 1_000_000) == 9_999
    assert done_bp(1_000_000, 1_000_000) == 10_000
    assert done_bp(4, 6) == 6_667
