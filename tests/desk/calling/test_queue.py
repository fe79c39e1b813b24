"""The queue of a session, made and remade: promises, blocks, patience, another order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import outcomes, sessions, turns
from rmdesk.desk.calling.given import Given
from rmdesk.desk.calling.queue import build
from rmdesk.desk.calling.rest import call_next, rest_of
from rmdesk.desk.calling.sessions import NobodyToCall, Session
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.consents import set_do_not_call
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.calling.queue import LeftOut
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk
from tests.desk.refusing import assert_refused

DAY = timedelta(days=1)
ONE, TWO, THREE, FOUR = (ClientId(number) for number in range(1, 5))
ALL = (ONE, TWO, THREE, FOUR)


def at(hour: int, minute: int = 0, *, on: date = TODAY) -> datetime:
    return datetime.combine(on, time(hour, minute))


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for number, name in enumerate(("张三", "李四", "王五", "赵六")):
            add_client(desk, now=NOW, name=name, mobile=f"1380013800{number}")
        yield desk


def begin(desk: Desk, *, hour: int = 9, **asked: object) -> Session:
    return sessions.start(desk, ALL, script="", now=at(hour), **asked)  # type: ignore[arg-type]


def give(desk: Desk, session: Session, outcome: Outcome, now: datetime) -> Session:
    return outcomes.record(desk, session, Given(outcome=outcome, gist="x"), now=now)


def promise(desk: Desk, client_id: ClientId, hour: int | None, *, now: datetime = NOW) -> None:
    when = time(hour) if hour is not None else None
    agree(desk, client_id, AppointmentKind.CALL_BACK, now=now, on=TODAY, at=when)


def detail(desk: Desk, client_id: ClientId, field: str, value: str) -> None:
    row = {"client_id": client_id, "field": field, "value": value, "known_since": TODAY}
    with desk.store.action("test", at=NOW) as action:
        action.insert(DetailTable, row)


def test_who_closed_every_number_enters_no_queue(desk: Desk) -> None:
    detail(desk, ONE, "closed_lines", "mobile")
    detail(desk, TWO, "closed_lines", "home_phone ; work_phone")
    queue = build(desk, ALL, now=at(9))
    assert queue.ids == (TWO, THREE, FOUR)
    assert queue.out == {LeftOut.NO_OPEN_NUMBER: (ONE,)}


def test_a_client_deleted_meanwhile_counts_as_gone(desk: Desk) -> None:
    with desk.store.action("client.delete", at=NOW) as action:
        action.delete(ClientTable, ONE)
        action.update(ClientTable, TWO, {"gone_on": TODAY})
    assert build(desk, ALL, now=at(9)).left_out == {LeftOut.GONE: 2}


def test_the_order_and_the_cap_are_those_that_are_set(desk: Desk) -> None:
    with desk.store.action("test", at=NOW) as action:
        for client_id, yuan in ((TWO, 5), (THREE, 9), (FOUR, 1)):
            action.update(ClientTable, client_id, {"balance": Money.of_yuan(yuan)})
    assert begin(desk).queue == ALL
    desk.change_call_settings(replace(desk.call_settings, order=QueueOrder.VALUE, cap=2))
    session = begin(desk)
    assert (session.queue, session.left_out) == ((THREE, TWO), {LeftOut.OVER_CAP: 2})
    assert begin(desk, order=QueueOrder.AS_LISTED, cap=3).queue == (ONE, TWO, THREE)
    assert sessions.kept(desk) == begin(desk, order=QueueOrder.AS_LISTED, cap=3)


def test_a_call_back_is_offered_at_its_minute(desk: Desk) -> None:
    promise(desk, FOUR, 10)
    session = begin(desk)
    assert session.queue == ALL  # it waits for its minute
    session = give(desk, session, Outcome.SKIPPED, at(9, 30))
    assert session.client_id == TWO
    session = give(desk, session, Outcome.SKIPPED, at(10))
    assert (session.client_id, session.queue) == (FOUR, (ONE, TWO, FOUR, THREE))
    session = give(desk, session, Outcome.INTERESTED, at(10, 5))
    assert session.client_id == THREE
    assert sessions.kept(desk) == session


def test_a_call_back_agreed_in_the_session_comes_up_again_once(desk: Desk) -> None:
    session = begin(desk)
    later = Given(outcome=Outcome.CALL_BACK, on=TODAY, at=time(10), gist="开会")
    session = outcomes.record(desk, session, later, now=at(9, 10))
    session = give(desk, session, Outcome.SKIPPED, at(10, 1))
    assert (session.client_id, session.queue) == (ONE, (TWO, ONE, THREE, FOUR))
    session = give(desk, session, Outcome.NO_ANSWER, at(10, 2))
    assert session.client_id == THREE
    session = give(desk, session, Outcome.SKIPPED, at(10, 9))
    assert (session.client_id, session.queue) == (FOUR, (TWO, ONE, THREE, FOUR))


def test_somebody_from_outside_the_list_is_called_as_promised(desk: Desk) -> None:
    promise(desk, FOUR, 10)
    promise(desk, THREE, None)  # without a minute, and not asked for: Today says it
    session = sessions.start(desk, [ONE, TWO], script="", now=at(9))
    session = give(desk, session, Outcome.SKIPPED, at(10))
    assert session.queue == (ONE, FOUR, TWO)


def test_who_was_blocked_meanwhile_is_passed_over(desk: Desk) -> None:
    session = begin(desk)
    set_do_not_call(desk, TWO, is_on=True, now=NOW)
    set_do_not_call(desk, THREE, is_on=True, now=NOW)
    session = give(desk, session, Outcome.SKIPPED, at(9, 5))
    assert (session.client_id, session.queue) == (FOUR, (ONE, FOUR))
    assert session.left_out == {LeftOut.DO_NOT_CALL: 2}
    set_do_not_call(desk, FOUR, is_on=True, now=NOW)
    assert turns.resume(desk, session, now=at(11)).client_id is None


def test_a_pause_ends_with_what_was_promised(desk: Desk) -> None:
    session = give(desk, begin(desk), Outcome.SKIPPED, at(9, 5))
    promise(desk, FOUR, 10)
    assert turns.resume(desk, session, now=at(9, 50)) == session
    assert turns.resume(desk, session, now=at(10, 50)).queue == (ONE, FOUR, TWO, THREE)


def test_undo_leads_back_to_a_card_that_was_moved(desk: Desk) -> None:
    promise(desk, FOUR, 10)
    session = give(desk, begin(desk), Outcome.SKIPPED, at(10))
    assert session.client_id == FOUR
    give(desk, session, Outcome.INTERESTED, at(10, 5))
    outcomes.undo(desk, now=at(10, 6))
    kept = sessions.kept(desk)
    assert kept is not None
    assert kept.client_id == FOUR


def test_no_answer_is_put_back_and_the_reason_said(desk: Desk) -> None:
    session = give(desk, begin(desk), Outcome.NO_ANSWER, at(9))
    give(desk, session, Outcome.BUSY, at(9, 1))
    assert build(desk, ALL, now=at(9, 30)).out == {LeftOut.COOLING: (ONE,)}
    assert build(desk, ALL, now=at(14)).out == {}
    assert_refused(
        desk, NobodyToCall, lambda desk: sessions.start(desk, [ONE], script="", now=at(9, 30))
    )
    with pytest.raises(NobodyToCall) as refused:
        sessions.start(desk, [ONE], script="", now=at(9, 30))
    assert "another time of day" in refused.value.in_full()


def test_after_six_calls_in_vain_another_way_until_it_is_tried(desk: Desk) -> None:
    for days in range(6, 0, -1):
        now = at(9, on=TODAY - days * DAY)
        session = sessions.start(desk, [ONE], script="", now=now)
        give(desk, session, Outcome.NO_ANSWER, now)
    assert build(desk, [ONE], now=at(9)).out == {LeftOut.TRIED_ENOUGH: (ONE,)}
    log_contact(desk, ONE, channel=Channel.MESSAGE, on=TODAY, gist="", now=NOW)
    assert build(desk, [ONE], now=at(9)).ids == (ONE,)


def test_the_rest_in_another_order(desk: Desk) -> None:
    with desk.store.action("test", at=NOW) as action:
        action.update(ClientTable, FOUR, {"balance": Money.of_yuan(9)})
    session = give(desk, begin(desk, cap=3), Outcome.SKIPPED, at(9, 1))
    assert session.queue == (ONE, TWO, THREE)
    anew = sessions.rearrange(
        desk, session, order=QueueOrder.VALUE, cap=None, script="invite", now=at(9, 2)
    )
    assert (anew.queue, anew.client_id, anew.left_out) == ((ONE, TWO, FOUR, THREE), TWO, {})
    assert (anew.script, anew.order) == ("invite", QueueOrder.VALUE)
    assert sessions.kept(desk) == anew
    short = sessions.rearrange(
        desk, anew, order=QueueOrder.AS_LISTED, cap=2, script="", now=at(9, 3)
    )
    assert (short.queue, short.left_out) == ((ONE, TWO), {LeftOut.OVER_CAP: 2})


def test_a_session_knows_whom_it_is_about(desk: Desk) -> None:
    set_do_not_call(desk, TWO, is_on=True, now=NOW)
    session = begin(desk)
    assert sessions.is_about(desk, session, reversed(ALL))
    assert not sessions.is_about(desk, session, (ONE, THREE, FOUR))


def test_who_is_left_over_may_have_to_rest(desk: Desk) -> None:
    session = begin(desk)
    for outcome in (Outcome.NO_ANSWER, Outcome.BUSY, Outcome.SKIPPED, Outcome.INTERESTED):
        session = give(desk, session, outcome, at(9, 5))
    left = sessions.left_over(desk, session)
    assert (left, sessions.resting(desk, left, now=at(9, 6))) == ([ONE, TWO], 1)


def test_the_rest_says_why_everybody_is_there_or_is_not(desk: Desk) -> None:
    set_do_not_call(desk, TWO, is_on=True, now=NOW)
    session = begin(desk, cap=2)
    rest = rest_of(desk, session, now=at(9))
    assert [(one.name, one.place, one.reason.said()) for one in rest.waiting] == [
        ("王五", 2, "as in the list")
    ]
    assert [(one.name, one.why) for one in rest.absent] == [
        ("李四", LeftOut.DO_NOT_CALL),
        ("赵六", LeftOut.OVER_CAP),
    ]
    assert call_next(desk, session, FOUR, now=at(9)).queue == (ONE, FOUR, THREE)
    assert call_next(desk, session, TWO, now=at(9)) == session
