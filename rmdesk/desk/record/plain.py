"""Domain values as JSON takes them: days as ISO 8601, money as decimal strings in yuan, codes."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.money import Money

Record = dict[str, Any]
"""JSON: text, numbers, truth values, null, and lists of such records."""

_INTERNAL = {"id", "client_id", "other_id", "product_id", "valid_until", "is_aum_known"} | {
    # Named by the day of the review, or by what the line itself says.
    *("review_id", "holding_id"),
    # Named by their days, or by what they are about.
    *("deal_id", "appointment_id", "event_id", "contact_id"),
    # Columns of lists: what they are reckoned from is in the record itself.
    *("next_maturity", "maturing", "flow", "has_dropped", "contacts_90"),
    # Why that class and that day: for the page, which says it in words.
    *("rule_class", "due_because", "due_planned"),
    # Under what the parts of a paper are stored.
    "digest",
}
KEYS = {"holding_class": "class", "client_class": "class", "aum": "assets"} | {
    "elsewhere": "assets_elsewhere",
}
"""What fields are called in a record, where it is not their own name."""


def plain(value: Any) -> Record:
    """A record with its fields; ids stay inside the book."""
    return {
        KEYS.get(field.name, field.name): plain_value(getattr(value, field.name))
        for field in fields(value)
        if field.name not in _INTERNAL
    }


def plain_value(value: object) -> object:
    """One value; null for what is not known."""
    match value:
        case Money():
            return f"{value.yuan:f}"
        case StrEnum():
            return value.value
        case date():  # a datetime as well
            return value.isoformat()
        case "":
            return None
        case _:
            return value


def whole(value: object) -> object:
    """A value with all that it is made of; an amount that is open is told by its two ends."""
    match value:
        case Span():
            return {"least": plain_value(value.least), "most": plain_value(value.most)}
        case tuple() | list():
            return [whole(one) for one in value]
        case frozenset():
            return sorted(str(plain_value(one)) for one in value)
        case Mapping():
            return {str(name): whole(one) for name, one in value.items()}
        case _ if is_dataclass(value):
            return {one.name: whole(getattr(value, one.name)) for one in fields(value)}
        case _:
            return plain_value(value)


def per_cent(basis_points: int | None) -> str | None:
    """A rate in per cent with two decimals."""
    return None if basis_points is None else f"{basis_points // 100}.{basis_points % 100:02d}"
