"""The confirmation of what was agreed a moment ago, ready to be sent."""

from datetime import date, time

from rmdesk.desk.messaging.drafting import MessagesRefused
from rmdesk.desk.messaging.occasions import appointment
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.ids import ClientId
from rmdesk.ui.host import Host
from rmdesk.ui.messaging.one import write_message


async def offer_confirmation(
    host: Host, client_id: ClientId, kind: AppointmentKind, on: date, at: time | None
) -> None:
    """Show the confirmation; to who wants no messages there is none to send, which is said.

    Raises ClientGone.
    """
    try:
        await write_message(host, client_id, appointment(kind, on, at))
    except MessagesRefused as refusal:
        host.tell(refusal.in_full())
