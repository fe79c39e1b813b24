"""A return as it is read from its file: checked to the end, and every value as its field stores it.

Whoever writes one could write anything: a table, a field or a value that no desk would send is
refused with the whole file.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rmdesk.crypto.recipients import Identity
from rmdesk.crypto.signing import is_signed_by
from rmdesk.desk.importing.plans import Progress
from rmdesk.desk.receiving.contents import contents
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.errors import InputError, Refused, RmdeskError
from rmdesk.exchange.bundle.items import PaperPart, Rows, TableHead, Trailer
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.reader import read_bundle
from rmdesk.language import N_
from rmdesk.store.handover.foreign_records import fit_rows
from rmdesk.store.handover.foreign_values import UnfitValue, fit_column
from rmdesk.store.handover.handed_over import CLIENTS, HANDED
from rmdesk.store.handover.returned import MOST_ROWS, RETURNED
from rmdesk.store.rows.values import Image

CHANGED: Final = "changed"
DELETED: Final = "deleted"
CHANGED_COLUMNS: Final = ("table", "row", "field", "before", "after", "at")
DELETED_COLUMNS: Final = ("table", "row", "into", "at")
AUDIT: Final = "former_audit"
LENT: Final = "lent"
LENT_COLUMNS: Final = ("id", "name", "number")
AUDIT_COLUMNS: Final = (
    *("number", "at", "actor", "action"),
    *("object", "fields", "result", "reason"),
)

_IN_ORDER: Final = frozenset({CHANGED, DELETED, LENT})
"""Tables whose rows are read by place."""

_NEVER_CHANGED: Final = frozenset({("papers", "digest"), ("papers", "size")})
"""What no desk changes in a record: another paper is another record."""


class NotOurReturn(InputError):
    exit_code = 30
    message = N_("The file {name} does not come back from anything lent out of this book.")
    hint = N_("Open the book it was lent from, or receive it as a handover.")


class UnfitReturn(InputError):
    exit_code = 29
    message = N_("The return in {name} holds what no desk writes; nothing was taken in.")
    hint = N_("Ask whoever sent it to send it again, and compare the fingerprint.")


class TooMuchReturned(Refused):
    message = N_("The return holds more than {count} records; a deputy logs no such number.")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that the deputy changed, as stored values."""

    table: str
    row_id: int
    field: str
    before: Any
    after: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class Deletion:
    """A record that the deputy deleted; a client that was merged went `into` another one."""

    table: str
    row_id: int
    into: int | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """All that came back but the bytes of papers, which are read again when they are kept."""

    file: Path
    identity: Identity = field(repr=False)
    manifest: Manifest
    digest: bytes
    added: Mapping[str, list[Image]]
    changed: list[FieldChange]
    deleted: list[Deletion]
    audit: list[Image]
    lent: list[tuple[int, str, str]]
    """Those who were lent, as they were called then."""


def read_return(file: Path, identity: Identity, *, progress: Progress) -> Sent:
    """The return in `file`; raises what `contents` raises, NotOurReturn for another kind of
    bundle, UnfitReturn and TooMuchReturned."""
    reading = _Reading(file)
    refusal: RmdeskError | None = None
    for item in contents(file, identity, progress=progress):
        if refusal is None:
            try:
                reading.take(item)
            except UnfitValue:
                refusal = UnfitReturn(name=file.name)
            except (NotOurReturn, TooMuchReturned) as refused:
                refusal = refused
    # Only now: what was changed on the way is refused for that, and not for what it says.
    if refusal is not None:
        raise refusal
    return reading.end(identity)


def require_readable(read: Callable[[int], bytes]) -> None:
    """Read a return as its owner will, but for the seal; raises UnfitValue, TooMuchReturned and
    the BundleRefused family where they would refuse it."""
    reading = _Reading(Path())
    for item in read_bundle(read, is_signed=is_signed_by):
        reading.take(item)


