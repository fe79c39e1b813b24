"""Events: whom to invite by their tags, who was invited, and who came."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.day.naming import few
from rmdesk.domain.classes.tags import key, read_tags
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import Duty, DutyState, begun, duty_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import (
    Answer,
    Event,
    invitations_due,
    whom_to_invite,
    wrong_with_event,
)
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.duties import duty_values
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import DutyTable, EventTable, InvitationTable


class NotYet(Refused):
    message = N_("The event is on {day}: nobody has come or stayed away yet.")
    hint = N_("Until then a guest is invited, has accepted or has declined.")


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
        if is_forum:
            _settle(desk, action, OccasionKind.FORUM, None, 0, now.date())
        return action.insert(EventTable, _values(name, on, read, is_forum=is_forum))


def change_event(
    desk: Desk, event_id: int, name: str, on: date, tags: str, *, now: datetime, is_forum: bool
) -> None:
    """Say an event otherwise; whoever was still to be invited is found anew by `plan_invitations`.

    One that is over keeps its day. Raises ValueRefused or EventGone.
    """
    before, read = event_of(desk, event_id), read_tags(tags)
    if wrong := wrong_with_event(name, on, read, today=min(now.date(), before.on)):
        raise ValueRefused(wrong)
    if (before.name, before.on, before.tags, before.is_forum) == (name.strip(), on, read, is_forum):
        return
    with desk.store.action("event.change", {"event": name.strip()}, at=now) as action:
        if is_forum:
            _settle(desk, action, OccasionKind.FORUM, None, 0, now.date())
        chosen = _withdraw(desk, action, event_id)
        action.update(EventTable, event_id, _values(name, on, read, is_forum=is_forum))
        after = Event(id=event_id, name=name.strip(), on=on, tags=read, is_forum=is_forum)
        _plan(desk, action, after, chosen)


def remove_event(desk: Desk, event_id: int, *, now: datetime) -> None:
    """It does not take place: nobody is to be invited any more. Raises EventGone."""
    event = event_of(desk, event_id)
    with desk.store.action("event.remove", {"event": event.name}, at=now) as action:
        _withdraw(desk, action, event_id)
        for one in desk.events.invitations(event_id):
            row_id = desk.events.invitation_id(event_id, one.client_id)
            if row_id is not None:
                action.delete(InvitationTable, row_id)
        action.delete(EventTable, event_id)


def to_invite(desk: Desk, event_id: int) -> list[tuple[ClientId, str]]:
    """The clients with a tag of the event who are not invited yet, with the tag that matched.

    Raises EventGone.
    """
    event = event_of(desk, event_id)
    tagged = desk.boxes.tagged([key(tag) for tag in event.tags])
    invited = {one.client_id for one in desk.events.invitations(event_id)}
    return whom_to_invite(event, tagged, invited)


def plan_invitations(
    desk: Desk, event_id: int, clients: Collection[ClientId], *, now: datetime
) -> None:
    """Make inviting these clients a duty, in time before the event; raises EventGone."""
    event = event_of(desk, event_id)
    chosen = [(client, tag) for client, tag in to_invite(desk, event_id) if client in clients]
    with desk.store.action("event.plan", {"event": event.name}, at=now) as action:
        _plan(desk, action, event, chosen)


def answer(desk: Desk, event_id: int, client_id: ClientId, said: Answer, *, now: datetime) -> None:
    """Note how far an invitation has come; as `answer_all` does for several."""
    answer_all(desk, event_id, [client_id], said, now=now)


def answer_all(
    desk: Desk,
    event_id: int,
    clients: Sequence[ClientId],
    said: Answer,
    *,
    now: datetime,
    by: Channel | None = None,
) -> None:
    """Note the same answer of several clients, as one action; with `by` a contact of today, too.

    With the first word a client is invited, and the duty done; who came has a contact of the
    event's day besides, and loses it when that was an error. Raises EventGone, ClientGone or
    NotYet.
    """
    event = event_of(desk, event_id)
    names = few([client_of(desk, one).name for one in clients])
    if said in (Answer.CAME, Answer.MISSED) and event.on > now.date():
        raise NotYet(day=event.on.isoformat())
    with desk.store.action("event.answer", {"event": event.name, "name": names}, at=now) as action:
        for client_id in clients:
            row_id = desk.events.invitation_id(event_id, client_id)
            if row_id is not None:
                action.update(InvitationTable, row_id, {"answer": said})
            else:
                values = {"client_id": client_id, "event_id": event_id, "answer": said}
                action.insert(InvitationTable, values)
            _settle(desk, action, OccasionKind.INVITATION, client_id, event_id, now.date())
            _note_attendance(desk, action, event, client_id, came=said is Answer.CAME, now=now)
            if by is not None:
                contact = {"client_id": client_id, "on": now.date(), "channel": by}
                action.insert(ContactTable, {**contact, "gist": event.name, "logged_at": now})


def note_came(
    desk: Desk, action: Action, event: Event, client_id: ClientId, *, now: datetime
) -> None:
    """Within `action`: a client was met at the event; one who is on its list came."""
    row_id = desk.events.invitation_id(event.id, client_id)
    if row_id is None or event.on > now.date():
        return
    action.update(InvitationTable, row_id, {"answer": Answer.CAME})
    _settle(desk, action, OccasionKind.INVITATION, client_id, event.id, now.date())
    _note_attendance(desk, action, event, client_id, came=True, now=now)


def _plan(desk: Desk, action: Action, event: Event, chosen: Iterable[tuple[ClientId, str]]) -> None:
    for occasion in invitations_due(event, chosen):
        duty = begun(duty_of(occasion, desk.settings.leads, desk.days), desk.today)
        if not desk.duties.is_known(duty.key):
            action.insert(DutyTable, duty_values(duty))


def _withdraw(desk: Desk, action: Action, event_id: int) -> list[tuple[ClientId, str]]:
    """Within `action`: nobody is to be invited any more; who was, with the tag that matched."""
    chosen = []
    for row_id, duty in desk.events.open_duties(event_id):
        if duty.client_id is not None:
            chosen.append((duty.client_id, str(duty.reason.facts["tag"])))
        action.delete(DutyTable, row_id)
    return chosen


def _values(name: str, on: date, tags: Sequence[str], *, is_forum: bool) -> dict[str, object]:
    return {"name": name.strip(), "on": on, "tags": "、".join(tags), "is_forum": is_forum}


def _note_attendance(
    desk: Desk, action: Action, event: Event, client_id: ClientId, *, came: bool, now: datetime
) -> None:
    noted = [
        one
        for one in desk.contacts.of(client_id)
        if (one.on, one.channel, one.gist) == (event.on, Channel.EVENT, event.name)
    ]
    if came and not noted:
        contact = {"client_id": client_id, "on": event.on, "channel": Channel.EVENT}
        action.insert(ContactTable, {**contact, "gist": event.name, "logged_at": now})
    elif not came:
        for one in noted:
            action.delete(ContactTable, one.id)


def event_of(desk: Desk, event_id: int) -> Event:
    """The event of an id; raises EventGone."""
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
