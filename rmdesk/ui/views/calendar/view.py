"""The calendar: the listed clients against the days, written into cell by cell."""

from datetime import date

from textual import on

from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.day_list import DayList
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.messages import OpenClient, Undertaken
from rmdesk.ui.views.calendar import words
from rmdesk.ui.views.calendar.marks import MarkingRows
from rmdesk.ui.views.calendar.rows import RowChoosing
from rmdesk.ui.views.calendar.writing import Writing
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.widgets.grid_cells import legend
from rmdesk.ui.widgets.grid_days import Density


class CalendarView(Writing, MarkingRows, RowChoosing):
    """Cells are written by letters, rows chosen as in the list, days shown by month or quarter."""

    BINDINGS = bindings(Scope.CALENDAR)

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        grid = self.grid
        return words.title(grid.layout_of_days, grid.row_count(), self.listed_as, len(grid.marks))

    def detail(self) -> str:
        """The signs, always at hand; of a year without holidays that it has none."""
        if (year := self.around.unknown_year) is not None:
            return words.no_holidays(year)
        return legend(self.size.width - 2, with_several=self.grid.density is Density.QUARTER)

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return words.explanation()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, its keys are its own."""
        if not action.startswith("calendar_"):
            return True
        if self.entry.is_open or self.find_line.field.has_focus:
            return False
        if action == "calendar_unmark":
            return bool(self.grid.marks)
        return True

    # --- days ---

    @property
    def quarter(self) -> tuple[date, date] | None:
        """The days of the quarter that is shown; None where a month is."""
        shown = self.grid.layout_of_days
        return (shown.first, shown.last) if shown.density is Density.QUARTER else None

    def action_calendar_density(self) -> None:
        """A month of wide days, or a quarter of narrow ones."""
        is_month = self.grid.density is Density.MONTH
        self.grid.density = Density.QUARTER if is_month else Density.MONTH
        self.around.take_room()
        self.say_all()

    def action_calendar_day(self) -> None:
        self.post_message(Undertaken(self._show_day()))

    async def _show_day(self) -> None:
        """Everything that stands on the day under the cursor, whoever it is about."""
        day, today = self.day, self.access.today
        found = await self.access.ask(
            lambda desk: desk.grid.on_day(
                desk.clients.ids(), day, today=today, settings=desk.settings
            )
        )
        chosen = await ask(self.app, DayList(day, today, found))
        if chosen is None:
            return
        if chosen in self.grid.ids:
            self.grid.select(chosen)
        else:
            self.post_message(OpenClient(chosen))

    # --- the mouse ---

    @on(Grid.NameChosen)
    def _name_chosen(self, event: Grid.NameChosen) -> None:
        event.stop()
        if self.selected is not None:
            self.post_message(OpenClient(self.selected))
