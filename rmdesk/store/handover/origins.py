"""Where records came from: which of another book are in this one, and under which id."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from peewee import SqliteDatabase

from rmdesk.store.rows.reading import values_of
from rmdesk.store.rows.values import columns, name_of
from rmdesk.store.tables.handover import HandoverTable
from rmdesk.store.tables.table import Table

_TOGETHER = 500
"""Ids of one question: SQLite takes 32,766 marks, and prepares each statement once."""


class Origins:
    """What came from the book with the id `book`, in whichever handovers."""

    def __init__(self, database: SqliteDatabase, book: str) -> None:
        self._database = database
        self._book = book

    def of(self, table: str) -> dict[int, int]:
        """Ids here by ids there; the record itself may be gone. The newest handover counts."""
        runs = self._database.execute_sql(
            "SELECT first_id, foreign_id, count FROM origins"
            " JOIN handovers ON handovers.id = handover_id"
            " WHERE book = ? AND table_name = ? ORDER BY origins.id",
            (self._book, table),
        ).fetchall()
        known: dict[int, int] = {}
        for first, foreign, count in runs:
            known.update(
                zip(range(foreign, foreign + count), range(first, first + count), strict=True)
            )
        return known

    def handovers(self) -> Iterator[dict[str, Any]]:
        """What was received from that book, oldest first, by field name."""
        yield from values_of(
            self._database, HandoverTable, dict, "book = ? ORDER BY id", self._book
        )


@dataclass(slots=True)
class Runs:
    """Ids of new records beside those they came from, neighbours as one."""

    rows: list[list[int]] = field(default_factory=list)

    def add(self, here: int, there: int, count: int = 1) -> None:
        """`count` records from `here` on came from `there` on."""
        if self.rows:
            first, foreign, length = self.rows[-1]
            if here == first + length and there == foreign + length:
                self.rows[-1][2] += count
                return
        self.rows.append([here, there, count])

    def add_all(self, here: Sequence[int], there: Sequence[int]) -> None:
        """Records one by one; a batch without a hole is one run."""
        if not here:
            return
        if here[-1] - here[0] == there[-1] - there[0] == len(here) - 1:
            self.add(here[0], there[0], len(here))
            return
        for one, foreign in zip(here, there, strict=True):
            self.add(one, foreign)


def images(
    database: SqliteDatabase, table: type[Table], condition: str, ids: Sequence[int]
) -> Iterator[tuple[Any, ...]]:
    """The stored rows whose column `condition` has one of `ids`; fields in the table's order."""
    names = columns(table, table._meta.sorted_field_names)
    for start in range(0, len(ids), _TOGETHER):
        some = ids[start : start + _TOGETHER]
        marks = ", ".join("?" * len(some))
        yield from database.execute_sql(
            f"SELECT {names} FROM {name_of(table)} WHERE {condition} IN ({marks}) ORDER BY id", some
        )


def touched(database: SqliteDatabase, table: type[Table], ids: Sequence[int]) -> set[int]:
    """Those of `ids` that were changed here since they were added, otherwise than by receiving."""
    found: set[int] = set()
    for start in range(0, len(ids), _TOGETHER):
        some = ids[start : start + _TOGETHER]
        marks = ", ".join("?" * len(some))
        rows = database.execute_sql(
            "SELECT DISTINCT first_id FROM changes JOIN actions ON actions.id = action_id"
            f" WHERE table_name = ? AND first_id IN ({marks}) AND operation = 'U'"
            " AND kind <> 'receive'",
            (table._meta.table_name, *some),
        )
        found.update(row[0] for row in rows.fetchall())
    return found


def of_nobody(database: SqliteDatabase, table: type[Table]) -> list[tuple[Any, ...]]:
    """The stored rows that belong to no client; fields in the table's order."""
    names = columns(table, table._meta.sorted_field_names)
    rows: list[tuple[Any, ...]] = database.execute_sql(
        f"SELECT {names} FROM {name_of(table)} WHERE client_id IS NULL ORDER BY id"
    ).fetchall()
    return rows


def everything(database: SqliteDatabase, table: type[Table]) -> list[tuple[Any, ...]]:
    """All stored rows of a table, fields in its order, oldest first."""
    names = columns(table, table._meta.sorted_field_names)
    rows: list[tuple[Any, ...]] = database.execute_sql(
        f"SELECT {names} FROM {name_of(table)} ORDER BY id"
    ).fetchall()
    return rows


def any_rows(database: SqliteDatabase, tables: Iterable[str]) -> bool:
    """Whether one of `tables` holds anything."""
    return any(
        database.execute_sql(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in tables
    )
