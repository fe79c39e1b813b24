"""Calls of a session: what came of dialling a client ([P] in domain.md, "Calling")."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from rmdesk.domain.ids import AppointmentId, CallId, ClientId, ContactId, ObjectionId


class Outcome(StrEnum):
    """The codes of what may come of a call. What follows from them is in `outcomes`."""

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


OutcomeCode = str
"""A standard code of `Outcome`, or one of the RM's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One dial: when the number was shown, what came of it, and for how long (whole seconds).

    `contact_id` is the contact it was recorded as, None when the client was not reached. What the
    outcome counted as is kept with the call. `purpose` is the kind of occasion it was made for, or
    words of one's own; `signals` are codes with blanks between them; `override` says why a guard
    was passed over, `why` why the client refused or was skipped.
    """

    id: CallId
    client_id: ClientId
    at: datetime
    outcome: OutcomeCode
    seconds: int = 0
    contact_id: ContactId | None = None
    script: str = ""
    is_dial: bool = False
    is_reached: bool = False
    is_meeting: bool = False
    purpose: str = ""
    goal: str = ""
    technique: str = ""
    signals: str = ""
    override: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objected:
    """An objection that was answered in a call; `call_id` once the call has its outcome."""

    id: ObjectionId
    client_id: ClientId
    at: datetime
    kind: str
    script: str = ""
    call_id: CallId | None = None


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
