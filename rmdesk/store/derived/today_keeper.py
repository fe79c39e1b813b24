"""Keeps the rows of Today: made by the rule of the trade, one row a client, ready to be read.

Counting how long each was carried over is one update a planned day, not one a client.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.duties import carried_over
from rmdesk.domain.today import Row, TodayPoints, rows
from rmdesk.store.derived.fact_keeper import FactKeeper
from rmdesk.store.duties import DutyShelf, StoredDuty
from rmdesk.store.rows.portions import portions
from rmdesk.store.rows.values import columns
from rmdesk.store.tables.derived import TodayTable
from rmdesk.store.tables.fields import stored_column

_TOUCHED: Final = "temp.touched"


class TodayKeeper:
    """Writes the table of Today."""

    def __init__(self, database: SqliteDatabase, facts: FactKeeper) -> None:
        self._database = database
        self._facts = facts
        self._duties = DutyShelf(database)

    def refresh(
        self,
        clients: Iterable[int],
        *,
        today: date,
        nobody: bool = True,
        tell: Callable[[float], None] | None = None,
    ) -> None:
        """Make the rows of `clients` anew, and with `nobody` those about no client."""
        if nobody:
            self._refresh((), today, nobody=True)
        for some in portions(clients, tell):
            self._refresh(some, today, nobody=False)

    def _refresh(self, clients: Iterable[int], today: date, *, nobody: bool) -> None:
        self._facts.touch(clients)
        self._database.execute_sql(
            f"DELETE FROM today WHERE client_id IN (SELECT id FROM {_TOUCHED})"
        )
        if nobody:
            self._database.execute_sql("DELETE FROM today WHERE client_id IS NULL")
        due = self._duties.due(self._facts.settings, today=today, among=_TOUCHED, nobody=nobody)
        self._store(due, f"client_id IN (SELECT id FROM {_TOUCHED})", today)

    def rebuild(self, *, today: date) -> None:
        """Make every row anew."""
        self._database.execute_sql("DELETE FROM today")
        self._store(self._duties.due(self._facts.settings, today=today), "TRUE", today)

    def roll_over(self, since: date, expired: Iterable[int], *, today: date) -> None:
        """Bring the rows from `since` to `today`: those with something new due, or whose facts time
        has changed, are made anew, of the others only the days carried over are counted."""
        rows = self._database.execute_sql(
            "SELECT client_id FROM facts WHERE next_due > ? AND next_due <= ?"
            " UNION SELECT client_id FROM duties WHERE state = 'open' AND on_day > ?"
            " AND on_day <= ? AND client_id IS NOT NULL",
            (since.isoformat(), today.isoformat()) * 2,
        )
        clients = {row[0] for row in rows.fetchall()} | set(expired)
        self.refresh(clients, today=today)
        self._carry(today)

    def _carry(self, today: date) -> None:
        days, points = self._facts.days, self._facts.settings.today
        planned = self._database.execute_sql("SELECT DISTINCT first_on FROM today").fetchall()
        self._database.execute_sql(
            "CREATE TEMP TABLE IF NOT EXISTS late"
            " (first_on TEXT PRIMARY KEY, carried INTEGER, worth INTEGER)"
        )
        self._database.execute_sql("DELETE FROM temp.late")
        late = [
            (on, carried, worth_of(carried, points))
            for (on,) in planned
            for carried in [carried_over(date.fromisoformat(on), today, days)]
        ]
        self._database.connection().executemany("INSERT INTO temp.late VALUES (?, ?, ?)", late)
        self._database.execute_sql(
            "UPDATE today SET carried = late.carried, score = base + late.worth"
            " FROM temp.late AS late WHERE late.first_on = today.first_on"
            " AND late.carried <> today.carried"
        )

    def _store(self, due: list[StoredDuty], own: str, today: date) -> None:
        settings = self._facts.settings
        classes = self._duties.classes_where(own)
        made = rows(
            (one.duty for one in due),
            classes,
            today=today,
            days=self._facts.days,
            points=settings.today,
        )
        ids = {one.duty.key: one.id for one in due if one.duty.client_id is None}
        table: Any = TodayTable
        names = [name for name in table._meta.sorted_field_names if name != "id"]
        values = [_row(row, ids.get(row.duties[0].key), settings.today) for row in made]
        if not values:
            return
        stored = [
            stored_column(table._meta.fields[name], [row[name] for row in values]) for name in names
        ]
        self._database.connection().executemany(
            f"INSERT INTO today ({columns(table, names)}) VALUES ({', '.join('?' * len(names))})",
            zip(*stored, strict=True),
        )


def worth_of(carried: int, points: TodayPoints) -> int:
    """What being carried over adds."""
    return min(carried * points.a_day, points.carried_most)


def _row(row: Row, duty_id: int | None, points: TodayPoints) -> dict[str, Any]:
    lead = row.duties[0]
    return {
        "client_id": row.client_id,
        "duty_id": duty_id,
        "group": row.group,
        "base": row.score.points - worth_of(row.carried, points),
        "first_on": min(duty.on for duty in row.duties),
        "carried": row.carried,
        "score": row.score.points,
        "lead_kind": lead.kind,
        "lead_subject": lead.subject,
        "lead_about": lead.about,
    }
