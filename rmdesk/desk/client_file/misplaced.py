"""A contact written into the wrong cell: to its right day or its right client."""

from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.contacts import ContactGone, FutureContact, NextDateNotAfter
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.contacts import ContactTable


class OfACall(Refused):
    message = N_("This contact came of a call, which keeps its client and its day.")
    hint = N_("If the outcome was given to the wrong client, undo it or delete the contact.")


def move_contact(
    desk: Desk, contact_id: ContactId, *, client_id: ClientId, on: date, now: datetime
) -> None:
    """Put a contact on another day, or give it to another client; the same cell writes nothing.

    Raises ContactGone, ClientGone, FutureContact, OfACall, or NextDateNotAfter where the next date
    agreed in it would no longer come after it.
    """
    if on > now.date():
        raise FutureContact(day=on.isoformat())
    try:
        contact = desk.contacts.get(contact_id)
    except LookupError as error:
        raise ContactGone from error
    names = list(
        dict.fromkeys([client_of(desk, contact.client_id).name, client_of(desk, client_id).name])
    )
    if (contact.client_id, contact.on) == (client_id, on):
        return
    if desk.calls.has_become(contact_id):
        raise OfACall
    if contact.next_on is not None and contact.next_on <= on:
        raise NextDateNotAfter(day=contact.next_on.isoformat())
    with desk.store.action("contact.move", {"name": names}, at=now) as action:
        action.update(ContactTable, contact_id, {"client_id": client_id, "on": on})
