"""The cells of a column or a bar of a chart: eighths where signs are trusted, else whole ones.

A full cell is a blank on the column's ground in every profile with colours: no seam shows between
two lines.
"""

from collections.abc import Iterable
from typing import Final

from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Span, over

EIGHTHS: Final = 8
"""Of a line: heights of columns are counted in them."""
_STANDING: Final = " ▁▂▃▄▅▆▇█"
_LYING: Final = " ▏▎▍▌▋▊▉"
_PLAIN: Final = "#"


def eighths_of(part: int, whole: int, lines: int) -> int:
    """How many eighths of a line `part` takes where `whole` takes `lines`, to the nearest; at least
    one of a little something."""
    if part <= 0 or whole <= 0 or lines <= 0:
        return 0
    return max(1, (2 * lines * EIGHTHS * part + whole) // (2 * whole))


def lines_of(eighths: int) -> int:
    """How many lines a column of so many eighths takes, begun ones too, as it is drawn."""
    if glyphs().name == "unicode":
        return -(-eighths // EIGHTHS)
    # Where a line is whole or nothing, a little something is one.
    return max(min(1, eighths), (eighths + EIGHTHS // 2) // EIGHTHS)


def standing(eighths: int, above: int, width: int, style: str) -> Span:
    """The line of a standing column that has `above` others below it."""
    return _piece(eighths, above, width, style, hangs=False)


def standing_side_by_side(columns: Iterable[int], above: int, style: str) -> list[Span]:
    """A line of many columns, one cell wide each, given in eighths: that of equal height is worked
    out once."""
    pieces: dict[int, Span] = {}
    line = []
    for eighths in columns:
        if eighths not in pieces:
            pieces[eighths] = standing(eighths, above, 1, style)
        line.append(pieces[eighths])
    return line


def hanging(eighths: int, below: int, width: int, style: str) -> Span:
    """The line of a hanging column that has `below` others above it."""
    return _piece(eighths, below, width, style, hangs=True)


def lying(part: int, whole: int, width: int, style: str) -> list[Span]:
    """A bar: `part` of `whole` in `width` cells, the rest blank; of a little something is always
    something to be seen."""
    if width <= 0:
        return []
    if glyphs().name != "unicode":
        nearest = (2 * width * part + whole) // (2 * whole) if part > 0 and whole > 0 else 0
        filled = max(min(1, part), min(width, nearest))
        is_plain = glyphs().name == "ascii"
        drawn = Span(_PLAIN * filled, "accent") if is_plain else Span(" " * filled, style)
        return [drawn, Span(" " * (width - filled))]
    full, rest = divmod(min(width * EIGHTHS, eighths_of(part, whole, width)), EIGHTHS)
    begun = [Span(_LYING[rest], over(style, ""))] if rest else []
    return [Span(" " * full, style), *begun, Span(" " * (width - full - len(begun)))]


def _piece(eighths: int, passed: int, width: int, style: str, *, hangs: bool) -> Span:
    if passed >= lines_of(eighths):
        return Span(" " * width)
    if glyphs().name == "ascii":
        return Span(_PLAIN * width, "accent")
    filled = eighths - passed * EIGHTHS
    if glyphs().name != "unicode" or filled >= EIGHTHS:
        return Span(" " * width, style)
    if hangs:  # the sign is what is left of the cell
        return Span(_STANDING[EIGHTHS - filled] * width, over("", style))
    return Span(_STANDING[filled] * width, over(style, ""))
