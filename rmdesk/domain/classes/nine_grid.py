"""The nine-grid: familiarity x attitude, and whom to turn to first ([R] in domain.md)."""

from dataclasses import dataclass
from typing import Final

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.language import N_


@dataclass(frozen=True, slots=True)
class NineBox:
    """One box; `attitude` is None beside the grid, where nothing was heard yet."""

    familiarity: Familiarity
    attitude: Attitude | None

    @property
    def place(self) -> int:
        """In which order to turn to the boxes, 1 first: deals come where the tie is closest [R]."""
        return ORDER.index(self) + 1


_CLOSEST_FIRST: Final = (Familiarity.AT_EASE, Familiarity.SELLING, Familiarity.UNKNOWN)
_MOST_WILLING_FIRST: Final = (Attitude.POSITIVE, Attitude.NEUTRAL, None, Attitude.RESISTANT)
ORDER: Final = tuple(
    NineBox(familiarity, attitude)
    for familiarity in _CLOSEST_FIRST
    for attitude in _MOST_WILLING_FIRST
)
"""Every box, the first to turn to first: by closeness, then by willingness."""

NEXT_STEP: Final = {
    Familiarity.UNKNOWN: N_("Care only, no product: get to know each other first."),
    Familiarity.SELLING: N_("Make the tie one with you, not with a product: call without selling."),
    Familiarity.AT_EASE: N_("Keep it regular; here proposals are welcome."),
}
"""What brings a client of each row further, as message ids."""
