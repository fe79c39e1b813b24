"""Bars of the first page: how much is done of the whole, with a mark where it should be. Pure.

They keep their colour under the cursor, as charts do.
"""

from typing import Final

from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import PARTS, Span

_FULL: Final = PARTS[2]
_REST: Final = "section"
_MARK: Final = "|"


def marked_bar(done: int, whole: int, width: int, *, due: int | None = None) -> list[Span]:
    """`done` of the `whole` in so many cells, and ``|`` where `due` ends; more than the whole is a
    full bar, and of anything that is there is something to be seen."""
    if width <= 0:
        return []
    is_ascii = glyphs().name == "ascii"
    filled = max(_place(done, whole, width), min(1, max(0, done)))
    cells = [("#", "accent") if is_ascii else (" ", _FULL)] * filled
    cells += [(".", "muted") if is_ascii else (" ", _REST)] * (width - filled)
    if due:
        at = _place(due, whole, width - 1)
        ink = "strong" if is_ascii else _FULL if at < filled else "section-more"
        cells[at] = (_MARK, ink)
    return [Span(sign, style) for sign, style in cells]


def _place(part: int, whole: int, room: int) -> int:
    """Where a part of the whole ends in so many cells."""
    return min(room, room * part // whole) if part > 0 and whole > 0 else 0
