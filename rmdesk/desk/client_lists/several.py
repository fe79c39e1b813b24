"""One entry for several clients: an event, a family at one table. One action, undone as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import fulfil_by, require_future
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.contacts import FutureContact
from rmdesk.desk.client_file.walls import from_those_who_share
from rmdesk.desk.day.naming import few
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.store.tables.contacts import AppointmentTable, ContactTable

_BESIDE_EVENT = timedelta(days=14)
_EXPECTED = (Answer.INVITED, Answer.ACCEPTED)
"""Who came has the contact already, from the event's own list."""


class Circle(Enum):
    """What ties clients together whose contact is one."""

    HOUSEHOLD = auto()
    EVENT = auto()


@dataclass(frozen=True, slots=True)
class Together:
    """Clients who may have had one contact together, and what it is called."""

    circle: Circle
    name: str
    on: date | None
    clients: tuple[tuple[ClientId, str], ...]


def log_for_all(
    desk: Desk,
    clients: Sequence[ClientId],
    *,
    channel: Channel,
    on: date,
    gist: str,
    now: datetime,
) -> None:
    """The same contact with every one of `clients`, on a day up to today.

    Raises FutureContact or ClientGone; nothing is written then.
    """
    if on > now.date():
        raise FutureContact(day=on.isoformat())
    names = few([client_of(desk, one).name for one in clients])
    subject = {"name": names, "count": len(clients)}
    with desk.store.action("contact.log", subject, at=now) as action:
        for client_id in clients:
            values = {
                "client_id": client_id,
                "on": on,
                "channel": channel,
                "direction": Direction.OUT,
                "gist": gist.strip(),
                "logged_at": now,
            }
            action.insert(ContactTable, values)
            if on == now.date():
                fulfil_by(desk, action, client_id, channel, today=on)


def agree_for_all(
    desk: Desk,
    clients: Sequence[ClientId],
    *,
    on: date,
    at: time | None,
    note: str,
    now: datetime,
) -> None:
    """The same meeting agreed with every one of `clients`; raises AlreadyPast or ClientGone."""
    require_future(on, at, now)
    names = few([client_of(desk, one).name for one in clients])
    subject = {"name": names, "count": len(clients)}
    with desk.store.action("appointment.add", subject, at=now) as action:
        for client_id in clients:
            values = {
                "client_id": client_id,
                "kind": AppointmentKind.MEETING,
                "on": on,
                "at": at,
                "note": note.strip(),
                "state": AppointmentState.OPEN,
            }
            action.insert(AppointmentTable, values)


def together(desk: Desk, client_id: ClientId, day: date) -> list[Together]:
    """Who may share a contact with this client or on this `day`: the relatives who share, and the
    guests expected at events of these days, the nearest event first.

    Raises ClientGone.
    """
    client = client_of(desk, client_id)
    found = []
    family = from_those_who_share(desk, client_id, lambda own: own)
    if family:
        people = ((client_id, client.name), *((own, one.name) for one, own in family))
        found.append(Together(Circle.HOUSEHOLD, client.name, None, people))
    events = [one for one in desk.events.all() if abs(one.on - day) <= _BESIDE_EVENT]
    for event in sorted(events, key=lambda one: abs(one.on - day)):
        expected = [
            one.client_id for one in desk.events.invitations(event.id) if one.answer in _EXPECTED
        ]
        rows = desk.clients.rows(expected)
        guests = tuple((one, rows[one].name) for one in expected if one in rows)
        if guests:
            found.append(Together(Circle.EVENT, event.name, event.on, guests))
    return found
