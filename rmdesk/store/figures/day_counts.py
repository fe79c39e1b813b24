"""What a day counts that no shelf does: calls whose length is known, dates still to come."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.store.tables.contacts import CallTable

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DayCounts:
    """`timed` telephone contacts came out of a call whose length is known; `meetings` and visits
    of the day are still open."""

    timed: int
    meetings: int


def day_counts(database: SqliteDatabase, on: date) -> DayCounts:
    """What the day `on` counts."""
    midnight = datetime.combine(on, time())
    span = [CallTable.at.db_value(moment) for moment in (midnight, midnight + _DAY)]
    timed = database.execute_sql(
        "SELECT COUNT(DISTINCT contacts.id) FROM calls JOIN contacts ON contacts.id = contact_id"
        " WHERE at >= ? AND at < ? AND seconds > 0 AND on_day = ? AND channel = ?",
        (*span, on.isoformat(), Channel.TELEPHONE.value),
    ).fetchone()[0]
    meetings = database.execute_sql(
        "SELECT (SELECT COUNT(*) FROM appointments WHERE on_day = ? AND kind = ? AND state = ?)"
        " + (SELECT COUNT(*) FROM visits WHERE on_day = ? AND settled_on IS NULL)",
        (
            *(on.isoformat(), AppointmentKind.MEETING.value, AppointmentState.OPEN.value),
            on.isoformat(),
        ),
    ).fetchone()[0]
    return DayCounts(int(timed), int(meetings))
