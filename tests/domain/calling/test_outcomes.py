"""The set of outcomes: digits by their places, and which sets will do."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rmdesk.domain.calling.calls import AppointmentKind, Outcome, OutcomeCode
from rmdesk.domain.calling.outcome_rules import (
    GONE,
    NO_CALL_BACK,
    NO_DIAL,
    NO_MEETING,
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
from rmdesk.domain.calling.outcomes import (
    STANDARD,
    OutcomeKind,
    by_digit,
    outcome_of,
    placed,
    shown,
    with_outcome,
)

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


def digits_of(outcomes: Sequence[OutcomeKind]) -> dict[str, OutcomeCode]:
    return {digit: kind.code for digit, kind in by_digit(outcomes).items()}


@pytest.mark.parametrize(
    ("code", "digit", "gives_way"),
    [
        (Outcome.NO_ANSWER, "5", {"5": Outcome.NO_ANSWER, "1": Outcome.THINKING}),
        (Outcome.THINKING, "1", {"5": Outcome.NO_ANSWER, "1": Outcome.THINKING}),
        (Outcome.WRONG_PERSON, "9", {"9": Outcome.WRONG_PERSON}),
        (Outcome.BUSY, "7", {}),
        (Outcome.SKIPPED, "3", {}),
        ("gone", "3", {}),
    ],
)
def test_an_outcome_and_the_one_on_its_digit_change_places_and_no_other_moves(
    code: OutcomeCode, digit: str, gives_way: dict[str, OutcomeCode]
) -> None:
    outcomes = placed(STANDARD, code, digit)
    assert digits_of(outcomes) == digits_of(STANDARD) | gives_way
    assert set(outcomes) == set(STANDARD)


def test_what_is_hidden_moves_no_other_and_a_digit_of_nobody_stays_so() -> None:
    outcomes = changed(Outcome.BUSY, is_hidden=True)
    assert placed(outcomes, Outcome.BUSY, "2") == outcomes
    fewer = with_outcome(outcomes, replace(outcomes[-1], is_hidden=True))
    assert placed(fewer, Outcome.NO_ANSWER, "9") == fewer
    assert digits_of(placed(outcomes, Outcome.NO_ANSWER, "8")) == digits_of(outcomes) | {
        "1": Outcome.DO_NOT_CALL,
        "8": Outcome.NO_ANSWER,
    }


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
        (changed(Outcome.APPOINTMENT, is_hidden=True), NO_MEETING),
        (changed(Outcome.APPOINTMENT, asks_when=False, agrees=None), NO_MEETING),
        (changed(Outcome.CALL_BACK, is_hidden=True), NO_CALL_BACK),
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


def test_what_agrees_a_meeting_can_be_hidden_where_another_one_does() -> None:
    own = replace(OWN, asks_when=True, agrees=AppointmentKind.MEETING)
    outcomes = (*changed(Outcome.APPOINTMENT, is_hidden=True), own)
    assert wrong_with_outcomes(outcomes) is None


def test_more_outcomes_than_digits_will_do() -> None:
    own = tuple(replace(OWN, code=f"own {one}", words=f"自{one}") for one in range(9))
    assert wrong_with_outcomes((*STANDARD, *own)) is None


def test_a_code_of_ones_own_tells_itself_and_is_nobody_elses() -> None:
    assert free_code(STANDARD, " 已转介 ") == "已转介"
    assert free_code((*STANDARD, OWN), "已转介") == "已转介 2"
    assert free_code(STANDARD, "busy") == "busy 2"
