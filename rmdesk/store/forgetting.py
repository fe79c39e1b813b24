"""Emptying a client's file, and the journal's memory of it once the day is over."""

import json
from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.file import ReferralTable
from rmdesk.store.tables.people import ClientTable, MemberTable
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.tables.table import Table

FORGET = "client.forget"
"""The kind of action that empties a file; its subject names the client by `client_id`."""

_LEADING_THERE: tuple[type[Table], ...] = (MemberTable, ReferralTable)
"""Records of other clients may lead to this one's file: they stay, and lead nowhere."""


def clear_file(database: SqliteDatabase, action: Action, client_id: ClientId) -> dict[str, int]:
    """Within `action`, delete every record of a client, and both halves of its ties.

    Returns how many there were of each kind, by table.
    """
    for table in _LEADING_THERE:
        for row_id in _ids(database, table, "other_id = ? AND client_id <> ?", client_id):
            action.update(table, row_id, {"other_id": None})
    counts = {}
    for name, table in reversed(RECORDS.items()):  # what refers to a record goes before it
        columns = table._meta.fields
        if table is ClientTable or "client_id" not in columns:
            continue
        is_mutual = "other_id" in columns and table not in _LEADING_THERE
        condition = "client_id = ? OR other_id = ?" if is_mutual else "client_id = ?"
        rows = _ids(database, table, condition, client_id)
        for row_id in rows:
            action.delete(table, row_id)
        if rows:
            counts[name] = len(rows)
    return {name: counts[name] for name in RECORDS if name in counts}


def _ids(
    database: SqliteDatabase, table: type[Table], condition: str, client_id: ClientId
) -> list[int]:
    values = (client_id,) * condition.count("?")
    rows = database.execute_sql(
        f"SELECT id FROM {table._meta.table_name} WHERE {condition} ORDER BY id", values
    )
    return [row[0] for row in rows.fetchall()]


def forgotten_since(database: SqliteDatabase, day: date) -> int:
    """How many clients' files were emptied on a day or after it."""
    row = database.execute_sql(
        "SELECT COUNT(*) FROM actions WHERE kind = ? AND at >= ? AND undone_by IS NULL",
        (FORGET, day.isoformat()),
    ).fetchone()
    return int(row[0])


def forget_for_good(database: SqliteDatabase, *, today: date) -> int:
    """Strike from the journal what it remembers of clients whose files were emptied before `today`.

    Undo reaches no further back than the day. Returns how many clients that were.
    """
    emptied = database.execute_sql(
        "SELECT id, subject FROM actions WHERE kind = ? AND undone_by IS NULL"
        " AND substr(at, 1, 10) < ?"
        " AND EXISTS (SELECT 1 FROM changes WHERE action_id = actions.id)",
        (FORGET, today.isoformat()),
    ).fetchall()
    for action_id, subject in emptied:
        _strike(database, action_id, json.loads(subject)["client_id"])
    return len(emptied)


def _strike(database: SqliteDatabase, emptying: int, client_id: int) -> None:
    """Delete the images of what was emptied, up to then, and the client's names from titles."""
    rows = database.execute_sql(
        "SELECT DISTINCT table_name, first_id FROM changes WHERE action_id = ?", (emptying,)
    ).fetchall()
    names: set[str] = set()
    told: set[int] = {emptying}
    for table, row_id in {*rows, ("clients", client_id)}:
        images = database.execute_sql(
            "SELECT action_id, before, after FROM changes WHERE table_name = ?"
            " AND ? BETWEEN first_id AND last_id AND action_id <= ?",
            (table, row_id, emptying),
        ).fetchall()
        told.update(action_id for action_id, _before, _after in images)
        if table == "clients":
            names |= _names(images)
        database.execute_sql(
            "DELETE FROM changes WHERE table_name = ? AND first_id = ? AND last_id = first_id"
            " AND action_id <= ?",
            (table, row_id, emptying),
        )
    _strike_names(database, told, names - {"", FORGOTTEN_NAME})


def _names(images: list[tuple[int, str | None, str | None]]) -> set[str]:
    """What the client was ever called."""
    texts = [text for _action, *both in images for text in both if text]
    return {str(json.loads(text).get("name") or "") for text in texts}


def _strike_names(database: SqliteDatabase, actions: set[int], names: set[str]) -> None:
    for action_id in actions:
        row = database.execute_sql(
            "SELECT subject FROM actions WHERE id = ?", (action_id,)
        ).fetchone()
        subject: dict[str, Any] = json.loads(row[0])
        clean = {
            key: FORGOTTEN_NAME if isinstance(value, str) and value in names else value
            for key, value in subject.items()
        }
        if clean != subject:
            text = json.dumps(clean, ensure_ascii=False, separators=(",", ":"))
            database.execute_sql("UPDATE actions SET subject = ? WHERE id = ?", (text, action_id))
