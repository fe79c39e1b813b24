"""Parts of a review laid out on as many pages as they need; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rmdesk.ui.widgets.lines import Cell, Line, Span, line

Block = Sequence[Line]
"""Lines that stay together on one page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the review, its lines `room` cells wide; a list begins at the top of its page."""

    name: str
    title: str
    blocks: Sequence[Block]
    room: int
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page: the `part` of the review it is of, its place in that, its title, its lines."""

    part: str
    place: int
    title: str
    lines: tuple[Line, ...]


def paged(parts: Iterable[Part], width: int, height: int) -> list[Leaf]:
    """The pages, each line `width` cells wide, none higher than `height`; one line stays free."""
    return [
        Leaf(part.name, place, part.title, tuple(_framed(part, lines, width, height)))
        for part in parts
        for place, lines in enumerate(_balanced(part.blocks, max(1, height - 1)))
    ]


def centred(text: str, room: int, style: str) -> Line:
    """`text` in the middle."""
    return line(Cell(text, room, style, "center"))


def blank(room: int) -> Line:
    """An empty line."""
    return [Span(" " * room)]


def _balanced(blocks: Sequence[Block], height: int) -> list[list[Line]]:
    """On as few pages as they need, and on all of them about as much: no page with one line."""
    pages = list(_filled(blocks, height))
    for lower in range(height - 1, 0, -1):
        fewer = list(_filled(blocks, lower)) if len(pages) > 1 else []
        if len(fewer) != len(pages):
            break
        pages = fewer
    return pages


def _filled(blocks: Iterable[Block], height: int) -> Iterator[list[Line]]:
    """Blocks on pages of at most `height` lines; one that is higher is cut over several."""
    page: list[Line] = []
    for block in blocks:
        rest = list(block)
        if page and len(page) + len(_trimmed(rest)) > height:
            yield _trimmed(page)
            page = []
        while len(_trimmed(rest)) > height:
            yield rest[:height]
            rest = rest[height:]
        page += rest
    if kept := _trimmed(page):
        yield kept


def _trimmed(lines: Sequence[Line]) -> list[Line]:
    """Without blank lines at the end."""
    kept = list(lines)
    while kept and all(not span.text.strip() and not span.style for span in kept[-1]):
        kept.pop()
    return kept


def _framed(part: Part, lines: Sequence[Line], width: int, height: int) -> Iterator[Line]:
    """In the middle of the window, and a little above its middle."""
    left = (width - part.room) // 2
    before, after = Span(" " * left), Span(" " * (width - part.room - left))
    spare = max(0, height - len(lines))
    for _row in range(min(1, spare) if part.is_list else spare // 3):
        yield [Span(" " * width)]
    for one in lines:
        yield [before, *one, after]
