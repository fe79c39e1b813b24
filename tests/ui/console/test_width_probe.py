import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.ui.console.width_probe import QUESTION, WidthProbe, Widths

_RIGHT = (4, 2, 2, 2, 2, 2)


def _answers(columns: tuple[int, ...] = _RIGHT) -> str:
    return "".join(f"\x1b[7;{count + 1}R" for count in columns)


def test_as_many_answers_are_awaited_as_were_asked_for() -> None:
    assert QUESTION.count("\x1b[6n") == len(_RIGHT)
    assert QUESTION.endswith("\r\x1b[K"), "what was painted is wiped"


def test_no_question_holds_what_an_eight_bit_terminal_would_obey() -> None:
    """Of the first sample at least, by which one is known."""
    sample = re.findall(r"\r([^\x1b]+)\x1b", QUESTION)[0].encode()
    assert not [byte for byte in sample if 0x80 <= byte < 0xA0]
    assert len(sample) % 2 == 0


@pytest.mark.parametrize(
    ("columns", "is_right", "is_not_utf8", "ambiguous"),
    [
        ((4, 2, 2, 2, 2, 2), True, False, 1),
        ((4, 4, 4, 4, 4, 4), True, False, 2),
        ((4, 2, 2, 4, 2, 2), True, False, None),
        ((4, 2, 2, 2, 2, 4), True, False, None),
        ((6, 6, 6, 6, 6, 6), False, True, None),
        ((2, 2, 2, 2, 2, 2), False, False, 1),
    ],
    ids=["narrow", "wide", "mixed", "changes its mind", "not UTF-8", "no wide signs"],
)
def test_what_answers_mean(
    columns: tuple[int, ...], *, is_right: bool, is_not_utf8: bool, ambiguous: int | None
) -> None:
    probe = WidthProbe()
    assert probe.take(_answers(columns)) == ""
    widths = probe.widths
    assert widths == Widths(columns[0], columns[1:])
    assert widths is not None
    assert widths.is_chinese_right is is_right
    assert widths.is_not_utf8 is is_not_utf8
    assert widths.ambiguous_columns == ambiguous


@given(st.lists(st.integers(0, 60), max_size=12), st.text("ab密码\r\x1b[A~;1", max_size=12))
def test_whatever_is_typed_between_answers_stays(cuts: list[int], typed: str) -> None:
    """However the answers are cut, and wherever keys fall between them."""
    answers = [f"\x1b[7;{count + 1}R" for count in _RIGHT]
    arriving = "".join(answer + sign for answer, sign in zip(answers, typed.ljust(6), strict=False))
    probe = WidthProbe()
    places = sorted({0, *(cut for cut in cuts if cut < len(arriving)), len(arriving)})
    pieces = [arriving[a:b] for a, b in itertools.pairwise(places)]
    kept = "".join(probe.take(piece) for piece in pieces) + probe.let_go()
    assert kept == typed.ljust(6)[:6]
    assert probe.widths == Widths(4, (2,) * 5)


def test_a_lone_escape_is_held_back_for_one_reading_only() -> None:
    probe = WidthProbe()
    assert probe.take("a\x1b") == "a"
    assert probe.take("") == "\x1b"
    assert probe.take("\x1b[A") == "\x1b[A", "an arrow is no answer"


def test_once_answered_everything_is_typed() -> None:
    probe = WidthProbe()
    probe.take(_answers())
    assert probe.take("\x1b[1;2R") == "\x1b[1;2R"


def test_half_the_answers_are_none() -> None:
    probe = WidthProbe()
    probe.take(_answers()[:-9])
    assert probe.widths is None
