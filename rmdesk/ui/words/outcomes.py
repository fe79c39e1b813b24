"""How an outcome is called: in the RM's own words, else in those of the standard set."""

from collections.abc import Sequence
from typing import Final

from rmdesk.domain.calling.calls import Outcome, OutcomeCode
from rmdesk.domain.calling.outcomes import OutcomeKind, outcome_of
from rmdesk.language import N_, _
from rmdesk.ui.words.labels import label

# All ten stand in one line of 80 cells, in both languages.
_SHORT: Final = {
    Outcome.NO_ANSWER: N_("No answer"),
    Outcome.APPOINTMENT: N_("Meet"),
    Outcome.CALL_BACK: N_("Call back"),
    Outcome.INTERESTED: N_("Keen"),
    Outcome.THINKING: N_("Unsure"),
    Outcome.REFUSED: N_("Refused"),
    Outcome.BUSY: N_("Busy"),
    Outcome.DEAD_NUMBER: N_("Dead"),
    Outcome.DO_NOT_CALL: N_("Never"),
    Outcome.SKIPPED: N_("Skip"),
    Outcome.WRONG_PERSON: N_("Wrong"),
}


def outcome_words(kind: OutcomeKind) -> str:
    """The outcome in words."""
    return kind.words or code_words(kind.code)


def short_words(kind: OutcomeKind) -> str:
    """The outcome in a word, for the line of digits."""
    return kind.words or (_(_SHORT[Outcome(kind.code)]) if kind.is_standard else kind.code)


def code_words(code: OutcomeCode, outcomes: Sequence[OutcomeKind] = ()) -> str:
    """The words of a code; one that was taken out of the set stands for itself."""
    kind = outcome_of(outcomes, code)
    if kind is not None and kind.words:
        return kind.words
    return label(Outcome(code)) if code in set(Outcome) else code
