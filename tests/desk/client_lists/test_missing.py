"""What the files lack and how to ask for it."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_lists.missing import COUNTED, Missing, condition, counts
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="王芳", mobile="13800138000")
        add_client(desk, now=NOW, name="李强")
        gone = add_client(desk, now=NOW, name="离开")
        edit_client(desk, ClientId(2), {"birthday": TODAY, "taboos": "股票"}, now=NOW)
        with desk.store.action("test.gone", at=NOW) as action:
            action.update(ClientTable, gone, {"gone_on": TODAY})
        yield desk


def test_it_is_counted_among_those_still_in_the_book(desk: Desk) -> None:
    found = {missing.field: missing for missing in counts(desk)}
    assert list(found) == [ask.field for ask in COUNTED]
    assert found["mobile"] == Missing("mobile", 1, 2)
    assert found["birthday"] == Missing("birthday", 1, 2)
    assert found["risk_tolerance"] == Missing("risk_tolerance", 2, 2)
    assert found["elsewhere"] == Missing("elsewhere", 2, 2)


def test_each_count_opens_to_its_clients(desk: Desk) -> None:
    for missing in counts(desk):
        ids = desk.lists.select(condition(missing.field), today=TODAY)
        assert len(ids) == missing.count
        assert 3 not in ids


def test_every_count_is_of_a_column() -> None:
    assert all(ask.field in FIELDS for ask in COUNTED)
    assert len({ask.field for ask in COUNTED}) == len(COUNTED)
    assert [ask.field for ask in COUNTED][:2] == ["mobile", "birthday"]
