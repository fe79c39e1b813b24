"""The keys of the calendar grid, as `commands/calendar.py` declares them."""

from abc import abstractmethod
from datetime import date, timedelta

from textual import events
from textual.reactive import var

from rmdesk.domain.grid import month_away
from rmdesk.ui.commands.calendar import GRID_COMMANDS
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.in_force import moves
from rmdesk.ui.widgets.line_list import LineList

WEEK = timedelta(days=7)
EARLIEST, LATEST = date(1950, 1, 1), date(2150, 12, 31)


class GridKeys(LineList, inherit_bindings=False):
    """A list that moves by days as well as by rows."""

    BINDINGS = bindings(Scope.GRID)

    day: var[date] = var(date.min)
    """The day under the cursor; watch it as `cursor`."""

    shifts: var[int] = var(0)
    """Grows when every line is painted anew; watched, it has what stands around the grid painted
    in the same frame, which a message would miss."""

    @abstractmethod
    def go_to(self, day: date) -> None:
        """Put the cursor on `day`."""

    @abstractmethod
    def go_home(self) -> None:
        """Put the cursor on today."""

    @abstractmethod
    def move_by(self, span: timedelta) -> None:
        """Other days, the cursor staying in its column."""

    def on_key(self, event: events.Key) -> None:
        """As in every list: the moves without the climb through all parents."""
        event.prevent_default()
        if action := moves(GRID_COMMANDS).get(event.key):
            event.stop()
            getattr(self, f"action_{action}")()

    def action_grid_up(self) -> None:
        self.move_to(self.cursor - 1)

    def action_grid_down(self) -> None:
        self.move_to(self.cursor + 1)

    def action_grid_left(self) -> None:
        self.go_to(self.day - timedelta(days=1))

    def action_grid_right(self) -> None:
        self.go_to(self.day + timedelta(days=1))

    def action_grid_today(self) -> None:
        self.go_home()

    def action_grid_month_back(self) -> None:
        self._turn_month(-1)

    def action_grid_month_on(self) -> None:
        self._turn_month(1)

    def _turn_month(self, months: int) -> None:
        """A month further, the cursor staying in its column."""
        day = min(max(month_away(self.day, months), EARLIEST), LATEST)
        self.move_by(day - self.day)

    def action_grid_page_down(self) -> None:
        self._turn_page(1)

    def action_grid_page_up(self) -> None:
        self._turn_page(-1)

    def _turn_page(self, pages: int) -> None:
        self._page(pages)
        self.shifts += 1

    def action_grid_first(self) -> None:
        self.move_to(0)

    def action_grid_last(self) -> None:
        self.move_to(self.row_count() - 1)
