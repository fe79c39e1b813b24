"""Looking at what a client's file said before."""

from collections.abc import Sequence

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.history import Change
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.history import History
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host


async def look_at_history(host: Host, client_id: ClientId, *, words: str = "") -> None:
    """Show every change of the file, at first those with `words`; raises ClientGone."""
    name, changes = await host.access.ask(lambda desk: _history(desk, client_id))
    if not changes:
        host.tell(_("Nothing has been written about this client yet."))
        return
    await ask(host.app, History(name, changes, words=words))


def _history(desk: Desk, client_id: ClientId) -> tuple[str, Sequence[Change]]:
    return client_of(desk, client_id).name, desk.history.of(client_id)
