"""The calendar's columns: a name, so many days of three cells, and the distances at the edge."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from rmdesk.domain.calls import TELEPHONE_CONTACTS_A_DAY
from rmdesk.domain.grid import GridRow, days_from
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.formats import fit
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.grid_cells import SIGNS, signs, style
from rmdesk.ui.widgets.lines import Cell, Line, Span, line

_WEEKDAYS = (N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su"))
_DAY = SIGNS + 1
_LAST, _DUE = 5, 7
_EDGE = _LAST + _DUE
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class GridLayout:
    """The columns for a width and a first day.

    Each day has a gap of one cell before it: a bar begins a week, brackets hold the cursor and,
    in the heading, today. An empty weekend is dotted, so that no colour is needed to see it.
    """

    width: int
    name: int
    spare: int
    first: date
    today: date
    days: list[date]
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
        return min((x - 1 - self.name) // _DAY, len(self.days))

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
        yield Span(fit(since, _LAST, "right"))
        if row.next_due is None:
            yield Span(fit(formats.unknown(), _DUE, "right"), "muted")
            return
        days = (row.next_due - self.today).days
        text = f"{formats.alarm_sign()}{-days}" if days < 0 else str(days)
        yield Span(fit(text, _DUE, "right"), "warning" if days < 0 else "")

    def heading(self, column: int) -> tuple[Line, Line]:
        """Two lines: days, the first of a month with its month; and weekdays, today in brackets."""
        month = f"{self.days[max(column, 0)]:%Y-%m}"
        upper = [Span(" " + fit(month, self.name), "heading")]
        lower = [Span(" " + fit(_("Client"), self.name), "heading")]
        skips = False
        for number, day in enumerate(self.days):
            on_cursor = number == column
            ink = "title" if on_cursor else "heading" if day != self.today else "accent"
            if day.day == 1 and number + 1 < len(self.days):
                upper.append(Span(" "))
                upper.append(Span(fit(f"{day.month}/{day.day}", SIGNS + _DAY), ink))
                skips = True
            elif skips:
                skips = False
            else:
                upper.append(Span(" "))
                upper.append(Span(fit(str(day.day), SIGNS, "right"), ink))
            lower += self._weekday(day, ink)
        closes = "]" if self.last == self.today else " "
        upper.append(Span(" " * self.spare))
        lower.append(Span(closes + " " * (self.spare - 1)))
        upper += line(Cell(_("Last"), _LAST, "heading", "right"))
        upper += line(Cell(_("Due"), _DUE, "heading", "right"))
        lower += line(Cell(_("d ago"), _LAST, "muted", "right"))
        lower += line(Cell(_("in d"), _DUE, "muted", "right"))
        return upper, lower

    def _weekday(self, day: date, ink: str) -> Iterator[Span]:
        gap = "|" if day.weekday() == 0 else " "
        if day == self.today:
            gap = "["
        elif day == self.today + timedelta(1):
            gap = "]"
        yield Span(gap, "accent" if gap in "[]" else "muted")
        name = fit(_(_WEEKDAYS[day.weekday()]), SIGNS)
        if ink == "heading":
            ink = "muted" if day.weekday() >= _SATURDAY else ""
        yield Span(name, ink)

    def foot(self, counts: Mapping[date, tuple[int, int]], column: int) -> tuple[Line, Line]:
        """Telephone contacts and all contacts of each day; at the edge the cursor's day in full."""
        calls = [Span(" " + fit(_("Calls"), self.name), "muted")]
        every = [Span(" " + fit(_("All contacts"), self.name), "muted")]
        for day in self.days:
            telephoned, met = counts.get(day, (0, 0))
            is_enough = telephoned >= TELEPHONE_CONTACTS_A_DAY
            calls.append(Span(_count(telephoned), "good" if is_enough else ""))
            every.append(Span(_count(met), "muted"))
        telephoned, met = counts.get(self.days[column], (0, 0)) if column >= 0 else (0, 0)
        share = f"{telephoned}/{TELEPHONE_CONTACTS_A_DAY}" if column >= 0 else ""
        total = str(met) if column >= 0 else ""
        is_enough = telephoned >= TELEPHONE_CONTACTS_A_DAY
        calls += line(Cell(share, self.spare + _EDGE, "good" if is_enough else "accent", "right"))
        every += line(Cell(total, self.spare + _EDGE, "muted", "right"))
        return calls, every


def lay_out(width: int, first: date, today: date) -> GridLayout:
    """As many days as fit beside a name that grows with the width."""
    name = 12 if width < 100 else 16 if width < 140 else 20
    room = max(width - 1 - name - _EDGE - 1, _DAY)
    count, spare = divmod(room, _DAY)
    days = days_from(first, count)
    blanks = [
        ("|" if day.weekday() == 0 else " ") + (" ." if day.weekday() >= _SATURDAY else "  ")
        for day in days
    ]
    return GridLayout(width, name, spare + 1, first, today, days, blanks)


def _count(number: int) -> str:
    return fit(str(number) if number else "", _DAY, "right")
