"""Keeps the derived facts and search keys of clients beside their sources."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.calls import AppointmentState
from rmdesk.domain.clients import Client
from rmdesk.domain.facts import Facts, Latest, LedgerSum, Maturity, derive_facts
from rmdesk.domain.file_records import ProspectState
from rmdesk.domain.flows import Flow, Snapshot
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.pinyin import Readings
from rmdesk.domain.search_keys import search_keys
from rmdesk.domain.segments import ClientClass, Thresholds
from rmdesk.store.fields import read_column, stored_column
from rmdesk.store.rows import columns, loading, write_columns
from rmdesk.store.tables.derived import SEARCH, FactsTable
from rmdesk.store.tables.people import ClientTable

_COUNTING = ", ".join(f"'{kind.value}'" for kind in HoldingClass if kind.counts)
_DEBTS = ", ".join(f"'{kind.value}'" for kind in HoldingClass if kind.is_liability)
_RANK = {client_class: rank for rank, client_class in enumerate(ClientClass)}
_FACT_NAMES = [field.name for field in fields(Facts)]
_FACTS = attrgetter(*_FACT_NAMES)
_RECENT = timedelta(days=90)
_TOUCHED = "temp.touched"  # in memory: temp_store says so

Derived = tuple[Facts, str, str]
"""A client's facts, sort name and search keys."""


