"""Keeps the derived facts and search keys of clients beside their sources."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from peewee import SqliteDatabase

from rmdesk.domain.cadence import Because, on_working_day
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.places import Noted, Places, Placing, changes_on, code_of
from rmdesk.domain.clients import Client
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.facts import Facts, Latest, LedgerSum, derive_facts
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.pinyin import Readings
from rmdesk.domain.search_keys import search_keys
from rmdesk.domain.segments import ClientClass
from rmdesk.store.derived import fact_sources as sources
from rmdesk.store.derived.noted import noted_of
from rmdesk.store.figures.place_history import PlaceHistory
from rmdesk.store.rows.portions import portions
from rmdesk.store.rows.values import columns, loading, write_columns
from rmdesk.store.tables.derived import SEARCH, FactsTable
from rmdesk.store.tables.fields import read_column, stored_column
from rmdesk.store.tables.people import ClientTable

if TYPE_CHECKING:
    from rmdesk.store.journal.actions import Action

_COUNTING = ", ".join(f"'{kind.value}'" for kind in HoldingClass if kind.counts)
_RANK = {client_class: rank for rank, client_class in enumerate(ClientClass)}
_FACT_NAMES = [field.name for field in fields(Facts)]
_FACTS = attrgetter(*_FACT_NAMES)
_PLACE_NAMES = [field.name for field in fields(Places) if field.name != "client_id"]
_PLACES = attrgetter(*_PLACE_NAMES)
_TOUCHED = "temp.touched"  # in memory: temp_store says so

Derived = tuple[Facts, Places, str, str]
"""A client's facts, places in the grids, sort name and search keys."""


