"""Rows of a table as domain values, by a condition in SQL."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from peewee import SqliteDatabase

from rmdesk.store.rows.values import columns, name_of
from rmdesk.store.tables.fields import read_column
from rmdesk.store.tables.table import Table

T = TypeVar("T")


def values_of(
    database: SqliteDatabase,
    table: type[Table],
    value: Callable[..., T],
    condition: str,
    *parameters: object,
) -> Iterator[T]:
    """Every row that `condition` holds for; whole columns are converted at once."""
    names = table._meta.sorted_field_names
    rows: list[tuple[Any, ...]] = database.execute_sql(
        f"SELECT {columns(table, names)} FROM {name_of(table)} WHERE {condition}", parameters
    ).fetchall()
    if not rows:
        return
    read = [
        read_column(table._meta.fields[name], column)
        for name, column in zip(names, zip(*rows, strict=True), strict=True)
    ]
    for row in zip(*read, strict=True):
        yield value(**dict(zip(names, row, strict=True)))
