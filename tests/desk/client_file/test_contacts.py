"""Recording contacts: what is written and what is refused."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client
from rmdesk.desk.client_file.contacts import (
    ContactGone,
    FutureContact,
    NextDateNotAfter,
    delete_contact,
    edit_contact,
    log_contact,
)
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk
from tests.desk.refusing import assert_refused

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="张三", number="1")
        yield desk


ZHANG = ClientId(1)


def test_a_contact_moves_last_contact_and_next_due(desk: Desk) -> None:
    log_contact(
        desk,
        ZHANG,
        channel=Channel.TELEPHONE,
        on=TODAY - DAY,
        gist=" 未接 ",
        next_on=TODAY,
        now=NOW,
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
    ],
)
def test_refusals_say_what_to_do_and_change_nothing(
    desk: Desk, refused: type[Refused], request_: Any
) -> None:
    assert_refused(desk, refused, request_)


def log(desk: Desk, *, client_id: ClientId = ZHANG, **values: Any) -> None:
    log_contact(desk, client_id, channel=Channel.TELEPHONE, now=NOW, **values)


def test_a_contact_is_corrected_and_deleted_and_both_can_be_undone(desk: Desk) -> None:
    contact_id = log_contact(
        desk,
        ZHANG,
        channel=Channel.TELEPHONE,
        on=TODAY,
        gist="来电",
        direction=Direction.IN,
        now=NOW,
    )
    edit_contact(desk, contact_id, {"gist": "来电问利率", "channel": Channel.VISIT}, now=NOW)
    (contact,) = desk.contacts.of(ZHANG)
    assert (contact.gist, contact.channel) == ("来电问利率", Channel.VISIT)
    assert contact.direction is Direction.IN
    delete_contact(desk, contact_id, now=NOW)
    assert desk.clients.facts(ZHANG).last_contact is None
    with pytest.raises(ContactGone):
        edit_contact(desk, contact_id, {"gist": ""}, now=NOW)
    desk.undo(now=NOW)
    assert desk.contacts.of(ZHANG) == [contact]
    desk.undo(now=NOW)
    assert desk.contacts.of(ZHANG)[0].gist == "来电"
