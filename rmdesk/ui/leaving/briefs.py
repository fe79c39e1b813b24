"""Briefs: read as they will go along, and written anew where the RM knows more than the file."""

from rmdesk.desk.book import Desk
from rmdesk.desk.briefs.kept import brief_of, keep_brief, kept_briefs
from rmdesk.desk.handover.treatments import treatments_of
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.dialogs.briefs import BriefEditor, Briefs, KeptBrief, Wish
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.host import Host
from rmdesk.ui.leaving.choosing import choose_client


async def keep_briefs(host: Host) -> None:
    """Show whose brief stands in the RM's own words, and open any client's."""
    while True:
        kept, clients = await host.access.ask(_kept)
        wished = await ask(host.app, Briefs(kept, drafted=clients - len(kept)))
        if wished is None:
            return
        client_id = wished.client_id
        if wished.what is Wish.SOMEBODY:
            client_id = await choose_client(host, _("Whose brief?"))
        if client_id is not None:
            await edit_brief(host, client_id)


async def edit_brief(host: Host, client_id: ClientId) -> None:
    """Open a client's brief on a page; raises ClientGone."""
    brief = await host.access.ask(
        lambda desk: brief_of(desk, client_id, treatments_of(desk, client_id))
    )
    name = await host.access.ask(lambda desk: desk.clients.get(client_id).name)
    words = await ask(host.app, BriefEditor(name, brief.words, is_kept=brief.is_kept))
    if words is not None and words != brief.words:
        now = host.access.now()
        await host.access.ask(lambda desk: keep_brief(desk, client_id, words, now=now))


def _kept(desk: Desk) -> tuple[list[KeptBrief], int]:
    kept = kept_briefs(desk)
    cells = desk.lists.cells(list(kept), ["name"], today=desk.today)
    named = [KeptBrief(one, str(cells[one][0]), on) for one, on in kept.items() if one in cells]
    return named, len(desk.clients.ids())
