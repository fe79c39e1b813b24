"""How several amounts moved from review to review: a small line of columns for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.chart import widest
from rmdesk.ui.widgets.lines import Cell, Line, Span, line, over

_HEIGHTS: Final = "_▁▂▃▄▅▆▇█"
_LEVELS: Final = 9
_FOOT: Final = 80
"""Per cent of the largest value at which columns begin at the latest."""
_PITCH: Final = 2
"""Cells from one column to the next."""
_INK: Final = over("chart-3", "")
_MOST_NAME: Final = 24
_GAP: Final = 2


@dataclass(frozen=True, slots=True)
class TrendRow:
    """What moved: its name, its values from the oldest (None where not known), and what is said
    beside them."""

    name: str
    values: Sequence[int | None]
    said: str = ""


def trend(rows: Sequence[TrendRow], width: int) -> list[Line]:
    """A line for each row, its newest value at the right of its columns; the last that fit.

    Columns show how the row moved, not how large it is: the largest value is highest, and the foot
    is the least one, at most four fifths of the largest, so that little does not look like much.
    Where signs for that are not trusted, figures from 1 to 9 say how high; nothing at all is below
    any. What is not known has the sign for that, and less than nothing that of an alarm.
    """
    width = max(0, width)
    said = min(max(map(formats.cells, (row.said for row in rows)), default=0), width)
    left = max(0, width - said - _GAP)
    name = min(widest([row.name for row in rows], _MOST_NAME), left)
    longest = max((len(row.values) for row in rows), default=0)
    shown = min((left - name) // _PITCH, longest)
    lines: list[Line] = []
    for row in rows:
        values = row.values[len(row.values) - shown :] if len(row.values) > shown else row.values
        missing = shown - len(values)
        columns = [Span(" " * (missing * _PITCH))]
        for value in values:
            columns += [_level(value, row.values), Span(" " * (_PITCH - 1))]
        beside = line(Cell("", min(_GAP, width - said)), Cell(row.said, said, "", "right"))
        taken = name + shown * _PITCH + min(_GAP, width - said) + said
        lines.append([*line(Cell(row.name, name)), *columns, *beside, Span(" " * (width - taken))])
    return lines


def _level(value: int | None, values: Sequence[int | None]) -> Span:
    """One value as a sign: how much it is of the largest."""
    if value is None:
        return Span(glyphs().unknown, "muted")
    if value < 0:
        return Span(glyphs().overdue, "warning")
    is_certain = glyphs().name == "unicode"
    level = _height(value, values, len(_HEIGHTS) - 1 if is_certain else _LEVELS)
    return Span(_HEIGHTS[level], _INK) if is_certain else Span(str(level), "accent")


def _height(value: int, values: Sequence[int | None], levels: int) -> int:
    """0 of nothing, at least 1 of something, `levels` of the most."""
    some = [one for one in values if one is not None and one > 0]
    if not value:
        return 0
    foot = min(*some, max(some) * _FOOT // 100)
    span = max(some) - foot
    return 1 + (2 * (levels - 1) * (value - foot) + span) // (2 * span)
