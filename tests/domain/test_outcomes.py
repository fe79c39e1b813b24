"""The set of outcomes: digits by their places, and which sets will do."""

from dataclasses import replace

import pytest

from rmdesk.domain.calls import AppointmentKind, Outcome
from rmdesk.domain.outcome_rules import (
    GONE,
    NO_DIAL,
    NO_SKIP,
    NO_WORDS,
    NOBODY_MISSED,
    NOBODY_REACHED,
    TOO_LONG,
    TWICE,
    WHAT_BUT_NO_DAY,
    WHEN_FOR_WHAT,
    free_code,
    wrong_with_outcomes,
)
from rmdesk.domain.outcomes import STANDARD, OutcomeKind, by_digit, outcome_of, shown

OWN = OutcomeKind(code="已转介", words="已转介", counts_reached=True)


def changed(code: Outcome, **values: object) -> tuple[OutcomeKind, ...]:
    """The standard set with one outcome changed."""
    return tuple(
        replace(kind, **values) if kind.code == code else kind  # type: ignore[arg-type]
        for kind in STANDARD
    )


def test_the_standard_set_is_in_order_and_keeps_its_digits() -> None:
    assert wrong_with_outcomes(STANDARD) is None
    digits = {digit: kind.code for digit, kind in by_digit(STANDARD).items()}
    assert digits == dict(zip("1234567890", [one.value for one in Outcome], strict=False))


def test_digits_follow_the_places_and_skipping_stays_on_nought() -> None:
    busy = outcome_of(STANDARD, Outcome.BUSY)
    assert busy
    others = tuple(kind for kind in STANDARD if kind is not busy)
    digits = by_digit((busy, OWN, *others))
    assert (digits["1"], digits["2"], digits["3"].code) == (busy, OWN, Outcome.NO_ANSWER)
    assert digits["0"].code == Outcome.SKIPPED
    assert len(digits) == 10  # the rest is picked from the list of all


def test_what_is_hidden_has_no_digit_and_is_not_shown() -> None:
    outcomes = changed(Outcome.NO_ANSWER, is_hidden=True)
    assert by_digit(outcomes)["1"].code == Outcome.APPOINTMENT
    assert Outcome.NO_ANSWER not in {kind.code for kind in shown(outcomes)}


@pytest.mark.parametrize(
    ("outcomes", "message"),
    [
        ((*STANDARD, STANDARD[0]), TWICE),
        ((*STANDARD, OWN, replace(OWN, code="x")), TWICE),
        ((*STANDARD, replace(OWN, words=" ")), NO_WORDS),
        ((*STANDARD, replace(OWN, words="这一个结果的名字实在是太长了吧")), TOO_LONG),
        ((*STANDARD, replace(OWN, is_dial=False)), NO_DIAL),
        ((*STANDARD, replace(OWN, asks_when=True)), WHEN_FOR_WHAT),
        ((*STANDARD, replace(OWN, agrees=AppointmentKind.MEETING)), WHAT_BUT_NO_DAY),
        (STANDARD[1:], GONE),
        (changed(Outcome.SKIPPED, is_hidden=True), NO_SKIP),
        (changed(Outcome.SKIPPED, is_dial=True), NO_SKIP),
        (tuple(replace(one, counts_reached=False) for one in STANDARD), NOBODY_REACHED),
        (
            tuple(
                replace(one, is_hidden=one.is_dial and not one.counts_reached) for one in STANDARD
            ),
            NOBODY_MISSED,
        ),
    ],
)
def test_a_set_that_will_not_do_says_why(outcomes: tuple[OutcomeKind, ...], message: str) -> None:
    wrong = wrong_with_outcomes(outcomes)
    assert wrong and wrong.message == message
    assert "{" not in wrong.sentence()


def test_more_outcomes_than_digits_will_do() -> None:
    own = tuple(replace(OWN, code=f"own {one}", words=f"自{one}") for one in range(9))
    assert wrong_with_outcomes((*STANDARD, *own)) is None


def test_a_code_of_ones_own_tells_itself_and_is_nobody_elses() -> None:
    assert free_code(STANDARD, " 已转介 ") == "已转介"
    assert free_code((*STANDARD, OWN), "已转介") == "已转介 2"
    assert free_code(STANDARD, "busy") == "busy 2"
