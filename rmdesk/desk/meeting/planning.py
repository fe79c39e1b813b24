"""Planning a meeting and preparing it: its day stands in the calendar as an appointment."""

from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import note_meeting, require_future
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.day.events import event_of
from rmdesk.domain.calling.calls import Appointment, AppointmentState
from rmdesk.domain.ids import AppointmentId, ClientId, MeetingId
from rmdesk.domain.meetings.meeting import Meeting
from rmdesk.domain.meetings.plan import Plan, wrong_with_plan
from rmdesk.domain.meetings.standing import day_of
from rmdesk.domain.wrong import ValueRefused
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import AppointmentTable
from rmdesk.store.tables.rhythm import MeetingTable


class MeetingGone(Refused):
    message = N_("This meeting is no longer in the book.")
    hint = N_("Undo may bring it back.")


class MeetingOver(Refused):
    message = N_("This meeting is written down or called off already.")
    hint = N_("Correct its record, or plan another one.")


class PreparedAlready(Refused):
    message = N_("For {day} a meeting with {name} is prepared already.")
    hint = N_("Open that one, and change it.")


def plan_meeting(
    desk: Desk,
    client_id: ClientId,
    plan: Plan,
    *,
    appointment_id: AppointmentId | None = None,
    now: datetime,
) -> MeetingId:
    """Keep a meeting with its preparation, as one action.

    It becomes what was agreed for that day where something was, or the appointment it is named
    with, which follows its day and hour; else an appointment is made. Raises ValueRefused,
    AlreadyPast, PreparedAlready, EventGone or ClientGone.
    """
    name = client_of(desk, client_id).name
    agreed = _agreed(desk, client_id, appointment_id)
    _require(desk, plan, now, agreed, before=agreed.on if agreed else None)
    with desk.store.action("meeting.plan", {"name": name}, at=now) as action:
        if agreed is None:
            found = note_meeting(desk, action, client_id, on=plan.on, at=plan.at, note=plan.purpose)
        else:
            found = agreed.id
            _follow(action, agreed, plan)
        if desk.meetings.open_of(found) is not None:
            raise PreparedAlready(day=plan.on.isoformat(), name=name)
        values = {"client_id": client_id, "appointment_id": found, **_values(plan)}
        return MeetingId(action.insert(MeetingTable, values))


def change_meeting(desk: Desk, meeting_id: MeetingId, plan: Plan, *, now: datetime) -> None:
    """Prepare it otherwise, or for another day; the same again writes nothing.

    Raises ValueRefused, AlreadyPast, EventGone, MeetingOver or MeetingGone.
    """
    meeting = open_meeting(desk, meeting_id)
    agreed = appointment_of(desk, meeting)
    if agreed is not None and agreed.state is not AppointmentState.OPEN:
        agreed = None
    before = day_of(meeting, agreed)
    _require(desk, plan, now, agreed, before=before)
    values = {
        name: value for name, value in _values(plan).items() if value != getattr(meeting, name)
    }
    moved = agreed is not None and (plan.on, plan.at) != (agreed.on, agreed.at)
    is_new = agreed is None and plan.on >= now.date() and plan.on != before
    if not (values or moved or is_new):
        return
    name = client_of(desk, meeting.client_id).name
    with desk.store.action("meeting.change", {"name": name}, at=now) as action:
        if agreed is not None:
            _follow(action, agreed, plan)
        elif is_new:  # its appointment was settled elsewhere, and another day is agreed now
            values["appointment_id"] = note_meeting(
                desk, action, meeting.client_id, on=plan.on, at=plan.at, note=plan.purpose
            )
        if values:
            action.update(MeetingTable, meeting_id, values)


def call_off_meeting(
    desk: Desk, meeting_id: MeetingId, why: str, *, missed: bool = False, now: datetime
) -> None:
    """It does not take place; `why` may be empty. Its appointment is dropped with it, or `missed`
    where the client did not come.

    Raises MeetingOver or MeetingGone.
    """
    meeting = open_meeting(desk, meeting_id)
    agreed = appointment_of(desk, meeting)
    name = client_of(desk, meeting.client_id).name
    with desk.store.action("meeting.call_off", {"name": name}, at=now) as action:
        values = {"called_off_on": now.date(), "record": why.strip()}
        action.update(MeetingTable, meeting_id, values)
        if agreed is not None and agreed.state is AppointmentState.OPEN:
            state = AppointmentState.MISSED if missed else AppointmentState.DROPPED
            action.update(AppointmentTable, agreed.id, {"state": state})


def remove_meeting(desk: Desk, meeting_id: MeetingId, *, now: datetime) -> None:
    """Take out what was written by mistake: what was agreed, and the mark of the talk, stay.

    Raises MeetingGone.
    """
    meeting = meeting_of(desk, meeting_id)
    name = client_of(desk, meeting.client_id).name
    with desk.store.action("meeting.remove", {"name": name}, at=now) as action:
        action.delete(MeetingTable, meeting_id)


def meeting_of(desk: Desk, meeting_id: MeetingId) -> Meeting:
    """The meeting of an id; raises MeetingGone."""
    try:
        return desk.meetings.get(meeting_id)
    except LookupError as error:
        raise MeetingGone from error


def open_meeting(desk: Desk, meeting_id: MeetingId) -> Meeting:
    """One that is neither held nor called off; raises MeetingOver or MeetingGone."""
    meeting = meeting_of(desk, meeting_id)
    if not meeting.is_open:
        raise MeetingOver
    return meeting


def appointment_of(desk: Desk, meeting: Meeting) -> Appointment | None:
    """What a meeting was agreed as; None where nothing was, or it was merged away."""
    if meeting.appointment_id is None:
        return None
    try:
        return desk.appointments.get(meeting.appointment_id)
    except LookupError:
        return None


def _agreed(
    desk: Desk, client_id: ClientId, appointment_id: AppointmentId | None
) -> Appointment | None:
    """The client's appointment of this id, while it stands."""
    return next(
        (
            one
            for one in desk.appointments.of(client_id)
            if one.id == appointment_id and one.state is AppointmentState.OPEN
        ),
        None,
    )


def _require(
    desk: Desk, plan: Plan, now: datetime, agreed: Appointment | None, *, before: object
) -> None:
    """Raises ValueRefused, AlreadyPast or EventGone: only a new day or hour must be to come."""
    is_kept = plan.on == before
    if wrong := wrong_with_plan(plan, today=now.date(), before=plan.on if is_kept else None):
        raise ValueRefused(wrong)
    if plan.event_id is not None:
        event_of(desk, plan.event_id)
    if not is_kept or (agreed is not None and plan.at != agreed.at):
        require_future(plan.on, plan.at, now)


def _follow(action: Action, agreed: Appointment, plan: Plan) -> None:
    """The appointment goes where the meeting goes."""
    if (plan.on, plan.at) != (agreed.on, agreed.at):
        action.update(AppointmentTable, agreed.id, {"on": plan.on, "at": plan.at})


def _values(plan: Plan) -> dict[str, object]:
    return {
        "on": plan.on,
        "kind": plan.kind,
        "event_id": plan.event_id,
        "purpose": plan.purpose.strip(),
        "roles": plan.roles.strip(),
        "facts": plan.facts.strip(),
        "objections": plan.objections.strip(),
        "allocation": plan.allocation.strip(),
    }
