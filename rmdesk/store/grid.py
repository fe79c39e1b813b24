"""The calendar grid's cells, for the clients and days that are on the screen."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time

from peewee import SqliteDatabase

from rmdesk.domain.calls import Appointment, AppointmentKind, AppointmentState, Outcome
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Cell, Duty, GridRow, Mark
from rmdesk.domain.ids import AppointmentId, ClientId, ContactId

_VAIN = ", ".join(
    f"'{outcome.value}'" for outcome in Outcome if outcome.is_dial and not outcome.is_reached
)


class GridShelf:
    """Cells of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def rows(
        self, ids: Iterable[int], first: date, last: date, *, today: date
    ) -> dict[ClientId, GridRow]:
        """The lines of `ids` with their cells from `first` to `last`; deleted clients are missing.

        Duties stand on today and later, except what was agreed and is still open.
        """
        clients = ", ".join(str(int(client_id)) for client_id in ids)
        span = (first.isoformat(), last.isoformat())
        marks = self._marks(clients, span)
        vain = self._vain_dials(clients, span)
        agreed = self._agreed(clients, span)
        duties = self._maturities(clients, max(first, today), last)
        heads = self._database.execute_sql(
            "SELECT id, name, last_contact, next_due, birthday FROM clients"
            f" JOIN facts ON client_id = id WHERE id IN ({clients})"
        ).fetchall()
        rows = {}
        for client_id, name, last_contact, next_due, birthday in heads:
            due = date.fromisoformat(next_due) if next_due else None
            if due and max(first, today) <= due <= last:
                duties[client_id][due].append((Duty.DUE, ""))
            for day in _birthdays(birthday, max(first, today), last):
                duties[client_id][day].append((Duty.BIRTHDAY, ""))
            found = marks[client_id], vain[client_id], duties[client_id], agreed[client_id]
            rows[ClientId(client_id)] = GridRow(
                name=name,
                cells={
                    day: Cell(
                        tuple(marks[client_id].get(day, ())),
                        vain[client_id].get(day, 0),
                        tuple(duties[client_id].get(day, ())),
                        tuple(agreed[client_id].get(day, ())),
                    )
                    for day in set().union(*found)
                },
                last_contact=date.fromisoformat(last_contact) if last_contact else None,
                next_due=due,
            )
        return rows

    def contacts_per_day(self, first: date, last: date) -> dict[date, tuple[int, int]]:
        """Telephone contacts and all contacts of the whole book on each day that has any."""
        rows = self._database.execute_sql(
            "SELECT on_day, calls, contacts FROM contact_days"
            " WHERE on_day BETWEEN ? AND ? AND contacts > 0",
            (first.isoformat(), last.isoformat()),
        )
        return {date.fromisoformat(day): (calls, every) for day, calls, every in rows.fetchall()}

    def _marks(self, clients: str, span: tuple[str, str]) -> dict[int, dict[date, list[Mark]]]:
        marks: dict[int, dict[date, list[Mark]]] = defaultdict(lambda: defaultdict(list))
        rows = self._database.execute_sql(
            "SELECT client_id, on_day, id, channel, gist FROM contacts"
            f" WHERE client_id IN ({clients}) AND on_day BETWEEN ? AND ? ORDER BY id",
            span,
        )
        for client_id, day, contact_id, channel, gist in rows.fetchall():
            mark = Mark(ContactId(contact_id), Channel(channel), gist)
            marks[client_id][date.fromisoformat(day)].append(mark)
        return marks

    def _vain_dials(self, clients: str, span: tuple[str, str]) -> dict[int, dict[date, int]]:
        dials: dict[int, dict[date, int]] = defaultdict(dict)
        rows = self._database.execute_sql(
            "SELECT client_id, substr(at, 1, 10), COUNT(*) FROM calls"
            f" WHERE client_id IN ({clients}) AND substr(at, 1, 10) BETWEEN ? AND ?"
            f" AND outcome IN ({_VAIN}) GROUP BY 1, 2",
            span,
        )
        for client_id, day, count in rows.fetchall():
            dials[client_id][date.fromisoformat(day)] = count
        return dials

    def _agreed(
        self, clients: str, span: tuple[str, str]
    ) -> dict[int, dict[date, list[Appointment]]]:
        agreed: dict[int, dict[date, list[Appointment]]] = defaultdict(lambda: defaultdict(list))
        rows = self._database.execute_sql(
            "SELECT id, client_id, kind, on_day, at_time, note FROM appointments"
            f" WHERE client_id IN ({clients}) AND state = ? AND on_day BETWEEN ? AND ?"
            " ORDER BY at_time, id",
            (AppointmentState.OPEN.value, *span),
        )
        for number, client_id, kind, day, hour, note in rows.fetchall():
            appointment = Appointment(
                id=AppointmentId(number),
                client_id=ClientId(client_id),
                kind=AppointmentKind(kind),
                on=date.fromisoformat(day),
                at=time.fromisoformat(hour) if hour else None,
                note=note,
            )
            agreed[client_id][appointment.on].append(appointment)
        return agreed

    def _maturities(
        self, clients: str, first: date, last: date
    ) -> dict[int, dict[date, list[tuple[Duty, str]]]]:
        duties: dict[int, dict[date, list[tuple[Duty, str]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        rows = self._database.execute_sql(
            "SELECT client_id, maturity, item FROM holdings"
            f" WHERE client_id IN ({clients}) AND maturity BETWEEN ? AND ? AND gone_on IS NULL"
            " ORDER BY amount DESC, id",
            (first.isoformat(), last.isoformat()),
        )
        for client_id, day, item in rows.fetchall():
            duties[client_id][date.fromisoformat(day)].append((Duty.MATURITY, item))
        return duties


def _birthdays(birthday: str | None, first: date, last: date) -> list[date]:
    """The birthdays from `first` to `last`; 29 February is kept on 1 March in a common year."""
    if birthday is None:
        return []
    born = date.fromisoformat(birthday)
    days = []
    for year in range(first.year, last.year + 1):
        try:
            day = born.replace(year=year)
        except ValueError:
            day = date(year, 3, 1)
        if first <= day <= last:
            days.append(day)
    return days
