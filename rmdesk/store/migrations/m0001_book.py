"""Version 1: the tables a book starts with.

Frozen text, not the declarations of `tables`: those go on changing, this version does not.
Ids are never used twice, because the journal refers to them. Facts may outlive their client
until the end of a transaction. The search index is contentless: its keys are derived and can be
built again; prefix indexes would make every write 2.4 times as slow and the first letter typed
no faster.
"""

from peewee import SqliteDatabase

_SCHEMA = """
CREATE TABLE actions (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    reverses INTEGER,
    undone_by INTEGER
);
CREATE TABLE changes (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES actions (id),
    operation TEXT NOT NULL DEFAULT '',
    table_name TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX changes_action_id ON changes (action_id);
CREATE INDEX changes_record ON changes (table_name, first_id, last_id);
CREATE TABLE clients (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    sex TEXT,
    birthday TEXT,
    id_number TEXT NOT NULL DEFAULT '',
    mobile TEXT NOT NULL DEFAULT '',
    home_phone TEXT NOT NULL DEFAULT '',
    work_phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    messenger TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    occupation TEXT NOT NULL DEFAULT '',
    employer TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT '',
    education TEXT NOT NULL DEFAULT '',
    strong_employer INTEGER,
    hobbies TEXT NOT NULL DEFAULT '',
    taboos TEXT NOT NULL DEFAULT '',
    salutation TEXT NOT NULL DEFAULT '',
    risk_preference TEXT NOT NULL DEFAULT '',
    risk_tolerance TEXT NOT NULL DEFAULT '',
    risk_assessed_on TEXT,
    opened_on TEXT,
    branch TEXT NOT NULL DEFAULT '',
    wished_days INTEGER,
    expected_inflow INTEGER,
    balance INTEGER,
    balance_on TEXT,
    note TEXT NOT NULL DEFAULT '',
    known_since TEXT NOT NULL,
    gone_on TEXT
);
CREATE INDEX clients_number ON clients (number);
CREATE INDEX clients_id_number ON clients (id_number);
CREATE INDEX clients_mobile ON clients (mobile);
CREATE TABLE contacts (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    on_day TEXT NOT NULL,
    channel TEXT NOT NULL,
    gist TEXT NOT NULL DEFAULT '',
    next_on TEXT,
    logged_at TEXT
);
CREATE INDEX contacts_client_id_on_day_id ON contacts (client_id, on_day, id);
CREATE INDEX contacts_on_day ON contacts (on_day);
CREATE TABLE facts (
    client_id INTEGER NOT NULL PRIMARY KEY REFERENCES clients (id) DEFERRABLE INITIALLY DEFERRED,
    aum INTEGER NOT NULL,
    elsewhere INTEGER,
    last_contact TEXT,
    next_due TEXT,
    client_class TEXT NOT NULL,
    has_high_assets INTEGER NOT NULL,
    potential TEXT NOT NULL,
    valid_until TEXT,
    class_rank INTEGER NOT NULL,
    sort_name TEXT NOT NULL DEFAULT ''
);
CREATE INDEX facts_next_due_sort_name ON facts (next_due, sort_name);
CREATE INDEX facts_sort_name ON facts (sort_name);
CREATE INDEX facts_aum ON facts (aum);
CREATE INDEX facts_last_contact ON facts (last_contact);
CREATE INDEX facts_class_rank ON facts (class_rank);
CREATE INDEX facts_valid_until ON facts (valid_until);
CREATE TABLE holdings (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    institution TEXT NOT NULL DEFAULT '',
    is_ours INTEGER NOT NULL,
    holding_class TEXT NOT NULL,
    called TEXT NOT NULL DEFAULT '',
    item TEXT NOT NULL DEFAULT '',
    amount INTEGER NOT NULL,
    risk TEXT NOT NULL DEFAULT '',
    start TEXT,
    maturity TEXT,
    as_of TEXT,
    gone_on TEXT
);
CREATE INDEX holdings_client_id ON holdings (client_id);
CREATE INDEX holdings_maturity ON holdings (maturity);
CREATE TABLE members (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    name TEXT NOT NULL DEFAULT '',
    relation TEXT NOT NULL,
    called TEXT NOT NULL DEFAULT '',
    birth_year INTEGER,
    birthday TEXT,
    place TEXT NOT NULL DEFAULT '',
    gone_on TEXT
);
CREATE INDEX members_client_id ON members (client_id);
CREATE TABLE policies (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    client_id INTEGER NOT NULL REFERENCES clients (id),
    kind TEXT NOT NULL,
    called TEXT NOT NULL DEFAULT '',
    insurer TEXT NOT NULL DEFAULT '',
    insured TEXT NOT NULL DEFAULT '',
    repeat INTEGER NOT NULL,
    term TEXT NOT NULL DEFAULT '',
    sum_insured INTEGER,
    premium INTEGER,
    covers_critical_illness INTEGER,
    next_premium_on TEXT,
    gone_on TEXT
);
CREATE INDEX policies_client_id ON policies (client_id);
CREATE TABLE state (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
CREATE VIRTUAL TABLE search USING fts5(
    keys, content='', contentless_delete=1, tokenize='unicode61'
);
"""


def upgrade(database: SqliteDatabase) -> None:
    """Create the tables in an empty vault."""
    for statement in _SCHEMA.split(";"):
        if statement.strip():
            database.execute_sql(statement)
