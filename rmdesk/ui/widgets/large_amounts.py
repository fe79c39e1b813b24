"""Figures several lines high, to be read from across a table: amounts and days.

Drawn as blocks: by a ground of colour where no sign can be trusted to be one cell wide, by full
blocks where they can, else by plain signs; where blocks have no room, by strokes.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from rmdesk.ui.formats import cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Cell, Line, Span, line

_BLOCKS: Final = {
    "0": "111 101 101 101 111",
    "1": "010 110 010 010 111",
    "2": "111 001 111 100 111",
    "3": "111 001 111 001 111",
    "4": "101 101 111 001 001",
    "5": "111 100 111 001 111",
    "6": "111 100 111 101 111",
    "7": "111 001 001 001 001",
    "8": "111 101 111 101 111",
    "9": "111 101 111 001 111",
    "-": "000 000 111 000 000",
    "+": "000 010 111 010 000",
    ".": "0 0 0 0 1",
    ",": "0 0 0 1 1",
}
"""The rows of a sign from the top, a figure for each of its points."""

_STROKES: Final = {
    "0": (" _ ", "| |", "|_|"),
    "1": ("   ", "  |", "  |"),
    "2": (" _ ", " _|", "|_ "),
    "3": (" _ ", " _|", " _|"),
    "4": ("   ", "|_|", "  |"),
    "5": (" _ ", "|_ ", " _|"),
    "6": (" _ ", "|_ ", "|_|"),
    "7": (" _ ", "  |", "  |"),
    "8": (" _ ", "|_|", "|_|"),
    "9": (" _ ", "|_|", " _|"),
    "-": ("   ", "___", "   "),
    "+": ("   ", "_|_", " | "),
    ".": (" ", " ", "."),
    ",": (" ", " ", ","),
}

_SIZES: Final = ((4, 2, 4), (2, 1, 2), (2, 1, 1))
"""Cells across and lines down that a point of a block takes, and cells between two figures; the
largest that fits is used."""


def large_amount(figures: str, width: int, *, unit: str = "", most: int = 10) -> list[Line]:
    """`figures` in the middle of `width` cells, in the largest size of at most `most` lines that
    fits; their `unit` stands at their foot. What no size can show stands as it is."""
    room = width - (cells(unit) + 2 if unit else 0)
    for rows in _drawn(figures, glyphs().name):
        wide = sum(len(span.text) for span in rows[0])
        if len(rows) <= most and wide <= room:
            return list(_placed(rows, wide, width, unit))
    return [line(Cell(f"{figures} {unit}".strip(), width, "strong", "center"))]


def _placed(rows: Sequence[Line], wide: int, width: int, unit: str) -> Iterator[Line]:
    taken = wide + (cells(unit) + 2 if unit else 0)
    left = (width - taken) // 2
    for number, row in enumerate(rows):
        beside = f"  {unit}" if unit and number == len(rows) - 1 else ""
        rest = line(Cell(beside, width - left - wide, "strong"))
        yield [Span(" " * left), *row, *rest]


@lru_cache(64)
def _drawn(figures: str, profile: str) -> tuple[tuple[Line, ...], ...]:
    """In every size, the largest first; none where a sign cannot be drawn."""
    if not figures or any(sign not in _BLOCKS for sign in figures):
        return ()
    blocks = tuple(tuple(_blocks(figures, *size, profile)) for size in _SIZES)
    return (*blocks, tuple(_strokes(figures)))


def _blocks(figures: str, across: int, down: int, gap: int, profile: str) -> Iterator[Line]:
    for row in zip(*(_BLOCKS[sign].split() for sign in figures), strict=True):
        spans: list[Span] = []
        for points in row:
            spans += [Span(" " * gap)] if spans else []
            spans += [
                _ink(across, profile) if point == "1" else Span(" " * across) for point in points
            ]
        yield from [spans] * down


def _ink(across: int, profile: str) -> Span:
    match profile:
        case "ascii":
            return Span("#" * across, "strong")
        case "unicode":
            return Span("█" * across, "strong")
        case _:
            return Span(" " * across, "large")


def _strokes(figures: str) -> Iterator[Line]:
    for row in zip(*(_STROKES[sign] for sign in figures), strict=True):
        yield [Span(" ".join(row), "strong")]
