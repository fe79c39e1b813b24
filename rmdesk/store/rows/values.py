"""Rows of the record tables in and out, by the names of the domain values' fields.

The one place that knows how a field name becomes a column and a value becomes what the column
stores.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import chain, islice
from typing import Any

from peewee import SqliteDatabase

from rmdesk.store.tables.table import Table

_TOGETHER = 50
"""Rows of one statement: one statement a row takes twice as long, more rows gain no more."""

_MANY = 5_000  # below this, dropping and building indexes costs more than it saves

Rows = Iterable[tuple[Any, ...]]
Image = dict[str, Any]
"""A row or a part of it as stored: column values by field name, as the journal keeps them."""


def stored(table: type[Table], values: Mapping[str, object]) -> Image:
    """`values` (by field name) as the table stores them; raises KeyError for an unknown field."""
    fields = table._meta.fields
    return {name: fields[name].db_value(value) for name, value in values.items()}


def read_image(database: SqliteDatabase, table: type[Table], row_id: int) -> Image | None:
    """The whole stored row, or None when there is none."""
    names = table._meta.sorted_field_names
    row = database.execute_sql(
        f"SELECT {columns(table, names)} FROM {name_of(table)} WHERE id = ?", (row_id,)
    ).fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def write_new(
    database: SqliteDatabase,
    table: type[Table],
    names: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Insert stored rows whose values stand in the order of `names`."""
    _write(database, table, names, (), rows)


def write_columns(
    database: SqliteDatabase,
    table: type[Table],
    columns_of: Mapping[str, Sequence[Any]],
    *,
    tell: Callable[[Rows], Rows] | None = None,
) -> None:
    """Insert stored rows given by column, the first of which tells them apart.

    A value that all rows share is handed over once: a bulk load leaves half of its columns blank,
    and handing over a value costs as much as storing it. `tell` may listen to the rows.
    """
    _, *others = columns_of
    shared = {name: columns_of[name][0] for name in others if _is_one_value(columns_of[name])}
    varying = {name: column for name, column in columns_of.items() if name not in shared}
    rows: Rows = zip(*varying.values(), strict=True)
    if tell is not None:
        rows = tell(rows)
    _write(database, table, [*shared, *varying], tuple(shared.values()), rows)


def _write(
    database: SqliteDatabase,
    table: type[Table],
    names: Sequence[str],
    shared: Sequence[Any],
    rows: Iterable[Sequence[Any]],
) -> None:
    """Insert rows that lack the first values of `names`, which `shared` holds for all of them."""
    into = f"INSERT INTO {name_of(table)} ({columns(table, names)}) VALUES"
    # Numbered marks stand for one value however often they are written.
    numbered = [f"?{number}" for number in range(1, len(shared) + 1)]
    marks = f"({', '.join([*numbered, *['?'] * (len(names) - len(shared))])})"
    connection, left = database.connection(), iter(rows)
    while batch := tuple(islice(left, _TOGETHER)):
        connection.execute(
            f"{into} {', '.join([marks] * len(batch))}",
            tuple(chain(shared, chain.from_iterable(batch))),
        )


def _is_one_value(column: Sequence[Any]) -> bool:
    first = column[0]
    # By type as well: 1 equals 1.0, which is stored as something else.
    return column.count(first) == len(column) and set(map(type, column)) == {type(first)}


def write_over(database: SqliteDatabase, table: type[Table], row_id: int, image: Image) -> None:
    """Set the columns of `image` in one row."""
    column = {name: table._meta.fields[name].column_name for name in image}
    setters = ", ".join(f'"{column[name]}" = ?' for name in image)
    database.execute_sql(
        f"UPDATE {name_of(table)} SET {setters} WHERE id = ?", (*image.values(), row_id)
    )


def remove(database: SqliteDatabase, table: type[Table], first: int, last: int) -> None:
    """Delete the rows with ids from `first` to `last`."""
    database.execute_sql(f"DELETE FROM {name_of(table)} WHERE id BETWEEN ? AND ?", (first, last))


def image_in_sql(table: type[Table]) -> str:
    """The SQL expression for a whole row as the JSON text the journal stores."""
    pairs = (f"'{name}', \"{field.column_name}\"" for name, field in table._meta.fields.items())
    return f"json_object({', '.join(pairs)})"


def loading(
    database: SqliteDatabase, table: type[Table], count: int, *, on_file: int
) -> AbstractContextManager[None]:
    """Around a load of `count` rows: one that outnumbers what is there builds the indexes last."""
    if count < _MANY or count < on_file:
        return nullcontext()
    return _indexes_built_after(database, table)


@contextmanager
def _indexes_built_after(database: SqliteDatabase, table: type[Table]) -> Iterator[None]:
    """Load rows without the table's indexes and build them once: three times as fast for many."""
    indexes = database.execute_sql(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql <> ''",
        (table._meta.table_name,),
    ).fetchall()
    for name, _ in indexes:
        database.execute_sql(f'DROP INDEX "{name}"')
    yield
    for _, sql in indexes:
        database.execute_sql(sql)


def next_id(database: SqliteDatabase, table: type[Table]) -> int:
    """The id the next new row will get; ids of deleted rows are never used again."""
    row = database.execute_sql(
        "SELECT seq FROM sqlite_sequence WHERE name = ?", (table._meta.table_name,)
    ).fetchone()
    return int(row[0]) + 1 if row else 1


def name_of(table: type[Table]) -> str:
    """The quoted table name."""
    return f'"{table._meta.table_name}"'


def columns(table: type[Table], names: Iterable[str], *, prefix: str = "") -> str:
    """The quoted columns of the fields `names`, for a SELECT or INSERT list."""
    fields = table._meta.fields
    return ", ".join(f'{prefix}"{fields[name].column_name}"' for name in names)


def packed(image: Image) -> str:
    """An image as the JSON text the journal stores."""
    return json.dumps(image, ensure_ascii=False, separators=(",", ":"))
