"""Sentences that do not fit are counted."""

import pytest

from rmdesk.ui.widgets.sentences import Sentences


@pytest.mark.parametrize(
    ("sentences", "shown"),
    [
        (["a", "b", "c", "d"], ["a", "b", "c", "d"]),
        (["a", "b", "c", "d", "e", "f"], ["a", "b", "c", "(3 more)"]),
        (["a", "b b b b b b", "c", "d"], ["a", "b b b", "b b b", "(2 more)"]),
        (["a", "b", "c b b b b", "d"], ["a", "b", "(2 more)"]),
        (["a b c d e f g h i j k l m", "n"], ["a b c", "d e f", "g h i", "(1 more)"]),
        (["one"], ["one"]),
    ],
)
def test_what_is_left_is_counted(sentences: list[str], shown: list[str]) -> None:
    words = Sentences(most=4)
    words.update("\n".join(sentences))
    assert words.lines_for(6) == shown
