"""The calendar's columns: a name, so many days of three cells, and the distances at the edge."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rmdesk.domain.daily_floor import CALLS
from rmdesk.domain.grid import GridRow, days_from
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.day_words import DayNames
from rmdesk.ui.formats import fit
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.grid_cells import SIGNS, signs, style
from rmdesk.ui.widgets.lines import Cell, Line, Span, line

DAY = SIGNS + 1
LAST, DUE = 5, 7
_EDGE = LAST + DUE


@dataclass(frozen=True, slots=True)
class GridLayout:
    """The columns for a width and a first day.

    Each day has a gap of one cell before it: a bar begins a week, brackets hold the cursor and,
    in the heading, today. An empty day off is dotted, so that no colour is needed to see it.
    """

    width: int
    name: int
    spare: int
    first: date
    today: date
    days: list[date]
    names: DayNames
    blanks: list[str] = field(default_factory=list)

    @property
    def last(self) -> date:
        return self.days[-1]

    def shows(self, day: date) -> bool:
        return self.first <= day <= self.last

    def column(self, day: date) -> int:
        """The column of `day`, -1 when it is not shown."""
        return (day - self.first).days if self.shows(day) else -1

    def column_at(self, x: int) -> int:
        """The column at a cell of the line: -1 is the name, the number of days the right edge."""
        if x <= self.name:
            return -1
        return min((x - 1 - self.name) // DAY, len(self.days))

    # --- lines ---

    def row(self, row: GridRow, column: int) -> Line:
        """A client's line. A page of scrolling is made of these: keep it quick."""
        has_cursor = column >= 0
        sign = glyphs().cursor if has_cursor else " "
        spans = [Span(sign + fit(row.name, self.name), "strong")]
        get = row.cells.get
        for number, day in enumerate(self.days):
            blank = self.blanks[number]
            cell = get(day)
            if number == column:
                shown = fit(signs(cell), SIGNS) if cell else "  "
                spans.append(Span(f"[{shown}]", "cell"))
            elif has_cursor and number == column + 1:
                if cell:
                    ink = style(cell, is_past=day < self.today)
                    spans.append(Span(fit(signs(cell), SIGNS), ink))
                else:
                    spans.append(Span(blank[1:], "muted"))
            elif cell:
                spans.append(Span(blank[0], "muted"))
                ink = style(cell, is_past=day < self.today)
                spans.append(Span(fit(signs(cell), SIGNS), ink))
            else:
                spans.append(Span(blank, "muted"))
        ends_here = column == len(self.days) - 1
        spans.append(Span(" " * (self.spare - ends_here)))
        return [*spans, *self._edge(row)]

    def _edge(self, row: GridRow) -> Iterator[Span]:
        """Days since the last contact and to the next; late ones carry a sign."""
        since = formats.unknown()
        if row.last_contact:
            since = str((self.today - row.last_contact).days)
        yield Span(fit(since, LAST, "right"))
        if row.next_due is None:
            yield Span(fit(formats.unknown(), DUE, "right"), "muted")
            return
        days = (row.next_due - self.today).days
        text = f"{formats.alarm_sign()}{-days}" if days < 0 else str(days)
        yield Span(fit(text, DUE, "right"), "warning" if days < 0 else "")

    def foot(
        self, counts: Mapping[date, tuple[int, int]], column: int, *, aim: int = CALLS
    ) -> tuple[Line, Line]:
        """Telephone contacts and all contacts of each day; at the edge the cursor's day in full,
        against the day's `aim` of calls."""
        calls = [Span(" " + fit(_("Calls"), self.name), "muted")]
        every = [Span(" " + fit(_("All contacts"), self.name), "muted")]
        for day in self.days:
            telephoned, met = counts.get(day, (0, 0))
            is_enough = telephoned >= aim
            calls.append(Span(_count(telephoned), "good" if is_enough else ""))
            every.append(Span(_count(met), "muted"))
        telephoned, met = counts.get(self.days[column], (0, 0)) if column >= 0 else (0, 0)
        share = f"{telephoned}/{aim}" if column >= 0 else ""
        total = str(met) if column >= 0 else ""
        is_enough = telephoned >= aim
        calls += line(Cell(share, self.spare + _EDGE, "good" if is_enough else "accent", "right"))
        every += line(Cell(total, self.spare + _EDGE, "muted", "right"))
        return calls, every


def lay_out(width: int, first: date, today: date, names: DayNames) -> GridLayout:
    """As many days as fit beside a name that grows with the width."""
    name = 12 if width < 100 else 16 if width < 140 else 20
    room = max(width - 1 - name - _EDGE - 1, DAY)
    count, spare = divmod(room, DAY)
    days = days_from(first, count)
    blanks = [
        ("|" if day.weekday() == 0 else " ") + (" ." if names.is_off(day) else "  ") for day in days
    ]
    return GridLayout(width, name, spare + 1, first, today, days, names, blanks)


def _count(number: int) -> str:
    return fit(str(number) if number else "", DAY, "right")
