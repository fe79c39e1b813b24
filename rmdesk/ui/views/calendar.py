"""The calendar: the listed clients against the days, written into cell by cell."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from rmdesk.desk.agreements import FULFILLED_BY
from rmdesk.domain.calls import Appointment, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Mark
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.messages import OpenClient, Shown, Told, Undertaken
from rmdesk.ui.views import calendar_words
from rmdesk.ui.views.calendar_around import Around
from rmdesk.ui.views.calendar_entry import Entry
from rmdesk.ui.views.calendar_line import GistOf, JumpTo, MeetingOn, known
from rmdesk.ui.views.calendar_settling import decide, keep
from rmdesk.ui.widgets.grid import Grid
from rmdesk.ui.widgets.grid_cells import legend
from rmdesk.ui.widgets.line_editor import LineEditor
from rmdesk.ui.widgets.painted import Painted
from rmdesk.ui.widgets.words import Words

_REST_SECONDS = 0.03


class CalendarView(Vertical):
    """Letters and digits write at once; the gist is typed in the line below the grid."""

    BINDINGS = bindings(Scope.CALENDAR)

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._around = Around(self, access)
        self._entry = Entry(self, access, self._around)

    def compose(self) -> ComposeResult:
        yield Painted(id="grid-heading")
        yield Grid(self._access, id="grid")
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
        self._around.take_room()

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    @property
    def selected(self) -> ClientId | None:
        return self.grid.selected

    @property
    def day(self) -> date:
        return self.grid.day

    # --- showing ---

    def show(self, ids: Sequence[int], keep: ClientId | None, day: date | None = None) -> None:
        """Show `ids` against the days, the cursor on `keep` and on `day`."""
        self.grid.show(ids, keep)
        if day is not None:
            self.grid.go_to(day)
        self._say_if_empty()
        self._say_all()

    def take_focus(self) -> None:
        self.grid.focus()

    async def read_again(self) -> None:
        """Records changed; whoever is no longer in the book loses the line."""
        self._around.forget_counts()
        grid = self.grid
        ids = grid.ids
        there = await self._access.ask(lambda desk: desk.clients.present(ids))
        if len(there) < len(ids):
            keep = self.selected
            if there and keep not in there:
                keep = ClientId(there[min(grid.cursor, len(there) - 1)])
            grid.show(there, keep)
        grid.outdate()
        self._say_all()

    def look_again(self) -> None:
        """The language, the glyphs or the day changed."""
        self._say_if_empty()
        self.grid.look_again()
        self._around.forget_counts()
        self._around.take_room()
        self._say_all()

    def kept(self) -> dict[str, Any]:
        """What was typed and is not safe yet, for the place to return to."""
        return self._entry.kept()

    def return_to(self, kept: Mapping[str, Any]) -> None:
        """Bring back what `kept` holds; the line that was open opens when its cell is read."""
        self._entry.drafts.return_to(kept)

    def _say_if_empty(self) -> None:
        is_empty = not self.grid.row_count()
        self.set_class(is_empty, "-empty")
        if not is_empty:
            return
        self.query_one("#no-rows", Words).update(formats.clean_lines(calendar_words.nobody()))

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        return calendar_words.title(self.grid.layout_of_days, self.grid.row_count())

    def detail(self) -> str:
        """The signs, always at hand; of a year without holidays that it has none."""
        if (year := self._around.unknown_year) is not None:
            return calendar_words.no_holidays(year)
        return legend(self.size.width - 2)

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return calendar_words.explanation()

    def _cursor_moved(self) -> None:
        """What stands around the grid follows when the cursor rests: painting it in the same
        frame would paint every line between as well."""
        self._around.chosen = 0
        self._rest.reset()
        self._rest.resume()

    def _cursor_rests(self) -> None:
        self._rest.pause()
        self._say_all()

    def _say_all(self) -> None:
        self._around.say()
        self._go_on_typing()
        self.post_message(Shown())

    def _go_on_typing(self) -> None:
        """Open the line again that a lock closed, once the cell it belongs to is read."""
        grid, client_id = self.grid, self.selected
        if self._entry.drafts.unfinished is None or client_id is None or not grid.is_settled:
            return
        if self.screen.focused is grid:
            self._entry.go_on(client_id, self.day, grid.selected_cell)

    # --- writing ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, its keys are its own."""
        return not (action.startswith("calendar_") and self._entry.is_open)

    def action_calendar_write(self, letter: str) -> None:
        """Into a cell up to today: a contact, at once, which keeps what was agreed for it there.
        On a day to come: a meeting to agree."""
        client_id, day, channel = self.selected, self.day, Channel(letter)
        if client_id is None:
            return
        cell = self.grid.selected_cell
        if day > self._access.today:
            self._agree(client_id, day, channel)
            return
        for agreed in cell.agreed:
            if FULFILLED_BY[agreed.kind] is channel:
                self.post_message(Undertaken(keep(self._entry, agreed)))
                return
        written: asyncio.Future[ContactId] = asyncio.get_running_loop().create_future()
        self._around.chosen = len(cell.marks)
        self._entry.open(GistOf(written, channel))
        records, refused = self._entry.records, self._entry.close
        self.post_message(Undertaken(records.write(client_id, day, channel, written, refused)))

    def _agree(self, client_id: ClientId, day: date, channel: Channel) -> None:
        if channel is Channel.MEETING:
            self._entry.open(MeetingOn(client_id, day))
            return
        said = _("A day to come holds no contact yet; m or 3 agrees a meeting there.")
        self.post_message(Told(said, alarm=True))

    def action_calendar_gist(self) -> None:
        entry = self._around.entry
        match entry:
            case Mark():
                self._entry.open(GistOf(known(entry.contact_id), entry.channel, entry.gist))
            case Appointment():
                self.post_message(Undertaken(decide(self, self._access, self._entry, entry)))
            case None if self.day > self._access.today:
                self.post_message(
                    Told(_("A day to come holds no contact yet; m or 3 agrees a meeting there."))
                )
            case None:
                self.post_message(Told(_("No contact here yet: t e m s v a or 1-6 writes one.")))

    def action_calendar_cycle(self) -> None:
        entries = self._around.entries
        if len(entries) > 1:
            self._around.chosen = (self._around.chosen + 1) % len(entries)
            self._say_all()

    def action_calendar_delete(self) -> None:
        entry, records = self._around.entry, self._entry.records
        self._around.chosen = 0
        match entry:
            case Mark():
                self.post_message(Undertaken(records.delete(entry, self.day)))
            case Appointment():
                self.post_message(Undertaken(records.settle(entry, AppointmentState.DROPPED)))
            case None:
                self.post_message(Told(_("There is nothing in this cell to delete or drop.")))

    def action_calendar_jump(self) -> None:
        self._entry.open(JumpTo())

    @on(LineEditor.Typed)
    def _typed(self, event: LineEditor.Typed) -> None:
        event.stop()
        self._entry.typed(event.text)

    @on(LineEditor.Saved)
    def _saved(self, event: LineEditor.Saved) -> None:
        event.stop()
        self._entry.take(event.text)

    @on(LineEditor.Left)
    def _left(self, event: LineEditor.Left) -> None:
        event.stop()
        self._entry.left(event.text, by_key=event.by_key)

    # --- the mouse ---

    @on(Grid.NameChosen)
    def _name_chosen(self, event: Grid.NameChosen) -> None:
        event.stop()
        if self.selected is not None:
            self.post_message(OpenClient(self.selected))
