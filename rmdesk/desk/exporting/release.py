"""The one door for records that leave the book: `Outgoing`.

Whoever asks later what was taken out finds it in the journal: what, of how many clients, and
with which reason when numbers left whole. Files leave only from a book that allows it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.desk.lent.whose import require_own
from rmdesk.desk.record.plain import Record
from rmdesk.domain.file.secrets import SECRETS
from rmdesk.domain.masks import mask, masked_text
from rmdesk.errors import Refused
from rmdesk.exchange.text.quoting import starts_formula
from rmdesk.language import N_

_ALLOWED = "exports"


class NoReason(Refused):
    message = N_("Whole phone, ID and card numbers leave the book only with a reason.")
    hint = N_("Say after --full what they are needed for; the reason is kept in the book.")


class ExportsForbidden(Refused):
    message = N_("This book lets no client data out into files.")
    hint = N_(
        "Allow exports in the desk when you first export, or with rmdesk export allow;"
        " that is kept in the book."
    )


class Outgoing:
    """Records about to leave under one name, such as ``"find"`` or ``"calendar"``.

    Phone, ID and card numbers are masked, in free text too, unless there is a `reason`; a blank
    one is refused with NoReason. `withheld` counts what was left empty because the client refused
    to be reached that way, `clients` those of whom something is in the file.
    """

    def __init__(self, what: str, *, reason: str | None = None) -> None:
        if reason is not None and not reason.strip():
            raise NoReason
        self.withheld = 0
        self.clients = 0
        self._what = what
        self._reason = (reason or "").strip()

    @property
    def is_masked(self) -> bool:
        return not self._reason

    def value(self, field: str, value: Any) -> Any:
        """What may be seen of a field's value; lists of records are masked within."""
        if not self.is_masked:
            return value
        match value:
            case str() if field in SECRETS:
                return mask(SECRETS[field], value)
            case str() if field != "number":
                return masked_text(value)
            case list():
                return [self.value("", line) for line in value]
            case dict():
                return self.record(value)
            case _:
                return value

    def record(self, record: Record) -> Record:
        """What may be seen of a record; that of a detail says by `field` what its value is."""
        named = {"value": record["field"]} if {"field", "value"} <= record.keys() else {}
        return {name: self.value(named.get(name, name), value) for name, value in record.items()}

    def leave(
        self, desk: Desk, *, clients: int, now: datetime, about: Mapping[str, object] | None = None
    ) -> None:
        """Note in the journal that data of so many `clients` leaves."""
        with self._action(desk, clients, now, about):
            pass

    def leave_as_file(
        self,
        desk: Desk,
        *,
        clients: int,
        now: datetime,
        about: Mapping[str, object],
        write: Callable[[], None],
        concerns: str = "",
    ) -> None:
        """Note it and `write` the file, or neither; `concerns` names the one client it is about.

        Raises ExportsForbidden.
        """
        require_allowed(desk)
        with self._action(desk, clients, now, about, concerns):
            write()

    @contextmanager
    def _action(
        self,
        desk: Desk,
        clients: int,
        now: datetime,
        about: Mapping[str, object] | None,
        concerns: str = "",
    ) -> Iterator[None]:
        subject = {"what": self._what, "clients": clients, "reason": self._reason}
        with desk.store.action("export", {**subject, **(about or {})}, at=now) as action:
            action.concerns = concerns or f"{clients} clients"
            action.result = f"{self._what}, {'masked' if self.is_masked else 'whole'}"
            action.reason = self._reason
            yield


def released(
    desk: Desk, records: Sequence[Record], *, what: str, now: datetime, reason: str | None = None
) -> list[Record]:
    """`records` as they may be shown outside the desk, and a note of it in the journal, or neither.

    Raises NoReason for a blank `reason`.
    """
    outgoing = Outgoing(what, reason=reason)
    outgoing.leave(desk, clients=len(records), now=now)
    return [outgoing.record(record) for record in records]


def allows_files(desk: Desk) -> bool:
    """Whether client data may leave this book in files; off until somebody allows it."""
    return bool(desk.state.get(_ALLOWED))


def allow_files(desk: Desk, *, now: datetime) -> None:
    """Let client data leave in files from now on; raises OwnersToDo in a lent book."""
    require_own(desk)
    _switch(desk, is_allowed=True, now=now)


def forbid_files(desk: Desk, *, now: datetime) -> None:
    """Let no client data leave in files any more."""
    _switch(desk, is_allowed=False, now=now)


def require_allowed(desk: Desk) -> None:
    """Raise ExportsForbidden unless files may leave."""
    if not allows_files(desk):
        raise ExportsForbidden


def _switch(desk: Desk, *, is_allowed: bool, now: datetime) -> None:
    if allows_files(desk) == is_allowed:
        return
    with desk.store.action("export.allow", {"allowed": is_allowed}, at=now) as action:
        action.result = "allowed" if is_allowed else "forbidden"
        desk.state.put(_ALLOWED, is_allowed)


def as_cell(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula, full-width signs included."""
    return f"'{text}" if starts_formula(text) else text
