"""What the commands of the desk do: one action each, and when it has a sense.

A command that opens dialogs is a coroutine in a module of its own, which takes the `Host`.
"""

from collections.abc import Coroutine, Mapping
from typing import Any, Protocol

from textual.binding import ActiveBinding
from textual.widget import Widget

from rmdesk.desk.lent import Lent
from rmdesk.domain.ids import ClientId
from rmdesk.settings import Preferences
from rmdesk.ui.call_actions import CallActions
from rmdesk.ui.calling import Calling
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.day.minute import MinuteSign
from rmdesk.ui.day_actions import DayActions
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.help import Help
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.hints import commands_now
from rmdesk.ui.host import Host
from rmdesk.ui.message_actions import MessageActions
from rmdesk.ui.navigation import AnyKind, Views
from rmdesk.ui.receiving_actions import ReceivingActions
from rmdesk.ui.recording import Recording
from rmdesk.ui.routes import Routes
from rmdesk.ui.safety_actions import SafetyActions
from rmdesk.ui.script_actions import ScriptActions
from rmdesk.ui.view_kinds import (
    CALENDAR,
    CALL,
    CLASSES,
    CLIENT,
    CLIENTS,
    FIGURES,
    LADDER,
    REVIEWS,
    TABLES,
    TODAY,
)
from rmdesk.ui.widgets.field import Field

_LEADS_TO: Mapping[str, AnyKind] = {
    "desk_today": TODAY,
    "desk_clients": CLIENTS,
    "desk_calendar": CALENDAR,
    "desk_tables": TABLES,
    "desk_ladder": LADDER,
    "desk_classes": CLASSES,
    "desk_figures": FIGURES,
    "desk_reviews": REVIEWS,
}
"""The view that an action shows, whatever is selected: no hint where it is shown already."""


class ActingHost(Host, Protocol):
    """The main screen, as far as its commands need it."""

    preferences: Preferences
    views: Views
    routes: Routes
    recording: Recording
    telephone: Calling
    minute: MinuteSign
    loan: Lent | None

    @property
    def current_client(self) -> ClientId | None: ...

    @property
    def is_mounted(self) -> bool: ...

    @property
    def focused(self) -> Widget | None: ...

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]: ...

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...

    async def attempt(self, work: Coroutine[Any, Any, None]) -> None: ...

    async def run_command(self, command_id: str) -> None: ...


def _leads_back(host: ActingHost) -> bool:
    """Whether Back has somewhere to go; in the line for finding, Esc is that line's own."""
    if host.views.shown is CLIENTS and host.views.clients.is_finding:
        return not isinstance(host.focused, Field)
    return host.views.shown is not TODAY


