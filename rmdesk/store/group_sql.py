"""The key by which SQL counts clients together, and how it reads back."""

from datetime import date
from typing import Any

from rmdesk.domain.fields import FIELDS, Kind
from rmdesk.domain.groups import group_value, limits_of
from rmdesk.store.list_columns import COLUMNS


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


def read_group(name: str, key: Any) -> Any:
    """What the clients counted under `key` share."""
    if FIELDS[name].kind is Kind.DAY and key is not None:
        return group_value(FIELDS[name], date.fromisoformat(key))
    return group_value(FIELDS[name], COLUMNS[name].read(key))


def _bands(limits: Any) -> list[tuple[int, int]]:
    return list(zip((limits[0] - 1, *limits), limits, strict=False))
