"""The saved views as stored."""

from peewee import SqliteDatabase

from rmdesk.domain.ids import ViewId


def read_views(database: SqliteDatabase) -> list[tuple[ViewId, str, int, str]]:
    """Id, name, place and definition of every saved view, in the order they were saved."""
    rows = database.execute_sql("SELECT id, name, place, definition FROM views ORDER BY id")
    return [(ViewId(row[0]), row[1], row[2], row[3]) for row in rows.fetchall()]
