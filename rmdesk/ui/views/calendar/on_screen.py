"""The widgets of the calendar and what they show: the listed clients against the days."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.domain.ids import ClientId
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.list_wish import ListedAs
from rmdesk.ui.messages import Shown
from rmdesk.ui.views.calendar import words
from rmdesk.ui.views.calendar.around import Around
from rmdesk.ui.views.calendar.entry import Entry
from rmdesk.ui.views.calendar.moving import Moving
from rmdesk.ui.widgets.find_line import FindLine
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.widgets.grid_days import Density
from rmdesk.ui.widgets.line_editor import LineEditor
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.plain_words import Words

_REST_SECONDS = 0.03


class CalendarOnScreen(Vertical):
    """Its subclasses add what keys do; `CalendarView` is all of them."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.access = access
        self.around = Around(self, access)
        self.entry = Entry(self, access, self.around)
        self.moving = Moving(self, self.around)
        self.listed_as = ListedAs()

    def compose(self) -> ComposeResult:
        yield FindLine(id="find-line")
        yield Painted(id="grid-heading")
        yield Grid(self.access, id="grid")
        yield Words(id="no-rows")
        yield Painted(id="grid-foot")
        yield Painted(id="grid-day")
        yield Painted(id="grid-gist")
        yield LineEditor(id="grid-line")

    def on_mount(self) -> None:
        self._rest = self.set_interval(_REST_SECONDS, self._cursor_rests, pause=True)
        self.watch(self.grid, "cursor", self._cursor_moved, init=False)
        self.watch(self.grid, "day", self._cursor_moved, init=False)
        self.watch(self.grid, "shifts", self._cursor_rests, init=False)

    def on_resize(self) -> None:
        self.around.take_room()
        self.post_message(Shown())  # how many days there are shows when there is room for them

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    @property
    def find_line(self) -> FindLine:
        return self.query_one(FindLine)

    @property
    def selected(self) -> ClientId | None:
        return self.grid.selected

    @property
    def listed(self) -> Sequence[int]:
        """The clients of the rows; of marked rows where there are some, in the order of the rows:
        calls go down them."""
        grid = self.grid
        return grid.marked_in_order or grid.ids

    @property
    def day(self) -> date:
        return self.grid.day

    # --- showing ---

    def show(
        self,
        ids: Sequence[int],
        keep: ClientId | None,
        day: date | None = None,
        *,
        listed_as: ListedAs | None = None,
    ) -> None:
        """Show `ids` against the days, the cursor on `keep` and on `day`."""
        if listed_as is not None:
            self.listed_as = listed_as
            self.around.rows = listed_as.name
        self.grid.show(ids, keep)
        if day is not None:
            self.grid.go_to(day)
        self.say_rows()
        self.say_if_empty()
        self.say_all()

    def say_rows(self) -> None:
        """The filter in force stands in its line as long as it is in force."""

    def take_focus(self) -> None:
        self.grid.focus()

    async def read_again(self) -> None:
        """Records changed; whoever is no longer in the book loses the line."""
        self.around.forget_counts()
        grid = self.grid
        ids = grid.ids
        there = await self.access.ask(lambda desk: desk.clients.present(ids))
        if len(there) < len(ids):
            keep = self.selected
            if there and keep not in there:
                keep = ClientId(there[min(grid.cursor, len(there) - 1)])
            grid.show(there, keep)
            grid.marks = grid.marks & set(there)
        grid.outdate()
        self.say_all()

    def look_again(self) -> None:
        """The language, the glyphs or the day changed."""
        self.find_line.look_again()
        self.say_rows()
        self.say_if_empty()
        self.grid.look_again()
        self.around.forget_counts()
        self.around.take_room()
        self.say_all()

    def kept(self) -> dict[str, Any]:
        """What was typed and is not safe yet, and how many days are shown, for the place to
        return to."""
        return {**self.entry.kept(), "density": self.grid.density.value}

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Bring back what `kept` holds; the line that was open opens when its cell is read."""
        self.entry.drafts.return_to(kept)
        if kept.get("density") == Density.QUARTER.value:
            self.grid.density = Density.QUARTER

    def say_if_empty(self) -> None:
        is_empty = not self.grid.row_count()
        self.set_class(is_empty, "-empty")
        if is_empty:
            said = words.nobody(is_filtered=bool(self.listed_as.total))
            self.query_one("#no-rows", Words).update(formats.clean_lines(said))

    def _cursor_moved(self) -> None:
        """What stands around the grid follows when the cursor rests: painting it in the same
        frame would paint every line between as well."""
        self.around.chosen = 0
        self._rest.reset()
        self._rest.resume()

    def _cursor_rests(self) -> None:
        self._rest.pause()
        self.say_all()

    def say_all(self) -> None:
        """Say what stands around the grid anew."""
        self.around.say()
        self._go_on_typing()
        self.post_message(Shown())

    def _go_on_typing(self) -> None:
        """Open the line again that a lock closed, once the cell it belongs to is read."""
        grid, client_id = self.grid, self.selected
        if self.entry.drafts.unfinished is None or client_id is None or not grid.is_settled:
            return
        if self.screen.focused is grid:
            self.entry.go_on(client_id, self.day, grid.selected_cell)
