"""Where a meeting stands: ahead, to be written down, held, or off."""

from datetime import date
from enum import StrEnum

from rmdesk.domain.calling.calls import Appointment, AppointmentState
from rmdesk.domain.meetings.meeting import Meeting


class MeetingState(StrEnum):
    """In the order in which it goes on."""

    AHEAD = "ahead"
    TO_RECORD = "to_record"
    HELD = "held"
    OFF = "off"


def day_of(meeting: Meeting | None, appointment: Appointment | None) -> date:
    """The day on which one meets: an appointment that stands may have been put off elsewhere."""
    if appointment is not None and appointment.state is AppointmentState.OPEN:
        return appointment.on
    if meeting is not None:
        return meeting.on
    return appointment.on if appointment is not None else date.max


def state_of(meeting: Meeting | None, appointment: Appointment | None, today: date) -> MeetingState:
    """Of a meeting with its appointment, where it has one, or of an appointment alone.

    One whose appointment was kept elsewhere took place: it is to be written down. One whose
    appointment was dropped or missed is off. Today's lies ahead until it is written down.
    """
    if meeting is not None:
        if meeting.held_on is not None:
            return MeetingState.HELD
        if meeting.called_off_on is not None:
            return MeetingState.OFF
    if appointment is not None:
        match appointment.state:
            case AppointmentState.DONE:
                return MeetingState.TO_RECORD
            case AppointmentState.MISSED | AppointmentState.DROPPED:
                return MeetingState.OFF
    is_over = day_of(meeting, appointment) < today
    return MeetingState.TO_RECORD if is_over else MeetingState.AHEAD
