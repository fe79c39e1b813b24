"""Where the records of a bundle go: into an action, or nowhere while it is only looked at."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol

from rmdesk.store.handover.foreign_rows import Columns
from rmdesk.store.handover.foreign_values import each_once
from rmdesk.store.handover.handed_over import Handed
from rmdesk.store.journal.actions import Action


class Writing(Protocol):
    """Takes what is new, and what changes of what is on file; all values as stored."""

    def add(self, handed: Handed, columns: Columns, /) -> Sequence[int]:
        """Add records, whose `id` is the one they had; their ids from now on."""

    def change(self, handed: Handed, record: int, values: Mapping[str, Any], /) -> None:
        """Change fields of a record."""

    def remove(self, handed: Handed, record: int, /) -> None:
        """Take a record out."""


class OnlyLooking:
    """Writes nothing: new records get ids that no record has."""

    def __init__(self) -> None:
        self._last = 0

    def add(self, _handed: Handed, columns: Columns) -> Sequence[int]:
        count = len(columns["id"])
        first = self._last - count
        self._last = first
        return range(first, first + count)

    def change(self, _handed: Handed, _record: int, _values: Mapping[str, Any]) -> None:
        """Nothing: it is counted elsewhere."""

    def remove(self, _handed: Handed, _record: int) -> None:
        """Nothing, likewise."""


class IntoAction:
    """Writes within an action, under new ids or under those of the other book."""

    def __init__(self, action: Action, *, keep_ids: bool) -> None:
        self._action = action
        self._keep_ids: Final = keep_ids

    def add(self, handed: Handed, columns: Columns) -> Sequence[int]:
        there: Sequence[int] = columns["id"]
        with each_once(handed.name):
            if self._keep_ids:
                self._action.insert_stored(handed.table, columns)
                return there
            given = {name: column for name, column in columns.items() if name != "id"}
            return self._action.insert_stored(handed.table, given)

    def change(self, handed: Handed, record: int, values: Mapping[str, Any]) -> None:
        self._action.revert(handed.table, record, dict(values))

    def remove(self, handed: Handed, record: int) -> None:
        self._action.delete(handed.table, record)
