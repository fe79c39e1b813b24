"""Somebody rings or comes in."""

from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import fulfil_by
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.store.tables.contacts import ContactTable


def log(
    desk: Desk, client_id: ClientId, channel: Channel, *, gist: str, now: datetime
) -> ContactId:
    """Record that the client rang, wrote or came in; raises ClientGone.

    A talk fulfils the call-backs due by today; who came in has kept today's meeting, too.
    """
    name = client_of(desk, client_id).name
    with desk.store.action("contact.log", {"name": name}, at=now) as action:
        contact_id = action.insert(
            ContactTable,
            {
                "client_id": client_id,
                "on": now.date(),
                "channel": channel,
                "direction": Direction.IN,
                "gist": gist.strip(),
                "logged_at": now,
            },
        )
        fulfil_by(desk, action, client_id, channel, today=now.date())
    return ContactId(contact_id)
