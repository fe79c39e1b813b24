"""Columns of amounts over time: one for each review, with its date and its amount in figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.ui import formats
from rmdesk.ui.widgets import column_pieces
from rmdesk.ui.widgets.column_pieces import eighths_of, lines_of
from rmdesk.ui.widgets.lines import Line, Span

_GAP: Final = 2
"""Cells between columns."""
_LEAST, _MOST = 5, 12
"""Cells of a column."""
_STYLE: Final = "chart-3"
_BELOW_ZERO: Final = "alarm"


@dataclass(frozen=True, slots=True)
class BarPoint:
    """An amount in fen, or a count, at a time: the `label` below it, and how it is `said`.

    None is not known: no column, but what is `said` of it. Less than nothing hangs below the foot
    of the others.
    """

    label: str
    fen: int | None
    said: str


def shown_of(points: Sequence[BarPoint], width: int) -> int:
    """How many of the points have room on a width."""
    return min(len(points), max(1, (width + _GAP) // (_needed(points) + _GAP)))


def bars_of(points: Sequence[BarPoint], width: int, height: int) -> list[Line]:
    """`height` lines of `width` cells: amounts over their columns, the labels below, the newest at
    the right; the last that fit."""
    height, width = max(0, height), max(0, width)
    if not points or height < 2:
        return [[Span(" " * width)] for _ in range(height)]
    count = shown_of(points, width)
    shown = points[len(points) - count :]
    pitch = min(width + _GAP, max(_needed(points), min(_MOST, width // count - _GAP)) + _GAP)
    rest = width - pitch * count + _GAP
    most = max((one.fen or 0 for one in shown), default=0)
    least = min((one.fen or 0 for one in shown), default=0)
    scale = _scale(most, -least, height - 1)
    columns = [list(_column(one, scale, pitch - _GAP)) for one in shown]
    earlier = len(points) - count
    lines = [
        _spaced([column[row] for column in columns], rest, earlier) for row in range(height - 1)
    ]
    labels = [Span(formats.fit(one.label, pitch - _GAP, "center"), "muted") for one in shown]
    return [*lines, _spaced(labels, rest, earlier)]


def _needed(points: Sequence[BarPoint]) -> int:
    return max(_LEAST, *(formats.cells(text) for one in points for text in (one.label, one.said)))


@dataclass(frozen=True, slots=True)
class _Scale:
    """Lines over and under the foot of the columns, each with one for its figures; `amount` takes
    `lines` of them."""

    up: int
    down: int
    amount: int
    lines: int


def _scale(most: int, least: int, lines: int) -> _Scale:
    """The division of `lines` in which the columns are highest."""
    found = []
    for down in range(lines) if least > 0 else (0,):
        up = lines - down
        pairs = [(amount, room - 1) for amount, room in ((most, up), (least, down)) if amount > 0]
        amount, room = min(pairs, key=lambda pair: pair[1] / pair[0], default=(1, 0))
        found.append(_Scale(up, down, amount, max(0, room)))
    return max(found, key=lambda one: one.lines / one.amount)


def _column(one: BarPoint, scale: _Scale, width: int) -> Iterator[Span]:
    """The lines of a column from its top, with its figures at its end."""
    fen = one.fen or 0
    above = eighths_of(fen, scale.amount, scale.lines)
    below = eighths_of(-fen, scale.amount, scale.lines)
    said = Span(
        formats.fit(one.said, width, "center"), "strong" if one.fen is not None else "muted"
    )
    for row in range(scale.up - 1, -1, -1):
        if not below and row == lines_of(above):
            yield said
        else:
            yield column_pieces.standing(above, row, width, _STYLE)
    for row in range(scale.down):
        if below and row == lines_of(below):
            yield Span(said.text, "warning")
        else:
            yield column_pieces.hanging(below, row, width, _BELOW_ZERO)


def _spaced(spans: Sequence[Span], rest: int, earlier: int) -> Line:
    """Columns side by side. What is left of the line is behind them, or before them where earlier
    ones have no room."""
    before, after = (rest, 0) if earlier else (0, rest)
    painted = [Span(" " * before)]
    for number, span in enumerate(spans):
        if number:
            painted.append(Span(" " * _GAP))
        painted.append(span)
    return [*painted, Span(" " * after)]
