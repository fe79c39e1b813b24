"""The calendar grid: clients down, days across, of any length both ways.

Lines are painted and cached as in every list; days are no scroll position but a first day, which
moves by the week. Rows are read for more days than are shown, so that a month's page finds its
cells already there.
"""

from collections.abc import Callable, Hashable, Sequence, Set
from concurrent.futures import Future
from datetime import date, timedelta

from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.grid import Cell, GridRow
from rmdesk.domain.ids import ClientId
from rmdesk.ui.access import Access
from rmdesk.ui.widgets.client_lines import ClientLines
from rmdesk.ui.widgets.grid_days import Density, GridLayout, lay_out, monday_of
from rmdesk.ui.widgets.grid_keys import EARLIEST, LATEST, WEEK
from rmdesk.ui.widgets.grid_mouse import GridMouse
from rmdesk.ui.widgets.lines import Line
from rmdesk.ui.words.days import DayNames

_MONTH = timedelta(days=35)
"""Days that are at least read beyond those shown when the grid rests: a month's page finds them."""
_MARGIN = timedelta(days=66)
"""Days read beyond those shown, on either side: enough for two such pages."""

_REST_SECONDS = 0.04


class Grid(GridMouse, ClientLines[GridRow]):
    """Keeps the selected day as well as the client, whatever happens to rows and columns."""

    has_heading = False

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(access, id=id)
        self._first = self._read_from = self._read_to = access.today
        self._layout: GridLayout | None = None
        self._density = Density.MONTH
        self._marks: set[int] = set()
        self._names = DayNames()
        self._shown = lay_out(80, access.today, access.today, self._names)
        self._shown_column = -1
        self._readings = 0
        self._is_placed = False
        self._placed_in = Size(0, 0)
        self._painted_late: set[int] = set()
        self._is_told_late = False
        self.set_reactive(Grid.day, access.today)

    def on_mount(self) -> None:
        self._ahead = self.set_interval(_REST_SECONDS, self._read_ahead, pause=True)

    # --- what is shown ---

    @property
    def selected_row(self) -> GridRow | None:
        row = super().selected_row
        self._is_told_late = not self.is_settled
        return row

    @property
    def selected_cell(self) -> Cell:
        row = self.selected_row
        return row.cell(self.day) if row else Cell()

    @property
    def is_settled(self) -> bool:
        """Whether the cell under the cursor is known and up to date."""
        return self._is_placed and len(self.ids) > 0 and self._pages.is_settled(self.cursor)

    @property
    def layout_of_days(self) -> GridLayout:
        """The columns as they are painted now."""
        layout = self._layout
        key = (self.row_width, self._first, self._access.today)
        if layout is None or (layout.width, layout.first, layout.today) != key:
            layout = self._layout = lay_out(*key, self._names, self._density)
        return layout

    @property
    def column(self) -> int:
        """The column under the cursor."""
        return self.layout_of_days.column(self.day)

    @property
    def density(self) -> Density:
        """How many days are shown at once."""
        return self._density

    @density.setter
    def density(self, density: Density) -> None:
        """More or fewer days, the cursor staying on its day."""
        if density is self._density:
            return
        self._density, self._layout = density, None
        if self._is_placed:
            self._first = self._aligned(_at_two_thirds(self.day, len(self.layout_of_days.days)))
            self._read_around(WEEK)
        self.rows_changed()
        self.shifts += 1

    @property
    def marks(self) -> Set[int]:
        """The clients whose rows are marked."""
        return frozenset(self._marks)

    @marks.setter
    def marks(self, marks: Set[int]) -> None:
        if marks != self._marks:
            self._marks = set(marks)
            self.rows_changed()

    @property
    def marked_in_order(self) -> list[int]:
        """The marked clients in the order of the rows; those who are not listed come last."""
        listed = [one for one in self.ids if one in self._marks]
        return [*listed, *sorted(self._marks.difference(listed))]

    def show(self, ids: Sequence[int], keep: ClientId | None = None) -> None:
        """Show `ids`; the cursor stays on `keep`, else goes to the top."""
        if ids is self.ids:
            self.move_to(self.place_of(keep))
            return
        self._pages.ids = ids
        self.rows_changed(cursor=self.place_of(keep))

    def outdate(self) -> None:
        self._readings += 1
        super().outdate()

    def look_again(self) -> None:
        """The language, the glyphs or the day changed."""
        self._layout = None
        self.rows_changed()

    def work_by(self, days: WorkingDays) -> None:
        """Show these days of work."""
        if days != self._names.days:
            self._names = DayNames(days)
            self.look_again()

    # --- rows ---

    def row_key(self, index: int) -> Hashable:
        column = self._shown_column if index == self.cursor else -1
        if self._pages.is_settled(index):
            return self._pages.ids[index], self._first, column
        self._painted_late.add(index)
        return "late", self._readings, index, self._first, column

    def compose_row(self, index: int, width: int) -> Line | None:
        row = self._pages.row(index)
        if row is None:
            return None
        column = self._shown_column if index == self.cursor else -1
        return self._shown.row(row, column, is_marked=self._pages.ids[index] in self._marks)

    def style_of(self, on_cursor: int) -> Callable[[str], Style]:
        """The cell under the cursor has the cursor's ground, its line the idle one."""
        styles = self.styles_of_lines
        if not on_cursor:
            return styles.plain
        cell = styles.cursor("") if on_cursor > 1 else styles.plain("title")
        return lambda name: cell if name == "cell" else styles.cursor_idle(name)

    def render_lines(self, crop: Region) -> list[Strip]:
        self._shown = self.layout_of_days  # once per frame, not once per line
        self._shown_column = self._shown.column(self.day)
        self._painted_late.clear()
        lines = super().render_lines(crop)
        if self.cursor in self._painted_late and self.is_settled:
            self.call_later(self._row_came)  # it came while this was painted: nobody else says so
        self._pages.look_ahead(int(self.scroll_offset.y), self.rows_per_page)
        return lines

    def _row_came(self) -> None:
        self.shifts += 1

    def _rows_arrived(self) -> None:
        """Repaint what was painted without them, and tell who asked for the selected one before
        it came, painted or not; rows read ahead are nobody's hurry."""
        late = self._painted_late
        has_come = any(index < self.row_count() and self._pages.is_settled(index) for index in late)
        if (has_come and self.cursor in late) or (self._is_told_late and self.is_settled):
            self.shifts += 1
        if has_come:
            self.refresh()

    def _fetch(self, ids: Sequence[int]) -> "Future[dict[int, GridRow]]":
        wanted, first, last, today = list(ids), self._read_from, self._read_to, self._access.today
        return self._access.page(
            lambda desk: {
                int(client_id): row
                for client_id, row in desk.grid.rows(
                    wanted, first, last, today=today, settings=desk.settings
                ).items()
            }
        )

    # --- days ---

    def go_to(self, day: date) -> None:
        """Put the cursor on `day`; at the edge the days move on by a week, further away by more."""
        day = min(max(day, EARLIEST), LATEST)
        if not self._is_placed:
            self.day = day  # the first layout puts it in its place
            return
        shown = self.layout_of_days
        first = self._first
        if day < shown.first:
            near = shown.first - day <= WEEK
            first = first - WEEK if near else _at_two_thirds(day, len(shown.days))
        elif day > shown.last:
            near = day - shown.last <= WEEK
            first = first + WEEK if near else _at_two_thirds(day, len(shown.days))
        self._move_days(day, first)

    def go_home(self) -> None:
        """Today, with twice as much past as future."""
        today = self._access.today
        self._move_days(today, _at_two_thirds(today, len(self.layout_of_days.days)))

    def _aligned(self, first: date) -> date:
        """A quarter begins with a week."""
        return first if self._density is Density.MONTH else monday_of(first)

    def _move_days(self, day: date, first: date) -> None:
        first = self._aligned(first)
        if day - first >= timedelta(len(self.layout_of_days.days)):
            first += WEEK  # the week begun earlier pushed the day out
        if first != self._first:
            self._first = first
            self._read_around(WEEK)
            self.refresh()
            self._ahead.reset()
            self._ahead.resume()
            self.day = day
            self.shifts += 1
            return
        self.day = day
        self.refresh_row(self.cursor)

    def _read_around(self, margin: timedelta) -> None:
        """Before the days read run out, read others; what is shown is mostly among the old ones."""
        shown = self.layout_of_days
        if self._read_from <= shown.first - margin and shown.last + margin <= self._read_to:
            return
        self._read_from, self._read_to = shown.first - _MARGIN, shown.last + _MARGIN
        self._readings += 1
        self._pages.outdate()

    def _read_ahead(self) -> None:
        """While the painted days are looked at, have the next month's read."""
        self._ahead.pause()
        self._read_around(_MONTH)
        top, height = int(self.scroll_offset.y), self.rows_per_page
        for index in (top, min(top + height, self.row_count()) - 1):
            self._pages.ask_for(index)

    def on_resize(self) -> None:
        if self._placed_in == self.size:
            return
        self._placed_in = self.size
        if not (self._is_placed and self.layout_of_days.shows(self.day)):
            self._is_placed = self.row_width > 0
            self._first = self._aligned(_at_two_thirds(self.day, len(self.layout_of_days.days)))
        self._read_around(WEEK)
        self.shifts += 1

    def move_by(self, span: timedelta) -> None:
        """Other days, the cursor staying in its column."""
        self._move_days(self.day + span, self._first + span)


def _at_two_thirds(day: date, days: int) -> date:
    """The first of so many days when `day` stands at two thirds of them."""
    return day - timedelta(days=days * 2 // 3)
