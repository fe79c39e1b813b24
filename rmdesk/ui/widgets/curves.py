"""Several curves over the same days, and below them as an area how far one is.

Curves are lines of signs, each with a sign of its own, and the area is a ground or a sign: what
they say is legible without any colour, in every profile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rmdesk.ui import formats
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.column_pieces import EIGHTHS, standing_side_by_side
from rmdesk.ui.widgets.curve import level
from rmdesk.ui.widgets.lines import Cell, Line, Span, line, merged

_LEAST_WIDTH, _LEAST_HEIGHT = 24, 4
_AREA: Final = "chart-3"
_NOW: Final = "|"
_AREA_SIGN: Final = "#"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A curve: what it amounts to at the end of each day from the one it `begins` with, its sign,
    and the style of the sign."""

    values: tuple[int, ...]
    sign: str
    style: str = "strong"
    begins: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """What is said below the curves from a day on, the first being 0; something `shorter` where it
    has no room."""

    at: int
    said: str
    style: str = "muted"
    shorter: tuple[str, ...] = ()

    def fitting(self, room: int) -> str:
        """What fits in so many cells; the shortest where nothing does."""
        fits = (one for one in (self.said, *self.shorter) if formats.cells(one) <= room)
        return next(fits, (self.said, *self.shorter)[-1])


def area_sign() -> Span:
    """How the area looks, for a legend."""
    return Span(_AREA_SIGN * 2, "accent") if glyphs().name == "ascii" else Span("  ", _AREA)


def curves(
    lines: Sequence[Drawn],
    area: Sequence[int],
    width: int,
    height: int,
    *,
    days: int,
    axis: Mapping[int, str],
    ticks: Sequence[Tick] = (),
    now: int | None = None,
) -> list[Line]:
    """`height` lines of `width` cells, the last one for what is said below.

    The first curve lies over the others. The `area` has as many values as days are over; `now` is
    the day with a line of its own. `axis` names values at the left, the first ones first where two
    fall on one line. Nothing is drawn without days, nor where there is no room.
    """
    named, told = tuple(axis.items()), tuple(ticks)
    drawn = _curves(
        tuple(lines), tuple(area), max(0, width), max(0, height), days, named, now, glyphs().name
    )
    if not drawn:
        return [[Span(" " * max(0, width))] for _ in range(max(0, height))]
    return [*drawn, _foot(told, width, _axis_width(named), days)]


def _axis_width(axis: Sequence[tuple[int, str]]) -> int:
    return max((formats.cells(said) for _value, said in axis), default=0)


@lru_cache(16)
def _curves(
    lines: tuple[Drawn, ...],
    area: tuple[int, ...],
    width: int,
    height: int,
    days: int,
    axis: tuple[tuple[int, str], ...],
    now: int | None,
    _profile: str,
) -> tuple[Line, ...]:
    beside = _axis_width(axis)
    room, rows = width - beside - 1, height - 1
    if days < 1 or room < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        return ()
    top = max((1, *area, *(value for one in lines for value in one.values), *dict(axis)))
    heights = _heights(area, room, rows, days, top)
    signs: dict[tuple[int, int], Drawn] = {}
    for one in reversed(lines):
        signs |= dict.fromkeys(_places(one, room, rows, days, top), one)
    now_at = None if now is None else _cell_of(now + 1, room, days)
    names: dict[int, str] = {}
    for value, said in axis:
        names.setdefault(_row_of(value, rows, top), said)
    painted: list[Line] = []
    for above in range(rows - 1, -1, -1):
        head = line(Cell(names.get(above, ""), beside, "muted", "right"), Cell("", 1))
        below = standing_side_by_side(heights, above, _AREA)
        cells = (
            _cell(own, signs.get((x, above)), is_now=x == now_at) for x, own in enumerate(below)
        )
        painted.append([*head, *merged(cells)])
    return tuple(painted)


def _cell(own: Span, drawn: Drawn | None, *, is_now: bool) -> Span:
    """The cell of the area, or the sign that lies over it."""
    if drawn is not None:
        return Span(drawn.sign, _AREA if own.style == _AREA else drawn.style)
    if is_now and own.text.isspace():
        return Span(_NOW, _AREA if own.style == _AREA else "muted")
    return own


def _heights(area: Sequence[int], room: int, rows: int, days: int, top: int) -> list[int]:
    """The columns of the area in eighths of a line; none after its last day."""
    until = len(area) * room // days
    points = _points(area)
    columns = []
    for x in range(room):
        amount = level(points, (x + 1) * days / room) if x < until else 0
        eighths = round(amount * rows * EIGHTHS / top)
        columns.append(max(eighths, 1) if amount > 0 else 0)
    return columns


def _points(values: Sequence[int]) -> list[tuple[int, int]]:
    return [(0, 0), *((day + 1, value) for day, value in enumerate(values))]


def _places(one: Drawn, room: int, rows: int, days: int, top: int) -> list[tuple[int, int]]:
    """The cells of a curve: one in every column, and those between where it is steep."""
    points = [(one.begins + day, value) for day, value in _points(one.values)]
    places: list[tuple[int, int]] = []
    before = 0
    first, last = (day * room // days for day in (one.begins, one.begins + len(one.values)))
    for x in range(first, min(last, room)):
        row = _row_of(level(points, (x + 1) * days / room), rows, top)
        places += [(x, between) for between in range(min(row, before + 1), row + 1)]
        before = row
    return places


def _row_of(value: float, rows: int, top: int) -> int:
    """The line of a value, counted from below: the uppermost that an area as high would fill."""
    return max(0, min(rows, round(value * rows / top)) - 1)


def _cell_of(day: int, room: int, days: int) -> int:
    """The last cell of a day."""
    return max(0, min(room - 1, day * room // days - 1))


def _foot(ticks: Sequence[Tick], width: int, beside: int, days: int) -> Line:
    """What is said below: each from its day to the next one's."""
    room = width - beside - 1
    begins = [tick.at * room // days for tick in ticks]
    spans = [Span(" " * (beside + 1 + (begins[0] if begins else room)))]
    for tick, at, end in zip(ticks, begins, [*begins[1:], room], strict=True):
        room_of_it = max(0, end - at)
        own = max(0, room_of_it - 1)
        told = Cell(f"|{tick.fitting(own - 1)}", own, tick.style)
        spans += line(told, Cell("", min(1, room_of_it)))
    return spans
