"""Looking at the day by its hours."""

from rmdesk.ui.dialogs.agenda import Agenda, one_day
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def show_agenda(host: Host) -> None:
    """Show today by its hours, and other working days; a client that is chosen is opened."""
    today = host.access.today
    day = await host.access.ask(lambda desk: one_day(desk, today))
    client_id = await ask(host.app, Agenda(host.access, day))
    if client_id is not None:
        await host.open_client(client_id)