class FactKeeper:
    """Derives facts from the tables; whoever replaces `settings` or `days` refreshes everyone."""

    def __init__(
        self,
        database: SqliteDatabase,
        *,
        readings: Callable[[], Readings],
        settings: DaySettings,
        days: WorkingDays,
    ) -> None:
        self.settings = settings
        self.days = days
        self._database = database
        self._readings = readings
        self._history = PlaceHistory(database)

    def refresh(
        self, client_ids: Iterable[int], *, today: date, action: "Action | None" = None
    ) -> None:
        """Derive again for `client_ids`; clients that no longer exist lose their facts.

        Within an `action`, boxes that a rule changed are noted by it.
        """
        wanted = list(client_ids)
        (left,) = self._database.execute_sql("SELECT COUNT(*) FROM facts").fetchone()
        with loading(self._database, cast(Any, FactsTable), len(wanted), on_file=left):
            for some in portions(wanted, action.tell_kept if action is not None else None):
                self._refresh(some, today, action)

    def _refresh(self, client_ids: list[int], today: date, action: "Action | None") -> None:
        self.touch(client_ids)
        derived = list(self._derive(_TOUCHED, today))
        if action is not None:
            self._history.note(action, _TOUCHED, [(one[0], one[1]) for one in derived], today=today)
        self._database.execute_sql(f"DELETE FROM facts WHERE client_id IN {_TOUCHED}")
        self._database.execute_sql(f"DELETE FROM {SEARCH} WHERE rowid IN {_TOUCHED}")
        self._store(derived)

    def touch(self, client_ids: Iterable[int]) -> None:
        """Put `client_ids` into the table that one query a kind of record reads."""
        self._database.execute_sql(
            f"CREATE TEMP TABLE IF NOT EXISTS {_TOUCHED} (id INTEGER PRIMARY KEY)"
        )
        self._database.execute_sql(f"DELETE FROM {_TOUCHED}")
        self._database.connection().executemany(
            f"INSERT INTO {_TOUCHED} VALUES (?)", ((client_id,) for client_id in client_ids)
        )

    def refresh_all(self, *, today: date) -> None:
        """Derive again for everyone."""
        rows = self._database.execute_sql("SELECT id FROM clients").fetchall()
        self.refresh([row[0] for row in rows], today=today)

    def refresh_expired(self, *, today: date) -> list[int]:
        """Derive again for those whose facts time alone has changed; returns who they are."""
        expired = self._database.execute_sql(
            "SELECT client_id FROM facts WHERE valid_until <= ?", (today.isoformat(),)
        ).fetchall()
        ids = [row[0] for row in expired]
        if ids:
            self.refresh(ids, today=today)
        return ids

    def follow_days(self) -> None:
        """Put every next contact on the working day that it falls on by the days of now."""
        planned = self._database.execute_sql(
            "SELECT DISTINCT due_planned, due_because FROM facts WHERE due_planned IS NOT NULL"
        ).fetchall()
        moved = [
            (because, day, on_working_day(date.fromisoformat(day), Because(because), self.days))
            for day, because in planned
        ]
        self._database.execute_sql(
            "CREATE TEMP TABLE IF NOT EXISTS replanned"
            " (because TEXT, planned TEXT, on_day TEXT, PRIMARY KEY (because, planned))"
        )
        self._database.execute_sql("DELETE FROM temp.replanned")
        self._database.connection().executemany(
            "INSERT INTO temp.replanned VALUES (?, ?, ?)",
            ((because, day, on.isoformat()) for because, day, on in moved),
        )
        self._database.execute_sql(
            "UPDATE facts SET next_due = new.on_day FROM temp.replanned AS new"
            " WHERE new.because = due_because AND new.planned = due_planned"
            " AND new.on_day <> next_due"
        )

    def noted(self, client_id: ClientId, *, today: date) -> Noted:
        """What one client's places follow from, to say why."""
        found = noted_of(self._database, f"clients WHERE id = {int(client_id)}", today)
        return found.get(client_id) or Noted()

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
                "first": (today - sources.RECENT).isoformat(),
                "before": (before - sources.RECENT).isoformat() if before else None,
            },
        )

    def derive_all(self, *, today: date) -> Iterator[Derived]:
        """What the facts of every client should be, from the sources alone."""
        return self._derive("clients", today)

    def _store(self, derived: list[Derived]) -> None:
        if not derived:
            return
        table: Any = FactsTable
        stored: dict[str, Sequence[Any]] = {}
        for names, values in (
            (_FACT_NAMES, (_FACTS(facts) for facts, _, _, _ in derived)),
            (_PLACE_NAMES, (_PLACES(places) for _, places, _, _ in derived)),
        ):
            for name, column in zip(names, zip(*values, strict=True), strict=True):
                stored[name] = stored_column(table._meta.fields[name], column)
        stored["class_rank"] = [_RANK[facts.client_class] for facts, _, _, _ in derived]
        stored["sort_name"] = [sort_name for _, _, sort_name, _ in derived]
        write_columns(self._database, table, stored)
        self._database.connection().executemany(
            f"INSERT INTO {SEARCH} (rowid, keys) VALUES (?, ?)",
            ((facts.client_id, keys) for facts, _, _, keys in derived),
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
        recent = sources.recent(self._database, source, today)
        promised = sources.promised(self._database, source)
        owed = sources.owed(self._database, source)
        maturities = sources.maturities(self._database, source, today)
        moved = sources.flows(self._database, source)
        put_off = sources.postponed(self._database, source)
        tags = sources.tags(self._database, source)
        noted = noted_of(self._database, source, today)
        classes = self.settings.classes
        placing = Placing(classes, today)
        readings = self._readings()
        for client in self._clients(source):
            own = noted.get(client.id) or Noted()
            last = latest.get(client.id)
            facts = derive_facts(
                client,
                sums.get((client.id, True)),
                sums.get((client.id, False)),
                last,
                promised=promised.get(client.id),
                owed=owed.get(client.id),
                maturity=maturities.get(client.id),
                flow=moved.get(client.id),
                contacts_90=recent.get(client.id, 0),
                postponed=put_off.get(client.id),
                by_hand=code_of(ClientClass, own.hands.get(Grid.CLASS)),
                until=changes_on(
                    client, own, last.on if last else None, settings=classes, today=today
                ),
                days=self.days,
                thresholds=classes.value,
                today=today,
            )
            places = placing.of(client, facts, own)
            keys = search_keys(client, readings, tags.get(client.id, ()))
            yield facts, places, readings.sort_key(client.name), keys

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
