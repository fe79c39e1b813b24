"""A client's orientation, and what the upkeep then contains ([P] in domain.md, "Classifying")."""

from enum import StrEnum
from typing import Final

from rmdesk.domain.file.choices import Orientation
from rmdesk.language import N_


class Upkeep(StrEnum):
    """What the upkeep of a relationship is made of."""

    EMOTIONAL_CARE = "emotional_care"
    AFTER_SALE = "after_sale"
    DIAGNOSIS = "diagnosis"
    EVENTS = "events"


_CONTENT: Final = {
    Orientation.RELATIONSHIP: (Upkeep.EMOTIONAL_CARE,),
    Orientation.VALUE: (Upkeep.AFTER_SALE, Upkeep.DIAGNOSIS),
    Orientation.SERVICE: (Upkeep.AFTER_SALE, Upkeep.EVENTS),
}
WORDS: Final = {
    Upkeep.EMOTIONAL_CARE: N_(
        "Care: festivals, birthdays, anniversaries, food, leisure, pets, schooling"
    ),
    Upkeep.AFTER_SALE: N_("Tracking after the sale: how the products do, what falls due"),
    Upkeep.DIAGNOSIS: N_("A diagnosis of the family's wealth, again and again"),
    Upkeep.EVENTS: N_("Events: salons, dinners, trips, lectures, market briefings"),
}
"""Each part in words, as message ids."""


def upkeep(orientation: Orientation | None) -> tuple[Upkeep, ...]:
    """What to keep up a client with; while the orientation is not known, the care due to all."""
    return _CONTENT[orientation] if orientation else (Upkeep.EMOTIONAL_CARE,)


def contains(orientation: Orientation | None, part: Upkeep) -> bool:
    """Whether the upkeep of such a client contains `part`."""
    return part in upkeep(orientation)
