"""Version 5: places in the grids, duties and Today, one's own days and the country's holidays.

What is new among the derived facts is derived when the book is opened next. Counts and assets of
each box of a grid are read from one index alone, of the clients who are still in the book.
"""

from peewee import SqliteDatabase

_SCHEMA = """
CREATE TABLE places (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    grid TEXT NOT NULL,
    box TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    on_day TEXT NOT NULL,
    rule_then TEXT NOT NULL DEFAULT ''
);
CREATE INDEX places_client_id ON places (client_id, grid);
CREATE TABLE place_changes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    grid TEXT NOT NULL,
    on_day TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT ''
);
CREATE INDEX place_changes_client_id ON place_changes (client_id, grid);
CREATE TABLE heard_attitudes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    evidence TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT ''
);
CREATE INDEX heard_attitudes_client_id ON heard_attitudes (client_id, on_day);
CREATE TABLE tags (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    tag TEXT NOT NULL,
    tag_key TEXT NOT NULL
);
CREATE INDEX tags_client_id ON tags (client_id, tag_key);
CREATE INDEX tags_key ON tags (tag_key, client_id);
CREATE TABLE duties (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER REFERENCES clients (id),
    kind TEXT NOT NULL,
    subject INTEGER NOT NULL,
    about TEXT NOT NULL,
    on_day TEXT NOT NULL,
    first_on TEXT NOT NULL,
    at_time TEXT,
    facts TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL,
    settled_on TEXT,
    why TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX duties_key ON duties (COALESCE(client_id, 0), kind, subject, about);
CREATE INDEX duties_client_id ON duties (client_id, state, on_day);
CREATE INDEX duties_open ON duties (on_day, client_id) WHERE state = 'open';
CREATE TABLE postponed (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    planned TEXT NOT NULL,
    to_day TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    on_day TEXT NOT NULL
);
CREATE INDEX postponed_client_id ON postponed (client_id);
CREATE TABLE to_dos (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER REFERENCES clients (id),
    on_day TEXT NOT NULL,
    what TEXT NOT NULL,
    settled_on TEXT
);
CREATE INDEX to_dos_client_id ON to_dos (client_id);
CREATE INDEX to_dos_open ON to_dos (client_id) WHERE settled_on IS NULL;
CREATE TABLE visits (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    what TEXT NOT NULL DEFAULT '',
    settled_on TEXT
);
CREATE INDEX visits_client_id ON visits (client_id);
CREATE TABLE good_news (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX good_news_client_id ON good_news (client_id);
CREATE TABLE anniversaries (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    what TEXT NOT NULL,
    since TEXT,
    lunar TEXT NOT NULL DEFAULT '',
    kept TEXT
);
CREATE INDEX anniversaries_client_id ON anniversaries (client_id);
CREATE TABLE events (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    on_day TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '',
    is_forum INTEGER NOT NULL
);
CREATE INDEX events_on_day ON events (on_day);
CREATE TABLE invitations (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    event_id INTEGER NOT NULL,
    answer TEXT NOT NULL
);
CREATE INDEX invitations_client_id ON invitations (client_id);
CREATE INDEX invitations_event_id ON invitations (event_id);
CREATE TABLE news (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    on_day TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    product_id INTEGER,
    tags TEXT NOT NULL DEFAULT ''
);
CREATE INDEX news_on_day ON news (on_day);
CREATE TABLE own_days (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    on_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX own_days_on_day ON own_days (on_day);
CREATE TABLE holiday_years (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    year INTEGER NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL
);
ALTER TABLE holdings ADD COLUMN repay_day INTEGER;
ALTER TABLE holdings ADD COLUMN stop_profit_bp INTEGER;
ALTER TABLE holdings ADD COLUMN stop_loss_bp INTEGER;
CREATE INDEX holdings_repay_day ON holdings (repay_day) WHERE repay_day IS NOT NULL;
CREATE INDEX holdings_next_payment ON holdings (next_payment_on) WHERE next_payment_on IS NOT NULL;
ALTER TABLE products ADD COLUMN tags TEXT NOT NULL DEFAULT '';
ALTER TABLE products ADD COLUMN on_shelf_since TEXT;
ALTER TABLE facts ADD COLUMN rule_class TEXT NOT NULL DEFAULT 'lower';
ALTER TABLE facts ADD COLUMN due_because TEXT;
ALTER TABLE facts ADD COLUMN due_planned TEXT;
ALTER TABLE facts ADD COLUMN effort TEXT NOT NULL DEFAULT 'low_priority';
ALTER TABLE facts ADD COLUMN rule_effort TEXT NOT NULL DEFAULT 'low_priority';
ALTER TABLE facts ADD COLUMN familiarity TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE facts ADD COLUMN rule_familiarity TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE facts ADD COLUMN familiarity_points INTEGER NOT NULL DEFAULT 0;
ALTER TABLE facts ADD COLUMN attitude TEXT;
ALTER TABLE facts ADD COLUMN rule_attitude TEXT;
ALTER TABLE facts ADD COLUMN orientation TEXT;
ALTER TABLE facts ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
ALTER TABLE facts ADD COLUMN stage TEXT;
ALTER TABLE facts ADD COLUMN target TEXT NOT NULL DEFAULT 'unknown';
CREATE INDEX facts_class ON facts (client_class, aum DESC) WHERE next_due IS NOT NULL;
CREATE INDEX facts_effort ON facts (effort, aum DESC) WHERE next_due IS NOT NULL;
CREATE INDEX facts_nine ON facts (familiarity, attitude, aum DESC) WHERE next_due IS NOT NULL;
CREATE INDEX facts_orientation ON facts (orientation, aum DESC) WHERE next_due IS NOT NULL;
CREATE INDEX facts_stage ON facts (stage, aum DESC) WHERE next_due IS NOT NULL;
CREATE INDEX facts_target ON facts (target, aum DESC) WHERE next_due IS NOT NULL;
CREATE INDEX facts_priority ON facts (priority DESC, aum DESC) WHERE next_due IS NOT NULL;
CREATE TABLE today (
    id INTEGER NOT NULL PRIMARY KEY,
    client_id INTEGER REFERENCES clients (id) DEFERRABLE INITIALLY DEFERRED,
    duty_id INTEGER,
    grp TEXT NOT NULL,
    base INTEGER NOT NULL,
    first_on TEXT NOT NULL,
    carried INTEGER NOT NULL,
    score INTEGER NOT NULL,
    lead_kind TEXT NOT NULL,
    lead_subject INTEGER NOT NULL,
    lead_about TEXT NOT NULL
);
CREATE INDEX today_client_id ON today (client_id);
CREATE INDEX today_score ON today
    (score DESC, carried DESC, lead_kind, client_id, lead_subject, lead_about, duty_id);
CREATE INDEX today_group ON today
    (grp, score DESC, carried DESC, lead_kind, client_id, lead_subject, lead_about, duty_id);
CREATE INDEX today_first_on ON today (first_on);
UPDATE facts SET valid_until = '0001-01-01';
DELETE FROM state WHERE key = 'derived_on'
"""


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables and columns of version 5."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
