"""What a stranger is not told: "a stranger gets care only, no product" ([P] in domain.md).

Every word that is read aloud comes through here: whatever the way through a script, a step that
proposes has no words for a stranger.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.scripts.fields import PRODUCT, filled, named_in
from rmdesk.domain.scripts.model import Answer, Objection, Script, Step

PRODUCTS_FROM: Final = 3
"""The familiarity in points from which on a product may be proposed; [R] calls less unknown."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is spoken to, as far as it decides what is said; by default somebody unknown."""

    points: int = 0
    attitude: Attitude | None = None

    @property
    def is_stranger(self) -> bool:
        """Whether it is too early to propose anything."""
        return self.points < PRODUCTS_FROM


def is_locked(step: Step, listener: Listener) -> bool:
    """Whether the step is not to be read to `listener`."""
    return step.is_product_step and listener.is_stranger


def words_of(step: Step, values: Mapping[str, str], listener: Listener) -> str:
    """What is said in a step; nothing while it is locked, or where one is to wait."""
    return "" if is_locked(step, listener) else step.said_with(values, listener.attitude)


def way_around(script: Script, place: int) -> int | None:
    """The nearest step that proposes nothing: the one named, else the one that follows.

    None when there is none: then the talk ends with care.
    """
    tried = set()
    here: int | None = place
    while here is not None and here not in tried:
        step = script.steps[here]
        if not step.is_product_step:
            return here
        tried.add(here)
        here = script.place_of(step.around) if step.around else script.after(here)
    return None


def answer_of(
    objection: Objection, script_id: str, values: Mapping[str, str], listener: Listener
) -> str:
    """What to answer while a script is read; nothing when all there is proposes too early."""
    answers = (objection.answer_in(script_id), objection.answer)
    return next((filled(one, values) for one in answers if _may_hear(one, listener)), "")


def more_of(objection: Objection, script_id: str, listener: Listener) -> list[Answer]:
    """The further answers of a script that `listener` may hear."""
    return [
        one
        for one in objection.more
        if _may_hear(one.text, listener) and (not one.scripts or script_id in one.scripts)
    ]


def _may_hear(text: str, listener: Listener) -> bool:
    return not listener.is_stranger or PRODUCT not in named_in(text)
