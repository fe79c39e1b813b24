"""The call session: outcomes commit at once, the place is kept, the guards hold."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import outcomes, sessions
from rmdesk.desk.calling.cards import card_of
from rmdesk.desk.calling.given import Given
from rmdesk.desk.client_file.agreements import AlreadyPast, WhenMissing, agree, settle
from rmdesk.desk.client_file.clients import ClientGone, add_client
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState, Figures, Outcome
from rmdesk.domain.calling.queue import LeftOut
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records

DAY = timedelta(days=1)
ONE, TWO, THREE = ClientId(1), ClientId(2), ClientId(3)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("张三", "李四", "王五"):
            add_client(desk, now=NOW, name=name)
        yield desk


def begin(desk: Desk) -> sessions.Session:
    return sessions.start(desk, [ONE, TWO, THREE], script="invite", now=NOW)


def test_no_answer_is_a_dial_but_no_contact(desk: Desk) -> None:
    session = outcomes.record(
        desk, begin(desk), Given(outcome=Outcome.NO_ANSWER, seconds=20), now=NOW
    )
    assert session.client_id == TWO
    assert desk.contacts.of(ONE) == []
    assert desk.clients.facts(ONE).last_contact is None
    assert desk.calls.figures_on(TODAY) == Figures(dials=1, seconds=20)


def test_a_talk_is_a_telephone_contact_and_moves_the_cadence(desk: Desk) -> None:
    outcomes.record(
        desk,
        begin(desk),
        Given(outcome=Outcome.INTERESTED, gist="想了解国债", seconds=180),
        now=NOW,
    )
    (contact,) = desk.contacts.of(ONE)
    assert (contact.channel, contact.gist, contact.on) == (Channel.TELEPHONE, "想了解国债", TODAY)
    assert desk.clients.facts(ONE).next_due == TODAY + 90 * DAY
    assert desk.calls.figures_on(TODAY) == Figures(dials=1, reached=1, seconds=180)


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (Outcome.CALL_BACK, AppointmentKind.CALL_BACK),
        (Outcome.APPOINTMENT, AppointmentKind.MEETING),
    ],
)
def test_what_was_agreed_is_due(desk: Desk, outcome: Outcome, kind: AppointmentKind) -> None:
    on, at = TODAY + 5 * DAY, time(10, 30)
    outcomes.record(desk, begin(desk), Given(outcome=outcome, gist="约好", on=on, at=at), now=NOW)
    (agreed,) = desk.appointments.of(ONE)
    assert (agreed.kind, agreed.on, agreed.at, agreed.note) == (kind, on, at, "约好")
    assert desk.clients.facts(ONE).next_due == on


@pytest.mark.parametrize(
    ("on", "at", "refusal"),
    [
        (None, None, WhenMissing),
        (TODAY - DAY, None, AlreadyPast),
        (TODAY, time(8, 59), AlreadyPast),
        (TODAY, time(9, 0), AlreadyPast),
    ],
)
def test_a_past_call_back_is_refused_and_nothing_moves(
    desk: Desk, on: date | None, at: time | None, refusal: type[Exception]
) -> None:
    session = begin(desk)
    before = records(desk)
    with pytest.raises(refusal):
        outcomes.record(desk, session, Given(outcome=Outcome.CALL_BACK, on=on, at=at), now=NOW)
    assert records(desk) == before
    assert sessions.unfinished(desk) == session


def test_today_without_an_hour_is_still_to_come(desk: Desk) -> None:
    outcomes.record(desk, begin(desk), Given(outcome=Outcome.CALL_BACK, on=TODAY), now=NOW)
    assert desk.clients.facts(ONE).next_due == TODAY


def test_a_talk_keeps_the_promise_to_ring_again(desk: Desk) -> None:
    session = outcomes.record(
        desk, begin(desk), Given(outcome=Outcome.CALL_BACK, on=TODAY), now=NOW
    )
    outcomes.record(
        desk, sessions.go_to(desk, session, 0), Given(outcome=Outcome.THINKING), now=NOW
    )
    (promised,) = desk.appointments.of(ONE)
    assert promised.state is AppointmentState.DONE
    assert desk.clients.facts(ONE).next_due == TODAY + 90 * DAY


def test_who_must_not_be_called_never_enters_a_queue(desk: Desk) -> None:
    session = outcomes.record(desk, begin(desk), Given(outcome=Outcome.DO_NOT_CALL), now=NOW)
    assert session.client_id == TWO
    again = begin(desk)
    assert (again.queue, again.left_out) == ((TWO, THREE), {LeftOut.DO_NOT_CALL: 1})
    with pytest.raises(sessions.NobodyToCall):
        sessions.start(desk, [ONE], script="invite", now=NOW)


def test_the_session_resumes_where_the_last_outcome_was_given(desk: Desk) -> None:
    session = outcomes.record(desk, begin(desk), Given(outcome=Outcome.BUSY), now=NOW)
    assert sessions.unfinished(desk) == session
    for _ in range(2):
        session = outcomes.record(desk, session, Given(outcome=Outcome.SKIPPED), now=NOW)
    assert session.client_id is None
    assert sessions.unfinished(desk) is None
    assert desk.calls.figures_since(session.started) == Figures(dials=1)


def test_undo_takes_back_everything_an_outcome_wrote(desk: Desk) -> None:
    session = begin(desk)
    before = records(desk)
    outcomes.record(
        desk, session, Given(outcome=Outcome.APPOINTMENT, gist="周三来", on=TODAY + DAY), now=NOW
    )
    desk.undo(now=NOW)
    assert records(desk) == before


def test_a_client_deleted_meanwhile_is_told_and_the_place_kept(desk: Desk) -> None:
    session = begin(desk)
    with desk.store.action("client.delete", at=NOW) as action:
        action.delete(ClientTable, ONE)
    with pytest.raises(ClientGone):
        outcomes.record(desk, session, Given(outcome=Outcome.REFUSED, gist="不感兴趣"), now=NOW)
    with pytest.raises(ClientGone):
        card_of(desk, ONE)
    assert sessions.unfinished(desk) == session


def test_the_card_shows_what_falls_due_within_ninety_days(desk: Desk) -> None:
    with desk.store.action("holding.add", at=NOW) as action:
        for days in (-1, 0, 30, 90, 91):
            action.insert(
                HoldingTable,
                {
                    "client_id": ONE,
                    "institution": "本行",
                    "is_ours": True,
                    "holding_class": HoldingClass.TIME_DEPOSIT,
                    "item": f"{days}",
                    "amount": Money.of_yuan(1),
                    "maturity": TODAY + days * DAY,
                },
            )
    assert [holding.item for holding in card_of(desk, ONE).maturities] == ["0", "30", "90"]


def test_the_figures_of_a_day_are_that_days(desk: Desk) -> None:
    session = outcomes.record(desk, begin(desk), Given(outcome=Outcome.BUSY), now=NOW)
    tomorrow = datetime.combine(TODAY + DAY, time(9))
    outcomes.record(desk, session, Given(outcome=Outcome.BUSY), now=tomorrow)
    assert desk.calls.figures_on(TODAY).dials == 1
    assert desk.calls.figures_since(session.started).dials == 2


def test_a_meeting_is_noted_and_settled_outside_a_session(desk: Desk) -> None:
    agree(desk, ONE, AppointmentKind.MEETING, on=TODAY + 3 * DAY, note="一楼", now=NOW)
    assert desk.clients.facts(ONE).next_due == TODAY + 3 * DAY
    settle(desk, desk.appointments.of(ONE)[0], AppointmentState.DROPPED, now=NOW)
    assert desk.clients.facts(ONE).next_due == TODAY
    with pytest.raises(AlreadyPast):
        agree(desk, ONE, AppointmentKind.MEETING, on=TODAY - DAY, now=NOW)


def test_a_queue_kept_by_an_older_version_is_resumed(desk: Desk) -> None:
    place = {"queue": [TWO, THREE], "position": 0, "script": "", "started": NOW.isoformat()}
    desk.state.put("call_session", place)
    session = sessions.unfinished(desk)
    assert session
    outcomes.record(desk, session, Given(outcome=Outcome.BUSY), now=NOW)
    resumed = sessions.unfinished(desk)
    assert resumed
    assert (resumed.queue, resumed.client_id) == ((TWO, THREE), THREE)