@dataclass(slots=True)
class _Reading:
    file: Path
    manifest: Manifest | None = None
    digest: bytes = b""
    head: TableHead | None = None
    count: int = 0
    added: dict[str, list[Image]] = field(default_factory=dict)
    changed: list[FieldChange] = field(default_factory=list)
    deleted: list[Deletion] = field(default_factory=list)
    audit: list[Image] = field(default_factory=list)
    lent: list[tuple[int, str, str]] = field(default_factory=list)

    def take(self, item: Manifest | TableHead | Rows | PaperPart | Trailer) -> None:
        match item:
            case Manifest():
                if item.kind is not BundleKind.RETURN:
                    raise NotOurReturn(name=self.file.name)
                self.manifest = item
            case TableHead():
                _require_known(item)
                self.head = item
            case Rows():
                self.count += len(item.rows)
                if self.count > MOST_ROWS:
                    raise TooMuchReturned(count=MOST_ROWS)
                self._rows(item)
            case Trailer():
                self.digest = item.digest

    def _rows(self, item: Rows) -> None:
        if item.table == CHANGED:
            self.changed += (_field_change(*row) for row in item.rows)
        elif item.table == DELETED:
            self.deleted += (_deletion(*row) for row in item.rows)
        elif item.table == LENT:
            self.lent += (_lent(*row) for row in item.rows)
        elif item.table == AUDIT and self.head is not None:
            self.audit += _images(AUDIT, self.head.columns, item.rows)
        elif self.head is not None:
            images = self.added.setdefault(item.table, [])
            images += _images(item.table, self.head.columns, item.rows)

    def end(self, identity: Identity) -> Sent:
        if self.manifest is None:
            raise NotOurReturn(name=self.file.name)
        return Sent(
            file=self.file,
            identity=identity,
            manifest=self.manifest,
            digest=self.digest,
            added=self.added,
            changed=self.changed,
            deleted=self.deleted,
            audit=self.audit,
            lent=self.lent,
        )


def _require_known(head: TableHead) -> None:
    """Raise UnfitValue for a table or a field that does not come back."""
    expected: Iterable[str]
    match head.table:
        case "changed":
            expected = CHANGED_COLUMNS
        case "deleted":
            expected = DELETED_COLUMNS
        case "lent":
            expected = LENT_COLUMNS
        case "former_audit":
            expected = AUDIT_COLUMNS
        case _:
            if head.table not in RETURNED:
                raise UnfitValue(head.table)
            expected = HANDED[head.table].table._meta.sorted_field_names
    if head.table in _IN_ORDER and head.columns != expected:
        raise UnfitValue(head.table)
    if set(head.columns) != set(expected):
        raise UnfitValue(head.table)


def _images(name: str, columns: tuple[str, ...], rows: list[list[Any]]) -> list[Image]:
    fields = HANDED[name].table._meta.fields
    given = dict(zip(columns, zip(*rows, strict=True), strict=True))
    fitted = {one: fit_column(fields[one], column) for one, column in given.items()}
    if None in fitted.get("id", ()):
        raise UnfitValue("id")
    checked = fit_rows(name, fitted)
    if name == CLIENTS and FORGOTTEN_NAME in checked["name"]:
        raise UnfitValue("name")
    return [dict(zip(checked, row, strict=True)) for row in zip(*checked.values(), strict=True)]


def _field_change(
    table: object, row_id: object, name: object, before: object, after: object, at: object
) -> FieldChange:
    if table not in RETURNED or not isinstance(name, str) or type(row_id) is not int:
        raise UnfitValue(CHANGED)
    known = HANDED[str(table)].table._meta.fields
    if name not in known or name == "id" or (table, name) in _NEVER_CHANGED:
        raise UnfitValue(CHANGED)
    then, now = fit_column(known[name], [_packed(before), _packed(after)])
    if (table, name) == (CLIENTS, "name") and str(now).strip() in ("", FORGOTTEN_NAME):
        raise UnfitValue(name)
    return FieldChange(str(table), row_id, name, then, now, _moment(at))


def _deletion(table: object, row_id: object, into: object, at: object) -> Deletion:
    if table not in RETURNED or type(row_id) is not int or type(into) not in (int, type(None)):
        raise UnfitValue(DELETED)
    return Deletion(str(table), row_id, into if isinstance(into, int) else None, _moment(at))


def _lent(client_id: object, name: object, number: object) -> tuple[int, str, str]:
    fields = HANDED[CLIENTS].table._meta.fields
    (one,) = fit_column(fields["id"], [client_id])
    (called,) = fit_column(fields["name"], [name])
    (numbered,) = fit_column(fields["number"], [number])
    return one if isinstance(one, int) else _unfit(), called, numbered


def _packed(text: object) -> Any:
    try:
        return json.loads(text) if isinstance(text, str) else _unfit()
    except (ValueError, RecursionError):
        raise UnfitValue(CHANGED) from None


def _unfit() -> Any:
    raise UnfitValue(CHANGED)


def _moment(text: object) -> datetime:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        raise UnfitValue("at") from None
