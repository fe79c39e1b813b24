"""Diagnoses closed: the next check, the meeting agreed, and what no longer changes."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from rmdesk.desk.agreements import AlreadyPast, agree
from rmdesk.desk.book import Desk
from rmdesk.desk.diagnosing.interviewing import (
    DiagnosisClosed,
    DiagnosisGone,
    NotAllUnderstood,
    begin_diagnosis,
    close_diagnosis,
    diagnoses_of,
    diagnosis_of,
    discard_diagnosis,
    keep_assumptions,
    keep_interview,
)
from rmdesk.domain.calls import AppointmentKind
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.interview import Interview, matters
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.diagnosis.steps import ORDER, Step, Topic
from rmdesk.domain.ids import DiagnosisId
from rmdesk.domain.wrong import ValueRefused
from tests.builders import TODAY
from tests.desk.diagnosing.homes import (
    WANG,
    a_desk,
    confirmed,
)
from tests.desk.refusing import assert_refused
from tests.store.test_journal import NOW, records

NEXT_CHECK = date(2027, 11, 20)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with a_desk() as desk:
        yield desk


def begun(desk: Desk) -> DiagnosisId:
    return begin_diagnosis(desk, WANG, now=NOW)


def whole(desk: Desk, interview: Interview) -> Interview:
    """Talked through to its end."""
    interview = confirmed(interview, [Step.OPENING], desk)
    interview = confirmed(interview, ORDER[1:7], desk, topics=(Topic.MAJOR,))
    interview = confirmed(interview, [Step.NEXT_ACTION], desk, is_action_agreed=True)
    ranking = matters(interview, desk.diagnosis_settings.assumptions, today=desk.today)
    interview = confirmed(interview, ORDER[8:11], desk, ranking=ranking)
    meeting = TODAY + timedelta(days=12)
    told = {"next_on": meeting, "next_purpose": "看建议书"}
    return confirmed(interview, [Step.NEXT_DATE], desk, **told)


def test_closing_sets_the_next_check_and_agrees_the_next_meeting(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    told = whole(desk, diagnosis_of(desk, diagnosis_id).interview)
    keep_interview(desk, diagnosis_id, told, now=NOW)
    before = records(desk)
    close_diagnosis(desk, diagnosis_id, NEXT_CHECK, now=NOW)
    kept = diagnosis_of(desk, diagnosis_id)
    assert (kept.closed_on, kept.next_check_on, kept.is_open) == (NOW.date(), NEXT_CHECK, False)
    (meeting,) = desk.appointments.of(WANG)
    assert (meeting.on, meeting.kind, meeting.note) == (
        TODAY + timedelta(days=12),
        AppointmentKind.MEETING,
        "看建议书",
    )
    desk.change_diagnosis_settings(DiagnosisSettings(assumptions=Assumptions(return_bp=0)))
    assert diagnosis_of(desk, diagnosis_id).assumptions == Assumptions()  # frozen with it
    desk.undo(now=NOW)  # diagnosis and meeting in one step
    assert records(desk) == before


def test_a_meeting_that_is_agreed_already_is_not_agreed_twice(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    told = whole(desk, diagnosis_of(desk, diagnosis_id).interview)
    keep_interview(desk, diagnosis_id, told, now=NOW)
    meeting = AppointmentKind.MEETING
    agree(desk, WANG, meeting, now=NOW, on=TODAY + timedelta(days=12), note="十点")
    close_diagnosis(desk, diagnosis_id, NEXT_CHECK, now=NOW)
    assert [one.note for one in desk.appointments.of(WANG)] == ["十点"]


def test_a_closed_one_says_what_it_said_and_the_next_begins_anew(desk: Desk) -> None:
    first = begun(desk)
    told = whole(desk, diagnosis_of(desk, first).interview)
    keep_interview(desk, first, told, now=NOW)
    close_diagnosis(desk, first, NEXT_CHECK, now=NOW)
    assert_refused(desk, DiagnosisClosed, lambda desk: keep_interview(desk, first, told, now=NOW))
    own = Assumptions(return_bp=0)
    assert_refused(desk, DiagnosisClosed, lambda desk: keep_assumptions(desk, first, own, now=NOW))
    assert_refused(
        desk, DiagnosisClosed, lambda desk: close_diagnosis(desk, first, NEXT_CHECK, now=NOW)
    )
    assert_refused(desk, DiagnosisClosed, lambda desk: discard_diagnosis(desk, first, now=NOW))
    second = begun(desk)
    assert second != first
    assert [kept.id for kept in diagnoses_of(desk, WANG)] == [second, first]


def test_it_is_not_closed_before_its_end(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    assert_refused(
        desk,
        NotAllUnderstood,
        lambda desk: close_diagnosis(desk, diagnosis_id, NEXT_CHECK, now=NOW),
    )


@pytest.mark.parametrize("next_check_on", [TODAY, TODAY - timedelta(days=1), date(2032, 1, 1)])
def test_the_next_check_lies_ahead_and_not_too_far(desk: Desk, next_check_on: date) -> None:
    diagnosis_id = begun(desk)
    told = whole(desk, diagnosis_of(desk, diagnosis_id).interview)
    keep_interview(desk, diagnosis_id, told, now=NOW)
    before = records(desk)
    with pytest.raises(ValueRefused) as refused:
        close_diagnosis(desk, diagnosis_id, next_check_on, now=NOW)
    assert (refused.value.field, records(desk)) == ("next_check_on", before)


def test_a_meeting_whose_day_has_passed_is_agreed_anew_first(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    told = whole(desk, diagnosis_of(desk, diagnosis_id).interview)
    keep_interview(desk, diagnosis_id, told, now=NOW)
    late = NOW + timedelta(days=30)
    assert_refused(
        desk,
        AlreadyPast,
        lambda desk: close_diagnosis(desk, diagnosis_id, NEXT_CHECK, now=late),
    )


def test_an_open_one_can_be_discarded_and_brought_back(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    discard_diagnosis(desk, diagnosis_id, now=NOW)
    assert diagnoses_of(desk, WANG) == []
    assert_refused(desk, DiagnosisGone, lambda desk: diagnosis_of(desk, diagnosis_id))
    desk.undo(now=NOW)
    assert diagnosis_of(desk, diagnosis_id).is_open
