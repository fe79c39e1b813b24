"""Version 3: saved views, what the bank reported of a client's balance at each import, pairs of
clients known to be two people, and the client numbers of files that were merged away.

What is new among the derived facts is derived when the book is opened next: the facts of all
clients are declared out of date.
"""

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
ALTER TABLE clients ADD COLUMN former_numbers TEXT NOT NULL DEFAULT '';
CREATE TABLE namesakes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    other_id INTEGER NOT NULL REFERENCES clients (id)
);
CREATE INDEX namesakes_client_id ON namesakes (client_id);
CREATE INDEX namesakes_other_id ON namesakes (other_id);
ALTER TABLE facts ADD COLUMN is_aum_known INTEGER NOT NULL DEFAULT 0;
ALTER TABLE facts ADD COLUMN next_maturity TEXT;
ALTER TABLE facts ADD COLUMN maturing INTEGER;
ALTER TABLE facts ADD COLUMN flow INTEGER;
ALTER TABLE facts ADD COLUMN has_dropped INTEGER NOT NULL DEFAULT 0;
UPDATE facts SET valid_until = '0001-01-01';
DELETE FROM state WHERE key = 'derived_on';
"""


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables of version 3."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
