"""What may be kept of a meeting before it and after it."""

from datetime import date, time, timedelta

import pytest

from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.ids import AppointmentId, ClientId, MeetingId
from rmdesk.domain.meetings.follow_ups import FollowUp
from rmdesk.domain.meetings.meeting import Meeting, MeetingKind
from rmdesk.domain.meetings.plan import Held, Plan, wrong_with_held, wrong_with_plan
from rmdesk.domain.meetings.standing import MeetingState, day_of, state_of
from tests.books.builders import TODAY

YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)


def test_only_what_is_to_come_is_planned() -> None:
    assert wrong_with_plan(Plan(on=TODAY), today=TODAY) is None
    wrong = wrong_with_plan(Plan(on=YESTERDAY), today=TODAY)
    assert wrong is not None and wrong.field == "on"
    assert wrong_with_plan(Plan(on=YESTERDAY), today=TODAY, before=YESTERDAY) is None


def test_an_event_is_named() -> None:
    plan = Plan(on=TODAY, kind=MeetingKind.EVENT)
    wrong = wrong_with_plan(plan, today=TODAY)
    assert wrong is not None and wrong.field == "kind"
    assert wrong_with_plan(Plan(on=TODAY, kind=MeetingKind.EVENT, event_id=3), today=TODAY) is None


@pytest.mark.parametrize(
    ("held", "field"),
    [
        (Held(on=TOMORROW, record="谈好"), "on"),
        (Held(on=TODAY, record="  "), "record"),
        (Held(on=TODAY, record="谈好", kind=MeetingKind.EVENT), "kind"),
        (Held(on=TODAY, record="谈好", follow_ups=(FollowUp("", TOMORROW),)), "follow_ups"),
        (Held(on=TODAY, record="谈好", follow_ups=(FollowUp("寄", YESTERDAY),)), "follow_ups"),
        (Held(on=TODAY, record="谈好", next_on=TODAY), "next_on"),
        (Held(on=TODAY - timedelta(9), record="谈好", next_on=YESTERDAY), "next_on"),
        (Held(on=TODAY, record="谈好", next_at=time(10)), "next_on"),
    ],
)
def test_what_is_wrong_with_a_record_is_said_at_its_field(held: Held, field: str) -> None:
    wrong = wrong_with_held(held, today=TODAY)
    assert wrong is not None and wrong.field == field


def test_a_record_in_order() -> None:
    held = Held(on=TODAY, record="谈好", follow_ups=(FollowUp("寄", TODAY),), next_on=TOMORROW)
    assert wrong_with_held(held, today=TODAY) is None


def _meeting(on: date, **values: object) -> Meeting:
    return Meeting(id=MeetingId(1), client_id=ClientId(1), on=on, **values)  # type: ignore[arg-type]


def _agreed(on: date, state: AppointmentState = AppointmentState.OPEN) -> Appointment:
    return Appointment(
        id=AppointmentId(1),
        client_id=ClientId(1),
        kind=AppointmentKind.MEETING,
        on=on,
        state=state,
    )


@pytest.mark.parametrize(
    ("meeting", "agreed", "state"),
    [
        (_meeting(TODAY), None, MeetingState.AHEAD),
        (_meeting(YESTERDAY), None, MeetingState.TO_RECORD),
        (_meeting(YESTERDAY), _agreed(TOMORROW), MeetingState.AHEAD),
        (_meeting(TOMORROW), _agreed(TOMORROW, AppointmentState.DONE), MeetingState.TO_RECORD),
        (_meeting(TOMORROW), _agreed(TOMORROW, AppointmentState.DROPPED), MeetingState.OFF),
        (_meeting(TOMORROW), _agreed(TOMORROW, AppointmentState.MISSED), MeetingState.OFF),
        (_meeting(YESTERDAY, held_on=YESTERDAY), _agreed(YESTERDAY), MeetingState.HELD),
        (_meeting(TOMORROW, called_off_on=TODAY), _agreed(TOMORROW), MeetingState.OFF),
        (None, _agreed(TODAY), MeetingState.AHEAD),
        (None, _agreed(YESTERDAY), MeetingState.TO_RECORD),
    ],
)
def test_where_a_meeting_stands(
    meeting: Meeting | None, agreed: Appointment | None, state: MeetingState
) -> None:
    assert state_of(meeting, agreed, TODAY) is state


def test_an_appointment_that_was_put_off_takes_the_meeting_along() -> None:
    assert day_of(_meeting(YESTERDAY), _agreed(TOMORROW)) == TOMORROW
    assert day_of(_meeting(YESTERDAY), _agreed(TOMORROW, AppointmentState.DONE)) == YESTERDAY


def test_a_preparation_is_what_is_written_beside_when_and_what_for() -> None:
    bare = Plan(on=date(2026, 11, 25), purpose="续存")
    ready = Plan(on=date(2026, 11, 25), purpose="续存", facts="定期 35 万")
    assert (bare.is_prepared, ready.is_prepared) == (False, True)
    assert ready.without_preparation() == bare
    assert ready.says_more_than(bare)
    assert not ready.says_more_than(Plan(on=date(2026, 12, 1), purpose="续存 ", facts="定期 35 万"))
