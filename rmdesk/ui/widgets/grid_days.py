"""The calendar's columns: a name, so many days, and the distances at the edge.

A day takes three cells, so that a month or more is shown; or one, and a quarter is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rmdesk.domain.calendar.working_days import DayKind
from rmdesk.domain.daily_floor import CALLS
from rmdesk.domain.grid import GridRow, days_from
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.formats import fit
from rmdesk.ui.glyphs import glyphs
from rmdesk.ui.widgets.grid_cells import SIGNS, in_one_sign, signs, style
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.words.days import DayNames

DAY = SIGNS + 1
DAYS_A_WEEK = 7
WEEK_CELLS = DAYS_A_WEEK + 1
LAST, DUE = 5, 7
_EDGE = LAST + DUE
_AWAY = {DayKind.LEAVE, DayKind.OFF}


class Density(StrEnum):
    """How many days the grid shows at once; the value stands in the kept place."""

    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class GridLayout:
    """The columns for a width and a first day.

    In a month each day has a gap of one cell before it: a bar begins a week, brackets hold the
    cursor and, in the heading, today. In a quarter a day is one cell and only weeks have their
    bar; brackets stand where a neighbour leaves room. An empty day off is dotted, so that no
    colour is needed to see it. `blank` is what an empty line has between name and edge; the signs
    of each day stand at its `starts` in there.
    """

    width: int
    name: int
    spare: int
    first: date
    today: date
    density: Density
    days: list[date]
    names: DayNames
    blank: str
    starts: list[int]

    @property
    def last(self) -> date:
        return self.days[-1]

    @property
    def signs(self) -> int:
        """The cells of a day."""
        return SIGNS if self.density is Density.MONTH else 1

    def shows(self, day: date) -> bool:
        return self.first <= day <= self.last

    def column(self, day: date) -> int:
        """The column of `day`, -1 when it is not shown."""
        return (day - self.first).days if self.shows(day) else -1

    def column_at(self, x: int) -> int:
        """The column at a cell of the line: -1 is the name, the number of days the right edge."""
        if x <= self.name:
            return -1
        within = x - 1 - self.name
        if self.density is Density.MONTH:
            return min(within // DAY, len(self.days))
        week, place = divmod(within, WEEK_CELLS)
        return min(week * DAYS_A_WEEK + max(0, place - 1), len(self.days))

    def is_away(self, day: date) -> bool:
        """Whether the RM is on leave or has taken the day off."""
        label = self.names.label(day)
        return label is not None and label.day.kind in _AWAY

    # --- lines ---

    def row(self, row: GridRow, column: int, *, is_marked: bool = False) -> Line:
        """A client's line. A page of scrolling is made of these: keep it quick."""
        sign = glyphs().cursor if column >= 0 else "+" if is_marked else " "
        name = fit(row.name, self.name)
        if is_marked and column >= 0:
            name = fit(f"+{row.name}", self.name)
        first, last = self.first, self.days[-1]
        filled = [(day - first).days for day in row.cells if first <= day <= last]
        if column >= 0 and column not in filled:
            filled.append(column)
        filled.sort()
        spans = [Span(sign + name, "accent" if is_marked else "strong")]
        blank, starts, width = self.blank, self.starts, self.signs
        at = 0
        for place, number in enumerate(filled):
            begins = starts[number]
            text, ink = self._signs(row, number)
            ends = begins + width
            if number == column:
                follows = filled[place + 1] if place + 1 < len(filled) else len(self.days)
                has_room = follows == len(self.days) or starts[follows] > ends
                ink = "cell"
                if at < begins:
                    begins, text = begins - 1, f"[{text}"
                if has_room and (ends < len(blank) or self.density is Density.MONTH):
                    ends, text = ends + 1, f"{text}]"
            if at < begins:
                spans.append(Span(blank[at:begins], "muted"))
            spans.append(Span(text, ink))
            at = ends
        spans.append(Span(blank[at:] + " " * (self.spare - max(0, at - len(blank))), "muted"))
        return [*spans, *self._edge(row)]

    def _signs(self, row: GridRow, number: int) -> tuple[str, str]:
        """What a day's cell shows and its ink."""
        day = self.days[number]
        cell = row.cells.get(day)
        if cell is None:
            return " " * self.signs, "muted"
        is_clash = bool(cell.agreed) and day >= self.today and self.is_away(day)
        text = signs(cell)
        if is_clash:
            text = formats.alarm_sign() + text
        if self.density is Density.MONTH:
            shown = fit(text, SIGNS)
        else:
            shown = text[:1] if is_clash else in_one_sign(text)
        return shown, "warning" if is_clash else style(cell, is_past=day < self.today)

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
        """Telephone contacts and all contacts of each day, or week; at the edge the cursor's day
        in full, against the day's `aim` of calls."""
        by_week = self.density is Density.QUARTER
        heads = (
            (_("Calls a week"), _("All, a week")) if by_week else (_("Calls"), _("All contacts"))
        )
        calls, every = ([Span(" " + fit(head, self.name), "muted")] for head in heads)
        for days in self._weeks() if by_week else ([day] for day in self.days):
            taken = WEEK_CELLS if by_week else DAY
            telephoned = sum(counts.get(day, (0, 0))[0] for day in days)
            met = sum(counts.get(day, (0, 0))[1] for day in days)
            wanted = aim * (sum(not self.names.is_off(day) for day in days) if by_week else 1)
            is_enough = telephoned >= max(wanted, 1)
            calls.append(Span(_count(telephoned, taken), "good" if is_enough else ""))
            every.append(Span(_count(met, taken), "muted"))
        telephoned, met = counts.get(self.days[column], (0, 0)) if column >= 0 else (0, 0)
        share = f"{telephoned}/{aim}" if column >= 0 else ""
        total = str(met) if column >= 0 else ""
        is_enough = telephoned >= aim
        calls += line(Cell(share, self.spare + _EDGE, "good" if is_enough else "accent", "right"))
        every += line(Cell(total, self.spare + _EDGE, "muted", "right"))
        return calls, every

    def _weeks(self) -> Iterator[list[date]]:
        days = self.days
        return (days[at : at + DAYS_A_WEEK] for at in range(0, len(days), DAYS_A_WEEK))


def lay_out(
    width: int, first: date, today: date, names: DayNames, density: Density = Density.MONTH
) -> GridLayout:
    """As many days as fit beside a name that grows with the width.

    In a quarter they are whole weeks: `first` is a Monday, as `monday_of` makes it.
    """
    name = 12 if width < 100 else 16 if width < 140 else 20
    cells = DAY if density is Density.MONTH else WEEK_CELLS
    room = max(width - 1 - name - _EDGE - 1, cells)
    count, spare = divmod(room, cells)
    if density is Density.MONTH:
        days = days_from(first, count)
        starts = [1 + DAY * number for number in range(count)]
        blank = "".join(
            ("|" if day.weekday() == 0 else " ") + (" ." if names.is_off(day) else "  ")
            for day in days
        )
    else:
        days = days_from(monday_of(first), count * DAYS_A_WEEK)
        starts = [number + number // DAYS_A_WEEK + 1 for number in range(len(days))]
        blank = "".join(
            ("|" if day.weekday() == 0 else "") + ("." if names.is_off(day) else " ")
            for day in days
        )
    return GridLayout(
        *(width, name, spare + 1, days[0], today, density, days, names, blank, starts)
    )


def monday_of(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def _count(number: int, taken: int) -> str:
    return fit(str(number) if number else "", taken, "right")
