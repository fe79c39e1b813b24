"""The calendar grid's cells, for the clients and days that are on the screen."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

from peewee import SqliteDatabase

from rmdesk.domain.birthdays import Birthday, birthdays
from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.duties import DutyState
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.grid import Cell, Duty, GridRow, Mark, Planned, Told, duty_shown
from rmdesk.domain.ids import AppointmentId, ClientId, ContactId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.duties import DutyShelf

_AGREED = ", ".join(f"'{kind.value}'" for kind in (OccasionKind.MEETING, OccasionKind.CALL_BACK))
"""Shown as the appointments that they are."""


class GridShelf:
    """Cells of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def rows(
        self, ids: Iterable[int], first: date, last: date, *, today: date, settings: DaySettings
    ) -> dict[ClientId, GridRow]:
        """The lines of `ids` with their cells from `first` to `last`; deleted clients are missing.

        Duties stand on today and later, except what was agreed and is still open; what is overdue
        is to be done today.
        """
        clients = ", ".join(str(int(client_id)) for client_id in ids)
        span = (first.isoformat(), last.isoformat())
        marks = self._marks(clients, span)
        vain = self._vain_dials(clients, span)
        agreed = self._agreed(clients, span)
        begins = max(first, today)
        duties = self._maturities(clients, begins, last)
        planned = self._planned(clients, begins, last, today, settings)
        kept = self._birthdays_kept(clients, settings)
        heads = self._database.execute_sql(
            "SELECT id, name, last_contact, next_due, birthday FROM clients"
            f" JOIN facts ON client_id = id WHERE id IN ({clients})"
        ).fetchall()
        rows = {}
        for client_id, name, last_contact, next_due, birthday in heads:
            due = date.fromisoformat(next_due) if next_due else None
            plans = planned[client_id]
            if due and begins <= due <= last and not _has_cadence(plans.get(due, ())):
                duties[client_id][due].append((Duty.DUE, ""))
            if begins <= last and (birthday or client_id in kept):
                told = replace(
                    kept.get(client_id, _UNTOLD),
                    born=date.fromisoformat(birthday) if birthday else None,
                )
                for one in birthdays(told, begins, last):
                    duties[client_id][one.on].append((Duty.BIRTHDAY, ""))
            found = marks[client_id], vain[client_id], duties[client_id], agreed[client_id], plans
            rows[ClientId(client_id)] = GridRow(
                name=name,
                cells={
                    day: Cell(
                        tuple(marks[client_id].get(day, ())),
                        vain[client_id].get(day, 0),
                        tuple(duties[client_id].get(day, ())),
                        tuple(agreed[client_id].get(day, ())),
                        tuple(plans.get(day, ())),
                    )
                    for day in set().union(*found)
                },
                last_contact=date.fromisoformat(last_contact) if last_contact else None,
                next_due=due,
            )
        return rows

    def on_day(
        self, ids: Iterable[int], day: date, *, today: date, settings: DaySettings
    ) -> list[tuple[ClientId, GridRow]]:
        """Those of `ids` who have anything on `day`, in their order, each with that cell alone."""
        wanted = list(ids)
        rows = self.rows(wanted, day, day, today=today, settings=settings)
        known = ((ClientId(one), rows.get(ClientId(one))) for one in wanted)
        return [(one, row) for one, row in known if row is not None and row.cells]

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
            "SELECT client_id, on_day, id, channel, gist, topics, promise FROM contacts"
            f" WHERE client_id IN ({clients}) AND on_day BETWEEN ? AND ? ORDER BY id",
            span,
        )
        for client_id, day, contact_id, channel, *said in rows.fetchall():
            mark = Mark(ContactId(contact_id), Channel(channel), *said)
            marks[client_id][date.fromisoformat(day)].append(mark)
        return marks

    def _vain_dials(self, clients: str, span: tuple[str, str]) -> dict[int, dict[date, int]]:
        dials: dict[int, dict[date, int]] = defaultdict(dict)
        rows = self._database.execute_sql(
            "SELECT client_id, substr(at, 1, 10), COUNT(*) FROM calls"
            f" WHERE client_id IN ({clients}) AND substr(at, 1, 10) BETWEEN ? AND ?"
            " AND is_dial AND NOT is_reached GROUP BY 1, 2",
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

    def _planned(
        self, clients: str, first: date, last: date, today: date, settings: DaySettings
    ) -> dict[int, dict[date, list[Planned]]]:
        """What is to be done on each day, with its reason; that somebody is late to be contacted
        is said at the edge."""
        planned: dict[int, dict[date, list[Planned]]] = defaultdict(lambda: defaultdict(list))
        if last < first:
            return planned
        rows = self._database.execute_sql(
            "SELECT client_id, kind, on_day, about, facts FROM duties"
            f" WHERE client_id IN ({clients}) AND state = '{DutyState.OPEN.value}'"
            f" AND kind NOT IN ({_AGREED}) AND +on_day <= ? ORDER BY on_day, id",
            (last.isoformat(),),
        )
        for client_id, code, day, about, facts in rows.fetchall():
            on = max(date.fromisoformat(day), today)
            if first <= on:
                kind = OccasionKind(code)
                planned[client_id][on].append(Planned(duty_shown(kind), Told(kind, about, facts)))
        for duty in DutyShelf(self._database).in_touch(settings, clients, first, last):
            if duty.client_id is not None:
                planned[duty.client_id][duty.on].append(Planned(Duty.DUE, duty.reason))
        return planned

    def _birthdays_kept(self, clients: str, settings: DaySettings) -> dict[int, Birthday]:
        """What was told of birthdays besides the day of birth."""
        rows = self._database.execute_sql(
            f"SELECT client_id, field, value FROM details WHERE client_id IN ({clients})"
            " AND field IN ('lunar_birthday', 'birthday_kept')"
        )
        told: dict[int, dict[str, str]] = defaultdict(dict)
        for client_id, field, value in rows.fetchall():
            told[client_id][field] = value
        return {
            client_id: Birthday(
                lunar=words.get("lunar_birthday", ""),
                kept=next((one for one in BirthdayKept if one == words.get("birthday_kept")), None),
                also_in_leap_month=settings.also_in_leap_month,
            )
            for client_id, words in told.items()
        }


_UNTOLD = Birthday()


def _has_cadence(planned: Iterable[Planned]) -> bool:
    return any(one.sign is Duty.DUE for one in planned)
