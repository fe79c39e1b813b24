"""The one main screen: the views, the lines around them, and what views ask for."""

from collections.abc import Coroutine, Mapping
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from rmdesk.desk import calling
from rmdesk.desk.calling import Session
from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.settings import Preferences
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.calling import Calling
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.dialog import ask, translated
from rmdesk.ui.dialogs.help import Help
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.dialogs.settings import Settings
from rmdesk.ui.hints import commands_now, hints
from rmdesk.ui.messages import BookChanged, OpenClient, Told, Undertaken
from rmdesk.ui.place import STATE_KEY, Place
from rmdesk.ui.recording import Recording
from rmdesk.ui.views.calendar import CalendarView
from rmdesk.ui.views.call import CallView
from rmdesk.ui.views.client import ClientView
from rmdesk.ui.views.clients import ClientsView
from rmdesk.ui.widgets.bars import HintBar, StatusBar, TitleBar
from rmdesk.ui.widgets.field import Field

_CLIENTS, _CLIENT, _CALENDAR, _CALL = "clients", "client", "calendar", "call"
_REST_SECONDS = 0.06


class MainScreen(Screen[None], inherit_bindings=False):
    """Routes between views that do not know each other. Everything that may be refused runs
    through `perform`, the one place where a refusal becomes a notice."""

    BINDINGS = bindings(Scope.DESK)
    AUTO_FOCUS = None

    def __init__(
        self, access: Access, preferences: Preferences, *, place: Place, is_demo: bool
    ) -> None:
        super().__init__()
        self.access = access
        self.preferences = preferences
        self._place = place
        self._is_demo = is_demo
        self._recording = Recording(self, access)
        self._calling = Calling(self, access)
        self._has_old_lists = False
        self._trail = [_CLIENTS]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        with ContentSwitcher(initial=_CLIENTS):
            yield ClientsView(self.access, id=_CLIENTS)
        yield StatusBar()
        yield HintBar()

    @property
    def clients(self) -> ClientsView:
        return self.query_one(ClientsView)

    @property
    def client(self) -> ClientView | None:
        """The client page; mounted on its first visit."""
        return next(iter(self.query(ClientView)), None)

    @property
    def calendar(self) -> CalendarView | None:
        """The calendar; mounted on its first visit."""
        return next(iter(self.query(CalendarView)), None)

    @property
    def call(self) -> CallView | None:
        """The call session; mounted on its first visit."""
        return next(iter(self.query(CallView)), None)

    @property
    def is_calling(self) -> bool:
        """Whether the RM is on the telephone, as far as the desk can know."""
        return self.call is not None and self.call.is_calling

    @property
    def status(self) -> StatusBar:
        return self.query_one(StatusBar)

    @property
    def shown_view(self) -> str:
        """The id of the view on the screen."""
        return self._trail[-1]

    @property
    def shows_client(self) -> bool:
        return self.shown_view == _CLIENT

    @property
    def shows_calendar(self) -> bool:
        return self.shown_view == _CALENDAR

    @property
    def shows_call(self) -> bool:
        return self.shown_view == _CALL

    @property
    def current_client(self) -> ClientId | None:
        """Whom a command is about: the page's client, else the one under the cursor."""
        if self.shows_client and self.client:
            return self.client.client_id
        if self.shows_calendar and self.calendar:
            return self.calendar.selected
        if self.shows_call and self.call:
            return self.call.client_id
        return self.clients.selected

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return translated(super().active_bindings)

    async def on_mount(self) -> None:
        self.bindings_updated_signal.subscribe(self, lambda _: self.show_hints())
        place = self._place
        self._has_moved = False
        self._at_rest = self.set_interval(_REST_SECONDS, self._cursor_rests, pause=True)
        self.watch(self.clients.table, "cursor", self._cursor_moved, init=False)
        self.clients.order = place.order
        self.clients.marks = set(place.marks)
        self.clients.focus_list()
        if place.words:
            self.clients.open_find(place.words)
            self.clients.focus_list()
        await self.clients.load(place.client_id)
        if place.view == _CLIENT and place.client_id is not None:
            self.perform(self.open_client(place.client_id))
        elif place.view == _CALENDAR:
            self.perform(self.open_calendar(place.day))
        elif place.view == _CALL:
            self.perform(self._resume_call())
        self._show_surroundings()

    def place(self) -> Place:
        """Where the desk stands, to return to after a lock."""
        clients = self.clients
        return Place(
            view=self.shown_view,
            client_id=self.current_client,
            day=self.calendar.day if self.shows_calendar and self.calendar else None,
            order=clients.order,
            words=clients.words if clients.is_finding else "",
            marks=tuple(clients.marks),
            call=self.call.kept() if self.call else {},
        )

    # --- refusals and news ---

    def perform(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work`, which may ask and wait; a refusal of the desk becomes a notice."""
        self.run_worker(self._told(work), exit_on_error=True)

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except RmdeskError as refusal:
            sentence = " ".join(filter(None, (refusal.sentence(), refusal.advice())))
            self.tell(sentence, alarm=True)

    def tell(self, news: str, *, alarm: bool = False, seconds: float = 6.0) -> None:
        """Say something in the status line."""
        self.status.tell(news, alarm=alarm, seconds=seconds)

    # --- the lines around the view ---

    def show_hints(self) -> None:
        """The keys that work now; past an input method while one is in the way."""
        if not self.is_current:
            return
        typing = isinstance(self.focused, Field) or self.app.has_class("-input-method")
        self.query_one(HintBar).show(hints(self.active_bindings, typing=typing))

    def _show_surroundings(self) -> None:
        view = self._view
        title, detail = view.title()
        day = formats.day(self.access.today)
        right = f"{_('DEMO BOOK')}   {day}" if self._is_demo else day
        self.query_one(TitleBar).show(title, detail, right)
        self.status.show(view.detail())

    @property
    def _view(self) -> ClientsView | ClientView | CalendarView | CallView:
        """The view on the screen."""
        views = {_CLIENT: self.client, _CALENDAR: self.calendar, _CALL: self.call}
        return views.get(self.shown_view) or self.clients

    def _cursor_moved(self) -> None:
        """The row in full follows when the cursor rests: a frame that paints both the row and
        the status line paints every line between them as well (measured: 4.8 against 2.9 ms)."""
        self._has_moved = True
        self._at_rest.resume()

    def _cursor_rests(self) -> None:
        if self._has_moved:
            self._has_moved = False
            return
        self._at_rest.pause()
        self._show_surroundings()

    @on(ClientsView.Shown)
    @on(ClientView.Shown)
    @on(CalendarView.Shown)
    @on(CallView.Shown)
    def _view_shown(self) -> None:
        self._show_surroundings()

    @on(HintBar.Clicked)
    def _hint_clicked(self, event: HintBar.Clicked) -> None:
        event.stop()
        self.perform(self.run_command(event.action))

    @on(Undertaken)
    def _undertaken(self, event: Undertaken) -> None:
        event.stop()
        self.perform(event.work)

    @on(Told)
    def _news(self, event: Told) -> None:
        event.stop()
        self.tell(event.text, alarm=event.alarm)

    @on(BookChanged)
    def _book_changed(self, event: BookChanged) -> None:
        event.stop()
        self.perform(self.read_again())

    @on(CallView.Recorded)
    def _outcome_recorded(self, event: CallView.Recorded) -> None:
        # The next card is already up: the lists are read when they are looked at again.
        event.stop()
        self._has_old_lists = True

    # --- between views ---

    def _switch_to(self, view_id: str) -> None:
        """Show a view that is mounted; each stands once in the trail that Back goes along."""
        self._trail = [view for view in self._trail if view != view_id] + [view_id]
        if view_id == _CLIENTS:
            self._trail = [_CLIENTS]
        self.query_one(ContentSwitcher).current = view_id
        if self._has_old_lists and view_id != _CALL:
            self._has_old_lists = False
            self.perform(self.read_again())

    @on(OpenClient)
    def _client_wanted(self, event: OpenClient) -> None:
        event.stop()
        self.perform(self.open_client(event.client_id))

    async def open_client(self, client_id: ClientId) -> None:
        """Show a client's page; raises ClientGone."""
        if self.client is None:
            switcher = self.query_one(ContentSwitcher)
            await switcher.mount(ClientView(self.access, id=_CLIENT))
        view = self.client
        if view is None:
            return
        ids = self.clients.ids
        self.clients.table.select(client_id)
        position = ids.index(client_id) + 1 if client_id in ids else None
        place = f"{position:,} / {len(ids):,}" if position else ""
        await view.load(client_id, place)
        self._switch_to(_CLIENT)
        view.focus()
        self._show_surroundings()

    async def open_calendar(self, day: date | None = None) -> None:
        """Show the listed clients against the days, on the client a command would be about."""
        if self.calendar is None:
            switcher = self.query_one(ContentSwitcher)
            await switcher.mount(CalendarView(self.access, id=_CALENDAR))
        view = self.calendar
        if view is None:
            return
        view.show(self.clients.ids, self.current_client, day)
        self._return_to_calendar(view)

    def _return_to_calendar(self, view: CalendarView) -> None:
        self._switch_to(_CALENDAR)
        view.focus_grid()
        self._show_surroundings()

    async def open_call(self, session: Session, kept: Mapping[str, Any] | None = None) -> None:
        """Show the card where `session` stands, with what was `kept` of it."""
        if self.call is None:
            await self.query_one(ContentSwitcher).mount(CallView(self.access, id=_CALL))
        view = self.call
        if view is None:
            return
        await view.load(session, kept)
        self._return_to_call(view)
        if findings := view.findings():
            self.tell("  ".join(findings), alarm=True)
        # Not only a lock ends a desk: after a crash the next start comes back here.
        place = self.place().as_state()
        await self.access.ask(lambda desk: desk.state.put(STATE_KEY, place))

    def _return_to_call(self, view: CallView) -> None:
        self._switch_to(_CALL)
        view.focus_card()
        self._show_surroundings()

    async def _resume_call(self) -> None:
        session = await self.access.ask(calling.unfinished)
        if session:
            await self.open_call(session, self._place.call)

    async def _open_call(self) -> None:
        if self.call and self.is_calling and not self.shows_call:
            self._return_to_call(self.call)
            return
        session = await self._calling.choose_session(self.clients.ids, self.clients.marks)
        if session:
            await self.open_call(session)

    @on(ClientView.Turned)
    def _page_turned(self, event: ClientView.Turned) -> None:
        event.stop()
        ids, current = self.clients.ids, self.current_client
        if current not in ids:
            return
        index = ids.index(current) + event.steps
        if 0 <= index < len(ids):
            self.perform(self.open_client(ClientId(ids[index])))
        else:
            self.tell(
                _("This is the last client of the list.")
                if event.steps > 0
                else _("This is the first client of the list.")
            )

    def show_clients(self) -> None:
        """Back to the list, on the client that was shown last."""
        if (client_id := self.current_client) is not None:
            self.clients.table.select(client_id)
        self._switch_to(_CLIENTS)
        self.clients.focus_list()
        self._show_surroundings()

    async def read_again(self) -> None:
        """Records changed: whatever is shown is read again."""
        if self.call:
            await self.call.read_again()
        if self.shows_call:
            self._has_old_lists = True
            self._show_surroundings()
            return
        await self.clients.read_again()
        if self.shows_client and self.client:
            await self.client.read_again()
        if self.calendar:
            self.calendar.read_again()
        self._show_surroundings()

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        self.clients.look_again()
        if self.client:
            self.client.look_again()
        if self.calendar:
            self.calendar.look_again()
        if self.call:
            self.call.look_again()
        self._show_surroundings()
        self.refresh_bindings()
        self.show_hints()
        self.refresh()

    # --- commands ---

    async def run_command(self, command_id: str) -> None:
        """Run a command as its key would."""
        bound = {command.id: bound for command, bound in commands_now(self.active_bindings)}
        if command_id in bound:
            active = bound[command_id]
            await self.app.run_action(BY_ID[command_id].action, active.node)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if not self.is_mounted:
            return True
        match action:
            case "contact_log" | "client_edit" | "desk_client":
                return self.current_client is not None and not (
                    action == "desk_client" and self.shows_client
                )
            case "find_open":
                return not isinstance(self.focused, Field)
            case "desk_clients":
                return self.shown_view != _CLIENTS
            case "call_open":
                return not self.shows_call or (self.call is not None and self.call.is_done)
            case "desk_calendar":
                return not self.shows_calendar
            case "desk_back":
                # In the line for finding, Esc is that line's own.
                is_finding = self.clients.is_finding and not isinstance(self.focused, Field)
                return self.shown_view != _CLIENTS or is_finding
            case _:
                return True

    def action_desk_clients(self) -> None:
        self.show_clients()

    def action_desk_client(self) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self.open_client(client_id))

    def action_call_open(self) -> None:
        self.perform(self._open_call())

    def action_call_incoming(self) -> None:
        self.perform(self._calling.take_incoming())

    def action_desk_calendar(self) -> None:
        self.perform(self.open_calendar())

    async def action_desk_back(self) -> None:
        if len(self._trail) > 1:
            self._back()
        elif self.clients.is_finding:
            await self.clients.close_find()

    def _back(self) -> None:
        """One view back, on the client that was shown last."""
        client_id, before = self.current_client, self._trail[-2]
        self._trail.pop()
        if before == _CALENDAR and self.calendar:
            if client_id is not None:
                self.calendar.grid.select(client_id)
            self._return_to_calendar(self.calendar)
        elif before == _CALL and self.call:
            self._return_to_call(self.call)
        elif before == _CLIENT and client_id is not None:
            self.perform(self.open_client(client_id))
        else:
            if client_id is not None:
                self.clients.table.select(client_id)
            self.show_clients()

    def action_find_open(self) -> None:
        self.show_clients()
        self.clients.open_find()

    def action_contact_log(self) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self._recording.log_contact(client_id))

    def action_client_new(self) -> None:
        self.perform(self._recording.add_client())

    def action_client_edit(self) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self._recording.edit_client(client_id))

    def action_desk_undo(self) -> None:
        self.perform(self._recording.undo())

    def action_desk_redo(self) -> None:
        self.perform(self._recording.redo())

    def action_import_open(self) -> None:
        self.perform(self._import())

    async def _import(self) -> None:
        # Reading files is rare: its modules are loaded when they are needed.
        from rmdesk.ui.importing import import_file

        await import_file(self, self.access)

    def action_palette_open(self) -> None:
        self.perform(self._open_palette())

    async def _open_palette(self) -> None:
        commands = [
            command for command, _bound in commands_now(self.active_bindings) if command.in_palette
        ]
        chosen = await ask(self.app, Palette(commands, self.access))
        if chosen is None:
            return
        if chosen.command:
            await self.run_command(chosen.command.id)
        elif chosen.client_id is not None:
            await self.open_client(chosen.client_id)

    def action_help_open(self) -> None:
        if self.shows_client:
            explanation = _(
                "One client on one page. Numbers are hidden until asked for; what did not fit"
                " is counted at the right of each heading (+3), Space shows everything."
            )
            scopes = [Scope.CLIENT, Scope.DESK, Scope.ANYWHERE]
        elif self.shows_calendar:
            explanation = CalendarView.explanation()
            scopes = [Scope.CALENDAR, Scope.GRID, Scope.LINE, Scope.DESK, Scope.ANYWHERE]
        elif self.shows_call:
            explanation = CallView.explanation()
            scopes = [Scope.CALL, Scope.CALL_ENTRY, Scope.DESK, Scope.ANYWHERE]
        else:
            explanation = _(
                "All clients of the book. A line shows the class, the assets, the last contact and"
                " when the next one is due; ! marks what is late. Digits order by a column."
            )
            scopes = [Scope.CLIENTS, Scope.LIST, Scope.DESK, Scope.FIND, Scope.ANYWHERE]
        self.app.push_screen(Help(explanation, scopes))

    def action_settings_open(self) -> None:
        self.app.push_screen(Settings(self.preferences))
