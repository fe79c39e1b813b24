"""The calendar: the listed clients against the days, written into cell by cell."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from rmdesk.desk import calling
from rmdesk.domain.calls import AppointmentKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Mark
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.spoken_dates import read_when
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.thread import Superseded
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.labels import label
from rmdesk.ui.messages import BookChanged, OpenClient, Told, Undertaken
from rmdesk.ui.views.calendar_line import GistOf, JumpTo, MeetingOn, Purpose, hour_and_note
from rmdesk.ui.widgets.grid import EARLIEST, LATEST, Grid
from rmdesk.ui.widgets.grid_cells import day_line, gist_line, legend
from rmdesk.ui.widgets.line_editor import LineEditor
from rmdesk.ui.widgets.lines import Line, Span
from rmdesk.ui.widgets.painted import Painted

_REST_SECONDS = 0.03


class CalendarView(Vertical):
    """Letters and digits write at once; the gist is typed in the line below the grid."""

    BINDINGS = bindings(Scope.CALENDAR)

    class Shown(Message):
        """Other clients, another client or another day."""

    def __init__(self, access: Access, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._access = access
        self._chosen = 0
        self._purpose: Purpose | None = None
        self._drafts: dict[object, str] = {}
        self._counts: dict[date, tuple[int, int]] = {}

    def compose(self) -> ComposeResult:
        yield Painted(id="grid-heading")
        yield Grid(self._access, id="grid")
        yield Static(id="no-rows")
        yield Painted(id="grid-foot")
        yield Painted(id="grid-day")
        yield Painted(id="grid-gist")
        yield LineEditor(id="grid-line")

    def on_mount(self) -> None:
        self._rest = self.set_interval(_REST_SECONDS, self._cursor_rests, pause=True)
        self.watch(self.grid, "cursor", self._cursor_moved, init=False)
        self.watch(self.grid, "day", self._cursor_moved, init=False)

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    @property
    def editor(self) -> LineEditor:
        return self.query_one(LineEditor)

    @property
    def selected(self) -> ClientId | None:
        return self.grid.selected

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self.grid.day

    # --- showing ---

    def show(self, ids: Sequence[int], keep: ClientId | None, day: date | None = None) -> None:
        """Show `ids` against the days, the cursor on `keep` and on `day`."""
        self.grid.show(ids, keep)
        if day is not None:
            self.grid.go_to(day)
        self._say_if_empty()
        self._say_all()

    def focus_grid(self) -> None:
        self.grid.focus()

    def read_again(self) -> None:
        """Records changed."""
        self._counts.clear()
        self.grid.outdate()
        self._say_all()

    def look_again(self) -> None:
        """The language, the glyphs or the day changed."""
        self._say_if_empty()
        self.grid.look_again()
        self._counts.clear()
        self._say_all()

    def _say_if_empty(self) -> None:
        is_empty = not self.grid.row_count()
        self.set_class(is_empty, "-empty")
        if not is_empty:
            return
        text = _(
            "There is nobody in the list this calendar stands on.\n\n"
            "Press F3 for the list: there i (or Ctrl+U) imports, n (or Ctrl+N) starts a client,"
            " and Esc ends finding."
        )
        self.query_one("#no-rows", Static).update(formats.clean_lines(text))

    def title(self) -> tuple[str, str]:
        """What the title bar says."""
        shown = self.grid.layout_of_days
        count = _("clients: {count}").format(count=f"{self.grid.row_count():,}")
        return _("Calendar"), f"{shown.first.isoformat()} - {shown.last.isoformat()}   {count}"

    def detail(self) -> str:
        """The signs, always at hand."""
        return legend(self.size.width - 2)

    @staticmethod
    def explanation() -> str:
        """What help says of this view."""
        return "\n".join(
            (
                _(
                    "The listed clients against the days. Cells up to today hold contacts, cells to"
                    " come what is due. At the right: days since the last contact and to the next;"
                    " below: contacts of each day, telephone ones against 20."
                ),
                legend(),
            )
        )

    def _cursor_moved(self) -> None:
        """What stands around the grid follows when the cursor rests: painting it in the same
        frame would paint every line between as well."""
        self._chosen = 0
        self._rest.reset()
        self._rest.resume()

    @on(Grid.Shifted)
    def _shifted(self, event: Grid.Shifted) -> None:
        event.stop()
        self._say_all()

    def _cursor_rests(self) -> None:
        self._rest.pause()
        self._say_all()

    def _say_all(self) -> None:
        """Heading, foot and the lines below, for the cell under the cursor."""
        self.query_one("#grid-heading", Painted).show(self._heading)
        self.query_one("#grid-foot", Painted).show(self._foot)
        self.query_one("#grid-day", Painted).show(self._day_line)
        self.query_one("#grid-gist", Painted).show(self._gist_line)
        self.post_message(self.Shown())
        self._count()

    def _heading(self, width: int) -> Sequence[Line]:
        shown = self.grid.layout_of_days
        return _widened(shown.heading(self.grid.column), width - shown.width)

    def _foot(self, width: int) -> Sequence[Line]:
        shown = self.grid.layout_of_days
        return _widened(shown.foot(self._counts, self.grid.column), width - shown.width)

    def _day_line(self, width: int) -> Sequence[Line]:
        row = self.grid.selected_row
        if row is None:
            return ()
        cell = row.cell(self.day)
        return (day_line(self.day, self._access.today, row.name, cell, width),)

    def _gist_line(self, width: int) -> Sequence[Line]:
        if not self.grid.row_count():
            return ()
        hint = (
            _("m or 3 agrees a meeting on this day")
            if self.day > self._access.today
            else _("t e m s v a or 1-6 writes a contact, Enter its gist")
        )
        return (gist_line(self._marks, self._chosen, hint, width),)

    @property
    def _marks(self) -> Sequence[Mark]:
        """The contacts of the cell under the cursor."""
        return self.grid.selected_cell.marks

    @property
    def _mark(self) -> Mark | None:
        """The chosen one of them."""
        marks = self._marks
        return marks[min(self._chosen, len(marks) - 1)] if marks else None

    def _count(self) -> None:
        """Count the contacts of the days shown, once per day and change."""
        missing = [day for day in self.grid.layout_of_days.days if day not in self._counts]
        if missing:
            self.run_worker(self._count_days(missing[0], missing[-1]), exit_on_error=False)

    async def _count_days(self, first: date, last: date) -> None:
        try:
            counts: Mapping[date, tuple[int, int]] = await self._access.newest(
                "grid-foot", lambda desk: desk.grid.contacts_per_day(first, last)
            )
        except (Superseded, asyncio.CancelledError):
            return
        shown = self.grid.layout_of_days.days
        self._counts |= {day: (0, 0) for day in shown if first <= day <= last}
        self._counts |= counts
        self.query_one("#grid-foot", Painted).show(self._foot)

    # --- writing ---

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is typed, its keys are its own."""
        return not (action.startswith("calendar_") and self.editor.is_open)

    def action_calendar_write(self, letter: str) -> None:
        """Into a cell up to today: a contact, at once. On a day to come: a meeting to agree."""
        client_id, day, channel = self.selected, self.day, Channel(letter)
        if client_id is None:
            return
        if day > self._access.today:
            self._agree(client_id, day, channel)
            return
        written: asyncio.Future[ContactId] = asyncio.get_running_loop().create_future()
        self._chosen = len(self._marks)
        self._open(GistOf(written), f"{letter} {label(channel)}", "")
        self.post_message(Undertaken(self._write(client_id, day, channel, written)))

    async def _write(
        self,
        client_id: ClientId,
        day: date,
        channel: Channel,
        written: "asyncio.Future[ContactId]",
    ) -> None:
        now = self._access.now()
        try:
            contact_id = await self._access.ask(
                lambda desk: desk.log_contact(client_id, channel=channel, on=day, now=now)
            )
        except RmdeskError:
            written.cancel()
            self._close()
            raise
        written.set_result(contact_id)
        self.post_message(BookChanged())

    def _agree(self, client_id: ClientId, day: date, channel: Channel) -> None:
        if channel is not Channel.MEETING:
            said = _("A day to come holds no contact yet; m or 3 agrees a meeting there.")
            self.post_message(Told(said, alarm=True))
            return
        placeholder = _("10:30 what about; the hour may be left out")
        title = _("Meeting on {day}").format(day=formats.day(day))
        self._open(MeetingOn(client_id, day), title, placeholder)

    def action_calendar_gist(self) -> None:
        mark = self._mark
        if mark is None:
            said = (
                _("A day to come holds no contact yet; m or 3 agrees a meeting there.")
                if self.day > self._access.today
                else _("No contact here yet: t e m s v a or 1-6 writes one.")
            )
            self.post_message(Told(said))
            return
        known: asyncio.Future[ContactId] = asyncio.get_running_loop().create_future()
        known.set_result(mark.contact_id)
        title = f"{mark.channel.value} {label(mark.channel)}"
        text = self._drafts.get(mark.contact_id, mark.gist)
        self._open(GistOf(known, mark.gist), title, "", text)

    def action_calendar_cycle(self) -> None:
        if len(self._marks) > 1:
            self._chosen = (self._chosen + 1) % len(self._marks)
            self._say_all()

    def action_calendar_delete(self) -> None:
        mark = self._mark
        if mark is None:
            self.post_message(Told(_("There is no contact in this cell to delete.")))
            return
        self.post_message(Undertaken(self._delete(mark)))

    async def _delete(self, mark: Mark) -> None:
        now = self._access.now()
        await self._access.ask(lambda desk: desk.delete_contact(mark.contact_id, now=now))
        self._chosen = 0
        self.post_message(BookChanged())
        said = _("Deleted: {letter} on {day}. u or Ctrl+Z brings it back.")
        self.post_message(Told(said.format(letter=mark.channel.value, day=formats.day(self.day))))

    def action_calendar_jump(self) -> None:
        self._open(JumpTo(), _("Go to day"), _("last fri, -30, 6.30, next month"))

    # --- the line to type in ---

    def _open(self, purpose: Purpose, title: str, placeholder: str, text: str = "") -> None:
        self._purpose = purpose
        draft = self._drafts.get(purpose, "") if isinstance(purpose, MeetingOn) else ""
        self.query_one("#grid-gist").display = False
        self.editor.open(title, text or draft, placeholder or _("the gist; Enter saves"))

    def _close(self) -> None:
        self._purpose = None
        if not self.editor.is_open:
            return
        self.editor.close()
        self.query_one("#grid-gist").display = True
        if self.screen.focused is self.editor.field:
            self.screen.set_focus(self.grid)
        self._say_all()

    @on(LineEditor.Typed)
    def _typed(self, event: LineEditor.Typed) -> None:
        """While a day is spoken, the line above says how it is understood."""
        event.stop()
        if not isinstance(self._purpose, JumpTo):
            return
        on_day = self._day_of(event.text)
        said = f"= {formats.day(on_day)}" if on_day else _("not a date yet")
        self.query_one("#grid-day", Painted).show(partial(_reading, said))

    @on(LineEditor.Saved)
    def _saved(self, event: LineEditor.Saved) -> None:
        event.stop()
        self._take(event.text)

    @on(LineEditor.Left)
    def _left(self, event: LineEditor.Left) -> None:
        """By Esc the text waits for the next time; when the focus goes elsewhere it is taken."""
        event.stop()
        purpose = self._purpose
        if not event.by_key and isinstance(purpose, GistOf):
            self._take(event.text)
            return
        if event.text.strip():
            self._keep_draft(purpose, event.text)
        self._close()

    def _keep_draft(self, purpose: Purpose | None, text: str) -> None:
        if isinstance(purpose, MeetingOn):
            self._drafts[purpose] = text
        elif isinstance(purpose, GistOf) and text != purpose.was:
            purpose.contact.add_done_callback(partial(self._draft_of, text))
            self.post_message(Told(_("Not saved yet: Enter on the contact takes up the text.")))

    def _draft_of(self, text: str, contact: "asyncio.Future[ContactId]") -> None:
        if not contact.cancelled():
            self._drafts[contact.result()] = text

    def _take(self, text: str) -> None:
        purpose = self._purpose
        match purpose:
            case GistOf():
                self._close()
                if text.strip() != purpose.was:
                    self.post_message(Undertaken(self._save_gist(purpose, text.strip())))
            case MeetingOn():
                self._close()
                self.post_message(Undertaken(self._save_meeting(purpose, text)))
            case JumpTo():
                self._jump(text)
            case None:
                self._close()

    async def _save_gist(self, purpose: GistOf, text: str) -> None:
        contact_id = await purpose.contact
        self._drafts[contact_id] = text  # until it is safe: a refusal must not lose it
        now = self._access.now()
        await self._access.ask(lambda desk: desk.edit_contact(contact_id, {"gist": text}, now=now))
        self._drafts.pop(contact_id, None)
        self.post_message(BookChanged())

    async def _save_meeting(self, purpose: MeetingOn, text: str) -> None:
        self._drafts[purpose] = text
        at, note = hour_and_note(text, self._access.today)
        now = self._access.now()
        await self._access.ask(
            lambda desk: calling.agree(
                desk,
                purpose.client_id,
                AppointmentKind.MEETING,
                on=purpose.day,
                at=at,
                note=note,
                now=now,
            )
        )
        self._drafts.pop(purpose, None)
        self.post_message(BookChanged())
        hour = f" {at:%H:%M}" if at else ""
        said = _("Meeting agreed: {day}.").format(day=f"{formats.day(purpose.day)}{hour}")
        self.post_message(Told(said))

    def _day_of(self, text: str) -> date | None:
        when = read_when(text, self._access.today, looking="back")
        return when.on if when and EARLIEST <= when.on <= LATEST else None

    def _jump(self, text: str) -> None:
        """Go there; what cannot be read stays in the line to be mended."""
        if not text.strip():
            self._close()
            return
        day = self._day_of(text)
        if day is None:
            said = _("This day cannot be read: {text}").format(text=text)
            self.post_message(Told(said, alarm=True))
            return
        self._close()
        self.grid.go_to(day)

    # --- the mouse ---

    @on(Grid.NameChosen)
    def _name_chosen(self, event: Grid.NameChosen) -> None:
        event.stop()
        if self.selected is not None:
            self.post_message(OpenClient(self.selected))


def _reading(said: str, width: int) -> Sequence[Line]:
    return ([Span(formats.fit(f" {said}", width), "accent")],)


def _widened(lines: Sequence[Line], cells: int) -> Sequence[Line]:
    """`lines` of the grid with blanks above its scroll bar."""
    return [[*spans, Span(" " * cells)] for spans in lines]
