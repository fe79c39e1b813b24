"""In which order deals are turned to: where the tie is closest first ([R] in domain.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.nine_grid import NineBox
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_

_TIES: Final[Mapping[Familiarity, str]] = {
    Familiarity.AT_EASE: N_("At ease with you: deals come first where the tie is closest."),
    Familiarity.SELLING: N_("In touch only when something is sold: a tie with the product."),
    Familiarity.UNKNOWN: N_("Hardly known yet: care first, no product."),
}
_ATTITUDES: Final[Mapping[Attitude | None, str]] = {
    Attitude.POSITIVE: N_("Attitude positive: asks and compares."),
    Attitude.NEUTRAL: N_("Attitude neutral: room for a full introduction."),
    Attitude.RESISTANT: N_("Attitude resistant: lead towards the positive later."),
    None: N_("No attitude heard yet."),
}
_WEIGHS: Final = N_("Weighs {weighted}: the amount at {chance} %.")
_UNKNOWN: Final = N_("The amount is still open, so it weighs nothing yet.")
_EXPECTED: Final = N_("Expected in the week of {day}.")
_BOXES: Final = {
    (familiarity, attitude): NineBox(familiarity, attitude).place
    for familiarity in Familiarity
    for attitude in (*Attitude, None)
}


@dataclass(frozen=True, slots=True)
class Urge:
    """What a deal's place follows from."""

    familiarity: Familiarity
    attitude: Attitude | None
    weighted: Money | None
    chance: int
    expected_on: date | None

    @property
    def key(self) -> tuple[int, int, date]:
        """The smallest first: box of the nine-grid, weighted amount, expected week."""
        heavy = -self.weighted.fen if self.weighted is not None else 0
        return _BOXES[self.familiarity, self.attitude], heavy, self.expected_on or date.max

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it stands there, the weightiest first."""
        if self.weighted is None:
            weighs = Reason(_UNKNOWN)
        else:
            weighs = Reason(_WEIGHS, {"weighted": self.weighted, "chance": self.chance})
        when = [Reason(_EXPECTED, {"day": self.expected_on})] if self.expected_on else []
        return (
            Reason(_TIES[self.familiarity]),
            Reason(_ATTITUDES[self.attitude]),
            weighs,
            *when,
        )
