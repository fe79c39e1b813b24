"""What may come of a call, as a set that can be edited ([P] in domain.md, "Calling": outcome into
the record at once, reason of a refusal too).

What an outcome counts as is written down with each call: another set changes no figure of the past.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.calling.calls import AppointmentKind, Outcome, OutcomeCode

SKIP_DIGIT: Final = "0"
_DIGITS: Final = "123456789"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeKind:
    """One outcome and what follows from it; the shown ones have their digits by their places.

    `words` are the RM's own, empty where the standard's are used. `agrees` is what the date that
    is asked for makes: a meeting or a call-back. An outcome that is hidden can no longer be given.
    """

    code: OutcomeCode
    words: str = ""
    asks_when: bool = False
    needs_note: bool = False
    stops_cadence: bool = False
    counts_reached: bool = False
    is_dial: bool = True
    confirms: bool = False
    agrees: AppointmentKind | None = None
    closes_number: bool = False
    is_hidden: bool = False

    @property
    def is_meeting(self) -> bool:
        """Whether it is an appointment, as the figures count them."""
        return self.agrees is AppointmentKind.MEETING

    @property
    def is_standard(self) -> bool:
        """Whether it came with the program: then it can be hidden, not taken away."""
        return self.code in STANDARD_CODES


STANDARD: Final[tuple[OutcomeKind, ...]] = (
    OutcomeKind(code=Outcome.NO_ANSWER.value),
    OutcomeKind(
        code=Outcome.APPOINTMENT.value,
        asks_when=True,
        counts_reached=True,
        agrees=AppointmentKind.MEETING,
    ),
    OutcomeKind(
        code=Outcome.CALL_BACK.value,
        asks_when=True,
        counts_reached=True,
        agrees=AppointmentKind.CALL_BACK,
    ),
    OutcomeKind(code=Outcome.INTERESTED.value, counts_reached=True),
    OutcomeKind(code=Outcome.THINKING.value, counts_reached=True),
    OutcomeKind(code=Outcome.REFUSED.value, counts_reached=True, needs_note=True),
    OutcomeKind(code=Outcome.BUSY.value),
    OutcomeKind(code=Outcome.DEAD_NUMBER.value, closes_number=True),
    OutcomeKind(
        code=Outcome.DO_NOT_CALL.value, counts_reached=True, stops_cadence=True, confirms=True
    ),
    OutcomeKind(code=Outcome.SKIPPED.value, is_dial=False),
    OutcomeKind(code=Outcome.WRONG_PERSON.value),
)
"""The outcomes that come with the program, in the order of their digits."""

STANDARD_CODES: Final = frozenset(kind.code for kind in STANDARD)


def shown(outcomes: Sequence[OutcomeKind]) -> Iterator[OutcomeKind]:
    """Those that can be given, in their order."""
    return (kind for kind in outcomes if not kind.is_hidden)


def outcome_of(outcomes: Sequence[OutcomeKind], code: OutcomeCode) -> OutcomeKind | None:
    """The outcome with the code, hidden or not; None for one that was taken away."""
    return next((kind for kind in outcomes if kind.code == code), None)


def by_digit(outcomes: Sequence[OutcomeKind]) -> Mapping[str, OutcomeKind]:
    """Which digit gives which outcome: 1 to 9 in their order, 0 skips; the rest is in the list."""
    calls = [kind for kind in shown(outcomes) if kind.code != Outcome.SKIPPED]
    digits = dict(zip(_DIGITS, calls, strict=False))
    skip = outcome_of(outcomes, Outcome.SKIPPED)
    return digits if skip is None else {**digits, SKIP_DIGIT: skip}


def with_outcome(outcomes: Sequence[OutcomeKind], kind: OutcomeKind) -> tuple[OutcomeKind, ...]:
    """The set with `kind` in the place of its namesake, or after all others."""
    if outcome_of(outcomes, kind.code) is None:
        return (*outcomes, kind)
    return tuple(kind if one.code == kind.code else one for one in outcomes)


def without_outcome(outcomes: Sequence[OutcomeKind], code: OutcomeCode) -> tuple[OutcomeKind, ...]:
    """The set without the outcome of one's own that has the code."""
    return tuple(one for one in outcomes if one.code != code)


def placed(
    outcomes: Sequence[OutcomeKind], code: OutcomeCode, digit: str
) -> tuple[OutcomeKind, ...]:
    """The set with the outcome on a digit from 1 to 9, in exchange with the one that had it.

    All others keep theirs: digits are in the fingers. A set stays as it is where the digit is
    nobody's, and for what cannot have one: what is hidden, and skipping.
    """
    kind, other = outcome_of(outcomes, code), by_digit(outcomes).get(digit)
    if kind is None or other is None or kind.is_hidden or kind.code == Outcome.SKIPPED:
        return tuple(outcomes)
    exchanged = {kind.code: other, other.code: kind}
    return tuple(exchanged.get(one.code, one) for one in outcomes)
