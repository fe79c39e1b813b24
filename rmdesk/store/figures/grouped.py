"""Records of many clients at once, by client: what is told of each in one pass over the book."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from peewee import SqliteDatabase

from rmdesk.store.duties import StoredDuty, read_duties
from rmdesk.store.rows.reading import values_of
from rmdesk.store.rows.values import name_of
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.table import Table

T = TypeVar("T")


def grouped(
    database: SqliteDatabase,
    table: type[Table],
    value: Callable[..., T],
    ids: Sequence[int],
    *,
    condition: str = "",
    newest_first: str = "",
) -> dict[int, list[T]]:
    """The records of the clients `ids`, those that `condition` holds for, in the order of their
    ids or by the column `newest_first`."""
    order = f"{newest_first} DESC, id DESC" if newest_first else "id"
    where = f"client_id IN ({_listed(ids)})" + (f" AND {condition}" if condition else "")
    found: dict[int, list[T]] = defaultdict(list)
    for one in values_of(database, table, value, f"{where} ORDER BY {order}"):
        record: Any = one
        found[record.client_id].append(one)
    return found


def newest_contacts(
    database: SqliteDatabase, value: Callable[..., T], ids: Sequence[int], most: int
) -> dict[int, list[T]]:
    """The newest contacts of each client, at most so many of each."""
    ranked = (
        "SELECT id FROM (SELECT id, ROW_NUMBER() OVER"
        " (PARTITION BY client_id ORDER BY on_day DESC, id DESC) AS place"
        f" FROM {name_of(ContactTable)} WHERE client_id IN ({_listed(ids)}))"
        f" WHERE place <= {int(most)}"
    )
    return grouped(
        database,
        ContactTable,
        value,
        ids,
        condition=f"id IN ({ranked})",
        newest_first="on_day",
    )


def duties_of(database: SqliteDatabase, ids: Sequence[int]) -> dict[int, list[StoredDuty]]:
    """Every duty of the clients, settled ones included, by day."""
    found: dict[int, list[StoredDuty]] = defaultdict(list)
    for one in read_duties(database, f"client_id IN ({_listed(ids)}) ORDER BY on_day, id"):
        if one.duty.client_id is not None:
            found[one.duty.client_id].append(one)
    return found


def counts_of(database: SqliteDatabase, table: type[Table], ids: Sequence[int]) -> dict[int, int]:
    """How many records of a table each of the clients has, where there are any."""
    rows = database.execute_sql(
        f"SELECT client_id, COUNT(*) FROM {name_of(table)}"
        f" WHERE client_id IN ({_listed(ids)}) GROUP BY client_id"
    )
    return dict(rows.fetchall())


def _listed(ids: Sequence[int]) -> str:
    return ", ".join(str(int(client_id)) for client_id in ids)
