"""Writing a meeting down: the record, its mark in the grid, what follows, all as one action."""

from datetime import date, datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import fulfil_by, note_meeting
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.day.events import event_of, note_came
from rmdesk.desk.dealing.moving import note_move
from rmdesk.desk.meeting.planning import (
    MeetingGone,
    MeetingOver,
    appointment_of,
    meeting_of,
    open_meeting,
)
from rmdesk.domain.calling.calls import AppointmentState
from rmdesk.domain.contacts import Channel, Contact
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.ids import AppointmentId, ClientId, ContactId, MeetingId
from rmdesk.domain.meetings.meeting import Meeting
from rmdesk.domain.meetings.plan import NOTHING_SAID, Held, wrong_with_held
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import AppointmentTable, ContactTable
from rmdesk.store.tables.day import ToDoTable
from rmdesk.store.tables.rhythm import MeetingTable

_NEXT: Final = " / "
"""Between what was noted of a talk first and its record."""


def deals_to_meet(desk: Desk, client_id: ClientId, on: date) -> list[Deal]:
    """The client's deals that stood before "met" when they met on a day: the meeting brings them
    there. None of somebody who left the bank's list. Raises ClientGone."""
    if client_of(desk, client_id).gone_on is not None:
        return []
    early = (Stage.STOCKED, Stage.INVITED)
    return [one for one in desk.deals.of(client_id) if one.stage in early and one.added_on <= on]


def record_meeting(
    desk: Desk,
    client_id: ClientId,
    held: Held,
    *,
    meeting_id: MeetingId | None = None,
    appointment_id: AppointmentId | None = None,
    now: datetime,
) -> MeetingId:
    """Write down that a meeting took place; without a `meeting_id`, one that nobody prepared.

    One action: the record, a contact M in the grid on its day (one that is marked there already
    becomes this one, and keeps its note before the record), what was agreed for it is kept,
    follow-ups become to-dos, deals go to "met", whoever was invited to the event came, the next
    meeting is agreed.

    Raises ValueRefused, EventGone, MeetingOver, MeetingGone or ClientGone.
    """
    name = client_of(desk, client_id).name
    meeting = open_meeting(desk, meeting_id) if meeting_id is not None else None
    if meeting is not None and meeting.client_id != client_id:
        raise MeetingGone
    if wrong := wrong_with_held(held, today=now.date()):
        raise ValueRefused(wrong)
    event = event_of(desk, held.event_id) if held.event_id is not None else None
    with desk.store.action("meeting.hold", {"name": name}, at=now) as action:
        values: dict[str, object] = {
            "on": held.on,
            "held_on": held.on,
            "kind": held.kind,
            "event_id": held.event_id,
            "record": held.record.strip(),
            "contact_id": _mark(desk, action, client_id, held, now),
        }
        kept = _keep_agreed(desk, action, client_id, meeting, appointment_id, held, now)
        if meeting is None:
            values |= {"client_id": client_id, "appointment_id": kept}
            written = MeetingId(action.insert(MeetingTable, values))
        else:
            written = meeting.id
            action.update(MeetingTable, written, values)
        for one in held.follow_ups:
            to_do = {"client_id": client_id, "on": one.on, "what": one.what.strip()}
            action.insert(ToDoTable, to_do)
        if event is not None and event.on == held.on:
            note_came(desk, action, event, client_id, now=now)
        if held.moves_deals:
            for deal in deals_to_meet(desk, client_id, held.on):
                note_move(action, deal, Stage.MET, on=max(held.on, deal.moved_on))
        if held.next_on is not None:
            note_meeting(desk, action, client_id, on=held.next_on, at=held.next_at)
    return written


def rewrite_record(desk: Desk, meeting_id: MeetingId, record: str, *, now: datetime) -> None:
    """Say otherwise what was talked about, in the record and in the note of its mark.

    Raises ValueRefused, MeetingOver for one that was not held, or MeetingGone.
    """
    meeting = meeting_of(desk, meeting_id)
    if meeting.held_on is None:
        raise MeetingOver
    if not record.strip():
        raise ValueRefused(Wrong("record", NOTHING_SAID))
    if record.strip() == meeting.record:
        return
    name = client_of(desk, meeting.client_id).name
    with desk.store.action("meeting.change", {"name": name}, at=now) as action:
        action.update(MeetingTable, meeting_id, {"record": record.strip()})
        for contact in desk.contacts.of(meeting.client_id):
            if contact.id == meeting.contact_id:
                gist = _with_record(_without_record(contact.gist, meeting.record), record)
                action.update(ContactTable, contact.id, {"gist": gist})


def gist_of(record: str) -> str:
    """The record as the note of its mark: a note has one line for the gist."""
    return " ".join(record.split())


def _with_record(noted: str, record: str) -> str:
    """A note that a mark has already, and the record after it."""
    gist = gist_of(record)
    if not noted.strip() or noted.strip() in gist:
        return gist
    return f"{noted.strip()}{_NEXT}{gist}"


def _without_record(gist: str, record: str) -> str:
    """What the note of a mark says before the record; nothing where it says only that."""
    before, found, after = gist.rpartition(f"{_NEXT}{gist_of(record)}")
    return before if found and not after else ""


def _mark(desk: Desk, action: Action, client_id: ClientId, held: Held, now: datetime) -> ContactId:
    """The meeting's mark in the grid: one that is there and stands for no other, else a new one."""
    told = {"gist": gist_of(held.record), "next_on": held.next_on}
    if (there := _marked(desk, client_id, held)) is not None:
        # A talk that was ticked off has what it was agreed for as its note: nothing was said yet.
        agreed_for = {one.note for one in desk.appointments.of(client_id)}
        noted = "" if there.gist in agreed_for else there.gist
        kept = {
            "gist": _with_record(noted, held.record),
            "next_on": held.next_on or there.next_on,
        }
        action.update(ContactTable, there.id, kept)
        return there.id
    values = {"client_id": client_id, "on": held.on, "channel": Channel.MEETING, "logged_at": now}
    return ContactId(action.insert(ContactTable, {**values, **told}))


def _marked(desk: Desk, client_id: ClientId, held: Held) -> Contact | None:
    taken = desk.meetings.contacts_of(client_id)
    return next(
        (
            one
            for one in desk.contacts.of(client_id)
            if one.on == held.on and one.channel is Channel.MEETING and one.id not in taken
        ),
        None,
    )


def _keep_agreed(
    desk: Desk,
    action: Action,
    client_id: ClientId,
    meeting: Meeting | None,
    appointment_id: AppointmentId | None,
    held: Held,
    now: datetime,
) -> AppointmentId | None:
    """What was agreed as this meeting is kept, and what else a talk of today keeps; its id."""
    agreed = appointment_of(desk, meeting) if meeting is not None else None
    if meeting is None and appointment_id is not None:
        found = (one for one in desk.appointments.of(client_id) if one.id == appointment_id)
        agreed = next(found, None)
    if agreed is not None and agreed.state is AppointmentState.OPEN:
        action.update(AppointmentTable, agreed.id, {"state": AppointmentState.DONE})
    if held.on == now.date():
        fulfil_by(desk, action, client_id, Channel.MEETING, today=held.on)
    return agreed.id if agreed is not None else None