class FactKeeper:
    """Derives facts from the tables; `thresholds` may be replaced, then refresh everyone."""

    def __init__(
        self, database: SqliteDatabase, *, readings: Callable[[], Readings], thresholds: Thresholds
    ) -> None:
        self.thresholds = thresholds
        self._database = database
        self._readings = readings

    def refresh(self, client_ids: Iterable[int], *, today: date) -> None:
        """Derive again for `client_ids`; clients that no longer exist lose their facts."""
        self._database.execute_sql(
            f"CREATE TEMP TABLE IF NOT EXISTS {_TOUCHED} (id INTEGER PRIMARY KEY)"
        )
        self._database.execute_sql(f"DELETE FROM {_TOUCHED}")
        self._database.connection().executemany(
            f"INSERT INTO {_TOUCHED} VALUES (?)", ((client_id,) for client_id in client_ids)
        )
        derived = list(self._derive(_TOUCHED, today))
        self._database.execute_sql(f"DELETE FROM facts WHERE client_id IN {_TOUCHED}")
        self._database.execute_sql(f"DELETE FROM {SEARCH} WHERE rowid IN {_TOUCHED}")
        self._store(derived)

    def refresh_all(self, *, today: date) -> None:
        """Derive again for everyone."""
        rows = self._database.execute_sql("SELECT id FROM clients").fetchall()
        self.refresh([row[0] for row in rows], today=today)

    def refresh_expired(self, *, today: date) -> int:
        """Derive again for those whose facts time alone has changed; returns how many."""
        expired = self._database.execute_sql(
            "SELECT client_id FROM facts WHERE valid_until <= ?", (today.isoformat(),)
        ).fetchall()
        if expired:
            self.refresh([row[0] for row in expired], today=today)
        return len(expired)

    def recount(self, before: date | None, *, today: date) -> None:
        """Count the contacts of 90 days again where some have passed since the day `before`;
        everyone's where no such day is known.

        Far cheaper than deriving again: every day some contacts of many clients pass.
        """
        passed = ""
        if before is not None:
            passed = (
                " WHERE client_id IN (SELECT client_id FROM contacts"
                " WHERE on_day > :before AND on_day <= :first)"
            )
        self._database.execute_sql(
            "UPDATE facts SET contacts_90 = (SELECT COUNT(*) FROM contacts"
            f" WHERE contacts.client_id = facts.client_id AND on_day > :first){passed}",
            {
                "first": (today - _RECENT).isoformat(),
                "before": (before - _RECENT).isoformat() if before else None,
            },
        )

    def derive_all(self, *, today: date) -> Iterator[Derived]:
        """What the facts of every client should be, from the sources alone."""
        return self._derive("clients", today)

    def _store(self, derived: list[Derived]) -> None:
        if not derived:
            return
        table: Any = FactsTable
        columns_of = zip(*(_FACTS(facts) for facts, _, _ in derived), strict=True)
        stored = {
            name: stored_column(table._meta.fields[name], column)
            for name, column in zip(_FACT_NAMES, columns_of, strict=True)
        }
        stored["class_rank"] = [_RANK[facts.client_class] for facts, _, _ in derived]
        stored["sort_name"] = [sort_name for _, sort_name, _ in derived]
        (left,) = self._database.execute_sql("SELECT COUNT(*) FROM facts").fetchone()
        with loading(self._database, table, len(derived), on_file=left):
            write_columns(self._database, table, stored)
        self._database.connection().executemany(
            f"INSERT INTO {SEARCH} (rowid, keys) VALUES (?, ?)",
            ((facts.client_id, keys) for facts, _, keys in derived),
        )

    def _derive(self, source: str, today: date) -> Iterator[Derived]:
        """Derive for every id of the table `source`, with one query per kind of record."""
        sums = {
            (client_id, bool(is_ours)): LedgerSum(Money(total), is_itemised=bool(is_itemised))
            for client_id, is_ours, total, is_itemised in self._database.execute_sql(
                "SELECT client_id, is_ours, SUM(amount), MAX(called <> '') FROM holdings"
                f" WHERE client_id IN (SELECT id FROM {source}) AND gone_on IS NULL"
                f" AND holding_class IN ({_COUNTING}) GROUP BY client_id, is_ours"
            )
        }
        latest = {
            client_id: Latest(
                on=date.fromisoformat(on_day),
                next_on=date.fromisoformat(next_on) if next_on else None,
            )
            for client_id, on_day, next_on in self._database.execute_sql(
                f"SELECT source.id, on_day, next_on FROM {source} AS source"
                " JOIN contacts ON contacts.id = (SELECT id FROM contacts"
                " WHERE client_id = source.id ORDER BY on_day DESC, id DESC LIMIT 1)"
            )
        }
        recent = dict(
            self._database.execute_sql(
                "SELECT client_id, COUNT(*) FROM contacts"
                f" WHERE client_id IN (SELECT id FROM {source}) AND on_day > ? GROUP BY client_id",
                ((today - _RECENT).isoformat(),),
            ).fetchall()
        )
        promised = self._promised(source)
        owed = self._owed(source)
        maturities = self._maturities(source, today)
        moved = self._flows(source)
        readings = self._readings()
        for client in self._clients(source):
            facts = derive_facts(
                client,
                sums.get((client.id, True)),
                sums.get((client.id, False)),
                latest.get(client.id),
                promised=promised.get(client.id),
                owed=owed.get(client.id),
                maturity=maturities.get(client.id),
                flow=moved.get(client.id),
                contacts_90=recent.get(client.id, 0),
                thresholds=self.thresholds,
                today=today,
            )
            yield facts, readings.sort_key(client.name), search_keys(client, readings)

    def _promised(self, source: str) -> dict[int, date]:
        """The earliest open appointment or follow-up of each client who has one.

        A contact on the day of a follow-up, or later, was the follow-up.
        """
        own = f"client_id IN (SELECT id FROM {source})"
        rows = self._database.execute_sql(
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

    def _owed(self, source: str) -> dict[int, date]:
        """The earliest day on which each client who complained or asked was promised an answer."""
        rows = self._database.execute_sql(
            f"SELECT client_id, MIN(promised_on) FROM feedback WHERE client_id IN"
            f" (SELECT id FROM {source}) AND answered_on IS NULL AND promised_on IS NOT NULL"
            " GROUP BY client_id"
        )
        return {client_id: date.fromisoformat(day) for client_id, day in rows.fetchall()}

    def _maturities(self, source: str, today: date) -> dict[int, Maturity]:
        """The next maturity of each client who has one."""
        rows = self._database.execute_sql(
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

    def _flows(self, source: str) -> dict[int, Flow]:
        """The change between the last two reports of each balance that has two."""
        rows = self._database.execute_sql(
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

    def _clients(self, source: str) -> Iterator[Client]:
        table: Any = ClientTable
        names = table._meta.sorted_field_names
        rows = self._database.execute_sql(
            f"SELECT {columns(table, names)} FROM clients WHERE id IN (SELECT id FROM {source})"
        ).fetchall()
        values = [
            read_column(table._meta.fields[name], column)
            for name, column in zip(names, zip(*rows, strict=True), strict=False)
        ]
        for row in zip(*values, strict=True):
            yield Client(**dict(zip(names, row, strict=True)))
