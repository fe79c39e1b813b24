"""Bulk reading of whole tables, for matching an import against everything on file."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.contact_notes import note_of
from rmdesk.store.rows.values import columns, name_of
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.fields import read_column
from rmdesk.store.tables.journal import ActionTable
from rmdesk.store.tables.money import BalanceTable
from rmdesk.store.tables.table import Table

_BATCH = 2_000


def read_table(
    database: SqliteDatabase, table: type[Table], names: Sequence[str] = ()
) -> Iterator[dict[str, Any]]:
    """Every record of `table`, oldest first, as domain values by field name: all fields, or those
    of `names`."""
    names = names or table._meta.sorted_field_names
    fields = [table._meta.fields[name] for name in names]
    cursor = database.execute_sql(
        f"SELECT {columns(table, names)} FROM {name_of(table)} ORDER BY id"
    )
    while rows := cursor.fetchmany(_BATCH):
        found = [
            read_column(field, column)
            for field, column in zip(fields, zip(*rows, strict=True), strict=True)
        ]
        for values in zip(*found, strict=True):
            yield dict(zip(names, values, strict=True))


def newest_balances(database: SqliteDatabase) -> dict[int, tuple[int, date]]:
    """The newest reported balance of each client that has one: its record and day, by client."""
    rows = database.execute_sql(
        f"SELECT client_id, id, MAX(on_day) FROM {name_of(BalanceTable)} GROUP BY client_id"
    ).fetchall()
    return {client_id: (row_id, date.fromisoformat(on)) for client_id, row_id, on in rows}


def read_contacts(
    database: SqliteDatabase, *, first: date, last: date
) -> Iterator[tuple[int, int, date, str, str, bool]]:
    """The contacts of these days: id, client, day, channel letter, note, logged in the desk.

    A calendar of 236,000 contacts is matched from this, so no domain value is built.
    """
    names = ["id", "client_id", "on", "channel", "gist", "topics", "promise", "logged_at"]
    cursor = database.execute_sql(
        f"SELECT {columns(ContactTable, names)} FROM {name_of(ContactTable)}"
        " WHERE on_day BETWEEN ? AND ? ORDER BY id",
        (first.isoformat(), last.isoformat()),
    )
    days: dict[str, date] = {}
    for row_id, client_id, on, channel, gist, topics, promise, logged_at in _batched(cursor):
        day = days.get(on) or days.setdefault(on, date.fromisoformat(on))
        note = note_of(gist, topics, promise)
        yield row_id, client_id, day, channel, note, logged_at is not None


def newest_action(database: SqliteDatabase) -> int:
    """The number of the journal's newest action, 0 before the first: what a preview rests on."""
    row = database.execute_sql(f"SELECT MAX(id) FROM {name_of(ActionTable)}").fetchone()
    return int(row[0] or 0)


def _batched(cursor: Any) -> Iterator[Sequence[Any]]:
    while rows := cursor.fetchmany(_BATCH):
        yield from rows
