"""Events: whom to invite by their tags, who was invited, and who came."""

from collections.abc import Collection
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.clients import client_of
from rmdesk.domain.classes.tags import key, read_tags
from rmdesk.domain.duties import Duty, DutyState, duty_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import (
    Answer,
    Event,
    Invitation,
    invitations_due,
    whom_to_invite,
    wrong_with_event,
)
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.actions import Action
from rmdesk.store.duties import duty_values
from rmdesk.store.tables.day import DutyTable, EventTable, InvitationTable


class EventGone(Refused):
    message = N_("This event is no longer in the book.")
    hint = N_("Undo may bring it back.")


def add_event(
    desk: Desk, name: str, on: date, tags: str, *, now: datetime, is_forum: bool = False
) -> int:
    """Plan an event, by the tags in a line; a forum is what the year asked for, and settles it.

    Raises ValueRefused.
    """
    read = read_tags(tags)
    if wrong := wrong_with_event(name, on, read, today=now.date()):
        raise ValueRefused(wrong)
    with desk.store.action("event.add", {"event": name.strip()}, at=now) as action:
        values = {"name": name.strip(), "on": on, "tags": "、".join(read), "is_forum": is_forum}
        if is_forum:
            _settle(desk, action, OccasionKind.FORUM, None, 0, now.date())
        return action.insert(EventTable, values)


def to_invite(desk: Desk, event_id: int) -> list[tuple[ClientId, str]]:
    """The clients with a tag of the event who are not invited yet, with the tag that matched.

    Raises EventGone.
    """
    event = _event(desk, event_id)
    tagged = desk.boxes.tagged([key(tag) for tag in event.tags])
    invited = {one.client_id for one in desk.events.invitations(event_id)}
    return whom_to_invite(event, tagged, invited)


def plan_invitations(
    desk: Desk, event_id: int, clients: Collection[ClientId], *, now: datetime
) -> None:
    """Make inviting these clients a duty, in time before the event; raises EventGone."""
    event = _event(desk, event_id)
    chosen = [(client, tag) for client, tag in to_invite(desk, event_id) if client in clients]
    with desk.store.action("event.plan", {"event": event.name}, at=now) as action:
        for occasion in invitations_due(event, chosen):
            duty = duty_of(occasion, desk.settings.leads, desk.days)
            if not desk.duties.is_known(duty.key):
                action.insert(DutyTable, duty_values(duty))


def answer(desk: Desk, event_id: int, client_id: ClientId, said: Answer, *, now: datetime) -> None:
    """Note how far an invitation has come: with the first word the client is invited, and the
    duty done. Raises EventGone or ClientGone."""
    event, client = _event(desk, event_id), client_of(desk, client_id)
    row_id = desk.events.invitation_id(event_id, client_id)
    subject = {"event": event.name, "name": client.name}
    with desk.store.action("event.answer", subject, at=now) as action:
        if row_id is not None:
            action.update(InvitationTable, row_id, {"answer": said})
        else:
            values = {"client_id": client_id, "event_id": event_id, "answer": said}
            action.insert(InvitationTable, values)
        _settle(desk, action, OccasionKind.INVITATION, client_id, event_id, now.date())


def invitations(desk: Desk, event_id: int) -> list[Invitation]:
    """Everybody invited to an event, in the order in which it was said."""
    return desk.events.invitations(event_id)


def _event(desk: Desk, event_id: int) -> Event:
    try:
        return desk.events.get(event_id)
    except LookupError as error:
        raise EventGone from error


def _settle(
    desk: Desk,
    action: Action,
    kind: OccasionKind,
    client_id: ClientId | None,
    subject: int,
    today: date,
) -> None:
    for row_id, duty in desk.duties.open_of(kind, client_id):
        if _is_meant(duty, kind, subject):
            values = {"state": DutyState.DONE, "settled_on": today}
            action.update(DutyTable, row_id, values)


def _is_meant(duty: Duty, kind: OccasionKind, subject: int) -> bool:
    return kind is OccasionKind.FORUM or duty.subject == subject
