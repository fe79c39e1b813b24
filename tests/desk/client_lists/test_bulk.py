"""One value for many clients, looked at first."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone, add_client, edit_client
from rmdesk.desk.client_lists.bulk import (
    BULK_FIELDS,
    Change,
    NotForMany,
    ValueDoesNotFit,
    apply,
    preview,
)
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

BRANCHES = ["城东", "城东", "城西", "", "城南"]


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for n, branch in enumerate(BRANCHES):
            client_id = add_client(desk, now=NOW, name=f"王{n}")
            edit_client(desk, client_id, {"branch": branch}, now=NOW)
        yield desk


def branches(desk: Desk) -> list[str]:
    return [desk.clients.get(ClientId(n)).branch for n in range(1, 6)]


def test_the_preview_counts_what_would_change_and_names_who_would_not(desk: Desk) -> None:
    seen = preview(desk, [1, 2, 3, 4, 5, 5, 99], "branch", " 城南 ")
    assert seen.value == "城南"
    assert seen.changes == (Change("城东", 2), Change("城西", 1), Change("", 1))
    assert seen.ids == (1, 2, 3, 4)
    assert seen.unchanged == (5,)
    assert seen.missing == 1
    assert branches(desk) == BRANCHES


def test_it_is_one_action_and_one_step_of_undo(desk: Desk) -> None:
    apply(desk, preview(desk, range(1, 6), "branch", "城南"), now=NOW)
    assert branches(desk) == ["城南"] * 5
    done = desk.undo(now=NOW)
    assert done is not None
    assert (done.kind, done.subject) == ("client.bulk", {"count": 4, "field": "branch"})
    assert branches(desk) == BRANCHES
    desk.redo(now=NOW)
    assert branches(desk) == ["城南"] * 5


def test_what_follows_from_the_value_changes_with_it(desk: Desk) -> None:
    before = desk.clients.facts(ClientId(1)).potential
    apply(desk, preview(desk, [1], "expected_inflow", Money.of_yuan(300_000)), now=NOW)
    assert desk.clients.facts(ClientId(1)).potential != before


def test_nothing_to_change_writes_nothing(desk: Desk) -> None:
    last = desk.journal.actions(1)
    apply(desk, preview(desk, [1, 2], "branch", "城东"), now=NOW)
    assert desk.journal.actions(1) == last


def test_a_client_deleted_meanwhile_stops_all_of_it(desk: Desk) -> None:
    seen = preview(desk, range(1, 6), "branch", "城南")
    with desk.store.action("test.delete", at=NOW) as action:
        action.delete(ClientTable, 4)
    with pytest.raises(ClientGone):
        apply(desk, seen, now=NOW)
    assert desk.clients.get(ClientId(1)).branch == "城东"


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("branch", None, ""),
        ("branch", "", ""),
        ("sex", Sex.FEMALE, Sex.FEMALE),
        ("sex", None, None),
        ("strong_employer", True, True),
        ("do_not_call", True, True),
        ("do_not_call", None, False),
        ("wished_days", 30, 30),
        ("wished_days", "", None),
        ("expected_inflow", Money(0), Money(0)),
        ("risk_assessed_on", TODAY, TODAY),
    ],
)
def test_a_value_that_fits_is_taken(desk: Desk, field: str, value: object, kept: object) -> None:
    assert preview(desk, [1], field, value).value == kept


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("branch", 7),
        ("branch", Sex.FEMALE),
        ("sex", "female"),
        ("sex", True),
        ("strong_employer", 1),
        ("do_not_call", "ja"),
        ("wished_days", 0),
        ("wished_days", 367),
        ("wished_days", True),
        ("expected_inflow", Money(-1)),
        ("expected_inflow", 5),
        ("risk_assessed_on", TODAY + timedelta(days=1)),
        ("birthday", "1980-01-01"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(desk: Desk, field: str, value: object) -> None:
    with pytest.raises(ValueDoesNotFit):
        preview(desk, [1], field, value)


@pytest.mark.parametrize("field", ["class", "age", "aum", "name", "number", "mobile", "id_number"])
def test_what_is_computed_or_ones_own_is_not_for_many(desk: Desk, field: str) -> None:
    assert field in FIELDS and field not in BULK_FIELDS
    with pytest.raises(NotForMany):
        preview(desk, [1], field, "x")


def test_every_other_field_takes_some_value(desk: Desk) -> None:
    values = ["x", Sex.MALE, True, 7, Money(1), date(2020, 1, 1)]
    for field in BULK_FIELDS:
        fitting = []
        for value in values:
            try:
                fitting.append(preview(desk, [1], field, value))
            except ValueDoesNotFit:
                continue
        assert len(fitting) == 1
        apply(desk, fitting[0], now=NOW)
        assert desk.lists.cells([1], [field], today=TODAY)[ClientId(1)] == (fitting[0].value,)
