"""Lists of clients: who fits a condition, in which order, what their cells, sums and groups are."""

import json
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median, median_high, median_low
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.conditions.terms import Condition
from rmdesk.domain.fields import FIELDS, Kind
from rmdesk.domain.groups import Groups
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.views import SortKey
from rmdesk.store.lists.columns import COLUMNS, parameters, source
from rmdesk.store.lists.conditions import Written
from rmdesk.store.lists.groups import counted_by_tag, group_key, in_order

# Up to so many ids are named in the statement; more travel as one parameter.
_NAMED = 500


@dataclass(frozen=True, slots=True)
class Totals:
    """What the status line says of a column; Money for amounts, numbers for counts.

    `sum`, `mean` and `median` are over the known values: None where there is none, or where the
    field's values cannot be reckoned with. `sum` is None too for ages and the like.
    """

    count: int
    known: int
    sum: Money | int | None = None
    mean: Money | float | None = None
    median: Money | float | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Of `count` clients so many are `known` in each field."""

    count: int
    known: Mapping[str, int]


class Selection:
    """The lists of an open book; `today` is the day everything is judged by."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def select(
        self, condition: Condition | None, order: Sequence[SortKey] = (), *, today: date
    ) -> "array[int]":
        """The ids of all who fit, in that order; unknown values last, equal ones by name."""
        written = Written(today)
        where = f" WHERE {written.sql(condition)}" if condition is not None else ""
        needs_client = written.needs_client or any(
            COLUMNS[key.field].needs_client and key.field != "name" for key in order
        )
        # Walking an index of the facts saves the sort, but scatters the reading of clients.
        unindexed = "+" if needs_client else ""
        keys = [
            f"{unindexed}{COLUMNS[key.field].sort} {'DESC' if key.descending else 'ASC'} NULLS LAST"
            for key in order
        ]
        keys += [f"{unindexed}sort_name", "client_id"]
        rows = self._database.execute_sql(
            f"SELECT client_id FROM {source(needs_client)}{where} ORDER BY {', '.join(keys)}",
            {**parameters(today), **written.parameters},
        )
        return array("q", (row[0] for row in rows))

    def fitting(self, condition: Condition, ids: Iterable[int], *, today: date) -> set[ClientId]:
        """Those of `ids`, a page of rows, for whom `condition` holds."""
        written = Written(today)
        where = written.sql(condition)
        rows = self._rows(
            f"SELECT client_id FROM {source(written.needs_client)}"
            f" WHERE client_id IN ({_listed(ids)}) AND {where}",
            {**parameters(today), **written.parameters},
        )
        return {ClientId(row[0]) for row in rows}

    def cells(
        self, ids: Iterable[int], fields: Sequence[str], *, today: date
    ) -> dict[ClientId, tuple[Any, ...]]:
        """The values of `fields` for `ids`; a client deleted meanwhile is missing."""
        columns = [COLUMNS[name] for name in fields]
        values = "".join(f", {column.value}" for column in columns)
        rows = self._rows(
            f"SELECT client_id{values} FROM {source(needs_client=True)}"
            f" WHERE client_id IN ({_listed(ids)})",
            parameters(today),
        )
        return {
            ClientId(row[0]): tuple(
                column.read(value) for column, value in zip(columns, row[1:], strict=True)
            )
            for row in rows
        }

    def known(
        self, fields: Sequence[str], condition: Condition | None, *, today: date
    ) -> Knowledge:
        """Of how many who fit `condition` each of `fields` is known."""
        written = Written(today)
        where = f" WHERE {written.sql(condition)}" if condition is not None else ""
        counts = "".join(f", COUNT({COLUMNS[name].value})" for name in fields)
        ((count, *known),) = self._rows(
            f"SELECT COUNT(*){counts} FROM {source(needs_client=True)}{where}",
            {**parameters(today), **written.parameters},
        )
        return Knowledge(count, dict(zip(fields, known, strict=True)))

    def totals(self, ids: Sequence[int], field: str, *, today: date) -> Totals:
        """What the values of `field` of `ids` come to."""
        kind = FIELDS[field].kind
        column = COLUMNS[field]
        named = _among(ids)
        rows = self._database.execute_sql(
            f"SELECT {column.value} FROM {source(column.needs_client)} WHERE {named.sql}",
            {**parameters(today), **named.parameters},
        )
        values = [row[0] for row in rows]
        known = [value for value in values if value is not None]
        if not known or kind not in (Kind.MONEY, Kind.COUNT):
            return Totals(len(values), len(known))
        known.sort()  # once: each of the medians sorts what is not
        total = sum(known)
        if kind is Kind.MONEY:
            middle = median_low(known) + median_high(known)
            mean = Money((2 * total + len(known)) // (2 * len(known)))
            return Totals(len(values), len(known), Money(total), mean, Money((middle + 1) // 2))
        whole = total if FIELDS[field].adds_up else None
        return Totals(len(values), len(known), whole, total / len(known), median(known))

    def groups(self, ids: Sequence[int] | Condition | None, field: str, *, today: date) -> Groups:
        """How many there are of each value of `field`, and their assets; unknown comes last.

        Days go by month, amounts and numbers by bands. Who has several values, such as tags, is
        counted with each.
        """
        key, column = group_key(field), COLUMNS[field]
        if isinstance(ids, Sequence):
            named = _among(ids)
            where, values, needs_client = f" WHERE {named.sql}", named.parameters, False
        else:
            written = Written(today)
            where = f" WHERE {written.sql(ids)}" if ids is not None else ""
            values, needs_client = written.parameters, written.needs_client
        if FIELDS[field].has_many:
            return self._by_each(field, f"{source(needs_client)}{where}", today, values)
        counted = self._rows(
            f"SELECT {key}, COUNT(*), SUM({COLUMNS['aum'].value})"
            f" FROM {source(needs_client or column.needs_client)}{where} GROUP BY 1 ORDER BY 1",
            {**parameters(today), **values},
        )
        return in_order(field, counted)

    def _by_each(self, field: str, listed: str, today: date, values: Mapping[str, Any]) -> Groups:
        asked = {**parameters(today), **values}
        clients = f"SELECT client_id AS id, {COLUMNS['aum'].value} AS aum FROM {listed}"
        found = self._rows(counted_by_tag(clients), asked)
        ((count,),) = self._rows(f"SELECT COUNT(*) FROM {listed}", asked)
        return in_order(field, [(tag, n, aum) for tag, n, aum, _first in found], clients=count)

    def _rows(self, sql: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        return list(self._database.execute_sql(sql, values).fetchall())


def _listed(ids: Iterable[int]) -> str:
    return ", ".join(str(int(client_id)) for client_id in ids)


@dataclass(frozen=True, slots=True)
class _Named:
    """The SQL condition for some ids, and its parameters."""

    sql: str
    parameters: Mapping[str, Any]


def _among(ids: Sequence[int]) -> _Named:
    if len(ids) <= _NAMED:
        return _Named(f"client_id IN ({_listed(ids)})", {})
    # In ascending order, SQLite looks for them three times as fast.
    asked = {"ids": json.dumps(sorted(ids))}
    return _Named("client_id IN (SELECT value FROM json_each(:ids))", asked)
