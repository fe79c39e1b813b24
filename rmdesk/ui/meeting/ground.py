"""What the forms of a meeting stand on, read from the book in one go."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.meeting.holding import deals_to_meet
from rmdesk.desk.meeting.listed import MeetingRow, meetings_of_client
from rmdesk.desk.meeting.planning import meeting_of
from rmdesk.desk.meeting.prefilled import prefilled
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.calling.calls import Appointment
from rmdesk.domain.ids import AppointmentId, ClientId
from rmdesk.domain.meetings.meeting import Meeting
from rmdesk.domain.meetings.plan import Plan
from rmdesk.domain.meetings.standing import MeetingState
from rmdesk.domain.occasions.gatherings import Event
from rmdesk.ui.meeting.prepared_texts import filled_in
from rmdesk.ui.words.talk_warnings import warnings_of

_LATELY: Final = timedelta(days=60)
"""So long after it an event of the bank may have been the occasion of a meeting."""
_MOST_EVENTS: Final = 8


@dataclass(frozen=True, slots=True)
class Ground:
    """What a form about a client stands on; `meeting` and `appointment` are what is there, and
    `proposed` is what the form of the preparation begins with."""

    name: str
    days: WorkingDays
    events: Sequence[Event]
    meeting: Meeting | None
    appointment: Appointment | None
    proposed: Plan
    deals: int
    warnings: Sequence[str]
    """What must not be said or done while one meets."""


def next_agreed(desk: Desk, client_id: ClientId, today: date) -> MeetingRow | None:
    """What is agreed with a client next; None where nothing is."""
    client_of(desk, client_id)
    rows = meetings_of_client(desk, client_id, today=today)
    return next((one for one in rows if one.state is MeetingState.AHEAD), None)


def come_last(desk: Desk, client_id: ClientId, today: date) -> MeetingRow | None:
    """What was agreed with the client last for a day that has come; None where nothing was."""
    client_of(desk, client_id)
    rows = meetings_of_client(desk, client_id, today=today)
    open_ones = (MeetingState.AHEAD, MeetingState.TO_RECORD)
    come = [one for one in rows if one.state in open_ones and one.on <= today]
    return come[-1] if come else None


def agreed_as(desk: Desk, client_id: ClientId, appointment_id: AppointmentId) -> MeetingRow | None:
    """The meeting of an appointment, prepared or not; None where it is no longer on file."""
    rows = meetings_of_client(desk, client_id, today=desk.today)
    found = (one for one in rows if one.appointment and one.appointment.id == appointment_id)
    return next(found, None)


def ground_of(desk: Desk, client_id: ClientId, row: MeetingRow | None, now: datetime) -> Ground:
    """What there is of the meeting of a row, or of a new one; raises MeetingGone or ClientGone."""
    name = client_of(desk, client_id).name
    meeting = meeting_of(desk, row.meeting.id) if row and row.meeting else None
    recent = [one for one in desk.events.all() if one.on >= desk.today - _LATELY]
    nearest = sorted(recent, key=lambda one: abs((one.on - desk.today).days))[:_MOST_EVENTS]
    if meeting is not None and meeting.event_id not in (None, *(one.id for one in nearest)):
        nearest += [one for one in desk.events.all() if one.id == meeting.event_id]
    return Ground(
        name=name,
        days=desk.days,
        events=nearest,
        meeting=meeting,
        appointment=row.appointment if row else None,
        proposed=_proposed(desk, client_id, row, meeting),
        deals=len(deals_to_meet(desk, client_id, min(row.on, desk.today) if row else desk.today)),
        warnings=warnings_of(desk, client_id, now, of_calling=False),
    )


def _proposed(
    desk: Desk, client_id: ClientId, row: MeetingRow | None, meeting: Meeting | None
) -> Plan:
    """What was prepared; of a meeting that nobody prepared yet, what the file has ready."""
    agreed = row.appointment if row else None
    on, at = row.on if row else desk.today, agreed.at if agreed else None
    if meeting is not None:
        planned = replace(Plan.of(meeting, at), on=on)
        if planned.is_prepared:
            return planned
        ready = filled_in(prefilled(desk, client_id), planned)
        return replace(ready, purpose=planned.purpose or ready.purpose)
    ready = filled_in(prefilled(desk, client_id), Plan(on=on, at=at))
    return replace(ready, purpose=agreed.note) if agreed and agreed.note else ready
