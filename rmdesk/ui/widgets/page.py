"""A page of titled sections, painted line by line, in columns as the width allows.

Folded, the page gives every section its share of the screen and says what it left out; unfolded,
everything is shown and scrolls.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rmdesk.ui.formats import cells
from rmdesk.ui.widgets.line_styles import LineStyles
from rmdesk.ui.widgets.lines import LINE_CLASSES, Cell, Line, Span, line, strip

GUTTER = 3


Item = Sequence[Line]
"""What belongs together: a record with all its lines."""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a page. `compose` makes its items for a width, all of them.

    `least` is what it keeps when the page is short; `detail` stands beside the title.
    """

    title: str
    compose: Callable[[int], Sequence[Item]]
    detail: str = ""
    least: int = 1


Band = Sequence[Section]
"""Sections side by side."""

Column = Sequence[Band]
"""Bands under one another."""


Columns = Callable[[int, bool], Sequence[Column]]
"""Makes the columns for a width; the second argument says whether the page is folded."""


def _no_columns(_width: int, _is_folded: bool) -> Sequence[Column]:
    return ()


def paint_page(columns: Sequence[Column], width: int, height: int | None) -> list[Line]:
    """The page's lines, each `width` cells wide; at most `height` of them unless None."""
    widths = shares(width - 2, len(columns))
    painted = [
        _paint_column(column, own, height) for column, own in zip(columns, widths, strict=True)
    ]
    total = max(len(lines) for lines in painted)
    for lines, own in zip(painted, widths, strict=True):
        lines.extend([[Span(" " * own)]] * (total - len(lines)))
    return [_side_by_side(row, margin=1) for row in zip(*painted, strict=True)]


def shares(width: int, parts: int) -> list[int]:
    """`width` in equal parts with a gutter between them; the last takes what is left over."""
    each = (width - GUTTER * (parts - 1)) // parts
    return [each] * (parts - 1) + [width - (each + GUTTER) * (parts - 1)]


def _paint_column(column: Column, width: int, height: int | None) -> list[Line]:
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
    for band, rows, has_title in zip(bands, wanted, titles, strict=True):
        if painted and blanks:
            painted.append([Span(" " * width)])
        parts = [_paint_section(*part, rows, has_title=has_title) for part in band]
        painted += [_side_by_side(row) for row in zip(*parts, strict=True)]
    return painted if height is None else painted[:height]


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
    begun = [sum(map(len, items[:number])) < rows for number in range(len(items))]
    left_out = begun.count(False)
    shown += [[Span(" " * width)]] * (rows - len(shown))
    if not has_title:
        return shown
    more = f"+{left_out} " if left_out else ""
    title = cells(section.title)
    rest = width - title - 2 - cells(more)
    heading = line(
        Cell(section.title, title, "section"),
        Cell("  " + section.detail, rest + 2, "section-detail"),
        Cell(more, cells(more), "section-more"),
    )
    return [heading, *shown]


def _side_by_side(parts: Sequence[Line], margin: int = 0) -> Line:
    spans: list[Span] = [Span(" " * margin)] if margin else []
    for number, part in enumerate(parts):
        if number:
            spans.append(Span(" " * GUTTER))
        spans += part
    if margin:
        spans.append(Span(" " * margin))
    return spans


class Page(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows what `show` was given; the columns are chosen by width."""

    COMPONENT_CLASSES = LINE_CLASSES

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.styles_of_lines = LineStyles(self)
        self._columns: Columns = _no_columns
        self._lines: Sequence[Line] = ()
        self.is_folded = True

    def show(self, columns: Columns, *, from_top: bool = True) -> None:
        """Show the columns that `columns` makes."""
        self._columns = columns
        if from_top:
            self.scroll_to(y=0, animate=False, force=True)
        self._lay_out()

    def fold(self, *, is_folded: bool) -> None:
        """One screen, or everything."""
        self.is_folded = is_folded
        self.scroll_to(y=0, animate=False, force=True)
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self.styles_of_lines.forget()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        columns = self._columns(width, self.is_folded) if width > 4 else ()
        height = self.size.height if self.is_folded else None
        self._lines = paint_page(columns, width, height) if columns else ()
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        row = self.scroll_offset.y + y
        if row >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return strip(self._lines[row], width, self.styles_of_lines.plain)
