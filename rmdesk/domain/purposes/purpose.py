"""Why one calls: what such a call is to come to, and what belongs to it ([P] in domain.md,
"Calling", six preparations).
"""

from dataclasses import dataclass
from enum import StrEnum

from rmdesk.domain.scripts.model import ObjectionKind


class OwnPurpose(StrEnum):
    """Purposes that are no occasion of the calendar."""

    LOSING = "losing"
    FIRST_MEETING = "first_meeting"
    REFERRAL = "referral"
    FILE = "file"
    IN_TOUCH = "in_touch"


class Goal(StrEnum):
    """What a call is to come to."""

    MEET = "meet"
    USE = "use"
    KEEP_WORD = "keep_word"
    REPAY = "repay"
    PAY = "pay"
    CARE = "care"
    INFORM = "inform"
    COME = "come"
    HEAR_OUT = "hear_out"
    KNOW = "know"
    ASSESS = "assess"
    REVIEW = "review"
    REFER = "refer"


@dataclass(frozen=True, slots=True)
class Purpose:
    """One reason to call. `title` and `questions` are message ids; words of one's own have none.

    A purpose that `is_offer` brings up a product, and is none for a stranger.
    """

    code: str
    title: str
    goal: Goal
    script: str
    questions: tuple[str, ...] = ()
    objections: tuple[ObjectionKind, ...] = ()
    is_offer: bool = False
