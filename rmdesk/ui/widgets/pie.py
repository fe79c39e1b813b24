"""A pie of shares, really round, and the table that says what its parts are.

Half blocks where their width is certain (`unicode`: two pixels a cell), grounds of colour (`safe`:
one), textures (`ascii`). A letter stands in each part that has room for it, and in the table.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets import chart_styles, disc
from rmdesk.ui.widgets.lines import Cell, Line, Span, line, merged, over
from rmdesk.ui.widgets.pie_parts import MOST_PARTS, PieSlice, folded, percent_words

__all__ = ["PieSlice", "pie", "pie_with_table", "wanted_height"]

_LEAST: Final = 6
"""Lines of a pie that still looks like one."""
_ROOMY: Final = 12
"""Lines of a pie where there is room for all kinds of things."""
_GAP: Final = 2
_LETTER: Final = 3
_LEAST_NAME, _MOST_NAME = 6, 28
_PERCENT: Final = 7
_UPPER: Final = "▀"


def pie(shares_bp: Sequence[int], width: int, height: int) -> list[Line]:
    """`height` lines of `width` cells with a disc in their middle, clockwise from the top; blanks
    where there is no share."""
    return list(_pie(tuple(shares_bp), max(0, width), max(0, height), glyphs().name))


@lru_cache(64)
def _pie(shares: tuple[int, ...], width: int, height: int, profile: str) -> tuple[Line, ...]:
    tall = 1 if profile == "unicode" else disc.CELL
    pixels = disc.cut(shares, width, height * disc.CELL // tall, tall)
    cells = disc.in_cells(pixels, tall)
    places = disc.letter_places(cells, shares)
    letters = {place: part for part, place in places.items()}
    parts = len(shares)
    lines: list[Line] = []
    for row in range(height):
        upper, lower = (pixels[2 * row], pixels[2 * row + 1]) if tall == 1 else (pixels[row],) * 2
        spans: list[Span] = []
        for x in range(width):
            if (x, row) in letters:
                span = _letter(letters[x, row], parts, profile)
            elif profile != "ascii":
                span = _coloured(upper[x], lower[x], parts)
            elif (x - 1, row) in letters or (x + 1, row) in letters:
                span = Span(" ")
            else:
                span = _textured(upper[x], parts, has_place=upper[x] in places)
            spans.append(span)
        lines.append(merged(spans))
    return tuple(lines)


def _letter(part: int, parts: int, profile: str) -> Span:
    style = "strong" if profile == "ascii" else chart_styles.style(part, parts)
    return Span(chart_styles.letter(part), style)


def _textured(part: int, parts: int, *, has_place: bool) -> Span:
    """A cell in plain signs; a part without room for its letter consists of it."""
    if part == disc.OUTSIDE:
        return Span(" ")
    return Span(chart_styles.texture(part, parts) if has_place else chart_styles.letter(part))


def _coloured(upper: int, lower: int, parts: int) -> Span:
    """A cell of two pixels."""
    above, below = (
        chart_styles.style(one, parts) if one != disc.OUTSIDE else "" for one in (upper, lower)
    )
    return Span(" ", above) if above == below else Span(_UPPER, over(above, below))


def pie_with_table(slices: Sequence[PieSlice], width: int, height: int) -> list[Line]:
    """The pie, and at its right the table of its parts: `height` lines of `width` cells.

    Where that is too narrow the table stands below the pie, or alone: as many lines as it takes, at
    most `height`. Nothing of nothing.
    """
    if not slices or width <= 0 or height <= 0:
        return []
    parts = folded(slices, min(MOST_PARTS, height))
    shares = [one.share_bp for one in parts]
    beside = min(width, _table_width(parts))
    across = min(height * disc.CELL, width - beside - _GAP)
    if across >= _LEAST * disc.CELL:
        rows = _centred(_table(parts, beside), beside, height)
        rest = Span(" " * (width - across - _GAP - beside))
        drawn = pie(shares, across, height)
        return [
            [*left, Span(" " * _GAP), *right, rest] for left, right in zip(drawn, rows, strict=True)
        ]
    above = min(height - len(parts) - 1, width // disc.CELL)
    if above >= _LEAST:
        return [*pie(shares, width, above), [Span(" " * width)], *_table(parts, width)]
    return _table(parts, width)


def wanted_height(slices: Sequence[PieSlice], width: int, most: int) -> int:
    """The lines, at most `most`, in which `pie_with_table` shows a pie on a width; beside the table
    or over it."""
    parts = folded(slices)
    if not parts:
        return 0
    spare = width - _table_width(parts) - _GAP
    if spare >= _LEAST * disc.CELL:
        return min(most, max(len(parts), min(_ROOMY, spare // disc.CELL)))
    return min(most, max(_LEAST, min(_ROOMY, width // disc.CELL)) + 1 + len(parts))


def _table_width(parts: Sequence[PieSlice]) -> int:
    """The cells that the table needs to say everything."""
    name = max(_LEAST_NAME, min(_MOST_NAME, max(formats.cells(one.name) for one in parts)))
    return _without_said(name) + sum(_GAP + own for own in _said_widths(parts))


def _without_said(name: int) -> int:
    return _LETTER + 1 + name + _GAP + _PERCENT


def _said_widths(parts: Sequence[PieSlice]) -> list[int]:
    columns = max(len(one.said) for one in parts)
    return [
        max(formats.cells(one.said[at]) for one in parts if len(one.said) > at)
        for at in range(columns)
    ]


def _table(parts: Sequence[PieSlice], width: int) -> list[Line]:
    """A line for each part: letter, name, figures, per cent. The last figures go first where there
    is no room, then the name."""
    said = _said_widths(parts)
    while said and _without_said(_LEAST_NAME) + sum(_GAP + own for own in said) > width:
        said.pop()
    figures = sum(_GAP + own for own in said)
    percent = max(0, min(_PERCENT, width - _LETTER))
    gap = min(_GAP, width - _LETTER - percent)
    name = max(0, width - _LETTER - 1 - gap - percent - figures)
    percents = percent_words([one.share_bp for one in parts])
    lines: list[Line] = []
    for at, (one, share) in enumerate(zip(parts, percents, strict=True)):
        texts = (*one.said, *("",) * len(said))
        cells = [_legend(at, len(parts), min(_LETTER, width)), Cell("", min(1, name))]
        cells.append(Cell(one.name, name))
        for text, own in zip(texts, said, strict=False):
            cells += [Cell("", _GAP), Cell(text, own, "", "right")]
        cells += [Cell("", max(0, gap)), Cell(share, percent, "strong", "right")]
        taken = sum(max(0, cell.width) for cell in cells)
        lines.append(line(*cells, Cell("", width - taken)))
    return lines


def _legend(part: int, parts: int, width: int) -> Cell:
    """The letter as it stands in the pie, beside it its texture where that is all there is."""
    letter = chart_styles.letter(part)
    if glyphs().name == "ascii":
        return Cell(f"{letter} {chart_styles.texture(part, parts)}", width, "strong")
    return Cell(letter, width, chart_styles.style(part, parts), "center")


def _centred(lines: list[Line], width: int, height: int) -> Iterable[Line]:
    """The lines in the middle of `height`."""
    blank: Line = [Span(" " * width)]
    above = (height - len(lines)) // 2
    return [*[blank] * above, *lines, *[blank] * (height - len(lines) - above)]
