"""Starting and changing clients' files: what is written and what is refused."""

from collections.abc import Iterator
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, NoName, NumberTaken, add_client, edit_client
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from tests.books.empty_desk import NOW, an_empty_desk
from tests.desk.refusing import assert_refused


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="张三", number="1")
        yield desk


ZHANG = ClientId(1)


@pytest.mark.parametrize(
    ("refused", "request_"),
    [
        (NoName, lambda d: add_client(d, now=NOW, name="  ")),
        (NoName, lambda d: edit_client(d, ZHANG, {"name": ""}, now=NOW)),
        (NumberTaken, lambda d: add_client(d, now=NOW, name="李四", number="1")),
        (ClientGone, lambda d: edit_client(d, ClientId(9), {"note": "x"}, now=NOW)),
    ],
)
def test_refusals_say_what_to_do_and_change_nothing(
    desk: Desk, refused: type[Refused], request_: Any
) -> None:
    assert_refused(desk, refused, request_)


def test_the_same_values_again_are_no_action(desk: Desk) -> None:
    edit_client(desk, ZHANG, {"name": "张三", "number": "1"}, now=NOW)
    assert [done.kind for done in desk.journal.actions(9)] == ["client.add"]


def test_an_empty_number_is_no_one_else_s(desk: Desk) -> None:
    add_client(desk, now=NOW, name="李四")
    add_client(desk, now=NOW, name="王五")
    assert desk.clients.count() == 3
