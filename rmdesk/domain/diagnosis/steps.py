"""The steps of the needs interview and what is said at each ([N] in domain.md).

No product has a place in any of them: what is agreed is that a proposal be written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.language import N_


class Concern(StrEnum):
    """What matters first, as the client says it."""

    PROTECTION = "protection"
    PRESERVATION = "preservation"


class Topic(StrEnum):
    """What of it matters."""

    MAJOR = "major"
    MINOR = "minor"
    OLD_AGE_AND_SAVINGS = "old_age_and_savings"
    SEPARATION = "separation"
    TRANSFER = "transfer"
    INHERITANCE = "inheritance"


TOPICS: Final[Mapping[Concern, tuple[Topic, ...]]] = {
    Concern.PROTECTION: (Topic.MAJOR, Topic.MINOR, Topic.OLD_AGE_AND_SAVINGS),
    Concern.PRESERVATION: (Topic.SEPARATION, Topic.TRANSFER, Topic.INHERITANCE),
}


class Step(StrEnum):
    """The interview in its order; the next one opens when this one was understood."""

    OPENING = "opening"
    CONCERN = "concern"
    PERSONS = "persons"
    DUTIES = "duties"
    RISK = "risk"
    NEEDS = "needs"
    PREPARED = "prepared"
    NEXT_ACTION = "next_action"
    RANKING = "ranking"
    BUDGET = "budget"
    CLOSE = "close"
    NEXT_DATE = "next_date"


ORDER: Final = tuple(Step)


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step is called, what is done in it, and the question that shows it was understood."""

    title: str
    guide: str
    check: str


WORDS: Final[Mapping[Step, StepWords]] = {
    Step.OPENING: StepWords(
        N_("Opening words"),
        N_(
            "Introduce yourself, offer a seat, and say what the talk is for: 30 to 40 minutes, and "
            "what is said stays confidential. Say a word about the bank if the client wishes."
        ),
        N_("Is it clear what the talk is for, and does the time suit?"),
    ),
    Step.CONCERN: StepWords(
        N_("What matters first"),
        N_("Let the client say it: protection of the persons, or preservation of the assets."),
        N_("Have I put it as you meant it?"),
    ),
    Step.PERSONS: StepWords(
        N_("Persons"),
        N_("Who belongs to the household, and how old is everybody? It says how long needs last."),
        N_("Is everybody named?"),
    ),
    Step.DUTIES: StepWords(
        N_("Duties"),
        N_(
            "Whom does the client keep: children until they earn their own living, parents while "
            "they live?"
        ),
        N_("Is there anybody else whom you keep?"),
    ),
    Step.RISK: StepWords(
        N_("Risks"),
        N_(
            "Talk about what would happen if an income were lost, if somebody fell ill, and when "
            "one grows old. No solution yet."
        ),
        N_("Is it clear what each of the three would mean for the family?"),
    ),
    Step.NEEDS: StepWords(
        N_("Needs"),
        N_("Ask for every amount; what is not known stays open, and the result is a range."),
        N_("Is it clear how the need comes about?"),
    ),
    Step.PREPARED: StepWords(
        N_("Prepared"),
        N_("Social security, policies that stand, and what is set aside for it and nothing else."),
        N_("Is it clear what is prepared, and what is left open?"),
    ),
    Step.NEXT_ACTION: StepWords(
        N_("Next action"),
        N_("Agree that a proposal be written. No product is named today."),
        N_("Shall I write a proposal?"),
    ),
    Step.RANKING: StepWords(
        N_("Order of importance"),
        N_("Let the client put the open points into an order."),
        N_("Is this the order in which you would begin?"),
    ),
    Step.BUDGET: StepWords(
        N_("Budget"),
        N_("Ask what could be spent on it a year without giving anything up."),
        N_("Could that be kept up over the years?"),
    ),
    Step.CLOSE: StepWords(
        N_("Closing words"),
        N_("Sum up in the client's words, and thank for the trust."),
        N_("Have I left anything out?"),
    ),
    Step.NEXT_DATE: StepWords(
        N_("Next date"),
        N_("Agree a day, and say what it is for: to talk the proposal through."),
        N_("Is it clear what we meet for?"),
    ),
}
"""What the manager reads; the question is put to the client."""
