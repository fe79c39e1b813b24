"""Version 3: saved views, and what the bank reported of a client's balance at each import."""

from peewee import SqliteDatabase

_SCHEMA = """
CREATE TABLE views (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    place INTEGER NOT NULL,
    definition TEXT NOT NULL
);
CREATE TABLE balances (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    balance INTEGER NOT NULL
);
CREATE INDEX balances_client_id ON balances (client_id, on_day);
"""


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables of version 3."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
