"""A meeting with a client: agreed, prepared, held and written down."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.ids import AppointmentId, ClientId, ContactId, MeetingId


class MeetingKind(StrEnum):
    """A routine talk, or one that an event of the bank is the occasion of [R]."""

    ROUTINE = "routine"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Prepared by `roles` in the team, `facts` sorted, `objections` to expect and an idea of the
    `allocation` [R]; `record` is what was said. `contact_id` is the mark in the grid."""

    id: MeetingId
    client_id: ClientId
    on: date
    kind: MeetingKind = MeetingKind.ROUTINE
    appointment_id: AppointmentId | None = None
    event_id: int | None = None
    contact_id: ContactId | None = None
    purpose: str = ""
    roles: str = ""
    facts: str = ""
    objections: str = ""
    allocation: str = ""
    record: str = ""
    held_on: date | None = None
    called_off_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.held_on is None and self.called_off_on is None
