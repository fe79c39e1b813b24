"""What is put before the RM: the fitting script, the free times, the day's figures."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.briefing import brief, fitting_script, last_topic, nearest_maturity
from rmdesk.desk.calling import incoming, outcomes, sessions
from rmdesk.desk.calling.cards import card_of
from rmdesk.desk.calling.given import Given
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState, Outcome
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.purposes.table import purpose_of
from rmdesk.domain.spoken.dates import When
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

DAY = timedelta(days=1)
ONE, TWO, THREE = ClientId(1), ClientId(2), ClientId(3)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("张三", "李四", "王五"):
            add_client(desk, now=NOW, name=name)
        yield desk


def begin(desk: Desk) -> sessions.Session:
    return sessions.start(desk, [ONE, TWO, THREE], script="", now=NOW)


def hold(desk: Desk, days: int, **values: Any) -> None:
    with desk.store.action("holding.add", at=NOW) as action:
        action.insert(
            HoldingTable,
            {
                "client_id": ONE,
                "institution": "本行",
                "is_ours": True,
                "holding_class": HoldingClass.TIME_DEPOSIT,
                "amount": Money.of_yuan(100_000),
                "maturity": TODAY + days * DAY,
                **values,
            },
        )


@pytest.mark.parametrize(
    ("days", "values", "script"),
    [
        (0, {}, "maturity"),
        (14, {}, "maturity"),
        (15, {}, "invite"),
        (7, {"is_ours": False, "institution": "他行"}, "invite"),
        (7, {"holding_class": HoldingClass.MORTGAGE}, "repayment"),
        (7, {"gone_on": TODAY}, "invite"),
    ],
)
def test_the_script_fits_what_is_proposed(
    desk: Desk, days: int, values: dict[str, Any], script: str
) -> None:
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    hold(desk, days, **values)
    card = card_of(desk, ONE)
    assert fitting_script(card, card.proposals[0].purpose) == script


def test_the_script_fits_what_was_chosen(desk: Desk) -> None:
    card = card_of(desk, ONE)
    assert fitting_script(card, card.proposals[0].purpose) == "first_meeting"
    assert fitting_script(card, purpose_of("referral")) == "referral"
    assert fitting_script(card, purpose_of("deposit_matures")) == "invite"  # nothing matures


def test_the_nearest_maturity_is_the_earliest_of_ours(desk: Desk) -> None:
    hold(desk, 3, is_ours=False)
    hold(desk, 40, item="late")
    hold(desk, 9, item="soon")
    nearest = nearest_maturity(card_of(desk, ONE))
    assert nearest and nearest.item == "soon"


def test_the_last_topic_is_the_newest_gist(desk: Desk) -> None:
    for days, gist in ((5, "孩子升学"), (2, ""), (9, "国债")):
        on = TODAY - days * DAY
        log_contact(desk, ONE, channel=Channel.TELEPHONE, on=on, gist=gist, now=NOW)
    assert last_topic(desk.contacts.of(ONE)) == "孩子升学"
    assert last_topic([]) == ""


def test_a_brief_knows_its_neighbour_and_the_day(desk: Desk) -> None:
    session = outcomes.record(
        desk, begin(desk), Given(outcome=Outcome.INTERESTED, seconds=90), now=NOW
    )
    incoming.log(desk, THREE, Channel.TELEPHONE, gist="", now=NOW)
    found = brief(desk, session, now=NOW)
    assert found.card and found.card.client.id == TWO
    assert (found.next_name, found.is_done, found.left_over) == ("王五", False, ())
    assert found.progress.telephone_contacts == 2
    assert (found.progress.today.dials, found.progress.today.seconds) == (1, 90)


def test_a_meeting_agreed_is_not_offered_again(desk: Desk) -> None:
    session = begin(desk)
    first, _second = brief(desk, session, now=NOW).slots
    session = outcomes.record(
        desk, session, Given(outcome=Outcome.APPOINTMENT, on=first.on, at=first.at), now=NOW
    )
    assert first not in brief(desk, session, now=NOW).slots
    (agreed,) = desk.appointments.of(ONE)
    assert When(agreed.on, agreed.at) == first


def test_the_end_knows_whom_it_did_not_reach(desk: Desk) -> None:
    session = outcomes.record(desk, begin(desk), Given(outcome=Outcome.NO_ANSWER), now=NOW)
    session = outcomes.record(
        desk, session, Given(outcome=Outcome.REFUSED, gist="不感兴趣"), now=NOW
    )
    found = brief(desk, sessions.go_to(desk, session, 3), now=NOW)
    assert (found.is_done, found.card, found.left_over) == (True, None, [ONE, THREE])


def test_undo_and_redo_move_the_place_with_the_outcome(desk: Desk) -> None:
    session = outcomes.record(desk, begin(desk), Given(outcome=Outcome.BUSY), now=NOW)
    outcomes.record(desk, session, Given(outcome=Outcome.BUSY, script="maturity"), now=NOW)
    assert [call.script for call in desk.calls.of(TWO)] == ["maturity"]
    places = []
    for take in (outcomes.undo, outcomes.undo, outcomes.redo):
        take(desk, now=NOW)
        kept = sessions.kept(desk)
        places.append(kept and kept.position)
    assert places == [1, 0, 1]


def test_undoing_something_else_leaves_the_place(desk: Desk) -> None:
    outcomes.record(desk, begin(desk), Given(outcome=Outcome.BUSY), now=NOW)
    log_contact(desk, ONE, channel=Channel.EMAIL, on=TODAY, now=NOW)
    outcomes.undo(desk, now=NOW)
    kept = sessions.kept(desk)
    assert kept and kept.position == 1


@pytest.mark.parametrize(
    ("channel", "settled"),
    [
        (Channel.TELEPHONE, {AppointmentKind.CALL_BACK}),
        (Channel.MEETING, {AppointmentKind.CALL_BACK, AppointmentKind.MEETING}),
        (Channel.MESSAGE, set()),
    ],
)
def test_who_turns_to_us_fulfils_what_was_agreed_for_today(
    desk: Desk, channel: Channel, settled: set[AppointmentKind]
) -> None:
    for kind in AppointmentKind:
        agree(desk, ONE, kind, on=TODAY, now=NOW)
        agree(desk, ONE, kind, on=TODAY + DAY, now=NOW)
    incoming.log(desk, ONE, channel, gist=" 问利率 ", now=NOW)
    (contact,) = desk.contacts.of(ONE)
    assert (contact.direction, contact.gist, contact.channel) == (Direction.IN, "问利率", channel)
    done = [one for one in desk.appointments.of(ONE) if one.state is AppointmentState.DONE]
    assert {one.kind for one in done} == settled
    assert all(one.on == TODAY for one in done)
