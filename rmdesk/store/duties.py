"""The shelf of duties: what is planned for which day, that of keeping in touch included."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.cadence import Because, NextContact, Rhythm
from rmdesk.domain.day_settings import DaySettings
from rmdesk.domain.duties import Duty, DutyState, cadence_duty
from rmdesk.domain.ids import ClientId, DutyId
from rmdesk.domain.occasions.facts_text import plain_facts, read_facts
from rmdesk.domain.occasions.kinds import Key, Occasion, OccasionKind
from rmdesk.domain.segments import ClientClass
from rmdesk.store.rows.reading import values_of
from rmdesk.store.tables.day import DutyTable

_NO_CADENCE: Final = ", ".join(f"'{one.value}'" for one in (Because.PROMISED, Because.OWED))
"""What was promised is a duty of its own."""


@dataclass(frozen=True, slots=True)
class StoredDuty:
    """A duty and the id of its row; None for keeping in touch, which has none.

    `is_promised`: the client expects it on that day, although it is of a kind that may shift.
    """

    id: DutyId | None
    duty: Duty
    is_promised: bool = False


def duty_values(duty: Duty) -> dict[str, object]:
    """A new duty as its row."""
    return {
        "client_id": duty.client_id,
        "kind": duty.kind,
        "subject": duty.subject,
        "about": duty.about,
        "on": duty.on,
        "first_on": duty.first_on,
        "at": duty.at,
        "facts": json.dumps(plain_facts(duty.reason.facts), ensure_ascii=False),
        "state": duty.state,
        "settled_on": duty.settled_on,
        "why": duty.why,
    }


def read_duties(
    database: SqliteDatabase, condition: str, *parameters: object
) -> Iterator[StoredDuty]:
    """The duties of the table that `condition` holds for."""
    yield from values_of(database, DutyTable, _stored, condition, *parameters)


def _stored(**values: Any) -> StoredDuty:
    row_id, facts = DutyId(values.pop("id")), values.pop("facts")
    occasion = Occasion(
        kind=values["kind"],
        client_id=values["client_id"],
        on=values["about"],
        facts=read_facts(json.loads(facts)) if facts else {},
    )
    return StoredDuty(row_id, Duty(reason=occasion.reason, **values))


class DutyShelf:
    """All duties of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def of(self, client_id: ClientId) -> list[StoredDuty]:
        """Every duty of a client but keeping in touch, settled ones included, by day."""
        found = read_duties(self._database, "client_id = ? ORDER BY on_day, id", client_id)
        return list(found)

    def due(
        self, settings: DaySettings, *, today: date, among: str = "", nobody: bool = True
    ) -> list[StoredDuty]:
        """What is due on `today`; `among` names a table of client ids to look at alone.

        With `nobody`, what is about no client is among it.
        """
        return self.planned(settings, last=today, among=among, nobody=nobody)

    def planned_after(self, settings: DaySettings, day: date, last: date) -> list[StoredDuty]:
        """What is open and planned for the days after `day` up to `last`."""
        found = read_duties(
            self._database,
            f"state = '{DutyState.OPEN.value}' AND on_day > ? AND on_day <= ?",
            day.isoformat(),
            last.isoformat(),
        )
        own = f"next_due > '{day.isoformat()}'"
        return [*found, *self._cadence(settings, own, last)]

    def planned(
        self, settings: DaySettings, *, last: date, among: str = "", nobody: bool = True
    ) -> list[StoredDuty]:
        """What is open and planned for a day up to `last`."""
        own = f"client_id IN (SELECT id FROM {among})" if among else "client_id IS NOT NULL"
        # Of few clients by their ids, of all by the day: without a word SQLite takes the day.
        day = "+" if among else ""
        is_open = f"state = '{DutyState.OPEN.value}'"
        until = last.isoformat()
        found = list(
            read_duties(self._database, f"{own} AND {is_open} AND {day}on_day <= ?", until)
        )
        if nobody:
            of_nobody = f"client_id IS NULL AND {is_open} AND on_day <= ?"
            found += read_duties(self._database, of_nobody, until)
        return [*found, *self._cadence(settings, own, last, day=day)]

    def in_touch(
        self, settings: DaySettings, clients: str, first: date, last: date
    ) -> Iterator[Duty]:
        """Keeping in touch, planned from `first` to `last`, of `clients`: their ids with commas."""
        own = f"client_id IN ({clients}) AND next_due >= '{first.isoformat()}'"
        for stored in self._cadence(settings, own, last, day="+"):
            yield stored.duty

    def find(self, settings: DaySettings, key: Key) -> StoredDuty:
        """The duty of a key; raises LookupError when there is none."""
        if key.kind is OccasionKind.CADENCE and key.client_id is not None:
            own = f"client_id = {int(key.client_id)}"
            for stored in self._cadence(settings, own, date.max):
                if stored.duty.key == key:
                    return stored
            raise LookupError(key)
        condition = "COALESCE(client_id, 0) = ? AND kind = ? AND subject = ? AND about = ?"
        values = (key.client_id or 0, key.kind.value, key.subject, key.on.isoformat())
        for stored in read_duties(self._database, condition, *values):
            return stored
        raise LookupError(key)

    def is_known(self, key: Key) -> bool:
        """Whether an occasion has made a duty, whatever became of it."""
        row = self._database.execute_sql(
            "SELECT 1 FROM duties WHERE COALESCE(client_id, 0) = ? AND kind = ? AND subject = ?"
            " AND about = ?",
            (key.client_id or 0, key.kind.value, key.subject, key.on.isoformat()),
        ).fetchone()
        return row is not None

    def open_of(self, kind: OccasionKind, client_id: ClientId | None) -> list[tuple[int, Duty]]:
        """The open duties of a kind with their rows, of a client or about nobody."""
        found = read_duties(
            self._database,
            "client_id IS ? AND state = ? AND kind = ?",
            client_id,
            DutyState.OPEN.value,
            kind.value,
        )
        return [(int(one.id or 0), one.duty) for one in found]

    def by_client(self, kind: OccasionKind, subject: int, about: date) -> dict[ClientId, int]:
        """The rows of the duties of one occasion that are about clients, whatever their state."""
        rows = self._database.execute_sql(
            "SELECT client_id, id FROM duties WHERE kind = ? AND subject = ? AND about = ?"
            " AND client_id IS NOT NULL",
            (kind.value, subject, about.isoformat()),
        )
        return dict(rows.fetchall())

    def open_between(self, first: date, last: date) -> list[Duty]:
        """What is open and planned from `first` to `last`, but for keeping in touch."""
        found = read_duties(
            self._database,
            f"state = '{DutyState.OPEN.value}' AND on_day BETWEEN ? AND ?",
            first.isoformat(),
            last.isoformat(),
        )
        return [one.duty for one in found]

    def with_hours(self, first: date, last: date) -> list[Duty]:
        """What is open, has an hour and is planned from `first` to `last`, by day and hour."""
        found = read_duties(
            self._database,
            f"state = '{DutyState.OPEN.value}' AND at_time IS NOT NULL AND on_day BETWEEN ? AND ?"
            " ORDER BY about, at_time, id",
            first.isoformat(),
            last.isoformat(),
        )
        return [one.duty for one in found]

    def classes_where(self, own: str) -> dict[ClientId, ClientClass]:
        """The class of each client whose facts the condition `own` holds for."""
        rows = self._database.execute_sql(f"SELECT client_id, client_class FROM facts WHERE {own}")
        codes = {code.value: code for code in ClientClass}
        return {client_id: codes[code] for client_id, code in rows.fetchall()}

    def _cadence(
        self, settings: DaySettings, own: str, last: date, *, day: str = ""
    ) -> Iterator[StoredDuty]:
        """Keeping in touch, as the facts have it; what was promised has a duty of its own."""
        thresholds = settings.classes.value
        rows = self._database.execute_sql(
            "SELECT client_id, next_due, due_because, due_planned, last_contact, client_class,"
            " wished_days FROM facts JOIN clients ON clients.id = client_id"
            f" WHERE {day}next_due <= ? AND due_because NOT IN ({_NO_CADENCE}) AND {own}",
            (last.isoformat(),),
        )
        for client_id, on, because, planned, latest, client_class, wished in rows.fetchall():
            planned_on = date.fromisoformat(planned)
            rhythm = Rhythm(
                known_since=planned_on,
                frequency=thresholds.days(ClientClass(client_class)),
                last_contact=date.fromisoformat(latest) if latest else None,
                wished_days=wished,
            )
            due = NextContact(date.fromisoformat(on), planned_on, Because(because), rhythm)
            is_promised = due.because.is_promise
            yield StoredDuty(None, cadence_duty(client_id, due), is_promised=is_promised)
