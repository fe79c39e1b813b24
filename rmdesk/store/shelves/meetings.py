"""The shelf of meetings, and of the meetings agreed that nobody has prepared yet."""

from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.ids import AppointmentId, ClientId, ContactId
from rmdesk.domain.meetings.meeting import Meeting
from rmdesk.store.rows.reading import values_of
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.contacts import AppointmentTable
from rmdesk.store.tables.rhythm import MeetingTable

_OPEN = "held_on IS NULL AND called_off_on IS NULL"


class MeetingShelf(Shelf[Meeting]):
    """Meetings, the latest first; of the whole book by one statement each."""

    def __init__(self, database: SqliteDatabase) -> None:
        table: Any = MeetingTable
        super().__init__(database, MeetingTable, Meeting, table.on.desc(), table.id.desc())

    def since(self, day: date) -> list[Meeting]:
        """Every one that is open, and those held or called off from `day` on."""
        condition = f"({_OPEN}) OR on_day >= ? ORDER BY on_day, id"
        return list(values_of(self._database, MeetingTable, Meeting, condition, day.isoformat()))

    def open_of(self, appointment_id: AppointmentId) -> Meeting | None:
        """The open one that an appointment was prepared as."""
        condition = f"appointment_id = ? AND {_OPEN}"
        found = values_of(self._database, MeetingTable, Meeting, condition, appointment_id)
        return next(found, None)

    def agreed(self) -> list[Appointment]:
        """The meetings of the whole book that stand agreed, the earliest first."""
        condition = "kind = ? AND state = ? ORDER BY on_day, at_time, id"
        told = (AppointmentKind.MEETING.value, AppointmentState.OPEN.value)
        return list(values_of(self._database, AppointmentTable, Appointment, condition, *told))

    def appointments_of_open(self) -> dict[AppointmentId, Appointment]:
        """What became of the appointments of meetings that are open."""
        condition = f"id IN (SELECT appointment_id FROM meetings WHERE {_OPEN})"
        found = values_of(self._database, AppointmentTable, Appointment, condition)
        return {one.id: one for one in found}

    def contacts_of(self, client_id: ClientId) -> set[ContactId]:
        """The marks in the grid that meetings of a client stand for already."""
        rows = self._database.execute_sql(
            "SELECT contact_id FROM meetings WHERE client_id = ? AND contact_id IS NOT NULL",
            (client_id,),
        )
        return {ContactId(row[0]) for row in rows.fetchall()}
