"""Which order the queue of a call session has."""

from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.language import _
from rmdesk.ui.dialogs.parts.dialog import ask
from rmdesk.ui.dialogs.parts.pick import Pick
from rmdesk.ui.host import Host
from rmdesk.ui.words.queue import order_about, order_title


async def pick_order(host: Host, current: QueueOrder) -> QueueOrder | None:
    """One of the orders of a queue; None when it was left."""
    orders = sorted(QueueOrder, key=lambda order: order is not QueueOrder.AS_LISTED)
    titles = [f"{order_title(order)}: {order_about(order)}" for order in orders]
    question = _("Call-backs come first in every order: those promised, at their minute.")
    chosen = await ask(
        host.app,
        Pick(_("Order of the queue"), titles, question=question, at=orders.index(current)),
    )
    return None if chosen is None else orders[chosen]
