"""Version 4: the whole client: details, ties, the shelf of products, papers, what was heard.

Recent contacts are counted as on any first opening, because no day is known up to which they were.
The contacts of a day are counted as they are written: under the calendar of a large book, counting
a month took as long as painting a page.
"""

from peewee import SqliteDatabase

_SCHEMA = """
CREATE TABLE details (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    known_since TEXT NOT NULL,
    as_of TEXT,
    source TEXT NOT NULL DEFAULT ''
);
CREATE INDEX details_client_id ON details (client_id, field);
CREATE INDEX details_family ON details (client_id, field)
    WHERE field IN ('marriage', 'children', 'protected');
CREATE TABLE ties (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    other_id INTEGER NOT NULL REFERENCES clients (id),
    relation TEXT NOT NULL,
    sharing TEXT NOT NULL,
    asked_on TEXT,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX ties_client_id ON ties (client_id);
CREATE INDEX ties_other_id ON ties (other_id);
ALTER TABLE members ADD COLUMN support TEXT NOT NULL DEFAULT 'none';
ALTER TABLE members ADD COLUMN support_until INTEGER;
ALTER TABLE members ADD COLUMN is_head INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN is_decider INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN lunar_birthday TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN other_id INTEGER REFERENCES clients (id);
CREATE INDEX members_other_id ON members (other_id);
ALTER TABLE holdings ADD COLUMN cost INTEGER;
ALTER TABLE holdings ADD COLUMN rate_bp INTEGER;
ALTER TABLE holdings ADD COLUMN product_id INTEGER;
ALTER TABLE holdings ADD COLUMN units INTEGER;
CREATE INDEX holdings_product_id ON holdings (product_id) WHERE product_id IS NOT NULL;
ALTER TABLE holdings ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE holdings ADD COLUMN known_since TEXT;
ALTER TABLE holdings ADD COLUMN next_payment_on TEXT;
ALTER TABLE clients ADD COLUMN expected_inflow_on TEXT;
CREATE INDEX clients_expected_inflow ON clients (expected_inflow_on, expected_inflow)
    WHERE expected_inflow IS NOT NULL;
ALTER TABLE policies ADD COLUMN beneficiary TEXT NOT NULL DEFAULT '';
ALTER TABLE policies ADD COLUMN is_regular INTEGER;
ALTER TABLE policies ADD COLUMN start TEXT;
ALTER TABLE policies ADD COLUMN ends TEXT;
CREATE TABLE products (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    risk TEXT NOT NULL DEFAULT '',
    is_ours INTEGER NOT NULL,
    issuer TEXT NOT NULL DEFAULT '',
    term_days INTEGER,
    opens_on TEXT,
    closes_on TEXT,
    note TEXT NOT NULL DEFAULT '',
    gone_on TEXT
);
CREATE INDEX products_code ON products (code);
CREATE TABLE net_values (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    product_id INTEGER NOT NULL REFERENCES products (id),
    on_day TEXT NOT NULL,
    value INTEGER NOT NULL
);
CREATE INDEX net_values_product_id ON net_values (product_id, on_day);
CREATE TABLE assessments (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    grade TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT ''
);
CREATE INDEX assessments_client_id ON assessments (client_id, on_day);
CREATE TABLE papers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    name TEXT NOT NULL,
    media TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_on TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX papers_client_id ON papers (client_id);
CREATE TABLE paper_parts (
    digest TEXT NOT NULL,
    part INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (digest, part)
) WITHOUT ROWID;
CREATE TABLE needs (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    words TEXT NOT NULL,
    is_explicit INTEGER NOT NULL,
    settled_on TEXT
);
CREATE INDEX needs_client_id ON needs (client_id);
CREATE TABLE wishes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    what TEXT NOT NULL,
    settled_on TEXT
);
CREATE INDEX wishes_client_id ON wishes (client_id);
CREATE TABLE feedback (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    what TEXT NOT NULL,
    is_complaint INTEGER NOT NULL,
    owner TEXT NOT NULL DEFAULT '',
    promised_on TEXT,
    answer TEXT NOT NULL DEFAULT '',
    answered_on TEXT
);
CREATE INDEX feedback_client_id ON feedback (client_id);
CREATE TABLE care (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    to_whom TEXT NOT NULL DEFAULT ''
);
CREATE INDEX care_client_id ON care (client_id);
CREATE TABLE referrals (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    other_id INTEGER REFERENCES clients (id),
    name TEXT NOT NULL DEFAULT '',
    on_day TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX referrals_client_id ON referrals (client_id);
CREATE INDEX referrals_other_id ON referrals (other_id);
CREATE TABLE referral_asks (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
);
CREATE INDEX referral_asks_client_id ON referral_asks (client_id);
CREATE TABLE prospects (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    means TEXT NOT NULL DEFAULT '',
    follow_up_on TEXT,
    state TEXT NOT NULL,
    closed_on TEXT,
    reason TEXT NOT NULL DEFAULT ''
);
CREATE INDEX prospects_client_id ON prospects (client_id);
CREATE INDEX changes_inserted ON changes (table_name, first_id, last_id) WHERE operation = 'I';
CREATE INDEX changes_deleted ON changes (table_name, json_extract(before, '$.client_id'))
    WHERE operation = 'D';
CREATE TABLE cover_answers (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    member_id INTEGER,
    risk TEXT NOT NULL,
    is_covered INTEGER NOT NULL,
    on_day TEXT NOT NULL
);
CREATE INDEX cover_answers_client_id ON cover_answers (client_id);
CREATE TABLE consents (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    channel TEXT NOT NULL,
    is_given INTEGER NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    on_day TEXT NOT NULL
);
CREATE INDEX consents_client_id ON consents (client_id, channel, on_day);
ALTER TABLE facts ADD COLUMN contacts_90 INTEGER NOT NULL DEFAULT 0;
DELETE FROM state WHERE key = 'derived_on';
CREATE TABLE contact_days (
    on_day TEXT NOT NULL PRIMARY KEY,
    calls INTEGER NOT NULL,
    contacts INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO contact_days SELECT on_day, SUM(channel = 'T'), COUNT(*) FROM contacts GROUP BY on_day
"""

_COUNT = """
    INSERT INTO contact_days VALUES (new.on_day, new.channel = 'T', 1) ON CONFLICT (on_day)
    DO UPDATE SET calls = calls + excluded.calls, contacts = contacts + 1;
"""
_UNCOUNT = """
    UPDATE contact_days SET calls = calls - (old.channel = 'T'), contacts = contacts - 1
    WHERE on_day = old.on_day;
"""
_COUNTING = (
    f"CREATE TRIGGER contacts_counted AFTER INSERT ON contacts BEGIN {_COUNT} END",
    f"CREATE TRIGGER contacts_uncounted AFTER DELETE ON contacts BEGIN {_UNCOUNT} END",
    "CREATE TRIGGER contacts_recounted AFTER UPDATE OF on_day, channel ON contacts"
    f" BEGIN {_UNCOUNT} {_COUNT} END",
)


def upgrade(database: SqliteDatabase) -> None:
    """Add the tables and columns of version 4."""
    for statement in (*_SCHEMA.split(";"), *_COUNTING):
        if statement.strip():
            database.execute_sql(statement)
