"""Version 9: asset reviews, a household's flows, mixes, goals, diagnoses, proposals."""

from peewee import SqliteDatabase

_SCHEMA = """
CREATE TABLE reviews (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    closed_on TEXT,
    way TEXT,
    stated INTEGER,
    market_view TEXT NOT NULL DEFAULT '',
    circumstances TEXT NOT NULL DEFAULT '',
    wishes TEXT NOT NULL DEFAULT '',
    protection_idea TEXT NOT NULL DEFAULT '',
    next_steps TEXT NOT NULL DEFAULT '',
    next_on TEXT
);
CREATE INDEX reviews_client_id ON reviews (client_id, on_day);
CREATE TABLE review_lines (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    review_id INTEGER NOT NULL REFERENCES reviews (id),
    holding_id INTEGER,
    place INTEGER NOT NULL DEFAULT 0,
    holding_class TEXT NOT NULL,
    institution TEXT NOT NULL DEFAULT '',
    is_ours INTEGER NOT NULL,
    item TEXT NOT NULL DEFAULT '',
    held_since TEXT,
    risk TEXT NOT NULL DEFAULT '',
    amount INTEGER,
    as_of TEXT,
    note TEXT NOT NULL DEFAULT '',
    typed_on TEXT,
    is_corrected INTEGER NOT NULL DEFAULT 0,
    taken_out INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX review_lines_client_id ON review_lines (client_id);
CREATE INDEX review_lines_review_id ON review_lines (review_id);
CREATE TABLE cash_flows (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    category TEXT NOT NULL,
    amount INTEGER,
    months INTEGER NOT NULL DEFAULT 1,
    words TEXT NOT NULL DEFAULT '',
    member_id INTEGER,
    as_of TEXT
);
CREATE INDEX cash_flows_client_id ON cash_flows (client_id);
CREATE TABLE none_held (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    part TEXT NOT NULL,
    on_day TEXT NOT NULL
);
CREATE INDEX none_held_client_id ON none_held (client_id);
CREATE TABLE own_mixes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    share_class TEXT NOT NULL,
    percent INTEGER NOT NULL
);
CREATE INDEX own_mixes_client_id ON own_mixes (client_id);
CREATE TABLE goals (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    on_year INTEGER NOT NULL,
    amount INTEGER,
    funded INTEGER,
    rate_bp INTEGER,
    growth_bp INTEGER,
    member_id INTEGER,
    settled_on TEXT
);
CREATE INDEX goals_client_id ON goals (client_id);
CREATE TABLE diagnoses (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    interview TEXT NOT NULL,
    assumptions TEXT NOT NULL DEFAULT '',
    other_scenario TEXT NOT NULL DEFAULT '',
    closed_on TEXT,
    next_check_on TEXT
);
CREATE INDEX diagnoses_client_id ON diagnoses (client_id, on_day);
CREATE TABLE proposals (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    product_id INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    amount INTEGER,
    client_level INTEGER NOT NULL,
    product_level INTEGER NOT NULL,
    care TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    gone_on TEXT
);
CREATE INDEX proposals_client_id ON proposals (client_id)
"""


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables of version 9."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
