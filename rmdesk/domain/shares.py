"""Shares of a whole: of parts that add up to it by the largest remainder, of one alone rounded."""

from collections.abc import Sequence
from typing import Final

WHOLE_BP: Final = 10_000
"""100 % in hundredths of a per cent."""


def divided(whole: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`whole` dealt out by `weights`, none negative: each part within one of its exact share, and
    all of them `whole` together.

    What rounding down leaves goes to the largest remainders, of equal ones to the first. Without
    any weight there is nothing to deal out by: all parts are 0.
    """
    total = sum(weights)
    if not total:
        return (0,) * len(weights)
    parts = [whole * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: -(whole * weights[at] % total))
    for at in by_remainder[: whole - sum(parts)]:
        parts[at] += 1
    return tuple(parts)


def shares_bp(amounts: Sequence[int]) -> tuple[int, ...]:
    """The share of each amount in hundredths of a per cent; 10,000 together, or 0 of nothing."""
    return divided(WHOLE_BP, amounts)


def share_bp(part: int, whole: int) -> int:
    """`part` of `whole`, which is above zero, in hundredths of a per cent, rounded half up."""
    return (2 * WHOLE_BP * part + whole) // (2 * whole)


def whole_percent(basis_points: int) -> int:
    """Hundredths of a per cent as whole per cents, rounded half up; never 100 before it is reached:
    what is not quite done does not look it."""
    rounded = (basis_points + WHOLE_BP // 200) // (WHOLE_BP // 100)
    return 99 if rounded >= 100 and basis_points < WHOLE_BP else rounded


def done_bp(part: int, whole: int) -> int:
    """`share_bp` of what is to be done, below 100 % until it is: 9,999.6 is not 10,000."""
    share = share_bp(part, whole)
    return min(share, WHOLE_BP - 1) if part < whole else share
