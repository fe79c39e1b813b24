"""What a contact settles, within the action that writes it."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client
from rmdesk.domain.contacts import Channel
from rmdesk.domain.duties import DutyState
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import DutyTable
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk

NOW = datetime.combine(TODAY, time(9))


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        yield desk


@pytest.fixture
def client_id(desk: Desk) -> ClientId:
    return add_client(desk, now=NOW, name="单雄信")


def news_for(action: Action, client_id: ClientId) -> None:
    days = {"about": TODAY, "on": TODAY, "first_on": TODAY}
    values = {"client_id": client_id, "kind": OccasionKind.MARKET_NEWS, "subject": 1, "facts": "{}"}
    action.insert(DutyTable, values | days)


def talk(action: Action, client_id: ClientId) -> None:
    values = {"client_id": client_id, "on": TODAY, "channel": Channel.TELEPHONE}
    action.insert(ContactTable, values)


def state(desk: Desk) -> str:
    kind = OccasionKind.MARKET_NEWS.value
    query = "SELECT state FROM duties WHERE kind = ?"
    (found,) = desk.store.database.execute_sql(query, (kind,)).fetchone()
    return str(found)


def test_a_talk_settles_what_was_open_before(desk: Desk, client_id: ClientId) -> None:
    with desk.store.action("news.add", at=NOW) as action:
        news_for(action, client_id)
    with desk.store.action("contact.log", at=NOW) as action:
        talk(action, client_id)
    assert state(desk) == DutyState.DONE.value


def test_what_comes_open_along_with_a_talk_stays_open(desk: Desk, client_id: ClientId) -> None:
    with desk.store.action("book.receive", at=NOW) as action:
        talk(action, client_id)
        news_for(action, client_id)
    assert state(desk) == DutyState.OPEN.value
