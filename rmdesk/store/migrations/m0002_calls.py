"""Version 2: calls and what was agreed in them, who rang whom, and clients not to be called.

The contacts of a day are counted by channel under the calendar: its index holds both.
"""

from peewee import SqliteDatabase

_SCHEMA = """
ALTER TABLE clients ADD COLUMN do_not_call INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN direction TEXT NOT NULL DEFAULT 'out';
DROP INDEX contacts_on_day;
CREATE INDEX contacts_on_day ON contacts (on_day, channel);
CREATE TABLE appointments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    kind TEXT NOT NULL,
    on_day TEXT NOT NULL,
    at_time TEXT,
    note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL
);
CREATE INDEX appointments_client_id ON appointments (client_id, state, on_day);
CREATE INDEX appointments_on_day ON appointments (on_day);
CREATE TABLE calls (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    at TEXT NOT NULL,
    outcome TEXT NOT NULL,
    seconds INTEGER NOT NULL DEFAULT 0,
    contact_id INTEGER,
    script TEXT NOT NULL DEFAULT ''
);
CREATE INDEX calls_client_id ON calls (client_id, at);
CREATE INDEX calls_at ON calls (at);
"""


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables and columns of version 2."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
