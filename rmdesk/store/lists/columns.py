"""The SQL of every list field: where its value stands, and how it comes back.

Expressions use the parameters of `parameters(today)`. A text that is not known is NULL here,
so that it sorts and counts as unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rmdesk.domain.fields import FIELDS, RECKONED, Kind, ListField
from rmdesk.domain.money import Money

# A birthday or assessment on 29 February falls on 1 March in a common year.
_MONTH_DAY = "substr(birthday, 6, 5)"
_THIS_YEAR = f"CASE {_MONTH_DAY} WHEN '02-29' THEN :leap_day ELSE {_MONTH_DAY} END"
_NEXT_YEAR = f"CASE {_MONTH_DAY} WHEN '02-29' THEN :next_leap_day ELSE {_MONTH_DAY} END"
_IN_A_YEAR = "CAST(substr(risk_assessed_on, 1, 4) + 1 AS TEXT)"


def _days(first: str, last: str) -> str:
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"


_COMPUTED: Final[Mapping[str, str]] = {
    "class": "client_class",
    # The newest place of a grid holds, and an empty one takes the hand away again.
    "by_hand": (
        "EXISTS (SELECT 1 FROM places WHERE places.client_id = facts.client_id AND box <> ''"
        " AND NOT EXISTS (SELECT 1 FROM places AS later WHERE later.client_id = places.client_id"
        " AND later.grid = places.grid AND later.id > places.id))"
    ),
    "tags": (
        "(SELECT group_concat(tag, '、') FROM (SELECT tag FROM tags"
        " WHERE tags.client_id = facts.client_id ORDER BY tags.id))"
    ),
    # No line and no report is not an empty account.
    "aum": "CASE WHEN is_aum_known THEN aum END",
    "share": (
        "CASE WHEN is_aum_known AND aum + elsewhere > 0"
        " THEN (200 * aum / (aum + elsewhere) + 1) / 2 END"
    ),
    "days_since": _days("last_contact", ":today"),
    "days_to_due": _days(":today", "next_due"),
    "age": "(:year - substr(birthday, 1, 4) - (:month_day < substr(birthday, 6, 5)))",
    "next_birthday": (
        f"CASE WHEN birthday IS NULL THEN NULL WHEN {_THIS_YEAR} >= :month_day"
        f" THEN :year || '-' || {_THIS_YEAR} ELSE (:year + 1) || '-' || {_NEXT_YEAR} END"
    ),
    "risk_expires": (
        "CASE substr(risk_assessed_on, 6, 5) WHEN '02-29'"
        f" THEN {_IN_A_YEAR} || '-03-01'"
        f" ELSE {_IN_A_YEAR} || substr(risk_assessed_on, 5) END"
    ),
}
_FROM_FACTS: Final = RECKONED | {"elsewhere", "tags"}


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A field in SQL: its value, what it is sorted by, and whether the client's row is needed."""

    value: str
    sort: str
    needs_client: bool
    read: Callable[[Any], Any]


def _column(field: ListField) -> ListColumn:
    value = _COMPUTED.get(field.id, field.id)
    if field.kind is Kind.TEXT:
        value = f"NULLIF({value}, '')"
    return ListColumn(
        value=value,
        sort=_sort(field, value),
        needs_client=field.id not in _FROM_FACTS,
        read=_reader(field),
    )


def _sort(field: ListField, value: str) -> str:
    match field.id:
        case "name":
            return "sort_name"
        case "class":
            return "class_rank"
    if field.kind is Kind.CHOICE:
        ranks = (f"WHEN '{choice.value}' THEN {rank}" for rank, choice in enumerate(field.choices))
        return f"CASE {value} {' '.join(ranks)} END"
    return value


def _reader(field: ListField) -> Callable[[Any], Any]:
    match field.kind:
        case Kind.TEXT:
            return lambda text: text or ""
        case Kind.MONEY:
            read: Callable[[Any], Any] = Money
        case Kind.DAY:
            read = date.fromisoformat
        case Kind.COUNT:
            read = int
        case Kind.CHOICE:
            read = {choice.value: choice for choice in field.choices}.__getitem__
        case Kind.FLAG:
            read = bool
    return lambda value: None if value is None else read(value)


COLUMNS: Final[Mapping[str, ListColumn]] = {name: _column(field) for name, field in FIELDS.items()}


def parameters(today: date) -> dict[str, Any]:
    """What the expressions need to know of the day."""
    return {
        "today": today.isoformat(),
        "year": today.year,
        "month_day": today.isoformat()[5:],
        "leap_day": _leap_day(today.year),
        "next_leap_day": _leap_day(today.year + 1),
    }


def _leap_day(year: int) -> str:
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return "02-29" if is_leap else "03-01"


def source(needs_client: object) -> str:
    """The tables behind a list; the facts alone are a quarter of the reading."""
    return "facts JOIN clients ON clients.id = facts.client_id" if needs_client else "facts"
