"""A shelf of records that belong to a client: household, ledger, policies, contacts."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId
from rmdesk.store.tables import Table

T = TypeVar("T")


class Shelf(Generic[T]):
    """The records of one kind, handed out as domain values."""

    def __init__(
        self, database: SqliteDatabase, table: type[Table], value: Callable[..., T], *order: Any
    ) -> None:
        self._database = database
        self._table: Any = table
        self._value = value
        self._order = order

    def of(self, client_id: ClientId, limit: int | None = None) -> list[T]:
        """The client's records in the shelf's order, at most `limit` of them."""
        query = (
            self._table.select()
            .where(self._table.client_id == client_id)
            .order_by(*self._order)
            .limit(limit)
            .objects(self._value)
        )
        return list(query.bind(self._database))

    def get(self, record_id: int) -> T:
        """One record; raises LookupError when it does not exist."""
        query = self._table.select().where(self._table.id == record_id).objects(self._value)
        for record in query.bind(self._database):
            found: T = record
            return found
        raise LookupError(record_id)

    def count(self) -> int:
        """How many records the whole book has."""
        return int(self._table.select().bind(self._database).count())
