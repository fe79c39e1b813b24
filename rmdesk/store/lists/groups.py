"""The key by which SQL counts clients together, how it reads back, and the order of the groups."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from operator import itemgetter
from typing import Any

from rmdesk.domain.fields import FIELDS, Kind
from rmdesk.domain.groups import Groups, group_rank, group_value, limits_of
from rmdesk.store.lists.columns import COLUMNS

_COUNT = itemgetter(1)


def group_key(name: str) -> str:
    """The value itself, the first day of its month, or the least value of its band.

    Below the lowest band the key is one less than its limit.
    """
    field, value = FIELDS[name], COLUMNS[name].value
    if field.kind is Kind.DAY:
        return f"substr({value}, 1, 8) || '01'"
    if field.kind is Kind.TEXT:
        return f"{value} COLLATE NOCASE"  # as a condition compares texts
    if not (limits := limits_of(field)):
        return value
    bands = " ".join(f"WHEN {value} < {above} THEN {low}" for low, above in _bands(limits))
    return f"CASE WHEN {value} IS NULL THEN NULL {bands} ELSE {limits[-1]} END"


def counted_by_tag(clients: str) -> str:
    """How the clients of a query (`id`, `aum`) are counted by tag: each with every one of its
    tags, of two spellings the first; who has none comes with NULL."""
    return (
        f"SELECT tag, COUNT(*), SUM(aum), MIN(tags.id) FROM ({clients}) AS listed"
        " LEFT JOIN tags ON tags.client_id = listed.id GROUP BY tag_key ORDER BY tag_key"
    )


def in_order(
    name: str,
    counted: Sequence[tuple[Any, int, int | None]],
    *,
    clients: int | None = None,
) -> Groups:
    """The groups of rows counted by `group_key`, which come in its order.

    `clients` is how many were counted, where some stand in several groups. Texts come
    the largest group first, all others by `group_rank`; unknown last.
    """
    field, read = FIELDS[name], partial(_shared, name)
    if field.kind is Kind.TEXT:
        # May be as many as clients: sorted as they are, a round that finds most of them in order.
        known = sorted((row for row in counted if row[0] is not None), key=_COUNT, reverse=True)
        rows = [*known, *(row for row in counted if row[0] is None)]
        return Groups(name, rows, read, clients=clients)
    rank = group_rank(field)
    return Groups(name, sorted(counted, key=lambda row: rank(read(row[0]))), read)


def _shared(name: str, key: Any) -> Any:
    """What the clients counted under `key` share."""
    if FIELDS[name].kind is Kind.DAY and key is not None:
        return group_value(FIELDS[name], date.fromisoformat(key))
    return group_value(FIELDS[name], COLUMNS[name].read(key))


def _bands(limits: Any) -> list[tuple[int, int]]:
    return list(zip((limits[0] - 1, *limits), limits, strict=False))
