"""A page of titled sections, painted line by line, in columns as the width allows; pure.

Folded, the page gives every section its share of the screen and says what it left out; unfolded,
everything is shown and scrolls. `page_view` puts it on the screen.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from rmdesk.ui.formats import beginning, cells
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.lines import Cell, Line, Span, line, told_in_a_gap

GUTTER = 3
APART = "   "
"""Parts the parts of what stands beside a title."""
_COUNT_WIDTH = 4
"""What ``+12`` and a blank take at the end of a heading."""


Item = Sequence[Line]
"""What belongs together: a record with all its lines."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A part of a row that the cursor stops at: `width` cells from `left`, all of it where None."""

    record: object
    left: int = 0
    width: int | None = None


class Row(list[Line]):
    """An item that can be opened: its lines, and the record they are about.

    Where records stand side by side in the lines, `stops` says where each does.
    """

    def __init__(
        self, lines: Iterable[Line], record: object = None, *, stops: Sequence[Stop] = ()
    ) -> None:
        super().__init__(lines)
        self.stops = tuple(stops) or (Stop(record),)


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page. `compose` makes its items for a width, all of them.

    `least` is what it keeps when the page is short; `detail` stands beside the title. `whose` is
    given back with a row of it that is opened. Without a title, a sign at its end says that lines
    were left out where it `marks_cut`, and ``+2`` in its first line how many where that is its
    heading (`counts_cut`).
    """

    title: str
    compose: Callable[[int], Sequence[Item]]
    detail: str = ""
    least: int = 1
    whose: object = None
    marks_cut: bool = False
    counts_cut: bool = False


Band = Sequence[Section]
"""Sections side by side."""

Column = Sequence[Band]
"""Bands under one another."""


Columns = Callable[[int, bool], Sequence[Column]]
"""Makes the columns for a width; the second argument says whether the page is folded."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row was painted: cells from the page's left and lines from its top.

    `has_more` says that rows of its section follow which did not fit.
    """

    whose: object
    record: object
    x: int
    y: int
    width: int
    height: int
    has_more: bool = False

    @property
    def key(self) -> tuple[object, object]:
        """What it is known by again after its record was changed."""
        return self.whose, getattr(self.record, "id", self.record)


@dataclass(frozen=True, slots=True)
class Painting:
    """The lines of a page or a column, and where its rows stand, in reading order."""

    lines: list[Line]
    places: list[Place]


def paint_page(columns: Sequence[Column], width: int, height: int | None) -> Painting:
    """The page, its lines each `width` cells wide; at most `height` of them unless None."""
    widths = shares(width - 2, len(columns))
    painted = [
        _paint_column(column, own, height) for column, own in zip(columns, widths, strict=True)
    ]
    total = max(len(column.lines) for column in painted)
    places: list[Place] = []
    x = 1
    for column, own in zip(painted, widths, strict=True):
        column.lines.extend([[Span(" " * own)]] * (total - len(column.lines)))
        places += [replace(place, x=place.x + x) for place in column.places]
        x += own + GUTTER
    rows = zip(*(column.lines for column in painted), strict=True)
    return Painting([_side_by_side(row, margin=1) for row in rows], places)


def shares(width: int, parts: int) -> list[int]:
    """`width` in equal parts with a gutter between them; the last takes what is left over."""
    each = (width - GUTTER * (parts - 1)) // parts
    return [each] * (parts - 1) + [width - (each + GUTTER) * (parts - 1)]


def _paint_column(column: Column, width: int, height: int | None) -> Painting:
    bands = [
        [
            (section, own, list(section.compose(own)))
            for section, own in zip(band, shares(width, len(band)), strict=True)
        ]
        for band in column
    ]
    titles = [any(section.title for section, _, _ in band) for band in bands]
    wanted = [max(sum(map(len, items)) for _, _, items in band) for band in bands]
    least = [max(section.least for section, _, _ in band) for band in bands]
    blanks = len(bands) - 1
    if height is not None:
        room = height - sum(titles)
        if sum(wanted) + blanks > room:
            blanks = 0  # a line that says something is worth more than an empty one
        wanted = _shrunk(wanted, least, room - blanks)
    painted: list[Line] = []
    places: list[Place] = []
    for band, rows, has_title in zip(bands, wanted, titles, strict=True):
        if painted and blanks:
            painted.append([Span(" " * width)])
        x, top = 0, len(painted) + has_title
        for section, own, items in band:
            places += _places(items, Place(section.whose, None, x, top, own, rows))
            x += own + GUTTER
        parts = [_paint_section(*part, rows, has_title=has_title) for part in band]
        painted += [_side_by_side(row) for row in zip(*parts, strict=True)]
    if height is None:
        return Painting(painted, places)
    return Painting(painted[:height], [place for place in places if place.y < height])


def _places(items: Sequence[Item], ground: Place) -> Iterator[Place]:
    """Where the rows among `items` stand on the `ground` that their section has."""
    row = 0
    found: list[Place] = []
    has_more = False
    for item in items:
        height = min(len(item), ground.height - row)
        if isinstance(item, Row) and height > 0:
            found += [
                replace(
                    ground,
                    record=stop.record,
                    x=ground.x + stop.left,
                    y=ground.y + row,
                    width=ground.width if stop.width is None else stop.width,
                    height=height,
                )
                for stop in item.stops
            ]
        has_more |= isinstance(item, Row) and height <= 0
        row += len(item)
    if found and has_more:
        found[-1] = replace(found[-1], has_more=True)
    yield from found


def _shrunk(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """`wanted` cut to `room` in all, always from the longest that may still give."""
    rows = list(wanted)
    while sum(rows) > room:
        givers = [n for n, own in enumerate(rows) if own > least[n]] or [
            n for n, own in enumerate(rows) if own > 0
        ]
        if not givers:
            break
        rows[max(givers, key=lambda n: rows[n])] -= 1
    return rows


def _paint_section(
    section: Section, width: int, items: Sequence[Item], rows: int, *, has_title: bool
) -> list[Line]:
    shown = [row for item in items for row in item][:rows]
    starts = accumulate(map(len, items), initial=0)
    begun = [start < rows for start, _item in zip(starts, items, strict=False)]
    left_out = begun.count(False)
    shown += [[Span(" " * width)]] * (rows - len(shown))
    if not has_title:
        if section.marks_cut and 0 < rows < sum(map(len, items)):
            shown[rows - 1] = _cut_off(shown[rows - 1], width)
        if section.counts_cut and left_out and rows > 0:
            shown[0] = told_in_a_gap(shown[0], f"+{left_out}")
        return shown
    more = f"+{left_out} " if left_out else ""
    title = cells(section.title)
    rest = width - title - 2 - cells(more)
    detail = fitting_detail(section.title, section.detail, width)
    heading = line(
        Cell(section.title, title, "section"),
        Cell("  " + detail, rest + 2, "section-detail"),
        Cell(more, cells(more), "section-more"),
    )
    return [heading, *shown]


def _cut_off(row: Line, width: int) -> Line:
    """The row with the sign of a cut in its last cells."""
    sign = glyphs().cut
    room = width - cells(sign)
    spans: list[Span] = []
    for text, style in row:
        kept = beginning(text, room)
        spans.append(Span(kept, style))
        room -= cells(kept)
    return [*spans, Span(" " * room + sign)]


def fitting_detail(title: str, detail: str, width: int) -> str:
    """As many parts of a `detail` as fit whole beside the title; of the first at least the
    beginning."""
    room = width - cells(title) - 2 - _COUNT_WIDTH
    parts = detail.split(APART)
    while len(parts) > 1 and cells(APART.join(parts)) > room:
        parts.pop()
    return APART.join(parts)


def _side_by_side(parts: Sequence[Line], margin: int = 0) -> Line:
    spans: list[Span] = [Span(" " * margin)] if margin else []
    for number, part in enumerate(parts):
        if number:
            spans.append(Span(" " * GUTTER))
        spans += part
    if margin:
        spans.append(Span(" " * margin))
    return spans
