"""References between records, turned from the ids of the one book to those of the other."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rmdesk.desk.receiving.ids import Ids
from rmdesk.desk.receiving.refusals import UnfitBundle
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.handover.foreign_rows import Columns
from rmdesk.store.handover.handed_over import CLIENTS, HANDED, HANDOVERS, SUBJECTS, Handed

_SUBJECTS: Final = {kind.value: SUBJECTS.get(kind, "") for kind in OccasionKind}
_CLIENT: Final = re.compile(r"\bclient (\d{1,15})\b")
_GONE: Final = object()


class Turning:
    """Knows where each record of the bundle is in the book.

    `clients` are those of the bundle by id, None for one that stays out; `own` is the handover that
    is being received.
    """

    def __init__(self, clients: Mapping[int, int | None], *, own: int) -> None:
        self._clients = clients
        self._own = own
        self._ids: dict[str, Ids] = {name: Ids() for name in HANDED if name != CLIENTS}

    def add(self, table: str, there: Sequence[int], here: Sequence[int]) -> None:
        """Records of a table other than that of clients, in ascending order over there."""
        self._ids[table].add(there, here)

    def turned(self, handed: Handed, columns: Columns) -> Columns:
        """The columns with every reference as it is here, without the rows that have to stay out:
        whose client does, or that are nothing without a record that does.

        Raises UnfitBundle for a client that the bundle does not have.
        """
        turned = dict(columns)
        left_out: set[int] = set()
        for name, target in handed.refers.items():
            turned[name] = here = self._column(handed, name, target, columns[name])
            is_optional = handed.table._meta.fields[name].null
            if name == "client_id" and is_optional:  # a task of nobody's stays one
                was = columns[name]
                left_out.update(place for place in _blanks(here) if was[place] is not None)
            elif not is_optional:
                left_out.update(_blanks(here))
        if handed.name == "duties":
            turned["subject"] = subjects = self._subjects(columns)
            left_out.update(_blanks(subjects))
        if handed.name == "former_changes":
            turned["row_id"] = rows = self._rows(columns)
            left_out.update(_blanks(rows))
        if handed.name == "former_audit":
            turned["object"] = [_CLIENT.sub(self._named, text) for text in columns["object"]]
        return without(turned, left_out) if left_out else turned

    def _named(self, found: re.Match[str]) -> str:
        """A client of an audit row by its id here; of one who did not come only that it was one."""
        here = self._clients.get(int(found[1]))
        return "client" if here is None else f"client {here}"

    def _column(
        self, handed: Handed, name: str, target: str, there: Sequence[Any]
    ) -> Sequence[int | None]:
        if target == HANDOVERS:
            ids = self._ids[HANDOVERS]
            return [ids.here(one) if one else self._own for one in there]
        if target != CLIENTS:
            return list(map(self._ids[target].here, there))
        if name != "client_id":
            return list(map(self._clients.get, there))
        found = [None if one is None else self._clients.get(one, _GONE) for one in there]
        if _GONE in found:
            raise UnfitBundle(table=handed.name, field=name)
        return found  # type: ignore[return-value]

    def _subjects(self, columns: Columns) -> Sequence[int | None]:
        return [
            self._ids[table].here(subject) if subject and (table := _SUBJECTS[kind]) else subject
            for kind, subject in zip(columns["kind"], columns["subject"], strict=True)
        ]

    def _rows(self, columns: Columns) -> Sequence[int | None]:
        return [
            self._row(table, row_id)
            for table, row_id in zip(columns["table"], columns["row_id"], strict=True)
        ]

    def _row(self, table: str, row_id: int) -> int | None:
        if table == CLIENTS:
            return self._clients.get(row_id)
        return self._ids[table].here(row_id) if table in self._ids else None


def without(columns: Columns, left_out: set[int]) -> Columns:
    """The columns without the rows at these places."""
    (count,) = {len(column) for column in columns.values()}
    return picked(columns, [place for place in range(count) if place not in left_out])


def picked(columns: Columns, places: Sequence[int]) -> Columns:
    """The rows at these places."""
    return {name: [column[place] for place in places] for name, column in columns.items()}


def _blanks(column: Iterable[object]) -> list[int]:
    return [place for place, value in enumerate(column) if value is None]
