"""What shows the commands there are: help with the handbook behind it, and the palette."""

from rmdesk.ui.actions.acting_host import ActingHost
from rmdesk.ui.commands.catalogue import BY_ID
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.help import Help
from rmdesk.ui.dialogs.palette import Palette
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.hints import commands_now
from rmdesk.ui.navigation.view_kinds import HOME


class HelpActions:
    """Mixed into the actions of the desk."""

    async def run_command(self: ActingHost, command_id: str) -> None:
        """Run a command as its key would."""
        bound = {command.id: bound for command, bound in commands_now(self.active_bindings)}
        if command_id in bound:
            active = bound[command_id]
            await self.app.run_action(BY_ID[command_id].action, active.node)

    def action_palette_open(self: ActingHost) -> None:
        self.perform(_choose_and_run(self))

    def action_help_open(self: ActingHost) -> None:
        self.perform(_help(self))


async def _help(desk: ActingHost) -> None:
    """The keys of this screen, and the handbook's page about it where help is asked for again."""
    shown = desk.views.shown
    if await ask(desk.app, Help(desk.views.view.explanation(), _scopes_now(desk), has_page=True)):
        from rmdesk.ui.learning.handbook import read_handbook

        await read_handbook(desk.app, shown.name)


def _scopes_now(desk: ActingHost) -> tuple[Scope, ...]:
    """Whose keys help explains: of a view with pages that have keys of their own, those of the
    page on the screen."""
    scopes = desk.views.shown.scopes
    if desk.views.shown is not HOME:
        return scopes
    now = {command.scope for command, _bound in commands_now(desk.active_bindings)}
    return tuple(scope for scope in scopes if scope in now)


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
