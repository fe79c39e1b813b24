"""An open action: the only way records change, each change journaled as it is made."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import cast

from peewee import SqliteDatabase

from rmdesk.domain.ids import ActionId
from rmdesk.store.audit.trace import Trace
from rmdesk.store.rows.values import (
    Image,
    Rows,
    image_in_sql,
    loading,
    name_of,
    next_id,
    packed,
    read_image,
    remove,
    stored,
    write_columns,
    write_new,
    write_over,
)
from rmdesk.store.tables.fields import stored_column
from rmdesk.store.tables.handover import ShareTable
from rmdesk.store.tables.journal import ChangeTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.table import Table

_STEP = 5_000  # records between two words about them


class Action:
    """An open action: writes records and journals every change of them.

    Values are given by field name as domain values. `reason` is why, where somebody had to say it,
    `result` what came of it, and `concerns` whom it is about, where no record tells: all for the
    audit row. `tell_kept` hears, from 0 to 1, how much of what follows from the records is done;
    what it raises takes the action back.
    """

    def __init__(self, database: SqliteDatabase, action_id: ActionId) -> None:
        self.id = action_id
        self._database = database
        self._changes: list[tuple[str, str, int, int, str | None, str | None]] = []
        self.touched: set[int | None] = set()
        self.trace = Trace()
        self.reason = self.result = self.concerns = ""
        self.tell_kept: Callable[[float], None] = _untold
        self._written_over: set[type[Table]] = set()
        self._added: list[tuple[type[Table], range]] = []

    def insert(self, table: type[Table], values: Mapping[str, object]) -> int:
        """Add one record and return its id."""
        names = list(values)
        return self.insert_many(table, names, [[values[name] for name in names]]).start

    def insert_many(
        self,
        table: type[Table],
        names: Sequence[str],
        rows: Sequence[Sequence[object]],
        *,
        tell: Callable[[int], None] | None = None,
    ) -> range:
        """Add records whose values stand in the order of `names`; as `insert_columns` does."""
        given = zip(*rows, strict=True) if rows else ((),) * len(names)
        return self.insert_columns(table, dict(zip(names, given, strict=True)), tell=tell)

    def insert_columns(
        self,
        table: type[Table],
        given: Mapping[str, Sequence[object]],
        *,
        tell: Callable[[int], None] | None = None,
    ) -> range:
        """Add records given column by column, all of one length; returns their ids, in order.

        The fast path for bulk loads: one prepared statement, one journal entry. `tell` is told
        now and then how many records are in; what it raises takes the action back.
        """
        fields = table._meta.fields
        columns = {name: stored_column(fields[name], column) for name, column in given.items()}
        return self.insert_stored(table, columns, tell=tell)

    def insert_stored(
        self,
        table: type[Table],
        given: Mapping[str, Sequence[object]],
        *,
        tell: Callable[[int], None] | None = None,
    ) -> range:
        """As `insert_columns`, of values as the table stores them.

        Into an empty table records may bring ids of their own, in ascending order; the range of
        their ids may then have holes.
        """
        fields = table._meta.fields
        count = len(next(iter(given.values())))
        if not count:
            return range(0)
        first = next_id(self._database, table)
        own = cast(Sequence[int], given.get("id", ()))
        ids = range(own[0], own[-1] + 1) if own else range(first, first + count)
        stored_columns: dict[str, Sequence[object]] = {
            "id": own or ids,
            **{name: column for name, column in given.items() if name != "id"},
            **{
                name: (field.db_value(field.default),) * count
                for name, field in fields.items()
                if name not in given and field.default is not None
            },
        }
        with loading(self._database, table, count, on_file=first - 1):
            write_columns(self._database, table, stored_columns, tell=_teller(tell))
        if owner := _owner_of(table):
            owners = own or ids if owner == "id" else given[owner]
            self.touched.update(cast(Iterable[int], owners))
        self._note("I", table, ids[0], ids[-1])
        self.trace.added(table._meta.table_name, given)
        self._added.append((table, ids))
        return ids

    def added(self, table: type[Table]) -> list[range]:
        """The ids of the records that this action brought to a table."""
        return [ids for one, ids in self._added if one is table]

    def is_written(self, table: type[Table]) -> bool:
        """Whether this action added records to a table, or changed one of them."""
        return bool(self.added(table)) or table in self._written_over

    def update(self, table: type[Table], row_id: int, values: Mapping[str, object]) -> bool:
        """Change fields of one record; False when every field already had its value.

        Raises LookupError when the record does not exist.
        """
        return self._overwrite(table, row_id, stored(table, values))

    def delete(self, table: type[Table], row_id: int) -> None:
        """Delete one record; the journal keeps it whole. Raises LookupError when it is gone."""
        self._existing(table, row_id)
        self.delete_range(table, row_id, row_id)

    def delete_range(self, table: type[Table], first: int, last: int) -> None:
        """Delete the records with ids from `first` to `last`; the journal keeps each whole."""
        if owner := _owner_of(table):
            owners = self._database.execute_sql(
                f"SELECT DISTINCT {owner} FROM {name_of(table)} WHERE id BETWEEN ? AND ?",
                (first, last),
            )
            self.touched.update(row[0] for row in owners.fetchall())
        self.write_journal()  # what was noted before stays before
        self._database.execute_sql(
            "INSERT INTO changes (action_id, operation, table_name, first_id, last_id, before)"
            f" SELECT ?, 'D', ?, id, id, {image_in_sql(table)} FROM {name_of(table)}"
            " WHERE id BETWEEN ? AND ? ORDER BY id DESC",
            (self.id, table._meta.table_name, first, last),
        )
        remove(self._database, table, first, last)
        self.trace.taken(table._meta.table_name, last + 1 - first)

    def restore(self, table: type[Table], images: Sequence[Image]) -> None:
        """Put deleted records back as they were, under their old ids."""
        names = list(images[0])
        rows = [tuple(image.values()) for image in images]
        on_file = next_id(self._database, table) - 1
        with loading(self._database, table, len(rows), on_file=on_file):
            write_new(self._database, table, names, rows)
        if owner := _owner_of(table):
            self.touched.update(image[owner] for image in images)
        self.trace.added(table._meta.table_name, {"id": [image["id"] for image in images]})
        for image in images:
            self._note("I", table, image["id"], image["id"])

    def revert(self, table: type[Table], row_id: int, image: Image) -> None:
        """Set stored values back; the counterpart of `update` that undo uses."""
        self._overwrite(table, row_id, image)

    def _overwrite(self, table: type[Table], row_id: int, image: Image) -> bool:
        now = self._existing(table, row_id)
        after = {name: value for name, value in image.items() if now[name] != value}
        if not after:
            return False
        write_over(self._database, table, row_id, after)
        before = {name: now[name] for name in after}
        self._written_over.add(table)
        self._touch(table, row_id, now, after)
        self._note("U", table, row_id, row_id, packed(before), packed(after))
        self.trace.changed(table._meta.table_name, after)
        return True

    def _existing(self, table: type[Table], row_id: int) -> Image:
        image = read_image(self._database, table, row_id)
        if image is None:
            raise LookupError(f"{table._meta.table_name} {row_id}")
        return image

    def _touch(self, table: type[Table], row_id: int, *images: Image) -> None:
        if table is ClientTable:
            self.touched.add(row_id)
        self.touched.update(image["client_id"] for image in images if "client_id" in image)

    def _note(
        self,
        operation: str,
        table: type[Table],
        first: int,
        last: int,
        before: str | None = None,
        after: str | None = None,
    ) -> None:
        self._changes.append((operation, table._meta.table_name, first, last, before, after))

    def write_journal(self) -> None:
        """Store the changes noted so far under this action."""
        names = ["action_id", "operation", "table", "first_id", "last_id", "before", "after"]
        rows = [(self.id, *change) for change in self._changes]
        write_new(self._database, ChangeTable, names, rows)
        self._changes.clear()


def _owner_of(table: type[Table]) -> str:
    """The column that says whose facts a record touches; empty for what belongs to no client, and
    for whom a client goes to, from which nothing is derived."""
    if table is ClientTable:
        return "id"
    if table is ShareTable:
        return ""
    return "client_id" if "client_id" in table._meta.fields else ""


def _untold(_done: float) -> None:
    """Nobody waits."""


def _teller(tell: Callable[[int], None] | None) -> Callable[[Rows], Rows] | None:
    return None if tell is None else partial(_told, tell)


def _told(tell: Callable[[int], None], rows: Rows) -> Rows:
    """`rows` one after the other, with word of them every few thousand."""
    every, told = iter(rows), 0
    while batch := tuple(islice(every, _STEP)):
        tell(told)
        yield from batch
        told += len(batch)
