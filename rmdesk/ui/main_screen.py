"""The one main screen: the views, the lines around them, and what views ask for."""

from collections.abc import Coroutine
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import ContentSwitcher

from rmdesk.domain.ids import ClientId
from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.settings import Preferences
from rmdesk.ui import formats
from rmdesk.ui.access import Access
from rmdesk.ui.commands.catalogue import BY_ID, bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.dialog import ask, translated
from rmdesk.ui.dialogs.help import Help
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.dialogs.settings import Settings
from rmdesk.ui.hints import commands_now, hints
from rmdesk.ui.messages import OpenClient
from rmdesk.ui.place import Place
from rmdesk.ui.recording import Recording
from rmdesk.ui.views.client import ClientView
from rmdesk.ui.views.clients import ClientsView
from rmdesk.ui.widgets.bars import HintBar, StatusBar, TitleBar
from rmdesk.ui.widgets.field import Field

_CLIENTS, _CLIENT = "clients", "client"


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
    def status(self) -> StatusBar:
        return self.query_one(StatusBar)

    @property
    def shows_client(self) -> bool:
        return self.query_one(ContentSwitcher).current == _CLIENT

    @property
    def current_client(self) -> ClientId | None:
        """Whom a command is about: the page's client, else the one under the cursor."""
        if self.shows_client and self.client:
            return self.client.client_id
        return self.clients.selected

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        return translated(super().active_bindings)

    async def on_mount(self) -> None:
        self.bindings_updated_signal.subscribe(self, lambda _: self.show_hints())
        place = self._place
        self.clients.order = place.order
        self.clients.focus_list()
        if place.words:
            self.clients.open_find(place.words)
            self.clients.focus_list()
        await self.clients.load(place.client_id)
        if place.view == _CLIENT and place.client_id is not None:
            self.perform(self.open_client(place.client_id))
        self._show_surroundings()

    def place(self) -> Place:
        """Where the desk stands, to return to after a lock."""
        clients = self.clients
        return Place(
            view=_CLIENT if self.shows_client else _CLIENTS,
            client_id=self.current_client,
            order=clients.order,
            words=clients.words if clients.is_finding else "",
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
        view = self.client if self.shows_client and self.client else self.clients
        title, detail = view.title()
        day = formats.day(self.access.today)
        right = f"{_('DEMO BOOK')}   {day}" if self._is_demo else day
        self.query_one(TitleBar).show(title, detail, right)
        self.status.show(view.detail())

    @on(ClientsView.Shown)
    @on(ClientView.Shown)
    def _view_shown(self) -> None:
        self._show_surroundings()

    @on(HintBar.Clicked)
    def _hint_clicked(self, event: HintBar.Clicked) -> None:
        event.stop()
        self.perform(self.run_command(event.action))

    # --- between views ---

    @on(OpenClient)
    def _client_wanted(self, event: OpenClient) -> None:
        event.stop()
        self.perform(self.open_client(event.client_id))

    async def open_client(self, client_id: ClientId) -> None:
        """Show a client's page; raises ClientGone."""
        switcher = self.query_one(ContentSwitcher)
        if self.client is None:
            await switcher.mount(ClientView(self.access, id=_CLIENT))
        view = self.client
        if view is None:
            return
        ids = self.clients.ids
        self.clients.table.select(client_id)
        position = ids.index(client_id) + 1 if client_id in ids else None
        place = f"{position:,} / {len(ids):,}" if position else ""
        await view.load(client_id, place)
        switcher.current = _CLIENT
        view.focus()
        self._show_surroundings()

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
        """Back to the list, where it was left."""
        self.query_one(ContentSwitcher).current = _CLIENTS
        self.clients.focus_list()
        self._show_surroundings()

    async def read_again(self) -> None:
        """Records changed: whatever is shown is read again."""
        await self.clients.read_again()
        if self.shows_client and self.client:
            await self.client.read_again()
        self._show_surroundings()

    def look_again(self) -> None:
        """The language, the theme, the signs or the day changed."""
        self.clients.look_again()
        if self.client:
            self.client.look_again()
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
                return self.shows_client
            case "desk_back":
                # In the line for finding, Esc is that line's own.
                is_finding = self.clients.is_finding and not isinstance(self.focused, Field)
                return self.shows_client or is_finding
            case _:
                return True

    def action_desk_clients(self) -> None:
        self.show_clients()

    def action_desk_client(self) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self.open_client(client_id))

    async def action_desk_back(self) -> None:
        if self.shows_client:
            self.show_clients()
        elif self.clients.is_finding:
            await self.clients.close_find()

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
        else:
            explanation = _(
                "All clients of the book. A line shows the class, the assets, the last contact and"
                " when the next one is due; ! marks what is late. Digits order by a column."
            )
            scopes = [Scope.CLIENTS, Scope.LIST, Scope.DESK, Scope.FIND, Scope.ANYWHERE]
        self.app.push_screen(Help(explanation, scopes))

    def action_settings_open(self) -> None:
        self.app.push_screen(Settings(self.preferences))
