"""Version 6: what a call was for and came to, objections that were answered, and own texts.

What clients bring to the bank is read of the whole book at once, from an index of its own.

What an outcome counts as stands with the call: changing the set of outcomes later changes no
figure of the past.
"""

from peewee import SqliteDatabase

_SCHEMA = """
ALTER TABLE contacts ADD COLUMN topics TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN promise TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN is_reached INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN is_dial INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN is_meeting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE calls ADD COLUMN purpose TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN goal TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN technique TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN signals TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN override TEXT NOT NULL DEFAULT '';
ALTER TABLE calls ADD COLUMN why TEXT NOT NULL DEFAULT '';
UPDATE calls SET
    is_dial = outcome <> 'skipped',
    is_meeting = outcome = 'appointment',
    is_reached = outcome IN
        ('appointment', 'call_back', 'interested', 'thinking_it_over', 'refused', 'do_not_call');
CREATE TABLE objections (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    script TEXT NOT NULL DEFAULT '',
    call_id INTEGER
);
CREATE INDEX objections_client_id ON objections (client_id);
CREATE INDEX objections_at ON objections (at);
CREATE INDEX details_income ON details (client_id, value) WHERE field = 'bank_income';
CREATE TABLE texts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sort TEXT NOT NULL,
    language TEXT NOT NULL,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    saved_at TEXT NOT NULL,
    based_on TEXT NOT NULL DEFAULT '',
    is_gone INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX texts_key ON texts (sort, language, key, version)
"""


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables and columns of version 6."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
