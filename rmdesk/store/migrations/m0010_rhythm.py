"""Version 10: targets, deals and the way they went, meetings."""

from peewee import SqliteDatabase

_SCHEMA = """
CREATE TABLE targets (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL,
    metric TEXT NOT NULL,
    amount INTEGER,
    pieces INTEGER
);
CREATE INDEX targets_month ON targets (month);
CREATE TABLE deals (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    product_id INTEGER,
    product TEXT NOT NULL DEFAULT '',
    metric TEXT NOT NULL,
    amount INTEGER,
    pieces INTEGER NOT NULL DEFAULT 1,
    stage TEXT NOT NULL,
    chance INTEGER,
    month TEXT NOT NULL,
    expected_on TEXT,
    added_on TEXT NOT NULL,
    moved_on TEXT NOT NULL,
    closed_on TEXT,
    lost_reason TEXT,
    lost_words TEXT NOT NULL DEFAULT '',
    client_level INTEGER,
    product_level INTEGER,
    care TEXT NOT NULL DEFAULT '',
    script TEXT NOT NULL DEFAULT '',
    holding_id INTEGER,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX deals_client_id ON deals (client_id);
CREATE INDEX deals_month ON deals (month, stage);
CREATE TABLE deal_moves (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    deal_id INTEGER NOT NULL REFERENCES deals (id),
    on_day TEXT NOT NULL,
    before TEXT,
    after TEXT NOT NULL
);
CREATE INDEX deal_moves_client_id ON deal_moves (client_id);
CREATE INDEX deal_moves_deal_id ON deal_moves (deal_id);
CREATE INDEX deal_moves_on_day ON deal_moves (on_day);
CREATE TABLE meetings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    appointment_id INTEGER,
    event_id INTEGER,
    contact_id INTEGER,
    purpose TEXT NOT NULL DEFAULT '',
    roles TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '',
    objections TEXT NOT NULL DEFAULT '',
    allocation TEXT NOT NULL DEFAULT '',
    record TEXT NOT NULL DEFAULT '',
    held_on TEXT,
    called_off_on TEXT
);
CREATE INDEX meetings_client_id ON meetings (client_id, on_day);
CREATE INDEX meetings_on_day ON meetings (on_day)
"""


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables of version 10."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
