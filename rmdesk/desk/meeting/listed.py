"""The meetings of the book: those ahead, those to be written down, those that were held or are off.

What is agreed in the calendar stands among them whether or not anybody prepared it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final, TypeAlias

from rmdesk.desk.book import Desk
from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.ids import ClientId
from rmdesk.domain.meetings.meeting import Meeting
from rmdesk.domain.meetings.standing import MeetingState, day_of, state_of
from rmdesk.domain.segments import ClientClass

LOOKING_BACK: Final = timedelta(days=90)
"""So far back meetings that were held are listed."""

_Pair: TypeAlias = tuple[Meeting | None, Appointment | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting, an appointment that nobody prepared, or both; `event` is the name of the bank's
    event, empty for a routine talk."""

    meeting: Meeting | None
    appointment: Appointment | None
    state: MeetingState
    client_id: ClientId
    name: str
    client_class: ClientClass
    event: str = ""

    @property
    def id(self) -> tuple[str, int]:
        """What it is known by again after a change."""
        if self.meeting is not None:
            return "meeting", self.meeting.id
        return "appointment", self.appointment.id if self.appointment else 0

    @property
    def on(self) -> date:
        return day_of(self.meeting, self.appointment)

    @property
    def at(self) -> time | None:
        """The hour, where one is agreed and still stands or was kept."""
        return self.appointment.at if self.appointment is not None else None

    @property
    def purpose(self) -> str:
        """What it is for: as it was prepared, else as it was agreed."""
        if self.meeting is not None and self.meeting.purpose:
            return self.meeting.purpose
        return self.appointment.note if self.appointment is not None else ""

    @property
    def is_prepared(self) -> bool:
        """Whether anything of the preparation is written down."""
        told = self.meeting
        return told is not None and any((told.roles, told.facts, told.objections, told.allocation))


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingBook:
    """What is ahead and to be written down the earliest first, what is over the latest first."""

    to_record: tuple[MeetingRow, ...]
    ahead: tuple[MeetingRow, ...]
    over: tuple[MeetingRow, ...]

    @property
    def rows(self) -> tuple[MeetingRow, ...]:
        """All of them, in the order in which they are shown."""
        return (*self.to_record, *self.ahead, *self.over)


def meetings_of_book(desk: Desk, *, today: date) -> MeetingBook:
    """Every meeting of the book that is open or not long over; four statements in all."""
    meetings = desk.meetings.since(today - LOOKING_BACK)
    agreed = {one.id: one for one in desk.meetings.agreed()} | desk.meetings.appointments_of_open()
    taken = {one.appointment_id for one in meetings}
    alone = [
        one for one in agreed.values() if one.id not in taken and one.state is AppointmentState.OPEN
    ]
    pairs: list[_Pair] = [
        *(
            (one, agreed.get(one.appointment_id) if one.appointment_id else None)
            for one in meetings
        ),
        *((None, one) for one in alone),
    ]
    rows = _rows(desk, pairs, today)
    over = (MeetingState.HELD, MeetingState.OFF)
    return MeetingBook(
        to_record=_sorted(one for one in rows if one.state is MeetingState.TO_RECORD),
        ahead=_sorted(one for one in rows if one.state is MeetingState.AHEAD),
        over=_sorted(one for one in rows if one.state in over)[::-1],
    )


def meetings_of_client(desk: Desk, client_id: ClientId, *, today: date) -> list[MeetingRow]:
    """Those of one client, the earliest first: all that are on file."""
    agreed = {
        one.id: one
        for one in desk.appointments.of(client_id)
        if one.kind is AppointmentKind.MEETING
    }
    meetings = desk.meetings.of(client_id)
    taken = {one.appointment_id for one in meetings}
    pairs: list[_Pair] = [
        *(
            (one, agreed.get(one.appointment_id) if one.appointment_id else None)
            for one in meetings
        ),
        *(
            (None, one)
            for one in agreed.values()
            if one.id not in taken and one.state is AppointmentState.OPEN
        ),
    ]
    return list(_sorted(_rows(desk, pairs, today)))


def _sorted(rows: Iterable[MeetingRow]) -> tuple[MeetingRow, ...]:
    return tuple(sorted(rows, key=lambda one: (one.on, one.at or time.max, one.id)))


def _rows(desk: Desk, pairs: Sequence[_Pair], today: date) -> list[MeetingRow]:
    """A row for each whose client is in the book."""
    rows = []
    owners = [_owner(*pair) for pair in pairs]
    people = desk.clients.rows(owners)
    is_of_event = any(meeting is not None and meeting.event_id for meeting, _agreed in pairs)
    events = {one.id: one.name for one in desk.events.all()} if is_of_event else {}
    for (meeting, appointment), owner in zip(pairs, owners, strict=True):
        if (person := people.get(owner)) is None:
            continue
        event_id = meeting.event_id if meeting is not None else None
        rows.append(
            MeetingRow(
                meeting=meeting,
                appointment=appointment,
                state=state_of(meeting, appointment, today),
                client_id=owner,
                name=person.name,
                client_class=person.client_class,
                event=events.get(event_id, "") if event_id is not None else "",
            )
        )
    return rows


def _owner(meeting: Meeting | None, appointment: Appointment | None) -> ClientId:
    if meeting is not None:
        return meeting.client_id
    return appointment.client_id if appointment is not None else ClientId(0)
