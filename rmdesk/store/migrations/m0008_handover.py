"""Version 8: handing over, lending and receiving clients, with word of where they came from."""

from peewee import SqliteDatabase

_SCHEMA = """
CREATE TABLE receivers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    branch TEXT NOT NULL DEFAULT '',
    public TEXT NOT NULL,
    compared_on TEXT,
    is_branch INTEGER NOT NULL DEFAULT 0,
    gone_on TEXT
);
CREATE TABLE shares (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER REFERENCES clients (id),
    receiver_id INTEGER
);
CREATE INDEX shares_client_id ON shares (client_id);
CREATE TABLE treatments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER REFERENCES clients (id),
    field_class TEXT NOT NULL,
    treatment TEXT NOT NULL
);
CREATE INDEX treatments_client_id ON treatments (client_id, field_class);
CREATE TABLE briefs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    words TEXT NOT NULL,
    handover_id INTEGER
);
CREATE INDEX briefs_client_id ON briefs (client_id);
CREATE TABLE handovers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    bundle TEXT NOT NULL,
    kind TEXT NOT NULL,
    book TEXT NOT NULL,
    who TEXT NOT NULL,
    branch TEXT NOT NULL DEFAULT '',
    device TEXT NOT NULL,
    generation INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL,
    at TEXT NOT NULL,
    until TEXT,
    is_whole INTEGER NOT NULL DEFAULT 1,
    counts TEXT NOT NULL DEFAULT '',
    receipt TEXT NOT NULL DEFAULT ''
);
CREATE TABLE origins (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    handover_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    foreign_id INTEGER NOT NULL,
    count INTEGER NOT NULL
);
CREATE INDEX origins_first_id ON origins (table_name, first_id);
CREATE TABLE former_changes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    handover_id INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    field TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT ''
);
CREATE INDEX former_changes_client_id ON former_changes (client_id);
CREATE TABLE former_audit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    handover_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL DEFAULT '',
    fields TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
);
CREATE TABLE bundles (
    bundle TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    receiver_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    file TEXT NOT NULL,
    digest TEXT NOT NULL,
    clients INTEGER NOT NULL,
    client_ids TEXT NOT NULL,
    has_own INTEGER NOT NULL DEFAULT 0,
    counts TEXT NOT NULL,
    receipt_hash BLOB NOT NULL,
    until TEXT,
    basis INTEGER NOT NULL,
    confirmed_at TEXT,
    confirmed_by TEXT
) WITHOUT ROWID
"""


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables of version 8."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
