"""Meetings from the appointment to the record: one action each, and the mark in the grid."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import AlreadyPast, keep, settle
from rmdesk.desk.client_file.clients import ClientGone, add_client, edit_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.events import EventGone, add_event, answer
from rmdesk.desk.meeting.holding import record_meeting, rewrite_record
from rmdesk.desk.meeting.listed import meetings_of_book
from rmdesk.desk.meeting.planning import (
    MeetingGone,
    MeetingOver,
    PreparedAlready,
    call_off_meeting,
    change_meeting,
    plan_meeting,
    remove_meeting,
)
from rmdesk.domain.calling.calls import AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.ids import ClientId, MeetingId
from rmdesk.domain.meetings.follow_ups import FollowUp
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.meetings.plan import Held, Plan
from rmdesk.domain.meetings.standing import MeetingState
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.rhythm import DealTable
from tests.books.builders import TODAY
from tests.ui.small_book import NOW, RICH, small_book

NEXT_WED = date(2026, 11, 25)
PLAN = Plan(on=NEXT_WED, at=time(10, 30), purpose="到期续存", facts="定期 35 万")
HELD = Held(on=TODAY, record="同意续存\n下次带太太", follow_ups=(FollowUp("寄对比表", NEXT_WED),))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as opened:
        yield opened


def appointments(desk: Desk) -> list[tuple[date, time | None, AppointmentState]]:
    return [(one.on, one.at, one.state) for one in desk.appointments.of(RICH)]


def marks(desk: Desk, on: date) -> list[str]:
    contacts = desk.contacts.of(RICH)
    return [one.gist for one in contacts if (one.on, one.channel) == (on, Channel.MEETING)]


def meetings(desk: Desk, client_id: ClientId = RICH) -> list[tuple[int, date | None]]:
    return [(one.id, one.held_on) for one in desk.meetings.of(client_id)]


def a_deal(desk: Desk, stage: Stage) -> int:
    with desk.store.action("book.made", at=NOW) as action:
        values = {"client_id": RICH, "metric": "investment", "pieces": 1, "stage": stage}
        days = {"month": TODAY.replace(day=1), "added_on": TODAY, "moved_on": TODAY}
        return action.insert(DealTable, {**values, **days})


def test_a_plan_stands_in_the_calendar_and_goes_with_one_undo(desk: Desk) -> None:
    before = appointments(desk)
    meeting_id = plan_meeting(desk, RICH, PLAN, now=NOW)
    assert (NEXT_WED, time(10, 30), AppointmentState.OPEN) in appointments(desk)
    assert desk.meetings.get(meeting_id).facts == "定期 35 万"
    (row,) = (one for one in meetings_of_book(desk, today=TODAY).ahead if one.client_id == RICH)
    assert (row.on, row.at, row.name, row.purpose) == (NEXT_WED, time(10, 30), "单雄信", "到期续存")
    assert row.is_prepared
    desk.undo(now=NOW)
    assert (appointments(desk), meetings(desk)) == (before, [])
    desk.redo(now=NOW)
    assert len(meetings(desk)) == 1


def test_what_is_agreed_for_the_day_is_that_meeting(desk: Desk) -> None:
    plan_meeting(desk, RICH, PLAN, now=NOW)
    with pytest.raises(PreparedAlready):
        plan_meeting(desk, RICH, replace(PLAN, at=None), now=NOW)
    assert len(meetings(desk)) == 1
    assert len(appointments(desk)) == 1


def test_changing_it_moves_the_appointment(desk: Desk) -> None:
    meeting_id = plan_meeting(desk, RICH, PLAN, now=NOW)
    later = replace(PLAN, on=NEXT_WED + timedelta(1), at=time(15), roles="主谈:我")
    change_meeting(desk, meeting_id, later, now=NOW)
    assert appointments(desk) == [(later.on, later.at, AppointmentState.OPEN)]
    assert desk.meetings.get(meeting_id).roles == "主谈:我"
    change_meeting(desk, meeting_id, later, now=NOW)  # the same again: nothing to take back
    desk.undo(now=NOW)
    assert appointments(desk) == [(PLAN.on, PLAN.at, AppointmentState.OPEN)]


def test_what_is_past_or_nowhere_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueRefused):
        plan_meeting(desk, RICH, replace(PLAN, on=TODAY - timedelta(1)), now=NOW)
    with pytest.raises(AlreadyPast):
        plan_meeting(desk, RICH, Plan(on=TODAY, at=time(0, 1)), now=NOW)
    nowhere = replace(PLAN, kind=MeetingKind.EVENT, event_id=99)
    with pytest.raises(EventGone):
        plan_meeting(desk, RICH, nowhere, now=NOW)
    with pytest.raises(ClientGone):
        plan_meeting(desk, ClientId(999), PLAN, now=NOW)
    with pytest.raises(MeetingGone):
        change_meeting(desk, MeetingId(999), PLAN, now=NOW)
    assert meetings(desk) == []


def test_the_record_is_one_action(desk: Desk) -> None:
    stocked, closing = a_deal(desk, Stage.STOCKED), a_deal(desk, Stage.TO_CLOSE)
    plan = replace(PLAN, on=TODAY, at=None)
    meeting_id = plan_meeting(desk, RICH, plan, now=NOW)
    agree_again = replace(HELD, next_on=NEXT_WED, next_at=time(9))
    record_meeting(desk, RICH, agree_again, meeting_id=meeting_id, now=NOW)
    assert meetings(desk) == [(meeting_id, TODAY)]
    assert marks(desk, TODAY) == ["同意续存 下次带太太"]
    assert appointments(desk) == [
        (TODAY, None, AppointmentState.DONE),
        (NEXT_WED, time(9), AppointmentState.OPEN),
    ]
    assert [(one.on, one.what) for one in desk.day.to_dos.of(RICH)] == [(NEXT_WED, "寄对比表")]
    stages = {one.id: one.stage for one in desk.deals.of(RICH)}
    assert stages == {stocked: Stage.MET, closing: Stage.TO_CLOSE}
    assert [one.after for one in desk.deal_moves.of(RICH)] == [Stage.MET]
    desk.undo(now=NOW)
    assert meetings(desk) == [(meeting_id, None)]
    assert (marks(desk, TODAY), desk.day.to_dos.of(RICH)) == ([], [])
    assert appointments(desk) == [(TODAY, None, AppointmentState.OPEN)]
    assert {one.stage for one in desk.deals.of(RICH)} == {Stage.STOCKED, Stage.TO_CLOSE}


def test_deals_stay_where_they_are_when_it_is_said(desk: Desk) -> None:
    a_deal(desk, Stage.INVITED)
    record_meeting(desk, RICH, replace(HELD, moves_deals=False), now=NOW)
    assert [one.stage for one in desk.deals.of(RICH)] == [Stage.INVITED]


def test_a_meeting_moves_no_deal_that_was_noted_after_it(desk: Desk) -> None:
    a_deal(desk, Stage.INVITED)
    earlier = replace(HELD, on=TODAY - timedelta(days=1), follow_ups=())
    record_meeting(desk, RICH, earlier, now=NOW)
    assert [one.stage for one in desk.deals.of(RICH)] == [Stage.INVITED]


def test_a_meeting_moves_no_deal_of_somebody_who_left(desk: Desk) -> None:
    a_deal(desk, Stage.INVITED)
    edit_client(desk, RICH, {"gone_on": TODAY}, now=NOW)
    record_meeting(desk, RICH, HELD, now=NOW)
    assert [one.stage for one in desk.deals.of(RICH)] == [Stage.INVITED]


def test_a_meeting_is_recorded_for_its_own_client(desk: Desk) -> None:
    meeting_id = plan_meeting(desk, RICH, PLAN, now=NOW)
    other = add_client(desk, name="解彤强", now=NOW)
    with pytest.raises(MeetingGone):
        record_meeting(desk, other, HELD, meeting_id=meeting_id, now=NOW)
    assert meetings(desk) == [(meeting_id, None)]


def test_what_was_noted_of_the_talk_before_stays_beside_the_record(desk: Desk) -> None:
    noted = "谈了养老金, 儿子明年出国"
    log_contact(desk, RICH, channel=Channel.MEETING, on=TODAY, gist=noted, now=NOW)
    meeting_id = record_meeting(desk, RICH, HELD, now=NOW)
    assert marks(desk, TODAY) == [f"{noted} / 同意续存 下次带太太"]
    rewrite_record(desk, meeting_id, "只续一半", now=NOW)
    assert marks(desk, TODAY) == [f"{noted} / 只续一半"]
    desk.undo(now=NOW)
    desk.undo(now=NOW)
    assert marks(desk, TODAY) == [noted]


def test_a_mark_that_is_there_becomes_the_meeting(desk: Desk) -> None:
    meeting_id = plan_meeting(desk, RICH, replace(PLAN, on=TODAY, at=None), now=NOW)
    (agreed,) = desk.appointments.of(RICH)
    keep(desk, agreed, now=NOW)  # ticked off on Today, before it was written down
    (row,) = meetings_of_book(desk, today=TODAY).to_record
    assert row.state is MeetingState.TO_RECORD
    record_meeting(desk, RICH, HELD, meeting_id=meeting_id, now=NOW)
    assert marks(desk, TODAY) == ["同意续存 下次带太太"]
    record_meeting(desk, RICH, replace(HELD, record="下午又来"), now=NOW)  # a second one
    assert sorted(marks(desk, TODAY)) == ["下午又来", "同意续存 下次带太太"]


def test_an_appointment_nobody_prepared_is_recorded(desk: Desk) -> None:
    plan_id = plan_meeting(desk, RICH, PLAN, now=NOW)
    remove_meeting(desk, plan_id, now=NOW)
    (agreed,) = desk.appointments.of(RICH)
    later = NOW + timedelta(days=7)
    held = replace(HELD, on=NEXT_WED, follow_ups=())
    record_meeting(desk, RICH, held, appointment_id=agreed.id, now=later)
    assert appointments(desk)[0][2] is AppointmentState.DONE
    assert desk.meetings.of(RICH)[0].appointment_id == agreed.id


def test_what_is_wrong_writes_nothing(desk: Desk) -> None:
    with pytest.raises(ValueRefused):
        record_meeting(desk, RICH, replace(HELD, record=""), now=NOW)
    with pytest.raises(ValueRefused):
        record_meeting(desk, RICH, replace(HELD, on=TODAY + timedelta(1)), now=NOW)
    assert (meetings(desk), marks(desk, TODAY)) == ([], [])


def test_a_record_is_corrected_with_its_mark(desk: Desk) -> None:
    meeting_id = record_meeting(desk, RICH, HELD, now=NOW)
    rewrite_record(desk, meeting_id, "只续一半", now=NOW)
    assert (desk.meetings.get(meeting_id).record, marks(desk, TODAY)) == ("只续一半", ["只续一半"])
    desk.undo(now=NOW)
    assert marks(desk, TODAY) == ["同意续存 下次带太太"]
    with pytest.raises(ValueRefused):
        rewrite_record(desk, meeting_id, " ", now=NOW)
    with pytest.raises(MeetingOver):
        change_meeting(desk, meeting_id, PLAN, now=NOW)


def test_what_is_called_off_is_no_longer_agreed(desk: Desk) -> None:
    meeting_id = plan_meeting(desk, RICH, PLAN, now=NOW)
    call_off_meeting(desk, meeting_id, "出差", now=NOW)
    assert appointments(desk)[0][2] is AppointmentState.DROPPED
    (row,) = meetings_of_book(desk, today=TODAY).over
    assert row.state is MeetingState.OFF
    with pytest.raises(MeetingOver):
        call_off_meeting(desk, meeting_id, "", now=NOW)
    with pytest.raises(MeetingOver):
        record_meeting(desk, RICH, HELD, meeting_id=meeting_id, now=NOW)
    desk.undo(now=NOW)
    assert [one.state for one in meetings_of_book(desk, today=TODAY).rows] == [MeetingState.AHEAD]


def test_a_client_who_does_not_come_is_noted_as_that(desk: Desk) -> None:
    meeting_id = plan_meeting(desk, RICH, replace(PLAN, on=TODAY, at=None), now=NOW)
    call_off_meeting(desk, meeting_id, "没来", missed=True, now=NOW)
    assert appointments(desk)[0][2] is AppointmentState.MISSED
    assert [one.state for one in meetings_of_book(desk, today=TODAY).over] == [MeetingState.OFF]


def test_an_appointment_dropped_elsewhere_puts_the_meeting_off(desk: Desk) -> None:
    meeting_id = plan_meeting(desk, RICH, PLAN, now=NOW)
    (agreed,) = desk.appointments.of(RICH)
    settle(desk, agreed, AppointmentState.DROPPED, now=NOW)
    assert [one.state for one in meetings_of_book(desk, today=TODAY).over] == [MeetingState.OFF]
    again = replace(PLAN, on=NEXT_WED + timedelta(2))
    change_meeting(desk, meeting_id, again, now=NOW)  # and agreed anew for another day
    assert [one.on for one in meetings_of_book(desk, today=TODAY).ahead] == [again.on]


def test_an_event_of_the_bank_is_the_occasion(desk: Desk) -> None:
    event_id = add_event(desk, "理财沙龙", NEXT_WED, "亲子", now=NOW)
    plan = replace(PLAN, kind=MeetingKind.EVENT, event_id=event_id)
    plan_meeting(desk, RICH, plan, now=NOW)
    (row,) = meetings_of_book(desk, today=TODAY).ahead
    assert row.event == "理财沙龙"


def test_an_invited_client_who_is_met_at_the_event_came(desk: Desk) -> None:
    event_id = add_event(desk, "理财沙龙", TODAY, "亲子", now=NOW)
    answer(desk, event_id, RICH, Answer.ACCEPTED, now=NOW)
    held = replace(HELD, kind=MeetingKind.EVENT, event_id=event_id)
    record_meeting(desk, RICH, held, now=NOW)
    assert [one.answer for one in desk.events.invitations(event_id)] == [Answer.CAME]
    today = [one.channel for one in desk.contacts.of(RICH) if one.on == TODAY]
    assert sorted(today) == [Channel.EVENT, Channel.MEETING]
    desk.undo(now=NOW)
    assert [one.answer for one in desk.events.invitations(event_id)] == [Answer.ACCEPTED]


def test_meetings_long_over_are_not_listed(desk: Desk) -> None:
    record_meeting(desk, RICH, replace(HELD, follow_ups=()), now=NOW)
    long_after = TODAY + timedelta(days=120)
    assert meetings_of_book(desk, today=TODAY).over
    assert meetings_of_book(desk, today=long_after).rows == ()


def test_the_moment_counts(desk: Desk) -> None:
    evening = datetime.combine(TODAY, time(20))
    with pytest.raises(AlreadyPast):
        plan_meeting(desk, RICH, Plan(on=TODAY, at=time(10)), now=evening)
