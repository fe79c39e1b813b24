"""How often each class of the value grid is contacted, checked and explained ([P] in domain.md)."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.segments import ClientClass, Placement, Potential, Thresholds
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

LONGEST: Final = 366
"""Nobody is left for more than a year."""

NO_FREQUENCY: Final = N_("A client is contacted every 1 to {longest} days; {days} is not possible.")
TURNED_ROUND: Final = N_(
    "A higher class would be contacted less often ({higher} days) than a lower one ({lower} days)."
)
NO_LINE: Final = N_("This line must lie above zero, or everybody is above it.")
NO_AGE: Final = N_("Young means below an age from 1 to 120.")

_FIELDS: Final = {
    ClientClass.VERY_HIGH: "very_high_days",
    ClientClass.HIGHER: "higher_days",
    ClientClass.MEDIUM: "medium_days",
    ClientClass.LOWER: "lower_days",
}
_POTENTIAL: Final = {
    Potential.ASSETS_ELSEWHERE: N_("other banks hold {elsewhere}, as much as we or more"),
    Potential.YOUNG_EDUCATED: N_("under {young_below} with a degree"),
    Potential.YOUNG_STRONG_EMPLOYER: N_("under {young_below} with a strong employer"),
    Potential.EXPECTED_INFLOW: N_("expects an inflow of at least {high_inflow}"),
    Potential.LOW: N_("nothing on file speaks for potential"),
    Potential.UNKNOWN: N_("too little is known; unknown potential counts as low"),
}


def wrong_with_thresholds(thresholds: Thresholds) -> Wrong | None:
    """The first thing that makes the value grid's lines or frequencies no rule."""
    return next(_wrong(thresholds), None)


def _wrong(thresholds: Thresholds) -> Iterator[Wrong]:
    for client_class, field in _FIELDS.items():
        days = thresholds.days(client_class)
        if not 1 <= days <= LONGEST:
            yield Wrong(field, NO_FREQUENCY, {"longest": LONGEST, "days": days})
    for higher, lower in pairwise(_FIELDS):
        days, more = thresholds.days(higher), thresholds.days(lower)
        if days > more:
            yield Wrong(_FIELDS[lower], TURNED_ROUND, {"higher": days, "lower": more})
    for field in ("high_assets", "high_inflow"):
        if getattr(thresholds, field).fen <= 0:
            yield Wrong(field, NO_LINE)
    if not 1 <= thresholds.young_below <= 120:
        yield Wrong("young_below", NO_AGE)


def placement_reasons(
    placement: Placement, aum: Money | None, elsewhere: Money | None, thresholds: Thresholds
) -> list[Reason]:
    """Why a client has this class: the size, the potential, and the frequency that follows.

    `aum` is None while nobody has told it.
    """
    return [
        _size(placement, aum, thresholds),
        Reason(
            _POTENTIAL[placement.potential],
            {
                "elsewhere": elsewhere if elsewhere is not None else "",
                "young_below": thresholds.young_below,
                "high_inflow": thresholds.high_inflow,
            },
        ),
        Reason(
            N_("to be contacted every {days} days"),
            {"days": thresholds.days(placement.client_class)},
        ),
    ]


def _size(placement: Placement, aum: Money | None, thresholds: Thresholds) -> Reason:
    if aum is None:
        return Reason(N_("what is held with us is not known; unknown counts as small"))
    line = {"aum": aum, "line": thresholds.high_assets}
    if placement.has_high_assets:
        return Reason(N_("{aum} with us, at or above the line of {line}"), line)
    return Reason(N_("{aum} with us, below the line of {line}"), line)
