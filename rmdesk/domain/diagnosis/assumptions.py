"""What a diagnosis assumes: rates and years, all to be seen and all to be changed.

Ages 22 and up are [N]'s rule for children; the other figures are ours. Inflation and return are
alike to begin with, so that years times amount can be checked in the head.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from rmdesk.domain.call_settings import NOT_LESS, NOT_MORE
from rmdesk.domain.support import CHILD_UNTIL_AGE
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

MOST_BP: Final = 2_000
"""20 % a year: what is beyond it is a slip of the pen, not an assumption."""

NOT_A_RATE: Final = N_("A yearly rate lies between 0 % and {most} %.")
RETIRES_TOO_LATE: Final = N_("One retires before the age that the assumptions count to.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Rates in basis points a year (300 is 3 %); ages in years.

    `living_years` is how long the family's living costs are looked after, `illness_years` how
    long an income is missing while somebody recovers.
    """

    inflation_bp: int = 300
    return_bp: int = 300
    living_years: int = 10
    illness_years: int = 3
    child_until: int = CHILD_UNTIL_AGE
    parent_until: int = 85
    retire_at: int = 60
    live_to: int = 85


RATES: Final = ("inflation_bp", "return_bp")
LIMITS: Final[Mapping[str, tuple[int, int]]] = {
    "living_years": (1, 60),
    "illness_years": (0, 10),
    # [N] knows of 1 or 2 years after graduation besides the 22: no child is kept beyond 30.
    "child_until": (16, 30),
    "parent_until": (60, 120),
    "retire_at": (40, 80),
    "live_to": (60, 120),
}
"""The least and the most of each figure that is no rate."""


def wrong_with_assumptions(assumptions: Assumptions) -> Wrong | None:
    """The first thing that cannot be assumed, by the name of the field."""
    if wrong := _wrong_with_figures(assumptions):
        return wrong
    if assumptions.retire_at >= assumptions.live_to:
        return Wrong("retire_at", RETIRES_TOO_LATE)
    return None


def _wrong_with_figures(assumptions: Assumptions) -> Wrong | None:
    """The first figure that is out of bounds by itself."""
    for name in RATES:
        if wrong := wrong_with_rate(name, getattr(assumptions, name)):
            return wrong
    for name, (least, most) in LIMITS.items():
        figure = getattr(assumptions, name)
        if figure < least:
            return Wrong(name, NOT_LESS, {"least": least})
        if figure > most:
            return Wrong(name, NOT_MORE, {"most": most})
    return None


def wrong_with_rate(field: str, basis_points: int) -> Wrong | None:
    """Why so many basis points are no yearly rate of price or return."""
    if 0 <= basis_points <= MOST_BP:
        return None
    return Wrong(field, NOT_A_RATE, {"most": MOST_BP // 100})


def plain_assumptions(assumptions: Assumptions) -> dict[str, int]:
    """The assumptions as JSON takes them."""
    return {one.name: getattr(assumptions, one.name) for one in fields(assumptions)}


def read_assumptions(plain: Any, default: Assumptions | None = None) -> Assumptions:
    """The assumptions that were kept; one that is missing or cannot be assumed is the default.

    `default` is the desk's own setting; without it, what the desk is delivered with.
    """
    start = Assumptions() if default is None else default
    kept = plain if isinstance(plain, dict) else {}
    read = start
    for one in fields(start):
        if type(kept.get(one.name)) is int:
            changed = replace(read, **{one.name: kept[one.name]})
            if _wrong_with_figures(changed) is None:
                read = changed
    if wrong_with_assumptions(read) is not None:  # each age may be right, but not the two together
        read = replace(read, retire_at=start.retire_at, live_to=start.live_to)
    return read
