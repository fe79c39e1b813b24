"""A text of several lines as it is laid out while it is typed; pure.

Unlike `wrapping.wrap`, which paints a text that is read, this keeps every character, so that a
caret can stand before any of them.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rmdesk.ui.formats import cells

_STOPS = set("，。！？；：、）》」』”’,.;:!?)")


class Stretch(NamedTuple):
    """The characters of one painted line: from `start` up to `end`, a line break not among them."""

    start: int
    end: int


def stretches(text: str, width: int) -> list[Stretch]:
    """`text` in lines of at most `width` cells, and of at least one character each; one blank may
    hang over the end of a line, so that none begins the next."""
    lines: list[Stretch] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, start, width)
        start += len(paragraph) + 1
    return lines


def line_of(lines: Sequence[Stretch], caret: int) -> int:
    """The line that a caret before the character `caret` stands in."""
    return max(number for number, one in enumerate(lines) if one.start <= caret)


def cell_of(text: str, stretch: Stretch, caret: int) -> int:
    """How many cells from the left the caret stands in its line."""
    return sum(_cells(sign) for sign in text[stretch.start : caret])


def caret_at(text: str, stretch: Stretch, cell: int) -> int:
    """The place in `text` nearest to so many cells from the left of a line."""
    widths = accumulate(_cells(sign) for sign in text[stretch.start : stretch.end])
    return stretch.start + sum(1 for width in widths if width <= cell)


def _paragraph(text: str, offset: int, width: int) -> list[Stretch]:
    lines: list[Stretch] = []
    start = used = 0
    for place, sign in enumerate(text):
        used += _cells(sign)
        hangs = sign == " " and used == width + 1
        if used > width and place > start and not hangs:
            end = _break_before(text, start, place, width)
            lines.append(Stretch(offset + start, offset + end))
            start = end
            used = sum(_cells(one) for one in text[start : place + 1])
    lines.append(Stretch(offset + start, offset + len(text)))
    return lines


def _break_before(text: str, start: int, place: int, width: int) -> int:
    """Where the line from `start`, which is full at `place`, ends: between words, and no stop
    begins the next one, unless it finds no room there beside the sign before it."""
    if text[place] in _STOPS and place - 1 > start:
        before = text[place - 1]
        if before not in _STOPS and _cells(before) + _cells(text[place]) <= width:
            place -= 1
    if not (_is_of_word(text[place]) and _is_of_word(text[place - 1])):
        return place
    head = place
    while head > start and _is_of_word(text[head - 1]):
        head -= 1
    return head if head - start > (place - start) // 2 else place


def _is_of_word(sign: str) -> bool:
    return "!" <= sign <= "~"


@lru_cache(4096)
def _cells(sign: str) -> int:
    return cells(sign)
