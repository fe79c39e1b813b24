"""What stands around the grid: heading, foot and the lines for the cell under the cursor."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from textual.widget import Widget

from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.desk.client_file.respect import client_and_respect
from rmdesk.domain.clients import Client
from rmdesk.domain.daily_floor import CALLS
from rmdesk.domain.file.respect import Respect
from rmdesk.domain.grid import Entry
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.store.thread import Superseded, Urgency
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.messages import Shown
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.widgets.grid_cells import day_line, gist_line
from rmdesk.ui.widgets.grid_heading import LUNAR_FROM_HEIGHT, heading, lunar_lines
from rmdesk.ui.widgets.lines import Cell, Line, Span, line
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.words.days import day_words, lunar_words
from rmdesk.ui.words.respect import warning_of

_DAY_WIDTH = 40
"""What the day and the client's name keep of their line."""

_AHEAD = timedelta(days=35)
"""Days counted beyond those shown: a month's page finds its foot there."""


class Around:
    """Paints the lines of the calendar view around its grid, and counts what its foot says."""

    def __init__(self, view: Widget, access: Access) -> None:
        self._view = view
        self._access = access
        self._counts: dict[date, tuple[int, int]] = {}
        self._counting: tuple[date, date] | None = None
        self._wishes: tuple[ClientId, Client, Respect] | None = None
        self._are_days_known = False
        self._aim = CALLS
        self.chosen = 0
        self.rows = ""
        """What the rows are called: the view of the list that they are."""
        self.notice = ""
        """Stands in place of what the cell holds, while something else is to be said."""

    @property
    def _grid(self) -> Grid:
        return self._view.query_one(Grid)

    @property
    def entries(self) -> Sequence[Entry]:
        """What can be chosen in the cell under the cursor."""
        return self._grid.selected_cell.entries

    @property
    def entry(self) -> Entry | None:
        """The chosen one of them."""
        entries = self.entries
        return entries[min(self.chosen, len(entries) - 1)] if entries else None

    def say(self) -> None:
        """Paint everything for the cell under the cursor."""
        self._read_days()
        self._painted("#grid-heading").show(self._heading)
        self._painted("#grid-foot").show(self._foot)
        self._painted("#grid-day").show(self._day_line)
        self._painted("#grid-gist").show(self._gist_line)
        self._read_wishes()
        self._count()

    def say_reading(self, said: str) -> None:
        """How a spoken day is understood, in place of the day under the cursor."""
        self._painted("#grid-day").show(partial(_reading, said))

    def forget_counts(self) -> None:
        """Records changed."""
        self._counts.clear()
        self._counting = None
        self._wishes = None
        self._are_days_known = False

    def take_room(self) -> None:
        """The screen has another size, or the language another script: lunar days cost lines."""
        over = self._painted("#grid-heading")
        density = self._grid.density
        over.styles.height = 2 + (lunar_lines(density) if self._has_lunar else 0)
        over.show(self._heading)

    @property
    def _has_lunar(self) -> bool:
        return self._view.app.size.height >= LUNAR_FROM_HEIGHT

    @property
    def unknown_year(self) -> int | None:
        """The year of the day under the cursor where nobody told its holidays."""
        label = self._grid.layout_of_days.names.label(self._grid.day)
        return None if label is None or label.day.is_known else self._grid.day.year

    def _painted(self, selector: str) -> Painted:
        return self._view.query_one(selector, Painted)

    def _heading(self, width: int) -> Sequence[Line]:
        shown = self._grid.layout_of_days
        marked = len(self._grid.marks)
        rows = f"+{marked} {self.rows}" if marked else self.rows
        lines = heading(shown, self._grid.column, has_lunar=self._has_lunar, rows=rows)
        return _widened(lines, width - shown.width)

    def _foot(self, width: int) -> Sequence[Line]:
        shown = self._grid.layout_of_days
        return _widened(
            shown.foot(self._counts, self._grid.column, aim=self._aim), width - shown.width
        )

    def _day_line(self, width: int) -> Sequence[Line]:
        row, day = self._grid.selected_row, self._grid.day
        if row is None:
            return ()
        label = self._grid.layout_of_days.names.label(day)
        named = day_words(label) if label else ""
        kept = min(_DAY_WIDTH + formats.cells(named), width * 2 // 3)
        warning = self._warning()
        taken = max(0, min(formats.cells(warning), width - kept))
        spans = day_line(
            *(day, self._access.today, row.name, row.cell(day), width - taken),
            lunar=lunar_words(label) if label else "",
            named=named,
        )
        return ([*spans, *line(Cell(warning, taken, "warning"))],)

    # --- how the client under the cursor wants to be treated ---

    def _warning(self) -> str:
        if self._wishes is None or self._wishes[0] != self._grid.selected:
            return ""
        words = warning_of(self._wishes[2], self._wishes[1], self._access.now())
        return f"  {words}" if words else ""

    def _read_wishes(self) -> None:
        client_id = self._grid.selected
        if client_id is None or (self._wishes and self._wishes[0] == client_id):
            return
        self._view.run_worker(self._read_wishes_of(client_id))

    async def _read_wishes_of(self, client_id: ClientId) -> None:
        try:
            client, respect = await self._access.newest(
                "grid-wishes", lambda desk: client_and_respect(desk, client_id)
            )
        except (Superseded, asyncio.CancelledError, ClientGone):
            return  # the cursor stands elsewhere by now
        self._wishes = client_id, client, respect
        self._painted("#grid-day").show(self._day_line)

    def _gist_line(self, width: int) -> Sequence[Line]:
        if not self._grid.row_count():
            return ()
        if self.notice:
            return ([Span(formats.fit(f" {self.notice}", width), "accent")],)
        entries = self.entries
        chosen = max(0, min(self.chosen, len(entries) - 1))
        planned = self._grid.selected_cell.planned
        return (gist_line(entries, chosen, self._hint, width, planned=planned),)

    @property
    def _hint(self) -> str:
        is_to_come, marked = self._grid.day > self._access.today, len(self._grid.marks)
        if marked:
            said = (
                _("m or 3 agrees a meeting with the {count} marked")
                if is_to_come
                else _("t e m s v a or 1-6 writes one contact for the {count} marked")
            )
            return said.format(count=marked)
        if is_to_come:
            return _("m or 3 agrees a meeting on this day")
        return _("t e m s v a or 1-6 writes a contact, Enter its gist")

    # --- the days of work ---

    def _read_days(self) -> None:
        if not self._are_days_known:
            self._are_days_known = True
            self._view.run_worker(self._read_days_of_work())

    async def _read_days_of_work(self) -> None:
        days, self._aim = await self._access.ask(
            lambda desk: (desk.days, desk.settings.daily_calls), Urgency.PAGE
        )
        self._grid.work_by(days)
        self.say()
        self._view.post_message(Shown())

    # --- the foot ---

    def _count(self) -> None:
        """Count the contacts of the days shown and of the months beside them, once per change."""
        shown = self._grid.layout_of_days
        for first, last in (
            (shown.first, shown.last),
            (shown.first - _AHEAD, shown.first - timedelta(1)),
            (shown.last + timedelta(1), shown.last + _AHEAD),
        ):
            missing = [day for day in _days(first, last) if day not in self._counts]
            if missing:
                wanted = missing[0], missing[-1]
                if wanted != self._counting:
                    self._counting = wanted
                    self._view.run_worker(self._count_days(*wanted))
                return

    async def _count_days(self, first: date, last: date) -> None:
        try:
            counts: Mapping[date, tuple[int, int]] = await self._access.newest(
                "grid-foot", lambda desk: desk.grid.contacts_per_day(first, last)
            )
        except (Superseded, asyncio.CancelledError):
            return  # other days are being counted
        self._counting = None
        self._counts |= dict.fromkeys(_days(first, last), (0, 0))
        self._counts |= counts
        self._painted("#grid-foot").show(self._foot)
        self._count()


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=step) for step in range((last - first).days + 1)]


def _reading(said: str, width: int) -> Sequence[Line]:
    return ([Span(formats.fit(f" {said}", width), "accent")],)


def _widened(lines: Sequence[Line], cells: int) -> Sequence[Line]:
    """`lines` of the grid with blanks above its scroll bar."""
    return [[*spans, Span(" " * cells)] for spans in lines]
