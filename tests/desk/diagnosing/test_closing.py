"""Diagnoses closed: the next check, the meeting agreed, and what no longer changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import AlreadyPast, agree
from rmdesk.desk.diagnosing.household import add_flow
from rmdesk.desk.diagnosing.interviewing import (
    DiagnosisClosed,
    DiagnosisGone,
    NoLongerHolds,
    NotAllUnderstood,
    begin_diagnosis,
    close_diagnosis,
    diagnoses_of,
    diagnosis_of,
    discard_diagnosis,
    keep_assumptions,
    keep_interview,
)
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.diagnosis.assumptions import Assumptions
from rmdesk.domain.diagnosis.cash_flow import FlowCategory
from rmdesk.domain.diagnosis.interview import Interview, matters
from rmdesk.domain.diagnosis.persons import Diagnosis, SupportDuty
from rmdesk.domain.diagnosis.prepared import Prepared, Source
from rmdesk.domain.diagnosis.settings import DiagnosisSettings
from rmdesk.domain.diagnosis.situation import Living, Phase
from rmdesk.domain.diagnosis.steps import ORDER, Step, Topic
from rmdesk.domain.ids import DiagnosisId
from rmdesk.domain.kin.household import Support
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.people import MemberTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, records
from tests.desk.diagnosing.homes import (
    FATHER,
    WANG,
    WIFE,
    confirmed,
    flow,
)
from tests.desk.refusing import assert_refused
from tests.domain.diagnosis.needs_households import yuan

NEXT_CHECK = date(2027, 11, 20)


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


def test_the_next_diagnosis_takes_along_what_the_last_was_told(desk: Desk) -> None:
    first = begun(desk)
    told = whole(desk, diagnosis_of(desk, first).interview)
    situation = told.situation
    wang = replace(situation.persons[0], income=yuan(300_000), retire_at=63)
    aunt = SupportDuty(name="大姨", support=Support.OTHER, yearly=yuan(6_000), of=1)
    saved = Prepared(
        source=Source.SET_ASIDE, of=1, against=frozenset({Diagnosis.ILLNESS}), amount=yuan(50_000)
    )
    situation = replace(
        situation,
        persons=(wang, *situation.persons[1:]),
        duties=(*situation.duties, aunt),
        living=Living(phases=(Phase(yuan(120_000)),)),
        prepared=(*situation.prepared, saved),
    )
    keep_interview(desk, first, replace(told, situation=situation, budget=yuan(9_000)), now=NOW)
    close_diagnosis(desk, first, NEXT_CHECK, now=NOW)
    add_flow(desk, WANG, flow(FlowCategory.SALARY, 360_000), now=NOW)
    found = diagnosis_of(desk, begun(desk)).interview
    assert found.situation.persons[0] == replace(wang, income=yuan(360_000))  # the file is newer
    assert found.situation.living == situation.living
    assert (aunt in found.situation.duties, saved in found.situation.prepared) == (True, True)
    assert len(found.situation.duties) == len(situation.duties)
    assert (found.understood, found.ranking, found.next_on) == (0, (), None)
    assert (found.topics, found.budget) == (told.topics, yuan(9_000))


def test_who_left_the_household_is_not_taken_along(desk: Desk) -> None:
    first = begun(desk)
    told = whole(desk, diagnosis_of(desk, first).interview)
    keep_interview(desk, first, told, now=NOW)
    close_diagnosis(desk, first, NEXT_CHECK, now=NOW)
    with desk.store.action("test", at=NOW) as action:
        for member in (WIFE, FATHER):
            action.update(MemberTable, member, {"gone_on": TODAY})
    found = diagnosis_of(desk, begun(desk)).interview.situation
    assert [one.name for one in found.persons] == ["王建国"]
    assert [one.name for one in found.duties] == ["小雨"]


def test_it_is_not_closed_before_its_end(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    assert_refused(
        desk,
        NotAllUnderstood,
        lambda desk: close_diagnosis(desk, diagnosis_id, NEXT_CHECK, now=NOW),
    )


def test_what_nobody_answered_is_not_closed(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    told = diagnosis_of(desk, diagnosis_id).interview
    hollow = replace(told, understood=len(ORDER), next_on=TODAY + timedelta(days=9))
    keep_interview(desk, diagnosis_id, hollow, now=NOW)
    assert_refused(
        desk,
        NoLongerHolds,
        lambda desk: close_diagnosis(desk, diagnosis_id, NEXT_CHECK, now=NOW),
    )


def test_assumptions_that_change_what_is_ranked_ask_for_the_order_anew(desk: Desk) -> None:
    diagnosis_id = begun(desk)
    told = whole(desk, diagnosis_of(desk, diagnosis_id).interview)
    keep_interview(desk, diagnosis_id, replace(told, ranking=told.ranking[:-1]), now=NOW)
    with pytest.raises(NoLongerHolds) as refused:
        close_diagnosis(desk, diagnosis_id, NEXT_CHECK, now=NOW)
    assert "Order of importance" in refused.value.sentence()
    assert desk.appointments.of(WANG) == []


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
