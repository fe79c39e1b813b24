"""What the desk writes and what it refuses."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from rmdesk.desk.book import (
    ClientGone,
    ContactGone,
    Desk,
    FutureContact,
    NextDateNotAfter,
    NoName,
    NumberTaken,
)
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass, Thresholds
from rmdesk.errors import Refused
from tests.builders import TODAY
from tests.store.test_journal import NOW, an_empty_desk, records

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        desk.add_client(now=NOW, name="张三", number="1")
        yield desk


ZHANG = ClientId(1)


def test_a_contact_moves_last_contact_and_next_due(desk: Desk) -> None:
    desk.log_contact(
        ZHANG, channel=Channel.TELEPHONE, on=TODAY - DAY, gist=" 未接 ", next_on=TODAY, now=NOW
    )
    facts = desk.clients.facts(ZHANG)
    assert (facts.last_contact, facts.next_due) == (TODAY - DAY, TODAY)
    assert [contact.gist for contact in desk.contacts.of(ZHANG)] == ["未接"]


@pytest.mark.parametrize(
    ("refused", "request_"),
    [
        (FutureContact, lambda d: log(d, on=TODAY + DAY)),
        (NextDateNotAfter, lambda d: log(d, on=TODAY, next_on=TODAY)),
        (ClientGone, lambda d: log(d, client_id=ClientId(9), on=TODAY)),
        (NoName, lambda d: d.add_client(now=NOW, name="  ")),
        (NoName, lambda d: d.edit_client(ZHANG, {"name": ""}, now=NOW)),
        (NumberTaken, lambda d: d.add_client(now=NOW, name="李四", number="1")),
        (ClientGone, lambda d: d.edit_client(ClientId(9), {"note": "x"}, now=NOW)),
    ],
)
def test_refusals_say_what_to_do_and_change_nothing(
    desk: Desk, refused: type[Refused], request_: Any
) -> None:
    before = records(desk)
    with pytest.raises(refused) as caught:
        request_(desk)
    assert caught.value.sentence()
    assert caught.value.advice()
    assert records(desk) == before


def log(desk: Desk, *, client_id: ClientId = ZHANG, **values: Any) -> None:
    desk.log_contact(client_id, channel=Channel.TELEPHONE, now=NOW, **values)


def test_the_same_values_again_are_no_action(desk: Desk) -> None:
    desk.edit_client(ZHANG, {"name": "张三", "number": "1"}, now=NOW)
    assert [done.kind for done in desk.journal.actions(9)] == ["client.add"]


def test_an_empty_number_is_no_one_else_s(desk: Desk) -> None:
    desk.add_client(now=NOW, name="李四")
    desk.add_client(now=NOW, name="王五")
    assert desk.clients.count() == 3


def test_new_thresholds_place_everyone_anew_and_are_kept(desk: Desk) -> None:
    desk.change_thresholds(Thresholds(high_assets=Money(), medium_days=5))
    assert desk.clients.facts(ZHANG).client_class is ClientClass.MEDIUM
    again = Desk(desk.vault, today=TODAY)
    assert again.thresholds == Thresholds(high_assets=Money(), medium_days=5)


def test_a_contact_is_corrected_and_deleted_and_both_can_be_undone(desk: Desk) -> None:
    contact_id = desk.log_contact(
        ZHANG, channel=Channel.TELEPHONE, on=TODAY, gist="来电", direction=Direction.IN, now=NOW
    )
    desk.edit_contact(contact_id, {"gist": "来电问利率", "channel": Channel.VISIT}, now=NOW)
    (contact,) = desk.contacts.of(ZHANG)
    assert (contact.gist, contact.channel) == ("来电问利率", Channel.VISIT)
    assert contact.direction is Direction.IN
    desk.delete_contact(contact_id, now=NOW)
    assert desk.clients.facts(ZHANG).last_contact is None
    with pytest.raises(ContactGone):
        desk.edit_contact(contact_id, {"gist": ""}, now=NOW)
    desk.undo(now=NOW)
    assert desk.contacts.of(ZHANG) == [contact]
    desk.undo(now=NOW)
    assert desk.contacts.of(ZHANG)[0].gist == "来电"
