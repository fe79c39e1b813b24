"""Bulk reading of whole tables, for matching an import against everything on file."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.store.rows import columns, name_of
from rmdesk.store.tables import ActionTable, ContactTable, Table

_BATCH = 2_000


def read_table(database: SqliteDatabase, table: type[Table]) -> Iterator[dict[str, Any]]:
    """Every record of `table`, oldest first, as domain values by field name."""
    names = table._meta.sorted_field_names
    readers = [table._meta.fields[name].python_value for name in names]
    cursor = database.execute_sql(
        f"SELECT {columns(table, names)} FROM {name_of(table)} ORDER BY id"
    )
    for row in _batched(cursor):
        yield {name: read(value) for name, read, value in zip(names, readers, row, strict=True)}


def read_contacts(
    database: SqliteDatabase, *, first: date, last: date
) -> Iterator[tuple[int, int, date, str, str, bool]]:
    """The contacts of these days: id, client, day, channel letter, gist, logged in the desk.

    A calendar of 236,000 contacts is matched from this, so no domain value is built.
    """
    names = ["id", "client_id", "on", "channel", "gist", "logged_at"]
    cursor = database.execute_sql(
        f"SELECT {columns(ContactTable, names)} FROM {name_of(ContactTable)}"
        " WHERE on_day BETWEEN ? AND ? ORDER BY id",
        (first.isoformat(), last.isoformat()),
    )
    days: dict[str, date] = {}
    for row_id, client_id, on, channel, gist, logged_at in _batched(cursor):
        day = days.get(on) or days.setdefault(on, date.fromisoformat(on))
        yield row_id, client_id, day, channel, gist, logged_at is not None


def newest_action(database: SqliteDatabase) -> int:
    """The number of the journal's newest action, 0 before the first: what a preview rests on."""
    row = database.execute_sql(f"SELECT MAX(id) FROM {name_of(ActionTable)}").fetchone()
    return int(row[0] or 0)


def _batched(cursor: Any) -> Iterator[Sequence[Any]]:
    while rows := cursor.fetchmany(_BATCH):
        yield from rows
