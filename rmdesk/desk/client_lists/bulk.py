"""One value for many clients: looked at first, then written as one action."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import ClientGone
from rmdesk.domain.clients import Client
from rmdesk.domain.fields import FIELDS, Kind, ListField
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.tables.people import ClientTable

# A number, phone, paper or name that two people share would be an error, not a value.
_ONES_OWN: Final = {
    "name",
    "number",
    "former_numbers",
    "id_number",
    "mobile",
    "messenger",
    "email",
    "salutation",
    "known_since",
    "gone_on",
    "balance",
    "balance_on",
}
_IN_FILE: Final = {field.name for field in fields(Client)}
BULK_FIELDS: Final = tuple(name for name in FIELDS if name in _IN_FILE - _ONES_OWN)
"""The fields that many clients can be given at once."""

_EMPTY: Final = {"do_not_call": False}
_PAST: Final = {"birthday", "risk_assessed_on", "opened_on"}
_LONGEST_WISH: Final = 366


class NotForMany(Refused):
    message = N_("This column cannot be changed for several clients at once.")
    hint = N_("What is computed or belongs to one person alone changes in the client's file.")


class ValueDoesNotFit(Refused):
    message = N_("This value does not fit the column.")
    hint = N_("Type a value of the column, or nothing to empty it.")


@dataclass(frozen=True, slots=True)
class Change:
    """So many clients have `old` now (None or empty: not known)."""

    old: Any
    count: int


@dataclass(frozen=True, slots=True)
class BulkPreview:
    """What `apply` would do: `ids` get `value`; `unchanged` have it, `missing` no longer exist."""

    field: str
    value: Any
    changes: tuple[Change, ...]
    ids: tuple[ClientId, ...]
    unchanged: tuple[ClientId, ...]
    missing: int


def preview(desk: Desk, ids: Iterable[int], field: str, value: object) -> BulkPreview:
    """What giving `field` this `value` would change for `ids`; the most frequent change first.

    Raises NotForMany for a field that is computed or one's own, ValueDoesNotFit for a value it
    cannot hold. None or empty text empties the field.
    """
    if field not in BULK_FIELDS:
        raise NotForMany
    value = _fitting(desk, field, value)
    wanted = list(dict.fromkeys(ClientId(client_id) for client_id in ids))
    now = desk.lists.cells(wanted, [field], today=desk.today)
    there = [client_id for client_id in wanted if client_id in now]
    changed = tuple(client_id for client_id in there if now[client_id] != (value,))
    before = Counter(now[client_id][0] for client_id in changed)
    return BulkPreview(
        field=field,
        value=value,
        changes=tuple(Change(old, count) for old, count in before.most_common()),
        ids=changed,
        unchanged=tuple(client_id for client_id in there if now[client_id] == (value,)),
        missing=len(wanted) - len(there),
    )


def apply(desk: Desk, preview: BulkPreview, *, now: datetime) -> None:
    """Write what was looked at, as one action; raises ClientGone, and nothing is written then."""
    if not preview.ids:
        return
    subject = {"count": len(preview.ids), "field": preview.field}
    with desk.store.action("client.bulk", subject, at=now) as action:
        for client_id in preview.ids:
            try:
                action.update(ClientTable, client_id, {preview.field: preview.value})
            except LookupError as error:
                raise ClientGone from error


def _fitting(desk: Desk, name: str, value: object) -> object:
    """`value` as the field holds it; raises ValueDoesNotFit."""
    field = FIELDS[name]
    if type(value) is str:  # a choice is text as well
        value = value.strip() or None
    if value is None:
        return _EMPTY.get(name, "" if field.kind is Kind.TEXT else None)
    if not _fits(field, value, desk.today):
        raise ValueDoesNotFit
    return value


def _fits(field: ListField, value: object, today: date) -> bool:
    match field.kind:
        case Kind.TEXT:
            return type(value) is str
        case Kind.FLAG:
            return isinstance(value, bool)
        case Kind.MONEY:
            return isinstance(value, Money) and value >= NOTHING
        case Kind.DAY:
            return isinstance(value, date) and (field.id not in _PAST or value <= today)
        case Kind.COUNT:
            return type(value) is int and 1 <= value <= _LONGEST_WISH
        case Kind.CHOICE:
            return isinstance(value, type(field.choices[0]))
