"""A curve as the area below it, with its axes in figures: the 80/20 curve of a book."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.column_pieces import EIGHTHS, standing_side_by_side
from rmdesk.ui.widgets.lines import Cell, Line, Span, line, merged

_AXIS: Final = 6
"""Cells of the figures beside the curve."""
_LEAST_WIDTH, _LEAST_HEIGHT = 20, 4
_WHOLE: Final = 100
_STYLE: Final = "chart-3"


def curve(
    points: Sequence[tuple[int, int]],
    width: int,
    height: int,
    *,
    mark: tuple[int, int] | None = None,
) -> list[Line]:
    """`height` lines of `width` cells. `points` are per cents, across and up, from the left.

    From the `mark`, a point of the curve, a line goes to each axis, where it is told in figures.
    Nothing is drawn of fewer than two points, nor where there is no room.
    """
    return list(_curve(tuple(points), max(0, width), max(0, height), mark, glyphs().name))


@lru_cache(16)
def _curve(
    points: tuple[tuple[int, int], ...],
    width: int,
    height: int,
    mark: tuple[int, int] | None,
    _profile: str,
) -> tuple[Line, ...]:
    room, rows = width - _AXIS - 1, height - 1
    if len(points) < 2 or width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        return tuple([Span(" " * width)] for _ in range(height))
    heights = [
        round(level(points, (2 * x + 1) * _WHOLE / (2 * room)) * rows * EIGHTHS / _WHOLE)
        for x in range(room)
    ]
    marked = _place(mark, room, rows) if mark else None
    names = {rows - 1: f"{_WHOLE} %", 0: "0 %"}
    if mark and marked:
        names[marked[1]] = f"{mark[1]} %"
    lines: list[Line] = []
    for above in range(rows - 1, -1, -1):
        painted = line(Cell(names.get(above, ""), _AXIS, "muted", "right"), Cell("", 1))
        painted += merged(
            _cell(x, above, own, marked)
            for x, own in enumerate(standing_side_by_side(heights, above, _STYLE))
        )
        lines.append(painted)
    return (*lines, [Span(" " * (_AXIS + 1)), *_foot(mark, marked, room)])


def level(points: Sequence[tuple[int, int]], across: float) -> float:
    """How high the curve is at `across`, on the straight line between the points around it."""
    for (x, y), (next_x, next_y) in pairwise(points):
        if across <= next_x:
            if next_x == x:
                return float(next_y)
            return y + (next_y - y) * max(0.0, across - x) / (next_x - x)
    return float(points[-1][1])


def _place(mark: tuple[int, int], room: int, rows: int) -> tuple[int, int]:
    """The cell of a mark: how far from the left, and how many lines are below it."""
    across, up = mark
    return (
        max(0, min(room - 1, across * room // _WHOLE)),
        max(0, min(rows - 1, up * rows // _WHOLE)),
    )


def _cell(x: int, above: int, own: Span, marked: tuple[int, int] | None) -> Span:
    """A cell of the curve, with the lines of the mark over it."""
    if marked is None or x > marked[0] or above > marked[1]:
        return own
    is_down, is_across = x == marked[0], above == marked[1]
    if not is_down and not is_across:
        return own
    sign = "+" if is_down and is_across else "|" if is_down else "-"
    is_ground = own.style == _STYLE
    return Span(sign, own.style if is_ground else "strong" if glyphs().name == "ascii" else "muted")


def _foot(mark: tuple[int, int] | None, marked: tuple[int, int] | None, room: int) -> list[Span]:
    """What stands below the curve: where it begins and ends, and where the mark is."""
    told = [(0, "0 %", "muted"), (room - 5, "100 %", "muted")]
    if mark and marked:
        said = f"{mark[0]} %"
        at = max(0, min(room - formats.cells(said), marked[0] - 1))
        told = [one for one in told if one[0] + 6 <= at or one[0] >= at + formats.cells(said) + 1]
        told.append((at, said, "strong"))
    spans: list[Span] = []
    passed = 0
    for at, said, style in sorted(told):
        spans += [Span(" " * (at - passed)), Span(said, style)]
        passed = at + formats.cells(said)
    return [*spans, Span(" " * (room - passed))]
