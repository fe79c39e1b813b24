"""Calls of a session: what came of dialling a client ([P] in domain.md, "Calling")."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from rmdesk.domain.ids import AppointmentId, CallId, ClientId, ContactId


class Outcome(StrEnum):
    """What came of one call, in the order of the digits 1 to 9; skipped is 0, the last a pick."""

    NO_ANSWER = "no_answer"
    APPOINTMENT = "appointment"
    CALL_BACK = "call_back"
    INTERESTED = "interested"
    THINKING = "thinking_it_over"
    REFUSED = "refused"
    BUSY = "busy"
    DEAD_NUMBER = "dead_number"
    DO_NOT_CALL = "do_not_call"
    SKIPPED = "skipped"
    WRONG_PERSON = "wrong_person"

    @property
    def is_dial(self) -> bool:
        """Whether the telephone was used at all."""
        return self is not Outcome.SKIPPED

    @property
    def is_reached(self) -> bool:
        """Whether the client was spoken to: then it is a contact and moves the cadence."""
        return self in _REACHED

    @property
    def asks_when(self) -> bool:
        """Whether a date must be agreed before the outcome can be saved."""
        return self in (Outcome.APPOINTMENT, Outcome.CALL_BACK)


_REACHED = {
    Outcome.APPOINTMENT,
    Outcome.CALL_BACK,
    Outcome.INTERESTED,
    Outcome.THINKING,
    Outcome.REFUSED,
    Outcome.DO_NOT_CALL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One dial: when the number was shown, what came of it, and for how long (whole seconds).

    `contact_id` is the contact it was recorded as, None when the client was not reached.
    """

    id: CallId
    client_id: ClientId
    at: datetime
    outcome: Outcome
    seconds: int = 0
    contact_id: ContactId | None = None
    script: str = ""


class AppointmentKind(StrEnum):
    """What was agreed: to meet, or to ring again."""

    MEETING = "meeting"
    CALL_BACK = "call_back"


class AppointmentState(StrEnum):
    """What became of it; missed is what was not kept though it stood."""

    OPEN = "open"
    DONE = "done"
    MISSED = "missed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A promised call-back or a meeting; `at` is the hour when one was named."""

    id: AppointmentId
    client_id: ClientId
    kind: AppointmentKind
    on: date
    at: time | None = None
    note: str = ""
    state: AppointmentState = AppointmentState.OPEN


@dataclass(frozen=True, slots=True)
class Figures:
    """What a day or a session came to: dials, reached, appointments, seconds on the telephone.

    What was skipped counts nowhere.
    """

    dials: int = 0
    reached: int = 0
    appointments: int = 0
    seconds: int = 0
