"""Version 7: the audit chain, and a number that every commit raises.

Rows of the chain stay: triggers refuse any change, and each row's MAC covers the one before it.
`audit_keys` holds the key of every chain that a change of the data key ended, so that its rows can
still be checked. By `vault.generation` the head beside the book knows which commit was the last.
"""

from peewee import SqliteDatabase

_TABLES = (
    """CREATE TABLE audit (
    id INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    fields TEXT NOT NULL,
    result TEXT NOT NULL,
    reason TEXT NOT NULL,
    mac BLOB NOT NULL
)""",
    """CREATE TABLE audit_keys (
    until_id INTEGER NOT NULL PRIMARY KEY,
    secret BLOB NOT NULL
)""",
    "ALTER TABLE vault ADD COLUMN generation INTEGER NOT NULL DEFAULT 0",
)


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables, the column and the triggers of version 7."""
    for statement in _TABLES:
        database.execute_sql(statement)
    for table in ("audit", "audit_keys"):
        for event in ("UPDATE", "DELETE"):
            database.execute_sql(
                f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'the audit chain only grows'); END"
            )
