"""The shelves of calls and of what they agreed."""

from datetime import date, datetime, time

from peewee import SqliteDatabase

from rmdesk.domain.calls import Appointment, AppointmentKind, AppointmentState, Call
from rmdesk.domain.spoken_dates import When
from rmdesk.store.shelf import Shelf
from rmdesk.store.tables import AppointmentTable, CallTable


class CallShelf(Shelf[Call]):
    """Every dial of an open book, newest first."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(database, CallTable, Call, CallTable.id.desc())

    def since(self, moment: datetime) -> list[Call]:
        """The calls made at `moment` or later."""
        query = self._table.select().where(self._table.at >= moment).objects(Call)
        return list(query.bind(self._database))

    def on(self, day: date) -> list[Call]:
        """The calls made on `day`."""
        return [call for call in self.since(datetime.combine(day, time())) if call.at.date() == day]


class AppointmentShelf(Shelf[Appointment]):
    """Meetings and call-backs of an open book, the earliest first."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(
            database,
            AppointmentTable,
            Appointment,
            AppointmentTable.on,
            AppointmentTable.at,
            AppointmentTable.id,
        )

    def meetings_after(self, day: date) -> set[When]:
        """When the RM is expected by anybody after `day`."""
        rows = self._database.execute_sql(
            "SELECT on_day, at_time FROM appointments"
            " WHERE kind = ? AND state = ? AND on_day > ? AND at_time IS NOT NULL",
            (AppointmentKind.MEETING.value, AppointmentState.OPEN.value, day.isoformat()),
        )
        return {When(date.fromisoformat(on), time.fromisoformat(at)) for on, at in rows.fetchall()}
