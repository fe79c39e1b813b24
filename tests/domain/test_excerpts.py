"""Words in their context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.excerpts import Piece, excerpt


@pytest.mark.parametrize(
    ("text", "words", "pieces"),
    [
        ("想买学区房", ["学区"], [("想买", False), ("学区", True), ("房", False)]),
        ("学区学区", ["学区"], [("学区学区", True)]),
        ("看 ETF 和 etf", ["Etf"], [("看 ", False), ("ETF", True), (" 和 ", False), ("etf", True)]),
        ("定存到期", ["到期", "定存"], [("定存到期", True)]),
        ("一行\n二行", ["二"], [("一行 ", False), ("二", True), ("行", False)]),
        (
            "一二三四五六七八九十学区房",
            ["学区"],
            [("...", False), ("九十", False), ("学区", True), ("房", False)],
        ),
        ("没有", ["学区"], [("没有", False)]),
        ("", ["学区"], []),
    ],
)
def test_words_are_marked(text: str, words: list[str], pieces: list[tuple[str, bool]]) -> None:
    assert excerpt(text, words, before=2 if text.startswith("一二") else 10) == [
        Piece(*piece) for piece in pieces
    ]


@given(st.text("学区房abAB ", max_size=40), st.lists(st.text("学区aB", min_size=1), max_size=3))
def test_nothing_after_the_first_word_is_lost(text: str, words: list[str]) -> None:
    pieces = excerpt(text, words, before=3)
    shown = "".join(piece.text for piece in pieces)
    assert " ".join(text.split()).endswith(shown.removeprefix("..."))
    for piece in pieces:
        if piece.is_hit:
            assert any(word.lower() in piece.text.lower() for word in words)
