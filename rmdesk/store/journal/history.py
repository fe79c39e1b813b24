"""What the journal knows of one client's records: every step, newest first.

The journal keeps what stood before each change. The row as it is now, walked back step by step,
gives what it said at any time.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.history import Again, Change, Step
from rmdesk.domain.ids import ClientId
from rmdesk.store.journal.changes import REDO, UNDO
from rmdesk.store.journal.former_history import domain_value, former_changes
from rmdesk.store.rows.values import Image, name_of, read_image
from rmdesk.store.tables.contacts import AppointmentTable, CallTable, ContactTable
from rmdesk.store.tables.day import DutyTable, PlaceChangeTable
from rmdesk.store.tables.handover import FormerChangeTable, ShareTable, TreatmentTable
from rmdesk.store.tables.money import BalanceTable
from rmdesk.store.tables.people import ClientTable, NamesakeTable
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.tables.reviews import ReviewLineTable
from rmdesk.store.tables.rhythm import DealMoveTable
from rmdesk.store.tables.table import Table

_TALKS = (ContactTable, AppointmentTable, CallTable, BalanceTable)
"""What is a history of its own: only what was changed or removed there is told."""

_OWN_STORY = (
    NamesakeTable,
    DutyTable,
    PlaceChangeTable,
    ShareTable,
    TreatmentTable,
    FormerChangeTable,
    ReviewLineTable,
    DealMoveTable,
)
"""What follows from other records is told by those, or stands in a view of its own."""
_UNTOLD = {"id", "client_id"}

# An inserted range is found by its first id; in most books few hundred such rows stand below one.
_STEPS = """
SELECT changes.id, actions.at, actions.kind, actions.subject, actions.reverses,
    operation, before, after
FROM changes JOIN actions ON actions.id = action_id
WHERE changes.id IN (
    SELECT id FROM changes WHERE table_name = :name AND first_id = :id AND operation <> 'I'
    UNION ALL
    SELECT id FROM changes WHERE table_name = :name AND operation = 'I'
        AND first_id <= :id AND last_id >= :id
)
ORDER BY changes.id DESC
"""
_GONE = (
    "SELECT DISTINCT first_id FROM changes WHERE operation = 'D' AND table_name = ?"
    " AND json_extract(before, '$.client_id') = ?"
)


class History:
    """Reads the journal of one open book about one client at a time."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def of(self, client_id: ClientId) -> list[Change]:
        """Every step of every record of the client's file, newest first, those of former RMs
        among them."""
        steps: list[tuple[int, Change]] = []
        for name, table in RECORDS.items():
            if table is ClientTable:
                steps += self._steps(name, table, client_id)
            elif "client_id" in table._meta.fields and table not in _OWN_STORY:
                for record_id in self._records(name, table, client_id):
                    steps += self._steps(name, table, record_id)
        own = [change for _, change in sorted(steps, key=_number, reverse=True)]
        # Merged, not sorted: of the book's own steps the number says which came first.
        former = former_changes(self._database, client_id)
        return list(merge(own, former, key=lambda change: change.at, reverse=True))

    def _records(self, name: str, table: type[Table], client_id: ClientId) -> list[int]:
        """The ids of the client's records, those that are gone included."""
        rows = self._database.execute_sql(
            f"SELECT id FROM {name_of(table)} WHERE client_id = ?", (client_id,)
        ).fetchall()
        gone = self._database.execute_sql(_GONE, (name, client_id)).fetchall()
        return list(dict.fromkeys(row[0] for row in (*rows, *gone)))

    def _steps(self, name: str, table: type[Table], record_id: int) -> Iterator[tuple[int, Change]]:
        image = read_image(self._database, table, record_id) or {}
        rows = self._database.execute_sql(_STEPS, {"name": name, "id": record_id}).fetchall()
        for number, at, kind, subject, reverses, operation, before, after in rows:
            if operation == "I" and table in _TALKS:
                continue
            meant, said, again = self._meant(kind, json.loads(subject), reverses)
            told: dict[str, Any] = {
                "at": datetime.fromisoformat(at),
                "kind": meant,
                "subject": said,
                "again": again,
                "record": name,
                "record_id": record_id,
            }
            match operation:
                case "D":
                    image = json.loads(before)
                    yield number, Change(**told, step=Step.REMOVED, image=_values(table, image))
                case "I":
                    yield number, Change(**told, step=Step.ADDED, image=_values(table, image))
                case "U":
                    now = _values(table, image)
                    old, new = json.loads(before), json.loads(after)
                    was, became = _values(table, old), _values(table, new)
                    for field in old:
                        if field not in _UNTOLD:
                            step = Change(
                                **told,
                                step=Step.CHANGED,
                                field=field,
                                before=was[field],
                                after=became[field],
                                image=now,
                            )
                            yield number, step
                    image = {**image, **old}

    def _meant(
        self, kind: str, subject: dict[str, Any], reverses: int | None
    ) -> tuple[str, dict[str, Any], Again]:
        """What an undo or redo took back or did again."""
        if kind not in (UNDO, REDO) or reverses is None:
            return kind, subject, Again.DONE
        again = Again.UNDONE if kind == UNDO else Again.REDONE
        while kind in (UNDO, REDO) and reverses is not None:
            kind, reverses = self._database.execute_sql(
                "SELECT kind, reverses FROM actions WHERE id = ?", (reverses,)
            ).fetchone()
        return kind, subject, again


def _number(step: tuple[int, Change]) -> int:
    return step[0]


def _values(table: type[Table], image: Image) -> dict[str, object]:
    return {name: domain_value(table, name, value) for name, value in image.items()}
