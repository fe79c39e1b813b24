"""What a change did to the digits of the outcomes, and why one cannot be put on a digit."""

from collections.abc import Mapping, Sequence

from rmdesk.domain.calling.calls import Outcome, OutcomeCode
from rmdesk.domain.calling.outcomes import OutcomeKind, by_digit, shown
from rmdesk.language import _
from rmdesk.ui.words.outcomes import outcome_words

_FEW = 2
"""So many outcomes are named with their digits; where more have moved, the list tells it."""


def digits_told(before: Sequence[OutcomeKind], after: Sequence[OutcomeKind]) -> str:
    """Which outcomes have another digit after the change, and which have none any more."""
    had, have = _digits(before), _digits(after)
    given = list(shown(after))
    moved = [kind for kind in given if kind.code in have and had.get(kind.code) != have[kind.code]]
    if len(moved) > _FEW:
        first = min(have[kind.code] for kind in moved)
        told = [_("The digits from {digit} on have moved.").format(digit=first)]
    else:
        said = _("{name} is on {digit} now.")
        told = [said.format(name=outcome_words(one), digit=have[one.code]) for one in moved]
    lost = [kind for kind in given if kind.code in had and kind.code not in have]
    said = _("{name} has no digit now; a or Ctrl+A shows it.")
    return " ".join([*told, *(said.format(name=outcome_words(kind)) for kind in lost)])


def not_on(outcomes: Sequence[OutcomeKind], kind: OutcomeKind, digit: str) -> str:
    """Why the outcome cannot be on the digit; empty where it can."""
    if kind.code == Outcome.SKIPPED:
        return _("0 skips always; what has no digit is chosen from the list of all outcomes.")
    if kind.is_hidden:
        return _("{name} is hidden; once it is shown it can have a digit.").format(
            name=outcome_words(kind)
        )
    if digit not in by_digit(outcomes):
        count = len(_digits(outcomes)) - 1  # skipping has the nought
        return _("{count} outcomes are shown, so there is no {digit} yet.").format(
            count=count, digit=digit
        )
    return ""


def _digits(outcomes: Sequence[OutcomeKind]) -> Mapping[OutcomeCode, str]:
    return {kind.code: digit for digit, kind in by_digit(outcomes).items()}
