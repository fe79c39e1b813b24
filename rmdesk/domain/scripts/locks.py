"""What a client is not told: "a stranger gets care only, no product" ([P] in domain.md), and
nobody is told of a product that does not suit.

Every word that is read aloud comes through here: whatever the way through a script, a step that
proposes has no words for a stranger, and one that names what does not suit has none at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.scripts.fields import PRODUCT, filled, named_in
from rmdesk.domain.scripts.model import Answer, Objection, Script, Step
from rmdesk.domain.unnamed import NOTHING_UNNAMED, Unnamed

PRODUCTS_FROM: Final = 3
"""The familiarity in points from which on a product may be proposed; [R] calls less unknown."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who is spoken to, as far as it decides what is said; by default somebody unknown."""

    points: int = 0
    attitude: Attitude | None = None
    unsuited: Unnamed = NOTHING_UNNAMED
    """Names of products that do not suit this client's risk grade."""

    @property
    def is_stranger(self) -> bool:
        """Whether it is too early to propose anything."""
        return self.points < PRODUCTS_FROM

    def barred(self, texts: Iterable[str]) -> str:
        """The product that these texts name and that does not suit; empty where there is none."""
        return self.unsuited.said_in(texts)


def is_locked(step: Step, listener: Listener) -> bool:
    """Whether the step is not to be read to `listener`."""
    return (step.is_product_step and listener.is_stranger) or bool(listener.barred(step.texts))


def words_of(step: Step, values: Mapping[str, str], listener: Listener) -> str:
    """What is said in a step; nothing while it is locked, or where one is to wait."""
    return "" if is_locked(step, listener) else step.said_with(values, listener.attitude)


def way_around(script: Script, place: int, listener: Listener | None = None) -> int | None:
    """The nearest step that is not locked: the one named, else the one that follows; by default
    for somebody unknown.

    None when there is none: then the talk ends with care.
    """
    listener = listener or Listener()
    tried = set()
    here: int | None = place
    while here is not None and here not in tried:
        step = script.steps[here]
        if not is_locked(step, listener):
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
    is_too_early = listener.is_stranger and PRODUCT in named_in(text)
    return not is_too_early and not listener.barred([text])
