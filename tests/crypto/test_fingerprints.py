"""Comparing two keys by their digits: what counts as the same, and what a forger has to find."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.crypto.fingerprints import Question, digits_of, is_complete, is_same

FINGERPRINT = "36079 03185 80910 77787"
PAIRS = list(combinations(range(4), 2))
_DIGITS = st.text("0123456789", min_size=5, max_size=5)


def test_what_is_asked_is_not_shown_and_the_rest_is() -> None:
    question = Question(FINGERPRINT, (1, 3))
    assert question.shown == "36079 ..... 80910 ....."
    assert question.places == {"first": 2, "second": 4}
    assert question.answer == "0318577787"


def test_every_pair_can_be_drawn_and_nothing_else() -> None:
    bounds: set[int] = set()

    def drawn(at: int) -> tuple[int, int]:
        def draw(most: int) -> int:
            bounds.add(most)
            return at

        return Question.drawn(FINGERPRINT, draw=draw).asked

    assert sorted(map(drawn, range(6))) == PAIRS
    assert bounds == {len(PAIRS)}
    for asked in ((3, 3), (3, 1), (0, 4)):
        with pytest.raises(ValueError, match="two different groups"):
            Question(FINGERPRINT, asked)


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [
        ("0318577787", True),
        (" 03185  77787 ", True),
        ("０３１８５ ７７７８７", True),  # as an input method types them
        ("36079 03185 80910 77787", True),
        ("36079031858091077787", True),
        ("", False),
        ("77787", False),
        ("03185", False),
        ("7778703185", False),
        ("3607980910", False),  # what is shown, read off the screen
        ("36079 ..... 80910 .....", False),
        ("0318577786", False),
    ],
)
def test_what_answers_a_question(typed: str, is_right: bool) -> None:
    assert is_same(FINGERPRINT, typed, Question(FINGERPRINT, (1, 3))) is is_right


@pytest.mark.parametrize("part", ["77787", "0318577787", "3607903185", "360790318580910", ""])
def test_unasked_only_the_whole_counts(part: str) -> None:
    assert is_same(FINGERPRINT, FINGERPRINT)
    assert is_same(FINGERPRINT, FINGERPRINT.replace(" ", ""))
    assert not is_same(FINGERPRINT, part)


@settings(max_examples=40)
@given(st.sets(st.integers(0, 3), max_size=3), st.lists(_DIGITS, min_size=4, max_size=4))
def test_a_key_with_some_of_the_groups_passes_only_where_just_those_are_asked(
    kept: set[int], drawn: list[str]
) -> None:
    """Whoever swapped the key drew until it had the groups `kept`; its owner reads the real one."""
    real = FINGERPRINT.split()
    forged = [real[at] if at in kept else drawn[at] for at in range(4)]
    equal = {at for at in range(4) if forged[at] == real[at]}
    for pair in PAIRS:
        question = Question(" ".join(forged), pair)
        heard = "".join(real[at] for at in pair)
        assert is_same(question.fingerprint, heard, question) is (set(pair) <= equal)
        whole = is_same(question.fingerprint, FINGERPRINT, question)
        assert whole is (len(equal) == 4)


def test_a_key_that_was_exchanged_after_the_question_does_not_pass() -> None:
    question = Question(FINGERPRINT, (0, 1))
    other = "36079 03185 11111 22222"
    assert not is_same(other, question.answer, question)


def test_keys_of_two_kinds_never_look_the_same() -> None:
    assert digits_of(b"key", label=b"one") != digits_of(b"key", label=b"other")


@pytest.mark.parametrize(
    ("typed", "can_be"),
    [
        (FINGERPRINT, True),
        ("03185 77787", True),
        ("０３１８５７７７８７", True),
        ("00000 00000", True),
        ("03185", False),
        ("03185 7778", False),
        ("03185 77787 8", False),
        ("03185 7778x", False),
        ("", False),
    ],
)
def test_too_few_digits_are_no_other_key(typed: str, can_be: bool) -> None:
    assert is_complete(typed) is can_be
