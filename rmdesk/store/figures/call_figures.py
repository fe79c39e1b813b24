"""Sums over the calls of a span of time, by what one asks about them.

What an outcome counts as stands with each call: no code of an outcome is looked at here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from peewee import SqliteDatabase

from rmdesk.domain.call_figures import ObjectionTally, Tally
from rmdesk.domain.segments import ClientClass
from rmdesk.store.tables.contacts import CallTable, ObjectionTable

_SUMS = (
    "COUNT(*), SUM(is_dial), SUM(is_reached), SUM(is_meeting), SUM(is_dial * seconds),"
    " SUM(is_dial AND seconds > 0)"
)


class Axis(StrEnum):
    """By what calls are told apart."""

    DAY = "day"
    HOUR = "hour"
    SCRIPT = "script"
    OUTCOME = "outcome"


_EVERY_AXIS = " UNION ALL ".join(
    f"SELECT '{axis}', {axis}, '', {_SUMS} FROM span GROUP BY 2" for axis in Axis
)
# The file is read once: every axis after the first sums up what lies in memory.
_BY_ALL = f"""
WITH span AS MATERIALIZED (
    SELECT substr(at, 1, 10) AS day, substr(at, 12, 2) AS hour, script, outcome,
        (SELECT client_class FROM facts WHERE facts.client_id = calls.client_id) AS class,
        is_dial, is_reached, is_meeting, seconds
    FROM calls WHERE at >= ? AND at < ?
)
{_EVERY_AXIS}
UNION ALL SELECT 'class', class, hour, {_SUMS} FROM span WHERE class IS NOT NULL GROUP BY 2, 3
"""


@dataclass(frozen=True, slots=True)
class Sums:
    """The calls of a span by every axis: ISO days, hours of two figures, ids of scripts and codes
    of outcomes; and by the class that the clients have today, and the hour."""

    by: Mapping[Axis, Mapping[str, Tally]]
    by_class: Mapping[ClientClass, Mapping[int, Tally]]


class CallFigureShelf:
    """Figures of the calls from `since` on, until before `until`."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def sums(self, since: datetime, until: datetime) -> Sums:
        """The calls by everything one asks about them."""
        by: dict[Axis, dict[str, Tally]] = {axis: {} for axis in Axis}
        by_class: dict[ClientClass, dict[int, Tally]] = {}
        rows = self._database.execute_sql(_BY_ALL, _moments(since, until))
        for axis, key, hour, *sums in rows.fetchall():
            if axis == "class":
                by_class.setdefault(ClientClass(key), {})[int(hour)] = _tally(*sums)
            else:
                by[Axis(axis)][key] = _tally(*sums)
        return Sums(by, by_class)

    def timed_contacts(self, since: datetime, until: datetime) -> int:
        """How many contacts came out of a call whose length is known."""
        (count,) = self._database.execute_sql(
            "SELECT COUNT(DISTINCT contact_id) FROM calls"
            " WHERE at >= ? AND at < ? AND is_dial AND seconds > 0",
            _moments(since, until),
        ).fetchone()
        return int(count)

    def objections(self, since: datetime, until: datetime) -> list[ObjectionTally]:
        """The objections that were answered, by kind and script, the most frequent first."""
        rows = self._database.execute_sql(
            "SELECT kind, objections.script, COUNT(*), COUNT(DISTINCT calls.id),"
            " COUNT(DISTINCT CASE WHEN is_meeting THEN calls.id END)"
            " FROM objections LEFT JOIN calls ON calls.id = call_id"
            " WHERE objections.at >= ? AND objections.at < ?"
            " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2",
            [ObjectionTable.at.db_value(moment) for moment in (since, until)],
        )
        return [
            ObjectionTally(kind=kind, script=script, times=times, calls=calls, meetings=meetings)
            for kind, script, times, calls, meetings in rows.fetchall()
        ]


def _moments(since: datetime, until: datetime) -> list[str | None]:
    return [CallTable.at.db_value(moment) for moment in (since, until)]


def _tally(calls: int, dials: int, reached: int, meetings: int, seconds: int, timed: int) -> Tally:
    return Tally(
        calls=calls,
        dials=dials,
        reached=reached,
        meetings=meetings,
        seconds=seconds,
        timed=timed,
    )
