"""Clients whose file was taken up by another one's: where what belongs to them stands now."""

from collections.abc import Iterable

from peewee import SqliteDatabase

from rmdesk.store.rows.values import read_image
from rmdesk.store.tables.people import ClientTable

_GONE_BY = """
SELECT action_id, kind, json_extract(subject, '$.client_id')
FROM changes JOIN actions ON actions.id = action_id
WHERE table_name = 'clients' AND operation = 'D' AND ? BETWEEN first_id AND last_id
ORDER BY changes.id DESC LIMIT 1
"""
_WENT_TO = """
SELECT json_extract(after, '$.client_id') FROM changes
WHERE action_id = ? AND operation = 'U' AND json_extract(before, '$.client_id') = ? LIMIT 1
"""
_CAME_FROM = """
SELECT json_extract(before, '$.client_id') FROM changes
WHERE table_name = ? AND operation = 'U' AND first_id = ?
"""
_MERGE = "client.merge"


def merged_into(database: SqliteDatabase, gone: Iterable[int]) -> dict[int, int]:
    """Of clients that are no longer in the book those who were merged, and into whom, however
    often that one was merged in turn."""
    return {one: into for one in gone if (into := _end_of(database, one)) is not None}


def _end_of(database: SqliteDatabase, client_id: int) -> int | None:
    seen = {client_id}
    at = _next(database, client_id)
    while at is not None and at not in seen:
        if read_image(database, ClientTable, at) is not None:
            return at
        seen.add(at)
        at = _next(database, at)
    return None


def _next(database: SqliteDatabase, client_id: int) -> int | None:
    """Who took up a file that is gone; what belonged to it tells, whatever merged the two."""
    row = database.execute_sql(_GONE_BY, (client_id,)).fetchone()
    if row is None:
        return None
    action_id, kind, stays = row
    went = database.execute_sql(_WENT_TO, (action_id, client_id)).fetchone()
    if went is not None:
        return int(went[0])
    return int(stays) if kind == _MERGE and isinstance(stays, int) else None


def was_of(database: SqliteDatabase, table: str, row_id: int, client_ids: Iterable[int]) -> bool:
    """Whether a record ever belonged to one of `client_ids`."""
    rows = database.execute_sql(_CAME_FROM, (table, row_id)).fetchall()
    return not {before for (before,) in rows}.isdisjoint(client_ids)
