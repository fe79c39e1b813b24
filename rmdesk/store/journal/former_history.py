"""What former RMs changed in a client's file before it was handed over, newest first."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.history import Again, Change, Step
from rmdesk.domain.ids import ClientId
from rmdesk.store.rows.values import Image, read_image
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.tables.table import Table

_CHANGES = """
SELECT former_changes.table_name, row_id, former_changes.at, former_changes.kind,
    field, before, after, who
FROM former_changes JOIN handovers ON handovers.id = handover_id
WHERE client_id = ? ORDER BY former_changes.at DESC, former_changes.id DESC
"""


def former_changes(database: SqliteDatabase, client_id: ClientId) -> Iterator[Change]:
    """Every step that came with a handover, each with the RM who did it.

    Which record it was is told by the record as it is now; one that is gone has no words.
    """
    images: dict[tuple[str, int], Image] = {}
    for name, row_id, at, kind, field, before, after, who in database.execute_sql(
        _CHANGES, (client_id,)
    ).fetchall():
        table = RECORDS.get(name)
        if table is None:
            continue  # of a newer version, which this one cannot put into words
        if (name, row_id) not in images:
            images[name, row_id] = read_image(database, table, row_id) or {}
        yield Change(
            at=datetime.fromisoformat(at),
            kind=kind,
            subject={},
            again=Again.DONE,
            record=name,
            record_id=row_id,
            step=Step.CHANGED,
            field=field,
            before=_value(table, field, before),
            after=_value(table, field, after),
            image={
                one: domain_value(table, one, value) for one, value in images[name, row_id].items()
            },
            who=who,
        )


def _value(table: type[Table], field: str, packed: str) -> object:
    return domain_value(table, field, json.loads(packed)) if packed else None


def domain_value(table: type[Table], name: str, value: Any) -> object:
    """A stored value as a domain value; what this version does not know stays as it is stored."""
    field = table._meta.fields.get(name)
    try:
        return field.python_value(value) if field is not None else value
    except (ValueError, TypeError):
        return value
