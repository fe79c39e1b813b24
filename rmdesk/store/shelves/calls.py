"""The shelves of calls and of what they agreed."""

from datetime import date, datetime, time, timedelta

from peewee import SqliteDatabase

from rmdesk.domain.calling.calls import (
    Appointment,
    AppointmentKind,
    AppointmentState,
    Call,
    Figures,
)
from rmdesk.domain.ids import ContactId
from rmdesk.domain.spoken.dates import When
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.contacts import AppointmentTable, CallTable

_DAY = timedelta(days=1)


class CallShelf(Shelf[Call]):
    """Every dial of an open book, newest first."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(database, CallTable, Call, CallTable.id.desc())

    def since(self, moment: datetime) -> list[Call]:
        """The calls made at `moment` or later."""
        query = self._table.select().where(self._table.at >= moment).objects(Call)
        return list(query.bind(self._database))

    def has_become(self, contact_id: ContactId) -> bool:
        """Whether the contact is what a call came to."""
        query = self._table.select().where(self._table.contact_id == contact_id)
        return bool(query.bind(self._database).exists())

    def recorded_last(self) -> Call | None:
        """The call that was written down last, whatever its hour; None before the first one."""
        newest = self._table.select().order_by(self._table.id.desc()).limit(1).objects(Call)
        return next(iter(newest.bind(self._database)), None)

    def figures_since(self, moment: datetime) -> Figures:
        """What the calls made at `moment` or later came to."""
        return self._figures("at >= ?", moment)

    def figures_on(self, day: date) -> Figures:
        """What the calls made on `day` came to."""
        midnight = datetime.combine(day, time())
        return self._figures("at >= ? AND at < ?", midnight, midnight + _DAY)

    def _figures(self, span: str, *moments: datetime) -> Figures:
        dials, reached, appointments, seconds = self._database.execute_sql(
            "SELECT COUNT(*), TOTAL(is_reached), TOTAL(is_meeting), TOTAL(seconds)"
            f" FROM calls WHERE {span} AND is_dial",
            [CallTable.at.db_value(moment) for moment in moments],
        ).fetchone()
        return Figures(dials, int(reached), int(appointments), int(seconds))


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

    def open_call_backs(self) -> int:
        """How many promises to ring again still stand."""
        (count,) = self._database.execute_sql(
            "SELECT COUNT(*) FROM appointments WHERE kind = ? AND state = ?",
            (AppointmentKind.CALL_BACK.value, AppointmentState.OPEN.value),
        ).fetchone()
        return int(count)

    def meetings_after(self, day: date) -> set[When]:
        """When the RM is expected by anybody after `day`."""
        rows = self._database.execute_sql(
            "SELECT on_day, at_time FROM appointments"
            " WHERE kind = ? AND state = ? AND on_day > ? AND at_time IS NOT NULL",
            (AppointmentKind.MEETING.value, AppointmentState.OPEN.value, day.isoformat()),
        )
        return {When(date.fromisoformat(on), time.fromisoformat(at)) for on, at in rows.fetchall()}
