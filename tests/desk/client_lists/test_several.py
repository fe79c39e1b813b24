"""One entry for several clients, and who is proposed for it."""

from collections.abc import Iterator
from datetime import time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import AlreadyPast
from rmdesk.desk.client_file.clients import ClientGone, add_client
from rmdesk.desk.client_file.contacts import FutureContact
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.desk.client_lists.several import Circle, agree_for_all, log_for_all, together
from rmdesk.desk.day.events import add_event, answer, answer_all
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.occasions.gatherings import Answer
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

DAY = timedelta(days=1)
SON, MOTHER, AUNT, FRIEND = (ClientId(number) for number in range(1, 5))
ALL = [SON, MOTHER, AUNT, FRIEND]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for number, name in enumerate(("张三", "李梅", "李兰", "王五"), 1):
            add_client(desk, now=NOW, name=name, number=str(number))
        yield desk


def test_one_action_writes_for_all_and_one_undo_takes_all_back(desk: Desk) -> None:
    log_for_all(desk, ALL, channel=Channel.EVENT, on=TODAY, gist=" 茶会 ", now=NOW)
    for client_id in ALL:
        (contact,) = desk.contacts.of(client_id)
        assert (contact.on, contact.channel, contact.gist) == (TODAY, Channel.EVENT, "茶会")
        assert desk.clients.facts(client_id).last_contact == TODAY
    desk.undo(now=NOW)
    assert not any(desk.contacts.of(client_id) for client_id in ALL)
    assert {desk.clients.facts(client_id).last_contact for client_id in ALL} == {None}


def test_nothing_is_written_when_one_cannot_be(desk: Desk) -> None:
    with pytest.raises(ClientGone):
        log_for_all(desk, [SON, ClientId(9)], channel=Channel.EVENT, on=TODAY, gist="", now=NOW)
    with pytest.raises(FutureContact):
        log_for_all(desk, ALL, channel=Channel.EVENT, on=TODAY + DAY, gist="", now=NOW)
    with pytest.raises(AlreadyPast):
        agree_for_all(desk, ALL, on=TODAY - DAY, at=None, note="", now=NOW)
    assert not any(desk.contacts.of(client_id) for client_id in ALL)


def test_a_meeting_is_agreed_with_all(desk: Desk) -> None:
    agree_for_all(desk, [SON, MOTHER], on=TODAY + DAY, at=time(10), note="家庭资产", now=NOW)
    agreed = [desk.appointments.of(client_id)[0] for client_id in (SON, MOTHER)]
    assert {(one.on, one.at, one.note) for one in agreed} == {(TODAY + DAY, time(10), "家庭资产")}
    desk.undo(now=NOW)
    assert not desk.appointments.of(SON) and not desk.appointments.of(MOTHER)


def test_only_relatives_who_share_are_proposed(desk: Desk) -> None:
    yes, no = Sharing.SHARED, Sharing.PRIVATE
    tie(desk, SON, MOTHER, Bond(relation=Relation.MOTHER, mine=yes, theirs=yes), now=NOW)
    tie(desk, SON, AUNT, Bond(relation=Relation.OTHER, mine=yes, theirs=no), now=NOW)
    (family,) = together(desk, SON, TODAY)
    assert family.circle is Circle.HOUSEHOLD
    assert family.clients == ((SON, "张三"), (MOTHER, "李梅"))
    assert together(desk, AUNT, TODAY) == []


def test_guests_are_proposed_until_their_coming_is_noted(desk: Desk) -> None:
    event = add_event(desk, "茶会", TODAY, "茶", now=NOW)
    far = add_event(desk, "年会", TODAY + 30 * DAY, "茶", now=NOW)
    answer_all(desk, event, [SON, MOTHER, AUNT], Answer.INVITED, now=NOW)
    answer(desk, far, FRIEND, Answer.INVITED, now=NOW)
    answer(desk, event, MOTHER, Answer.DECLINED, now=NOW)
    answer(desk, event, AUNT, Answer.CAME, now=NOW)
    (guests,) = together(desk, FRIEND, TODAY + DAY)
    assert (guests.circle, guests.name, guests.on) == (Circle.EVENT, "茶会", TODAY)
    assert guests.clients == ((SON, "张三"),)
