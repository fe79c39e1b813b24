"""Words in their context: where they stand in a text, and the stretch around them."""

from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """A stretch of a text; `is_hit` when it is one of the words sought."""

    text: str
    is_hit: bool


def excerpt(text: str, words: Sequence[str], *, before: int = 10) -> list[Piece]:
    """`text` from at most `before` characters before the first word on, cut where words stand.

    Line ends become blanks. The pieces together are the rest of the text.
    """
    text = " ".join(text.split())
    marked = _marked(text, words)
    first = next((at for at, is_hit in enumerate(marked) if is_hit), 0)
    start = max(0, first - before)
    pieces: list[Piece] = []
    for character, is_hit in zip(text[start:], marked[start:], strict=True):
        if pieces and pieces[-1].is_hit is is_hit:
            pieces[-1] = Piece(pieces[-1].text + character, is_hit)
        else:
            pieces.append(Piece(character, is_hit))
    return [Piece("...", is_hit=False), *pieces] if start else pieces


def _marked(text: str, words: Sequence[str]) -> list[bool]:
    """For each character whether it belongs to a word; letters of either case are equal."""
    marked = [False] * len(text)
    plain = _lower(text)
    for word in {_lower(word) for word in words if word}:
        at = plain.find(word)
        while at >= 0:
            marked[at : at + len(word)] = [True] * len(word)
            at = plain.find(word, at + 1)
    return marked


def _lower(text: str) -> str:
    """Like the book's own search: A to Z only, so that no character changes its length."""
    return "".join(character.lower() if character.isascii() else character for character in text)
