"""Contacts with clients: recorded once they took place, corrected, deleted."""

from collections.abc import Mapping
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import fulfil_by
from rmdesk.desk.client_file.clients import client_of
from rmdesk.domain.clients import Client
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.contacts import ContactTable


class ContactGone(Refused):
    message = N_("This contact is no longer in the book.")
    hint = N_("Undo may bring it back.")


class FutureContact(Refused):
    message = N_("A contact is recorded once it has taken place; {day} is still to come.")
    hint = N_("Type today or an earlier day; the next date has a field of its own.")


class NextDateNotAfter(Refused):
    message = N_("The next date {day} is not after the contact itself.")
    hint = N_("Type a later day, or leave the next date empty.")


def log_contact(
    desk: Desk,
    client_id: ClientId,
    *,
    channel: Channel,
    on: date,
    now: datetime,
    gist: str = "",
    next_on: date | None = None,
    direction: Direction = Direction.OUT,
    reason: str = "",
) -> ContactId:
    """Record one contact that took place `on` a day up to today.

    `reason` is why the client was called against their wish, where that was so.

    A talk of today keeps what was promised up to today, as in a call session.

    Raises FutureContact, NextDateNotAfter or ClientGone; nothing is written then.
    """
    if on > now.date():
        raise FutureContact(day=on.isoformat())
    if next_on is not None and next_on <= on:
        raise NextDateNotAfter(day=next_on.isoformat())
    name = client_of(desk, client_id).name
    with desk.store.action("contact.log", {"name": name}, at=now) as action:
        action.reason = reason
        values = {
            "client_id": client_id,
            "on": on,
            "channel": channel,
            "direction": direction,
            "gist": gist.strip(),
            "next_on": next_on,
            "logged_at": now,
        }
        contact_id = action.insert(ContactTable, values)
        if on == now.date():
            fulfil_by(desk, action, client_id, channel, today=on)
    return ContactId(contact_id)


def edit_contact(
    desk: Desk, contact_id: ContactId, changes: Mapping[str, object], *, now: datetime
) -> None:
    """Change fields of a recorded contact, by the names of `Contact`; raises ContactGone."""
    name = _whose(desk, contact_id).name
    with desk.store.action("contact.edit", {"name": name}, at=now) as action:
        action.update(ContactTable, contact_id, changes)


def delete_contact(desk: Desk, contact_id: ContactId, *, now: datetime) -> None:
    """Take a contact out of the book; undo brings it back. Raises ContactGone."""
    name = _whose(desk, contact_id).name
    with desk.store.action("contact.delete", {"name": name}, at=now) as action:
        action.delete(ContactTable, contact_id)


def _whose(desk: Desk, contact_id: ContactId) -> Client:
    try:
        return desk.clients.get(desk.contacts.get(contact_id).client_id)
    except LookupError as error:
        raise ContactGone from error
