"""A client as a plain record: what `show --json` promises to scripts (the contract in README).

English keys; days as ISO 8601; money as decimal strings in yuan; codes as in the domain, with
the source's own word under `called`; null for what is not known. Ids stay inside the book.
"""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.clients import ClientRow

Record = dict[str, Any]
"""JSON: text, numbers, truth values, null, and lists of such records."""

_INTERNAL = {"id", "client_id", "valid_until", "is_aum_known"} | {
    # Columns of lists: what they are reckoned from is in the record itself.
    *("next_maturity", "maturing", "flow", "has_dropped"),
}
_KEYS = {"holding_class": "class", "client_class": "class", "aum": "assets"} | {
    "elsewhere": "assets_elsewhere",
}


def client_record(desk: Desk, client_id: ClientId) -> Record:
    """Everything the book knows about a client; raises LookupError when there is none."""
    return {
        **_plain(desk.clients.get(client_id)),
        **_plain(desk.clients.facts(client_id)),
        "members": [_plain(member) for member in desk.household.of(client_id)],
        "holdings": [_plain(holding) for holding in desk.holdings.of(client_id)],
        "policies": [_plain(policy) for policy in desk.policies.of(client_id)],
        "contacts": [_plain(contact) for contact in desk.contacts.of(client_id)],
    }


def list_record(row: ClientRow) -> Record:
    """One line of a list of clients."""
    return {
        "number": _value(row.number),
        "name": row.name,
        "class": row.client_class.value,
        "assets": _value(row.aum),
        "last_contact": _value(row.last_contact),
        "next_due": _value(row.next_due),
    }


def row_record(names: Sequence[str], values: Sequence[object]) -> Record:
    """One line of a list with columns of choice, under the keys that `show` uses."""
    return {_KEYS.get(name, name): _value(value) for name, value in zip(names, values, strict=True)}


def _plain(value: Any) -> Record:
    return {
        _KEYS.get(field.name, field.name): _value(getattr(value, field.name))
        for field in fields(value)
        if field.name not in _INTERNAL
    }


def _value(value: object) -> object:
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
