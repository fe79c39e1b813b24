"""What the files lack and how to ask for it."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.missing import ASKED, Missing, ask_list, condition, counts
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.ids import ClientId
from rmdesk.store.tables import ClientTable
from tests.builders import TODAY
from tests.store.test_journal import NOW, an_empty_desk


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        desk.add_client(now=NOW, name="王芳", mobile="13800138000")
        desk.add_client(now=NOW, name="李强")
        gone = desk.add_client(now=NOW, name="离开")
        desk.edit_client(ClientId(2), {"birthday": TODAY, "taboos": "股票"}, now=NOW)
        with desk.store.action("test.gone", at=NOW) as action:
            action.update(ClientTable, gone, {"gone_on": TODAY})
        yield desk


def test_it_is_counted_among_those_still_in_the_book(desk: Desk) -> None:
    found = {missing.field: missing for missing in counts(desk)}
    assert list(found) == [ask.field for ask in ASKED]
    assert found["mobile"] == Missing("mobile", 1, 2)
    assert found["birthday"] == Missing("birthday", 1, 2)
    assert found["risk_tolerance"] == Missing("risk_tolerance", 2, 2)
    assert found["elsewhere"] == Missing("elsewhere", 2, 2)


def test_each_count_opens_to_its_clients(desk: Desk) -> None:
    for missing in counts(desk):
        ids = desk.lists.select(condition(missing.field), today=TODAY)
        assert len(ids) == missing.count
        assert 3 not in ids


def test_a_client_is_asked_only_for_what_is_not_known(desk: Desk) -> None:
    assert "mobile" not in [ask.field for ask in ask_list(desk, ClientId(1))]
    second = [ask.field for ask in ask_list(desk, ClientId(2))]
    assert second[0] == "mobile"
    assert not {"birthday", "taboos"} & set(second)
    assert ask_list(desk, ClientId(99)) == []


def test_every_question_has_a_reason_and_a_column(desk: Desk) -> None:
    assert all(ask.field in FIELDS and ask.question and ask.why for ask in ASKED)
    assert len({ask.field for ask in ASKED}) == len(ASKED)
