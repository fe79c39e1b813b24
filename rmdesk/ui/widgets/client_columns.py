"""The columns of the client list on a width: which of them show, where they begin, how they paint.

The first column, the name, stays at the left; the others scroll under it by whole columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rmdesk.domain.fields import Kind, ListField
from rmdesk.domain.views import Rule, SortKey, View
from rmdesk.ui import formats
from rmdesk.ui.formats import fit
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.client_cells import (
    WITH_DAY,
    align,
    cell_style,
    cell_text,
    field_of,
    heading,
    rule_style,
)
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.list_rows import ListRow

_WIDEST_NAME = 30
_GIVES = 4
"""Cells that a name of the usual width may lose so that a column more is seen whole."""
_LEAST_CUT = 6
"""A text column that does not fit any more is begun in no less than this."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A column as it is painted: its place in the view, and how wide it is here."""

    place: int
    field: ListField
    width: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns painted on `width` cells, of `count` that the view has."""

    placed: Sequence[Placed]
    count: int
    gap: int
    spare: int
    rules: Sequence[Rule]

    @property
    def last(self) -> int:
        """The place of the last column that is painted whole or in part."""
        return self.placed[-1].place

    @property
    def margin(self) -> int:
        """The cells before the name: the mark, and the sign of a rule where there are rules."""
        return 3 if self.rules else 1

    def heading(self, order: Sequence[SortKey], column: int) -> Line:
        """Titles; sort marks with their rank where there are several; the cursor's column."""
        ranks = {key.field: (rank, key.descending) for rank, key in enumerate(order, 1)}
        spans = [Span(" " * self.margin)]
        for placed in self.placed:
            sign = ""
            if placed.field.id in ranks:
                rank, is_descending = ranks[placed.field.id]
                sign = glyphs().descending if is_descending else glyphs().ascending
                sign += str(rank) if len(order) > 1 else ""
            style = "accent" if sign else "heading"
            style = "title" if placed.place == column else style
            title = heading(placed.field)
            room = placed.width - formats.cells(sign)
            text = fit(title, min(room, formats.cells(title))) + sign
            spans += line(Cell(text, placed.width, style, align(placed.field)))
            spans.append(Span(" " * self.gap))
        return [*spans[:-1], Span(" " * self.spare)]

    def row(self, row: ListRow, today: date, *, mark: str, column: int) -> Line:
        """One line of the list. This is what a page of scrolling is made of: keep it quick.

        The cell in `column` gets the style "cell"; -1 for a line without the cursor.
        """
        gap = " " * self.gap
        spans = [Span(mark, "accent")]
        rule = row.rule
        if self.rules:
            spans.append(Span(fit(rule.sign, 1) + " ", rule_style(rule)) if rule else Span("  "))
        for placed in self.placed:
            field, width = placed.field, placed.width
            value = row.values[placed.place]
            text = fit(cell_text(field, value, width, today), width, align(field))
            if placed.place == column:
                style = "cell"
            elif placed.place == 0:
                style = "muted" if row.is_gone else rule_style(rule) if rule else "strong"
            else:
                style = cell_style(field, value, today)
            spans.append(Span(text, style))
            spans.append(Span(gap))
        return [*spans[:-1], Span(" " * self.spare)]

    def place_at(self, x: int) -> int | None:
        """The place of the column at `x` cells from the left."""
        end = self.margin
        for placed in self.placed:
            end += placed.width + self.gap
            if x < end:
                return placed.place
        return None


def lay_out(view: View, width: int, *, first: int = 1) -> Layout:
    """The columns of `view` on `width` cells, scrolled so that `first` stands beside the name.

    When all of them fit, what is left over goes to the days, then to the gaps, then to the name;
    when they do not, the name gives a little where that shows one column more.
    """
    known = [
        Placed(place, field, _wanted(field, column.width))
        for place, column in enumerate(view.columns)
        if (field := field_of(column.field))
    ]
    room = width - (3 if view.rules else 1)
    needed = sum(column.width for column in known) + len(known) - 1
    is_free = view.columns[0].width == known[0].field.width
    if needed <= room or (is_free and needed - _GIVES <= room):
        return _all(known, room - needed, view.rules)
    if is_free:
        known[0] = _giving(known, room)
    known[0] = replace(known[0], width=min(known[0].width, room // 2))
    return _some(known, room, first, view.rules)


def _wanted(field: ListField, width: int) -> int:
    """The cells of a column: a width nobody changed makes room for title, sort mark and rank."""
    return width if width != field.width else max(width, formats.cells(heading(field)) + 2)


def _all(columns: list[Placed], spare: int, rules: Sequence[Rule]) -> Layout:
    if spare < 0:
        columns[0] = _wider(columns[0], spare)
        return Layout(columns, len(columns), 1, 0, rules)
    gaps = len(columns) - 1
    for index, column in enumerate(columns):
        more = WITH_DAY.get(column.field.id, 0) - column.width
        if 0 < more <= spare - gaps:
            columns[index] = _wider(column, more)
            spare -= more
    wider = min(2, spare // gaps) if gaps else 0
    spare -= wider * gaps
    more = max(0, min(spare, _WIDEST_NAME - columns[0].width))
    columns[0] = _wider(columns[0], more)
    return Layout(columns, len(columns), 1 + wider, spare - more, rules)


def _giving(columns: Sequence[Placed], room: int) -> Placed:
    """The name, narrower where that lets one more of the first columns be seen whole."""
    gap = _gap(room)
    taken = columns[0].width
    for column in columns[1:]:
        taken += gap + column.width
        if taken > room:
            return _wider(columns[0], room - taken) if taken - room <= _GIVES else columns[0]
    return columns[0]


def _some(columns: Sequence[Placed], room: int, first: int, rules: Sequence[Rule]) -> Layout:
    gap = _gap(room)
    shown, left = [columns[0]], room - columns[0].width
    for column in columns[max(1, first) :]:
        if column.width + gap <= left:
            shown.append(column)
            left -= column.width + gap
            continue
        is_alone = len(shown) == 1  # however wide: the cursor's column is always seen
        if is_alone or (column.field.kind is Kind.TEXT and left - gap >= _LEAST_CUT):
            shown.append(_wider(column, left - gap - column.width))
            left = 0
        break
    return Layout(shown, len(columns), gap, left, rules)


def _gap(room: int) -> int:
    return 1 if room < 100 else 2


def _wider(column: Placed, cells: int) -> Placed:
    return replace(column, width=column.width + cells)


def first_to_show(view: View, width: int, first: int, column: int) -> int:
    """Which column stands beside the name, so that `column` is seen whole; it moves little."""
    count = len(view.columns)
    while first > 1 and _shows(view, width, first - 1, count - 1):
        first -= 1  # the window grew: no room is left empty at the right
    if column < 1:
        return first
    first = min(first, column)
    while first < column and not _shows(view, width, first, column):
        first += 1
    return first


def _shows(view: View, width: int, first: int, column: int) -> bool:
    """Whether `column` is painted in its full width."""
    wanted = view.columns[column].width
    return any(
        placed.place == column and placed.width >= _wanted(placed.field, wanted)
        for placed in lay_out(view, width, first=first).placed
    )
