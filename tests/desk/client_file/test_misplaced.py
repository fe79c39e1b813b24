"""A contact from the wrong cell into the right one."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client
from rmdesk.desk.client_file.contacts import (
    ContactGone,
    FutureContact,
    NextDateNotAfter,
    log_contact,
)
from rmdesk.desk.client_file.misplaced import OfACall, move_contact
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.store.tables.contacts import CallTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk, records
from tests.desk.refusing import assert_refused

DAY = timedelta(days=1)
ZHANG, LI = ClientId(1), ClientId(2)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="张三", number="1")
        add_client(desk, now=NOW, name="李四", number="2")
        yield desk


def logged(desk: Desk, **options: Any) -> ContactId:
    options = {"channel": Channel.TELEPHONE, "on": TODAY, "gist": "谈到期", **options}
    return log_contact(desk, ZHANG, now=NOW, **options)


def state(desk: Desk) -> list[Any]:
    found = [one for client_id in (ZHANG, LI) for one in desk.contacts.of(client_id)]
    contacts = [(one.client_id, one.on, one.gist) for one in found]
    facts = [desk.clients.facts(client_id) for client_id in (ZHANG, LI)]
    counts = desk.grid.contacts_per_day(TODAY - 9 * DAY, TODAY)
    return [contacts, facts, counts]


def test_cadence_and_counters_follow_and_undo_restores(desk: Desk) -> None:
    contact = logged(desk)
    before = state(desk)
    move_contact(desk, contact, client_id=LI, on=TODAY - 2 * DAY, now=NOW)
    contacts, (zhang, li), counts = state(desk)
    assert contacts == [(LI, TODAY - 2 * DAY, "谈到期")]
    assert (zhang.last_contact, li.last_contact) == (None, TODAY - 2 * DAY)
    assert counts == {TODAY - 2 * DAY: (1, 1)}
    desk.undo(now=NOW)
    assert state(desk) == before


def test_the_same_cell_writes_nothing(desk: Desk) -> None:
    contact = logged(desk)
    before = records(desk)
    move_contact(desk, contact, client_id=ZHANG, on=TODAY, now=NOW)
    assert records(desk) == before
    desk.undo(now=NOW)  # what was logged, and not a move
    assert not desk.contacts.of(ZHANG)


def moved(contact: ContactId, **options: Any) -> Callable[[Desk], None]:
    values = {"client_id": LI, "on": TODAY, "now": NOW, **options}
    return lambda desk: move_contact(desk, contact, **values)


def test_what_cannot_be_is_refused_and_changes_nothing(desk: Desk) -> None:
    contact = logged(desk, on=TODAY - 3 * DAY, next_on=TODAY - DAY)
    assert_refused(desk, FutureContact, moved(contact, on=TODAY + DAY))
    assert_refused(desk, NextDateNotAfter, moved(contact, on=TODAY - DAY))
    assert_refused(desk, ClientGone, moved(contact, client_id=ClientId(9)))
    assert_refused(desk, ContactGone, moved(ContactId(99)))


def test_the_contact_of_a_call_stays_with_its_call(desk: Desk) -> None:
    contact = logged(desk)
    with desk.store.action("call.record", {"name": "张三"}, at=NOW) as action:
        call = {"client_id": ZHANG, "at": NOW, "outcome": "reached", "contact_id": contact}
        action.insert(CallTable, call)
    assert_refused(desk, OfACall, moved(contact))
