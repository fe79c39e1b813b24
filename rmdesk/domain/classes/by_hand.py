"""What a rule says, what was set by hand instead, and where the two drift apart.

"A class set by rule shows the rule; set by hand, the reason and date" (product.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Generic, TypeVar

from rmdesk.domain.ids import ClientId
from rmdesk.domain.reasons import Reason
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

Box = TypeVar("Box", bound=StrEnum)

NO_REASON: Final = N_("Say why: whoever reads it in a year should understand.")
SAME: Final = N_("The rule already puts the client there.")


class Grid(StrEnum):
    """What can be set by hand, each with a rule of its own."""

    CLASS = "class"
    EFFORT = "effort"
    FAMILIARITY = "familiarity"
    ATTITUDE = "attitude"
    ORIENTATION = "orientation"


@dataclass(frozen=True, slots=True)
class ByHand(Generic[Box]):
    """A box set by hand: why, since when, and what the rule said that day."""

    box: Box
    why: str
    on: date
    rule_then: Box | None = None


@dataclass(frozen=True, slots=True)
class Place(Generic[Box]):
    """Where a client stands: what the rule says, and what was set by hand."""

    rule: Box | None
    hand: ByHand[Box] | None = None

    @property
    def box(self) -> Box | None:
        """What holds: the hand goes before the rule."""
        return self.hand.box if self.hand else self.rule

    @property
    def is_against_rule(self) -> bool:
        return self.hand is not None and self.rule is not None and self.hand.box != self.rule

    @property
    def has_drifted(self) -> bool:
        """Whether the rule has come to say something else since the hand was laid on."""
        return (
            self.is_against_rule
            and self.hand is not None
            and self.hand.rule_then is not None
            and self.hand.rule_then != self.rule
        )

    @property
    def reason(self) -> Reason | None:
        """What was given for the hand; None where the rule holds."""
        if self.hand is None:
            return None
        return Reason(
            N_("set by hand on {day}: {why}"), {"day": self.hand.on, "why": self.hand.why}
        )


@dataclass(frozen=True, slots=True)
class Drift(Generic[Box]):
    """A client whose place by hand is not the rule's."""

    client_id: ClientId
    place: Place[Box]


def drift(places: Iterable[tuple[ClientId, Place[Box]]]) -> list[Drift[Box]]:
    """Rule against hand: those whose rule has moved since come first, then the oldest hand."""
    against = [Drift(client_id, place) for client_id, place in places if place.is_against_rule]
    return sorted(
        against,
        key=lambda one: (
            not one.place.has_drifted,
            one.place.hand.on if one.place.hand else date.max,
            one.client_id,
        ),
    )


def wrong_with_move(place: Place[Box], to: Box, why: str) -> Wrong | None:
    """Why a client is not moved by hand; None when nothing speaks against it."""
    if place.hand is None and place.rule == to:
        return Wrong("box", SAME)
    return None if why.strip() else Wrong("why", NO_REASON)
