"""What facts are derived from, for many clients at once: one query a kind of record.

`source` names a table of client ids.
"""

from datetime import date, timedelta

from peewee import SqliteDatabase

from rmdesk.domain.cadence import Postponed
from rmdesk.domain.calling.calls import AppointmentState
from rmdesk.domain.facts import Maturity
from rmdesk.domain.file_records import ProspectState
from rmdesk.domain.flows import Flow, Snapshot
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money

RECENT = timedelta(days=90)
"""How far back contacts are counted as recent."""

_DEBTS = ", ".join(f"'{kind.value}'" for kind in HoldingClass if kind.is_liability)


def recent(database: SqliteDatabase, source: str, today: date) -> dict[int, int]:
    """The contacts of the last 90 days of each client who has one."""
    rows = database.execute_sql(
        "SELECT client_id, COUNT(*) FROM contacts"
        f" WHERE client_id IN (SELECT id FROM {source}) AND on_day > ? GROUP BY client_id",
        ((today - RECENT).isoformat(),),
    )
    return dict(rows.fetchall())


def promised(database: SqliteDatabase, source: str) -> dict[int, date]:
    """The earliest open appointment or follow-up of each client who has one.

    A contact on the day of a follow-up, or later, was the follow-up.
    """
    own = f"client_id IN (SELECT id FROM {source})"
    rows = database.execute_sql(
        "SELECT client_id, MIN(on_day) FROM ("
        f"SELECT client_id, on_day FROM appointments WHERE {own}"
        f" AND state = '{AppointmentState.OPEN.value}'"
        f" UNION ALL SELECT client_id, follow_up_on FROM prospects WHERE {own}"
        f" AND state = '{ProspectState.OPEN.value}' AND follow_up_on IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM contacts WHERE contacts.client_id = prospects.client_id"
        " AND contacts.on_day >= follow_up_on)"
        ") GROUP BY client_id"
    )
    return {client_id: date.fromisoformat(day) for client_id, day in rows.fetchall()}


def owed(database: SqliteDatabase, source: str) -> dict[int, date]:
    """The earliest day on which each client who complained or asked was promised an answer."""
    rows = database.execute_sql(
        f"SELECT client_id, MIN(promised_on) FROM feedback WHERE client_id IN"
        f" (SELECT id FROM {source}) AND answered_on IS NULL AND promised_on IS NOT NULL"
        " GROUP BY client_id"
    )
    return {client_id: date.fromisoformat(day) for client_id, day in rows.fetchall()}


def postponed(database: SqliteDatabase, source: str) -> dict[int, Postponed]:
    """How the next contact of each client was put off last."""
    rows = database.execute_sql(
        f"SELECT client_id, planned, to_day, why FROM postponed"
        f" WHERE client_id IN (SELECT id FROM {source}) ORDER BY id"
    )
    return {
        client_id: Postponed(date.fromisoformat(planned), date.fromisoformat(to), why)
        for client_id, planned, to, why in rows.fetchall()
    }


def tags(database: SqliteDatabase, source: str) -> dict[int, list[str]]:
    """The tags of each client who has any."""
    rows = database.execute_sql(
        f"SELECT client_id, tag FROM tags WHERE client_id IN (SELECT id FROM {source}) ORDER BY id"
    )
    found: dict[int, list[str]] = {}
    for client_id, tag in rows.fetchall():
        found.setdefault(client_id, []).append(tag)
    return found


def maturities(database: SqliteDatabase, source: str, today: date) -> dict[int, Maturity]:
    """The next maturity of each client who has one."""
    rows = database.execute_sql(
        "SELECT client_id, maturity, amount FROM holdings"
        f" WHERE client_id IN (SELECT id FROM {source}) AND gone_on IS NULL AND maturity >= ?"
        f" AND holding_class NOT IN ({_DEBTS})",
        (today.isoformat(),),
    )
    # Not a window function: that takes twice as long over a whole book.
    next_ones: dict[int, tuple[str, int]] = {}
    for client_id, day, amount in rows.fetchall():
        known, so_far = next_ones.get(client_id, (day, 0))
        if day <= known:
            next_ones[client_id] = (day, amount + (so_far if day == known else 0))
    return {
        client_id: Maturity(date.fromisoformat(day), Money(amount))
        for client_id, (day, amount) in next_ones.items()
    }


def flows(database: SqliteDatabase, source: str) -> dict[int, Flow]:
    """The change between the last two reports of each balance that has two."""
    rows = database.execute_sql(
        "SELECT client_id, on_day, balance FROM (SELECT client_id, on_day, balance,"
        " ROW_NUMBER() OVER (PARTITION BY client_id ORDER BY on_day DESC, id DESC) AS place"
        f" FROM balances WHERE client_id IN (SELECT id FROM {source}))"
        " WHERE place <= 2 ORDER BY client_id, place DESC"
    )
    reports: dict[int, list[Snapshot]] = {}
    for client_id, day, balance in rows.fetchall():
        kept = Snapshot(date.fromisoformat(day), Money(balance))
        reports.setdefault(client_id, []).append(kept)
    return {client_id: Flow(*two) for client_id, two in reports.items() if len(two) == 2}
