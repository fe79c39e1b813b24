"""Why a client stands where it stands: shown in full."""

from rmdesk.desk.classing.standing import standing
from rmdesk.domain.ids import ClientId
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.standing import StandingDialog
from rmdesk.ui.host import Host
from rmdesk.ui.widgets.standing_lines import Facet


async def explain(host: Host, client_id: ClientId, facets: list[Facet]) -> None:
    """Every classification, those of `facets` in their order; raises ClientGone."""
    found = await host.access.ask(lambda desk: standing(desk, client_id))
    await ask(host.app, StandingDialog(found, facets))
