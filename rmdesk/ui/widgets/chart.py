"""Charts of painted lines: bars that lie and columns that stand, figures always beside them.

Three ways of drawing, by the profile of signs: grounds of colour, which every terminal has
(`safe`); eighths of a cell where its signs are trusted (`unicode`); plain signs (`ascii`).
What a chart says stands in figures beside it: it can be read without any colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rmdesk.ui import formats
from rmdesk.ui.formats import Align
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Cell, Line, Span, line

_EIGHTHS: Final = 8
_GAP: Final = 2
"""Cells between columns of figures."""
LEAST_BAR: Final = 4
"""Cells of a bar that still tells much from little: a shorter one is left out."""
_BELOW: Final = 2
"""How far in the second part of a name stands."""
_LYING: Final = " ▏▎▍▌▋▊▉█"
_STANDING: Final = " ▁▂▃▄▅▆▇█"
_FULL: Final = "title"
"""The ground of what is counted; `_REST` is that of what is left of the whole."""
_REST: Final = "section"
_INK: Final = "section-more"
"""The ink of eighths, on the ground of the rest."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """A bar: its name, how much of the whole it is (`part` of the chart's `whole`), and the texts
    of the columns beside it. `part` is None where it is not known: there is no bar. `below` stands
    on a line of its own, where a name of two parts has no room beside the bar."""

    name: str
    part: int | None
    said: tuple[str, ...] = ()
    style: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A column of figures beside the bars."""

    title: str
    width: int
    align: Align = "right"


@dataclass(frozen=True, slots=True)
class Standing:
    """A column: its name, `part` of `base`, and a text for each of the lines below it."""

    name: str
    part: int
    base: int
    said: tuple[str, ...] = ()


def bar(part: int | None, whole: int, width: int) -> list[Span]:
    """`part` of `whole` in `width` cells; of a little something is always to be seen."""
    return list(_bar(part or 0, whole, width, glyphs().name))


@lru_cache(1024)
def _bar(part: int, whole: int, width: int, profile: str) -> tuple[Span, ...]:
    eighths = _share(part, whole, width * _EIGHTHS)
    if profile == "unicode":
        full, rest = divmod(eighths, _EIGHTHS)
        text = "█" * full + (_LYING[rest] if rest else "")
        return (Span(text, _INK), Span(" " * (width - full - bool(rest)), _REST))
    filled = _share(part, whole, width)
    if profile == "ascii":
        return (Span("#" * filled, "accent"), Span("." * (width - filled), "muted"))
    return (Span(" " * filled, _FULL), Span(" " * (width - filled), _REST))


def _share(part: int, whole: int, room: int) -> int:
    """How much of `room` `part` takes: at least one for anything, never more than there is."""
    if part <= 0 or whole <= 0:
        return 0
    return max(min(1, room), min(room, room * part // whole))


def lying(
    rows: Sequence[BarRow], width: int, *, whole: int, name: int, beside: Sequence[Beside]
) -> list[Line]:
    """A heading where a column has a title, and a line for each row: name, bar, figures.

    The bars take what names and figures leave; where there is nothing to leave, figures go first.
    """
    left = max(0, room(width, beside))
    name = min(name, left)
    bars = left - name
    lines: list[Line] = []
    if any(one.title for one in beside):
        titles = [Cell(one.title, one.width, "heading", one.align) for one in beside]
        gap = Cell("", name + bars + _GAP)
        lines.append([*line(gap), *line(*titles, gap=_GAP)])
    for row in rows:
        has_bar = row.part is not None and bars >= LEAST_BAR
        shown = bar(row.part, whole, bars) if has_bar else [Span(" " * bars)]
        said = [
            Cell(text, one.width, row.style, one.align)
            for text, one in zip(row.said, beside, strict=True)
        ]
        beside_it = [Span(" " * _GAP), *line(*said, gap=_GAP)]
        lines.append([*line(Cell(row.name, name, row.style)), *shown, *beside_it])
        if row.below:
            lines.append(line(Cell("", _BELOW), Cell(row.below, width - _BELOW, "muted")))
    return lines


def columns(titles: Sequence[str], rows: Sequence[BarRow]) -> list[Beside]:
    """The columns of figures beside `rows`, each as wide as its title and its texts need."""
    said = zip(*(row.said for row in rows), strict=True) if rows else ((),) * len(titles)
    return [
        Beside(title, max(map(formats.cells, (title, *texts))))
        for title, texts in zip(titles, said, strict=True)
    ]


def room(width: int, beside: Sequence[Beside]) -> int:
    """What names and bars have of `width` cells."""
    return width - sum(one.width + _GAP for one in beside)


def standing(
    columns: Sequence[Standing],
    width: int,
    *,
    height: int,
    below: Sequence[str],
    name: int,
) -> list[Line]:
    """Columns side by side, `height` lines high; their names and figures stand below.

    What is counted stands at the foot of a column, on it what is left of its base. `below` names
    the lines of figures at the left, in `name` cells.
    """
    if not columns:
        return []
    pitch = max(2, min(7, (width - name) // len(columns)))
    most = max(column.base for column in columns)
    drawn = [_column(one, most, height, pitch - 1) for one in columns]
    rest = width - name - pitch * len(columns)
    lines: list[Line] = []
    for number in range(height):
        spans = [Span(" " * name)]
        for column in drawn:
            spans += [column[number], Span(" ")]
        lines.append([*spans, Span(" " * rest)])
    for place, title in enumerate(("", *below)):
        cells = [Cell(title, name, "muted")]
        for one in columns:
            text = one.said[place - 1] if place else one.name
            style = "heading" if not place else ""
            cells += [Cell(text, pitch - 1, style, "center"), Cell("", 1)]
        lines.append([*line(*cells), Span(" " * rest)])
    return lines


def _column(one: Standing, most: int, height: int, width: int) -> list[Span]:
    """A column from its top, each line `width` cells wide."""
    profile = glyphs().name
    base = _share(one.base, most, height)
    if profile == "unicode":
        eighths = _share(one.part, most, height * _EIGHTHS)
        return [_eighths_line(eighths, base, above, width) for above in reversed(range(height))]
    part = min(base, _share(one.part, most, height))
    lines: list[Span] = []
    for above in reversed(range(height)):
        if above < part:
            lines.append(Span("#" * width, "accent") if profile == "ascii" else _ground(width))
        elif above < base:
            is_plain = profile == "ascii"
            lines.append(Span("." * width, "muted") if is_plain else Span(" " * width, _REST))
        else:
            lines.append(Span(" " * width))
    return lines


def _ground(width: int) -> Span:
    return Span(" " * width, _FULL)


def _eighths_line(eighths: int, base: int, above: int, width: int) -> Span:
    """One line of a column in eighths, `above` lines over its foot."""
    filled = max(0, min(_EIGHTHS, eighths - above * _EIGHTHS))
    if not filled and above >= base:
        return Span(" " * width)
    return Span(_STANDING[filled] * width, _INK)


def widest(names: Sequence[str], most: int) -> int:
    """The cells that the names of bars need, with a blank after them; at most `most`."""
    return min(most, max(map(formats.cells, names), default=0) + 1)
