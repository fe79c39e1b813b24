"""The change journal: what was done, and how it is taken back.

Undo and redo are actions like any other: they write the inverse of an earlier action's changes
and journal that too, so the history of a field never has a hole.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.ids import ActionId
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.records import RECORDS

UNDO = "undo"
REDO = "redo"
# What left the records alone cannot be taken back and never stands in the way of undo.
_UNDOABLE = (
    f"kind NOT IN ('{UNDO}', '{REDO}')"
    " AND EXISTS (SELECT 1 FROM changes WHERE action_id = actions.id)"
)


@dataclass(frozen=True, slots=True)
class Done:
    """An action of the journal: when, what kind, and the figures and names its title needs."""

    id: ActionId
    at: datetime
    kind: str
    subject: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One step in the history of a record's field, as stored values."""

    at: datetime
    kind: str
    before: Any
    after: Any


class Journal:
    """Reads the journal of one open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def last_undoable(self, today: date) -> Done | None:
        """The newest action of `today` that still stands."""
        return self._one(
            f"{_UNDOABLE} AND undone_by IS NULL AND substr(at, 1, 10) = ? ORDER BY id DESC LIMIT 1",
            today.isoformat(),
        )

    def last_undone(self, today: date) -> Done | None:
        """The action that was undone last, unless something new was done since."""
        return self._one(
            "undone_by > COALESCE((SELECT MAX(id) FROM actions"
            f" WHERE {_UNDOABLE} AND undone_by IS NULL), 0)"
            " AND substr(at, 1, 10) = ? ORDER BY undone_by DESC LIMIT 1",
            today.isoformat(),
        )

    def reverse(self, done: Done, action: Action) -> None:
        """Within `action`, take back every change of `done`, the latest first."""
        changes = self._changes(done.id)
        for (operation, name), group in groupby(changes, key=lambda change: change[:2]):
            table = RECORDS[name]
            match operation:
                case "I":
                    for _, _, first, last, _ in group:
                        action.delete_range(table, first, last)
                case "U":
                    for _, _, row_id, _, before in group:
                        action.revert(table, row_id, json.loads(before))
                case "D":
                    action.restore(table, [json.loads(before) for *_, before in group])

    def mark_undone(self, done: Done, by: ActionId | None) -> None:
        """Remember which undo took `done` back; None when a redo made it stand again."""
        self._database.execute_sql("UPDATE actions SET undone_by = ? WHERE id = ?", (by, done.id))

    def reversal_of(self, done: Done) -> Done:
        """The undo that took `done` back."""
        found = self._one("id = (SELECT undone_by FROM actions WHERE id = ?)", done.id)
        if found is None:
            raise LookupError(done.id)
        return found

    def actions(self, limit: int) -> list[Done]:
        """The newest actions, newest first."""
        rows = self._database.execute_sql(
            "SELECT id, at, kind, subject FROM actions ORDER BY id DESC LIMIT ?", (limit,)
        )
        return [_done(row) for row in rows.fetchall()]

    def several(self, ids: Iterable[ActionId]) -> dict[ActionId, Done]:
        """Actions by their ids; those that are not there are left out."""
        wanted = ", ".join(str(int(action_id)) for action_id in ids)
        rows = self._database.execute_sql(
            f"SELECT id, at, kind, subject FROM actions WHERE id IN ({wanted})"
        )
        return {done.id: done for done in map(_done, rows.fetchall())}

    def history(self, table: str, row_id: int, field: str) -> Iterator[FieldChange]:
        """What a field of a record was changed from and to, oldest first."""
        rows = self._database.execute_sql(
            "SELECT at, kind, before, after FROM changes JOIN actions ON actions.id = action_id"
            " WHERE table_name = ? AND first_id = ? AND operation = 'U' ORDER BY changes.id",
            (table, row_id),
        )
        for at, kind, before, after in rows.fetchall():
            old, new = json.loads(before), json.loads(after)
            if field in new:
                yield FieldChange(datetime.fromisoformat(at), kind, old[field], new[field])

    def added_with(self, table: str, row_id: int, other: str) -> list[int]:
        """The rows of table `other` that came into the book by the same action as a row of
        `table`."""
        rows = self._database.execute_sql(
            "SELECT DISTINCT also.first_id, also.last_id FROM changes JOIN changes AS also"
            " ON also.action_id = changes.action_id AND also.operation = 'I'"
            " AND also.table_name = :other"
            " WHERE changes.table_name = :name AND changes.operation = 'I'"
            " AND changes.first_id <= :id AND changes.last_id >= :id",
            {"name": table, "id": row_id, "other": other},
        )
        return [one for first, last in rows.fetchall() for one in range(first, last + 1)]

    def _changes(self, action_id: ActionId) -> list[tuple[str, str, int, int, str]]:
        cursor = self._database.execute_sql(
            "SELECT operation, table_name, first_id, last_id, before FROM changes"
            " WHERE action_id = ? ORDER BY id DESC",
            (action_id,),
        )
        return list(cursor.fetchall())

    def _one(self, condition: str, *parameters: object) -> Done | None:
        row = self._database.execute_sql(
            f"SELECT id, at, kind, subject FROM actions WHERE {condition}", parameters
        ).fetchone()
        return _done(row) if row else None


def _done(row: tuple[int, str, str, str]) -> Done:
    return Done(ActionId(row[0]), datetime.fromisoformat(row[1]), row[2], json.loads(row[3]))
