"""Entries of a client's file: written, changed and removed alike, whatever they are about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.clients import client_of
from rmdesk.desk.client_file.duties import withdraw
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.journal.actions import Action
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.table import Table


class EntryRefused(Refused):
    """Something typed cannot stand; `field` says which of the entry's fields is to be mended."""

    field = ""


class NothingWritten(EntryRefused):
    message = N_("Nothing is written here yet.")
    hint = N_("A few words are enough: as the client put it.")
    field = "what"


class DayToCome(EntryRefused):
    message = N_("{day} is still to come.")
    hint = N_("Type today or an earlier day.")
    field = "on"


class EntryGone(Refused):
    message = N_("This entry is no longer in the book.")
    hint = N_("Undo may bring it back.")


class Entry(Protocol):
    """A record that belongs to a client."""

    @property
    def id(self) -> int: ...

    @property
    def client_id(self) -> ClientId: ...


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Kind(Generic[E]):
    """A kind of entry: `name` begins the names of its actions, ``need.add``.

    `makes` is the duty that follows from an entry and is on record: it goes with the entry, and
    when that is changed, it arises anew.
    """

    name: str
    table: type[Table]
    shelf: Callable[[Desk], Shelf[E]]
    makes: OccasionKind | None = None

    def add(
        self, desk: Desk, client_id: ClientId, values: Mapping[str, object], *, now: datetime
    ) -> int:
        """Write an entry into a client's file; raises ClientGone."""
        name = client_of(desk, client_id).name
        with desk.store.action(f"{self.name}.add", {"name": name}, at=now) as action:
            return action.insert(self.table, {"client_id": client_id, **values})

    def found(self, desk: Desk, entry_id: int) -> E:
        """The entry as it is now; raises EntryGone."""
        try:
            return self.shelf(desk).get(entry_id)
        except LookupError as error:
            raise EntryGone from error

    def change(
        self,
        desk: Desk,
        entry_id: int,
        values: Mapping[str, object],
        *,
        now: datetime,
        verb: str = "change",
    ) -> None:
        """Set fields of an entry; the same values again write nothing. Raises EntryGone."""
        entry = self.found(desk, entry_id)
        if all(getattr(entry, name) == value for name, value in values.items()):
            return
        name = client_of(desk, entry.client_id).name
        with desk.store.action(f"{self.name}.{verb}", {"name": name}, at=now) as action:
            self._withdraw(desk, action, entry)
            action.update(self.table, entry_id, values)

    def remove(self, desk: Desk, entry_id: int, *, now: datetime) -> None:
        """Take an entry out; undo brings it back. Raises EntryGone."""
        entry = self.found(desk, entry_id)
        name = client_of(desk, entry.client_id).name
        with desk.store.action(f"{self.name}.remove", {"name": name}, at=now) as action:
            self._withdraw(desk, action, entry)
            action.delete(self.table, entry_id)

    def _withdraw(self, desk: Desk, action: Action, entry: E) -> None:
        if self.makes is not None:
            withdraw(desk, action, self.makes, entry.client_id, entry.id)


def require_words(text: str) -> str:
    """`text` without the blanks around it; raises NothingWritten where nothing is left."""
    if not text.strip():
        raise NothingWritten
    return text.strip()


def require_past(on: date, today: date) -> None:
    """Raise DayToCome for a day after `today`."""
    if on > today:
        raise DayToCome(day=on.isoformat())
