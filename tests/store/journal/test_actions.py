"""Whose facts a change of records touches."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.domain.contacts import Channel, Direction
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.journal.actions import Action
from rmdesk.store.rows import values as rows_module
from rmdesk.store.rows.values import read_image, stored
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.day import DutyTable
from rmdesk.store.tables.handover import ShareTable
from rmdesk.store.tables.money import ProductTable
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable
from rmdesk.store.tables.table import Table
from tests.ui.small_book import small_book

NOW = datetime(2026, 11, 20, 9, 30)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


def a_record(table: type[Table], client_id: int) -> dict[str, Any]:
    """The least a record of `table` needs."""
    values: dict[str, Any] = {}
    for name, field in table._meta.fields.items():
        if name == "id" or field.null or field.default is not None:
            continue
        codes = getattr(field, "codes", None)
        kinds: dict[str, Any] = {"DayField": date(2026, 11, 20), "MomentField": NOW}
        kinds |= {"TextField": "x", "IntegerField": 1, "BooleanField": True, "MoneyField": Money(1)}
        values[name] = next(iter(codes)) if codes else kinds[type(field).__name__]
    if "client_id" in table._meta.fields:
        values["client_id"] = client_id
    if table is DutyTable:
        values["kind"] = OccasionKind.FORUM  # of no record that would have to be there
    return values


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_every_change_of_a_record_touches_its_client(desk: Desk, name: str) -> None:
    table = RECORDS[name]
    with desk.store.action("test", at=NOW) as action:
        action.insert(ProductTable, a_record(ProductTable, 2))  # a net value needs one
        if table is ReviewLineTable:
            action.insert(ReviewTable, a_record(ReviewTable, 2))
        if table is DealMoveTable:
            action.insert(DealTable, a_record(DealTable, 2))

    def touched(work: Callable[[Action], Any]) -> set[int | None]:
        with desk.store.action("test", at=NOW) as action:
            work(action)
            return set(action.touched)

    ids: list[int] = []
    told = touched(lambda action: ids.append(action.insert(table, a_record(table, 2))))
    (row_id,) = ids
    # Nothing is derived from whom a client goes to: many are given away in one moment.
    has_owner = "client_id" in table._meta.fields and table is not ShareTable
    expected = {row_id} if name == "clients" else {2} if has_owner else set()
    assert told == expected
    image = read_image(desk.store.database, table, row_id)
    assert image is not None
    assert touched(lambda action: action.delete(table, row_id)) == expected
    assert touched(lambda action: action.restore(table, [image])) == expected


def test_a_record_that_changes_hands_touches_both(desk: Desk) -> None:
    table = RECORDS["holdings"]

    def work(action: Action) -> None:
        row_id = action.insert(table, a_record(table, 2))
        action.touched.clear()
        action.update(table, row_id, {"client_id": 3})

    with desk.store.action("test", at=NOW) as action:
        work(action)
        assert action.touched == {2, 3}


@pytest.mark.parametrize("count", [1, 49, 50, 51, 100, 137])
def test_many_records_stand_in_their_order_under_their_ids(desk: Desk, count: int) -> None:
    table = RECORDS["holdings"]
    rows = [tuple({**a_record(table, 2), "item": f"{at}"}.values()) for at in range(count)]
    with desk.store.action("test", at=NOW) as action:
        ids = action.insert_many(table, [*a_record(table, 2), "item"], rows)
    images = [read_image(desk.store.database, table, row_id) for row_id in ids]
    assert [image and image["item"] for image in images] == [f"{at}" for at in range(count)]
    assert read_image(desk.store.database, table, ids.stop) is None


def test_records_that_share_values_come_back_as_given(desk: Desk) -> None:
    names = ["client_id", "on", "channel", "gist", "next_on"]
    day = date(2026, 11, 2)
    # More than one statement holds, some columns shared by all rows; and one row, which shares all.
    many = [(2, day, Channel.TELEPHONE, f"gist {at}", None) for at in range(120)]
    mixed = [(2, day, Channel.TELEPHONE, "", day), (3, day, Channel.VISIT, "", None)]
    for rows in (many, mixed, many[:1]):
        with desk.store.action("test", at=NOW) as action:
            ids = action.insert_many(ContactTable, names, rows)
        assert len(ids) == len(rows)
        for row_id, row in zip(ids, rows, strict=True):
            image = read_image(desk.store.database, ContactTable, row_id)
            wanted = stored(ContactTable, dict(zip(names, row, strict=True)))
            assert image == {
                "id": row_id,
                "direction": Direction.OUT.value,
                "logged_at": None,
                "topics": "",
                "promise": "",
                **wanted,
            }


def test_a_load_that_outnumbers_what_is_there_leaves_indexes_and_facts_as_they_were(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = desk.store.database

    def everything() -> list[object]:
        asked = (
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' ORDER BY name",
            "SELECT * FROM facts ORDER BY client_id",
        )
        return [database.execute_sql(sql).fetchall() for sql in asked]

    found = []
    for many in (5_000, 1):
        monkeypatch.setattr(rows_module, "_MANY", many)
        with database.atomic():
            desk.store.facts.refresh_all(today=desk.today)
        found.append(everything())
    assert found[0] == found[1]
