"""What stands on the days to come: whom each day holds, and what happens on it."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.cadence import Because
from rmdesk.domain.duties import DutyState
from rmdesk.store.duties import StoredDuty, read_duties

_OPEN: Final = f"state = '{DutyState.OPEN.value}'"
_PROMISED: Final = ", ".join(f"'{one.value}'" for one in (Because.PROMISED, Because.OWED))
"""What was promised is a duty of its own, and no keeping in touch."""


def happenings(database: SqliteDatabase, first: date, last: date) -> Iterator[StoredDuty]:
    """What is open and about a day from `first` to `last`, whenever it is to be done. Nothing is
    planned for later than the day it is about."""
    yield from read_duties(
        database,
        f"{_OPEN} AND on_day <= ? AND about BETWEEN ? AND ?",
        last.isoformat(),
        first.isoformat(),
        last.isoformat(),
    )


def planned_by_day(database: SqliteDatabase, first: date, last: date) -> dict[date, set[int]]:
    """Whom each day holds: clients by their ids, what is about nobody by its own, negative.
    Keeping in touch included."""
    span = (first.isoformat(), last.isoformat())
    rows = database.execute_sql(
        f"SELECT on_day, COALESCE(client_id, -id) FROM duties WHERE {_OPEN}"
        " AND on_day BETWEEN ? AND ?"
        " UNION SELECT next_due, client_id FROM facts WHERE next_due BETWEEN ? AND ?"
        f" AND due_because NOT IN ({_PROMISED})",
        (*span, *span),
    )
    found: defaultdict[date, set[int]] = defaultdict(set)
    for day, whose in rows.fetchall():
        found[date.fromisoformat(day)].add(whose)
    return found
