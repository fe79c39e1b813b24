"""Looking at what a day to come holds."""

from rmdesk.desk.book import Desk
from rmdesk.desk.day.minute import names_of
from rmdesk.desk.home.coming import ComingDay, expected_on
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.expected import ExpectedDay, Named
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def show_expected(host: Host, day: ComingDay) -> None:
    """List whom a day is about, and why; a client that is chosen is opened."""
    found = await host.access.ask(lambda desk: _read(desk, day), Urgency.PAGE)
    if not found:
        host.tell(_("Nothing stands on this day yet."))
        return
    client_id = await ask(host.app, ExpectedDay(day, found, host.access.today))
    if client_id is not None:
        await host.open_client(client_id)


def _read(desk: Desk, day: ComingDay) -> list[Named]:
    found = expected_on(desk, day.on, day.until)
    found.sort(key=lambda one: not one.is_load)  # what the load counts stands together
    names = names_of(desk, (duty for one in found for duty in one.duties))
    return [Named(one, names.get(one.client_id, "") if one.client_id else "") for one in found]
