"""The days of work as the book knows them: one's own, and the years that were imported."""

from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.calendar.holidays import HolidayYear
from rmdesk.domain.calendar.working_days import OwnDay
from rmdesk.store.rows.reading import values_of
from rmdesk.store.tables.day import OwnDayTable


class OwnDayShelf:
    """For reading; what it holds decides on which days one works."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def own(self) -> list[OwnDay]:
        """One's own shifts, days off and leave, by day."""
        return list(values_of(self._database, OwnDayTable, _own_day, "TRUE ORDER BY on_day"))

    def ids_between(self, first: date, last: date) -> list[int]:
        """The rows of one's own days from `first` to `last`."""
        rows = self._database.execute_sql(
            "SELECT id FROM own_days WHERE on_day BETWEEN ? AND ?",
            (first.isoformat(), last.isoformat()),
        )
        return [row[0] for row in rows.fetchall()]

    def imported(self) -> list[HolidayYear]:
        """The years that were imported, the latest import last."""
        rows = self._database.execute_sql("SELECT content FROM holiday_years ORDER BY id")
        return [year for (text,) in rows.fetchall() for year in read_holidays(text).years]


def _own_day(**row: Any) -> OwnDay:
    return OwnDay(row["on"], row["kind"], row["note"])
