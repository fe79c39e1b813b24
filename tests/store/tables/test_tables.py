"""The declared tables are those that the migrations make."""

from typing import Any

import pytest

from rmdesk.store.tables.derived import FactsTable, TodayTable
from rmdesk.store.tables.file import PaperPartTable
from rmdesk.store.tables.handover import BundleTable
from rmdesk.store.tables.journal import ActionTable, ChangeTable
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.tables.state import StateTable
from tests.books.empty_desk import an_empty_desk

_NOT_JOURNALED = (
    *(FactsTable, TodayTable, ActionTable, ChangeTable, StateTable, PaperPartTable, BundleTable),
)
TABLES: tuple[type[Any], ...] = (*RECORDS.values(), *_NOT_JOURNALED)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table._meta.table_name)
def test_declared_columns_are_the_real_ones(table: Any) -> None:
    with an_empty_desk() as desk:
        rows = desk.store.database.execute_sql(
            f"SELECT name, \"notnull\" FROM pragma_table_info('{table._meta.table_name}')"
        )
        real = {name: not required for name, required in rows.fetchall()}
    declared = {field.column_name: field.null for field in table._meta.sorted_fields}
    assert declared == real


def test_every_record_names_its_client_and_finds_it_by_index() -> None:
    with an_empty_desk() as desk:
        for table in TABLES:
            name = table._meta.table_name
            if "client_id" not in table._meta.fields or name == "facts":
                continue
            plan = desk.store.database.execute_sql(
                f"EXPLAIN QUERY PLAN SELECT 1 FROM {name} WHERE client_id = 1"
            ).fetchall()
            assert "USING COVERING INDEX" in plan[0][3]
            foreign = desk.store.database.execute_sql(f"PRAGMA foreign_key_list({name})")
            assert "clients" in {row[2] for row in foreign.fetchall()}
