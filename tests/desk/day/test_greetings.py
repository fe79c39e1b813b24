"""The list behind a festival: who is to be greeted, and who was."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.consents import note_consent
from rmdesk.desk.day.greetings import greet, greet_not, greeting_list_of
from rmdesk.desk.day.settling import DutyGone
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import Key, OccasionKind
from rmdesk.language import Language
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.desk.occasions.written import NOW, ONE, THREE, TWO, undone, waiting

FESTIVAL = OccasionKind.FESTIVAL
LATER = datetime(2027, 2, 3, 9)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("单雄信", "李四", "王五"):
            add_client(desk, now=NOW, name=name)
        desk.roll_over(LATER.date())
        yield desk


@pytest.fixture
def key(desk: Desk) -> Key:
    """The first of the year by the moon."""
    (found,) = [one.key for one in waiting(desk, FESTIVAL, None) if one.about.day == 6]
    return found


def done(desk: Desk, key: Key) -> list[ClientId]:
    return [one.client_id for one in greeting_list_of(desk, key).clients if one.is_greeted]


def test_words_to_greet_with_are_at_hand(desk: Desk, key: Key) -> None:
    found = greeting_list_of(desk, key)
    assert "新春快乐" in found.wishes[Language.CHINESE]
    assert [one.name for one in found.clients] == ["单雄信", "李四", "王五"]


def test_a_greeting_is_marked_and_taken_back(desk: Desk, key: Key) -> None:
    undone(desk, lambda: greet(desk, key, [ONE, TWO], now=LATER), now=LATER)
    assert done(desk, key) == [ONE, TWO]
    assert desk.contacts.of(ONE) == []
    undone(desk, lambda: greet_not(desk, key, [TWO], now=LATER), now=LATER)
    assert done(desk, key) == [ONE]
    assert [one.about for one in waiting(desk, FESTIVAL, None) if one.key == key] == [key.on]


def test_with_the_last_one_the_festival_is_done(desk: Desk, key: Key) -> None:
    for channel in ConsentChannel:
        note_consent(desk, THREE, channel, is_given=False, on=TODAY, now=NOW)
    greet(desk, key, [ONE], now=LATER)
    undone(desk, lambda: greet(desk, key, [TWO], now=LATER), now=LATER)
    assert key not in [one.key for one in waiting(desk, FESTIVAL, None)]
    assert done(desk, key) == [ONE, TWO]


def test_a_talk_is_logged_besides(desk: Desk, key: Key) -> None:
    undone(desk, lambda: greet(desk, key, [ONE], now=LATER, talked=True), now=LATER)
    (contact,) = desk.contacts.of(ONE)
    assert (contact.channel, contact.on) == (Channel.MESSAGE, LATER.date())
    assert contact.gist


def test_a_greeting_twice_writes_nothing(desk: Desk, key: Key) -> None:
    greet(desk, key, [ONE], now=LATER)
    before = len(desk.journal.actions(50))
    greet(desk, key, [ONE], now=LATER)
    greet_not(desk, key, [TWO], now=LATER)
    assert len(desk.journal.actions(50)) == before


def test_a_festival_that_is_none_is_gone(desk: Desk, key: Key) -> None:
    with pytest.raises(DutyGone):
        greeting_list_of(desk, key._replace(subject=1))
