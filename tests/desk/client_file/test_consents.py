"""Consent is written down with its source, and a refused channel is respected."""

from datetime import timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.sessions import NobodyToCall, start
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.consents import (
    AnsweredSince,
    AnswerToCome,
    CallsRefused,
    NoSource,
    note_consent,
    permissions_of,
    set_do_not_call,
    without_refused,
)
from rmdesk.desk.exporting.release import Outgoing
from rmdesk.desk.exporting.sheets import ClientSheet
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.calling.queue import LeftOut
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.domain.views import ShownColumn
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records
from tests.desk.refusing import assert_refused

CALL, EMAIL = ConsentChannel.CALL, ConsentChannel.EMAIL
WEEK = timedelta(days=7)


def refuse_calls(desk: Desk, client_id: ClientId) -> None:
    note_consent(desk, client_id, CALL, is_given=False, on=TODAY, now=NOW)


def test_who_refused_calls_enters_no_queue_and_gets_no_call_back_until_consent() -> None:
    with an_empty_desk() as desk:
        one = add_client(desk, now=NOW, name="王建国", number="1")
        other = add_client(desk, now=NOW, name="李芳", number="2")
        note_consent(desk, one, CALL, is_given=True, on=TODAY - WEEK, now=NOW, source="开户单")
        assert start(desk, [one, other], script="", now=NOW).queue == (one, other)
        refuse_calls(desk, one)
        session = start(desk, [one, other], script="", now=NOW)
        assert (session.queue, session.left_out) == ((other,), {LeftOut.REFUSES_CALLS: 1})
        assert_refused(desk, NobodyToCall, lambda desk: start(desk, [one], script="", now=NOW))
        assert_refused(
            desk,
            CallsRefused,
            lambda desk: agree(desk, one, AppointmentKind.CALL_BACK, on=TODAY + WEEK, now=NOW),
        )
        agree(desk, one, AppointmentKind.MEETING, on=TODAY + WEEK, now=NOW)
        note_consent(desk, one, CALL, is_given=True, on=TODAY, now=NOW, source="电话回访")
        agree(desk, one, AppointmentKind.CALL_BACK, on=TODAY + WEEK, now=NOW)
        assert start(desk, [one], script="", now=NOW).queue == (one,)


def test_another_refused_channel_leaves_calls_alone() -> None:
    with an_empty_desk() as desk:
        one = add_client(desk, now=NOW, name="王建国", number="1")
        note_consent(desk, one, EMAIL, is_given=False, on=TODAY, now=NOW)
        assert permissions_of(desk, one).refused == (EMAIL,)
        assert start(desk, [one], script="", now=NOW).queue == (one,)


def test_a_new_consent_to_calls_takes_do_not_call_back_in_one_step() -> None:
    with an_empty_desk() as desk:
        one = add_client(desk, now=NOW, name="王建国", number="1")
        set_do_not_call(desk, one, is_on=True, now=NOW)
        before = records(desk)
        assert permissions_of(desk, one).refused == (CALL,)
        note_consent(desk, one, CALL, is_given=True, on=TODAY, now=NOW, source="本人来电")
        assert permissions_of(desk, one).refused == ()
        desk.undo(now=NOW)
        assert records(desk) == before


def test_what_a_consent_cannot_be() -> None:
    with an_empty_desk() as desk:
        one = add_client(desk, now=NOW, name="王建国", number="1")
        refuse_calls(desk, one)

        def note(on_in: int, source: str = "开户单") -> object:
            on = TODAY + timedelta(days=on_in)
            return note_consent(desk, one, CALL, is_given=True, on=on, now=NOW, source=source)

        assert_refused(desk, AnswerToCome, lambda _desk: note(1))
        assert_refused(desk, AnsweredSince, lambda _desk: note(-1))
        assert_refused(desk, NoSource, lambda _desk: note(0, " "))


def test_a_list_leaves_out_what_leads_where_the_client_does_not_want_to_be_reached() -> None:
    with an_empty_desk() as desk:
        one = add_client(desk, now=NOW, name="王建国", number="1", mobile="13800008899")
        other = add_client(desk, now=NOW, name="李芳", number="2", mobile="13900001234")
        third = add_client(desk, now=NOW, name="赵六", number="3", mobile="13700001111")
        edit_client(desk, one, {"email": "w@example.cn", "address": "甲路一号"}, now=NOW)
        refuse_calls(desk, one)
        note_consent(desk, one, EMAIL, is_given=True, on=TODAY, now=NOW, source="开户单")
        set_do_not_call(desk, other, is_on=True, now=NOW)
        names = ("name", "mobile", "email", "address")
        columns = tuple(ShownColumn(name, FIELDS[name].width) for name in names)
        outgoing = Outgoing("test", reason="核对")
        sheet = ClientSheet(ids=[one, other, third], columns=columns, word=str)
        lines = [line.values for line in sheet.lines(desk, sheet.ids, outgoing)]
        assert lines == [
            ("王建国", None, "w@example.cn", "甲路一号"),
            ("李芳", None, None, None),
            ("赵六", "13700001111", None, None),
        ]
        assert outgoing.withheld == 2
        listed = desk.lists.cells([third], names, today=TODAY)
        assert without_refused(desk, names, listed) == (listed, 0)
