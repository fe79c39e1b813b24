"""What a figure opens: the list of the clients it counts."""

from collections.abc import Callable, Sequence

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.store.thread import Urgency
from rmdesk.ui.dialogs.figure_clients import FigureClient, FigureClients
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def show_clients(host: Host, title: str, ids: Sequence[int], *, about: str = "") -> None:
    """List these clients in their order, each once; one that is chosen is opened."""
    wanted = list(ids)
    await show_found(host, title, lambda _desk: wanted, about=about)


async def show_found(
    host: Host, title: str, find: Callable[[Desk], Sequence[int]], *, about: str = ""
) -> None:
    """The same for clients that are to be found in the book first."""
    found = await host.access.ask(lambda desk: _read(desk, find(desk)), Urgency.PAGE)
    if not found:
        host.tell(_("Nobody is behind this figure."))
        return
    dialog = FigureClients(title, found, host.access.today, about=about)
    client_id = await ask(host.app, dialog)
    if client_id is not None:
        await host.open_client(client_id)


def _read(desk: Desk, ids: Sequence[int]) -> list[FigureClient]:
    people = desk.clients.rows(ids)
    return [
        FigureClient(one.id, one.name, one.client_class, one.last_contact)
        for client_id in dict.fromkeys(ids)
        if (one := people.get(ClientId(client_id))) is not None
    ]
