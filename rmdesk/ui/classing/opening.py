"""What Enter does with an attitude or an orientation: hear something new, or set it by hand."""

from functools import partial

from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.ids import ClientId
from rmdesk.language import _
from rmdesk.ui.classing.by_hand import set_by_hand
from rmdesk.ui.filing.acts import Act, choose_act, name_of
from rmdesk.ui.filing.attitude import hear_attitude
from rmdesk.ui.filing.details import open_item
from rmdesk.ui.host import Host


async def open_attitude(host: Host, client_id: ClientId) -> None:
    """Note what shows the attitude, or set it by hand; raises ClientGone."""
    name = await name_of(host, client_id)
    acts = (
        Act(_("Note what the client said"), partial(hear_attitude, host, client_id)),
        _by_hand(host, client_id, Grid.ATTITUDE),
    )
    await choose_act(host, _("Attitude of {name}").format(name=name), acts)


async def open_orientation(host: Host, client_id: ClientId) -> None:
    """Note what the client wants of us, or set the orientation by hand; raises ClientGone."""
    name = await name_of(host, client_id)
    acts = (
        Act(_("Note what the client said"), partial(open_item, host, client_id, "orientation")),
        _by_hand(host, client_id, Grid.ORIENTATION),
    )
    await choose_act(host, _("Orientation of {name}").format(name=name), acts)


def _by_hand(host: Host, client_id: ClientId, grid: Grid) -> Act:
    return Act(_("Set it by hand, with a reason"), partial(set_by_hand, host, client_id, grid))