class DeskActions(
    DayActions, CallActions, MessageActions, ScriptActions, SafetyActions, ReceivingActions
):
    """Mixed into the main screen. `perform` does not hold up the keys; `attempt` does."""

    def check_action(self: ActingHost, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What has no sense right now is no hint, either."""
        if not self.is_mounted:
            return True
        shown = self.views.shown
        if (leads_to := _LEADS_TO.get(action)) is not None:
            return shown is not leads_to
        match action:
            case "contact_log" | "client_edit":
                return self.current_client is not None
            case "desk_review":
                return self.current_client is not None or shown is not REVIEWS
            case "desk_client":
                return self.current_client is not None and shown is not CLIENT
            case "lent_back" | "receive_open":  # a lent book receives nothing
                return (self.loan is not None) is (action == "lent_back")
            case "find_open":
                return not isinstance(self.focused, Field)
            case "call_open":
                call = self.views.find(CALL)
                return shown is not CALL or (call is not None and call.is_done)
            case "desk_back":
                return _leads_back(self)
            case _:
                return True

    async def run_command(self: ActingHost, command_id: str) -> None:
        """Run a command as its key would."""
        bound = {command.id: bound for command, bound in commands_now(self.active_bindings)}
        if command_id in bound:
            active = bound[command_id]
            await self.app.run_action(BY_ID[command_id].action, active.node)

    # --- views ---

    def action_desk_today(self: ActingHost) -> None:
        self.routes.show_today()

    def action_desk_clients(self: ActingHost) -> None:
        self.routes.show_clients()

    def action_desk_client(self: ActingHost) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self.open_client(client_id))

    def action_desk_calendar(self: ActingHost) -> None:
        self.perform(self.routes.open_calendar())

    def action_desk_ladder(self: ActingHost) -> None:
        self.perform(self.routes.open_ladder())

    def action_desk_review(self: ActingHost) -> None:
        self.perform(self.routes.review_or_manage())

    def action_desk_reviews(self: ActingHost) -> None:
        self.perform(self.routes.open_reviews(self.current_client))

    def action_desk_tables(self: ActingHost) -> None:
        self.perform(self.routes.open_tables())

    def action_desk_table(self: ActingHost, digit: str) -> None:
        self.perform(self.routes.open_tables(int(digit)))

    def action_desk_classes(self: ActingHost) -> None:
        self.perform(self.routes.open_classes())

    def action_desk_figures(self: ActingHost) -> None:
        self.perform(self.routes.open_figures())

    def action_practice_open(self: ActingHost) -> None:
        # Rare, and with the whole call view: loaded when it is needed.
        from rmdesk.ui.practice.practising import practise

        self.perform(practise(self))

    def action_call_open(self: ActingHost) -> None:
        self.perform(self.routes.call_on())

    async def action_desk_back(self: ActingHost) -> None:
        await self.attempt(self.routes.back())

    def action_find_open(self: ActingHost) -> None:
        if self.views.shown is CALENDAR and (calendar := self.views.find(CALENDAR)):
            calendar.open_find()  # there its own rows are found and filtered
            return
        self.routes.show_clients()
        self.views.clients.open_find()

    # --- the book ---

    def action_contact_log(self: ActingHost) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self.recording.log_contact(client_id))

    def action_client_new(self: ActingHost) -> None:
        self.perform(self.recording.add_client())

    def action_client_edit(self: ActingHost) -> None:
        if (client_id := self.current_client) is not None:
            self.perform(self.recording.edit_client(client_id))

    def action_call_incoming(self: ActingHost) -> None:
        self.perform(self.telephone.take_incoming())

    def action_desk_undo(self: ActingHost) -> None:
        self.perform(self.recording.undo())

    def action_desk_redo(self: ActingHost) -> None:
        self.perform(self.recording.redo())

    def action_import_open(self: ActingHost) -> None:
        # Reading files is rare: its modules are loaded when they are needed.
        from rmdesk.ui.importing import import_file

        self.perform(import_file(self, self.access))

    def action_export_open(self: ActingHost) -> None:
        from rmdesk.ui.exporting import Standpoint, export_file

        clients, calendar = self.views.clients, self.views.find(CALENDAR)
        columns = clients.state.view.columns
        standpoint = Standpoint(shown=clients.ids, marked=clients.marks, columns=columns)
        if calendar and self.views.shown is CALENDAR:
            standpoint = Standpoint(
                shown=calendar.grid.ids,
                marked=set(calendar.grid.marks),
                columns=columns,
                day=calendar.day,
                days=calendar.quarter,
            )
        self.perform(export_file(self, standpoint))

    def action_export_forbid(self: ActingHost) -> None:
        from rmdesk.ui.exporting import forbid_exports

        self.perform(forbid_exports(self))

    def action_notes_find(self: ActingHost) -> None:
        from rmdesk.ui.tidying import find_in_notes

        self.perform(find_in_notes(self))

    def action_duplicates_open(self: ActingHost) -> None:
        from rmdesk.ui.tidying import look_through_duplicates

        self.perform(look_through_duplicates(self))

    def action_client_merge(self: ActingHost) -> None:
        from rmdesk.ui.tidying import merge_chosen

        self.perform(merge_chosen(self, self.views.clients.marks, self.current_client))

    # --- the day ---

    def action_agenda_open(self: ActingHost) -> None:
        from rmdesk.ui.day.agenda import show_agenda

        self.perform(show_agenda(self))

    def action_minute_open(self: ActingHost) -> None:
        self.perform(self.minute.open(self))

    def action_close_out_open(self: ActingHost) -> None:
        from rmdesk.ui.day.close_out import close_out_day

        self.perform(close_out_day(self, self.recording))

    def action_occasions_open(self: ActingHost, what: str) -> None:
        from rmdesk.ui.day.occasions import LISTS

        self.perform(LISTS[what](self))

    # --- the desk itself ---

    def action_palette_open(self: ActingHost) -> None:
        self.perform(_choose_and_run(self))

    def action_help_open(self: ActingHost) -> None:
        self.app.push_screen(Help(self.views.view.explanation(), self.views.shown.scopes))


async def _choose_and_run(desk: ActingHost) -> None:
    """The palette: a command, or a client's page."""
    commands = [
        command for command, _bound in commands_now(desk.active_bindings) if command.in_palette
    ]
    chosen = await ask(desk.app, Palette(commands, desk.access))
    if chosen is None:
        return
    if chosen.command:
        await desk.run_command(chosen.command.id)
    elif chosen.client_id is not None:
        await desk.open_client(chosen.client_id)
