"""What a change of the set did to the digits, in words."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.calling.outcomes import STANDARD, OutcomeKind, outcome_of, placed, with_outcome
from rmdesk.ui.calling.outcome_digits import digits_told, not_on
from rmdesk.ui.dialogs.outcome import room_in_words


def hidden(*codes: Outcome) -> tuple[OutcomeKind, ...]:
    return tuple(replace(one, is_hidden=one.code in codes) for one in STANDARD)


OWN = OutcomeKind(code="x", words="Referred")
WITHOUT_BUSY = hidden(Outcome.BUSY)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (STANDARD, STANDARD, ""),
        (STANDARD, with_outcome(STANDARD, OWN), ""),
        (
            STANDARD,
            placed(STANDARD, Outcome.NO_ANSWER, "5"),
            "Thinking it over is on 1 now. No answer is on 5 now.",
        ),
        (
            STANDARD,
            placed(STANDARD, Outcome.WRONG_PERSON, "9"),
            "Wrong person is on 9 now. Do not call has no digit now; a or Ctrl+A shows it.",
        ),
        (STANDARD, WITHOUT_BUSY, "The digits from 7 on have moved."),
        (
            WITHOUT_BUSY,
            STANDARD,
            "The digits from 7 on have moved. Wrong person has no digit now; a or Ctrl+A shows it.",
        ),
        (STANDARD, hidden(Outcome.WRONG_PERSON), ""),
    ],
)
def test_what_moved_is_named(
    before: Sequence[OutcomeKind], after: Sequence[OutcomeKind], told: str
) -> None:
    assert digits_told(before, after) == told


@pytest.mark.parametrize(
    ("outcomes", "code", "digit", "told"),
    [
        (STANDARD, Outcome.BUSY, "2", ""),
        (STANDARD, Outcome.SKIPPED, "2", "0 skips always"),
        (WITHOUT_BUSY, Outcome.BUSY, "2", "Busy is hidden; once it is shown"),
        (
            hidden(Outcome.BUSY, Outcome.WRONG_PERSON),
            Outcome.NO_ANSWER,
            "9",
            "8 outcomes are shown, so there is no 9 yet.",
        ),
    ],
)
def test_why_it_cannot_be_on_the_digit_is_said(
    outcomes: Sequence[OutcomeKind], code: Outcome, digit: str, told: str
) -> None:
    found = outcome_of(outcomes, code)
    assert found
    said = not_on(outcomes, found, digit)
    assert said.startswith(told) and bool(said) == bool(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "0 of 12 characters"),
        (" 已转介 ", "3 of 12 characters"),
        ("x" * 13, "13 of 12 characters: too long"),
    ],
)
def test_the_room_for_a_name_is_told(text: str, told: str) -> None:
    assert room_in_words(text) == told
