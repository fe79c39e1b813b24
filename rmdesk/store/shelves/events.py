"""The shelf of events and of those who were invited."""

from datetime import date

from peewee import SqliteDatabase

from rmdesk.domain.duties import Duty, DutyState
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer, Event, Invitation
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.duties import read_duties
from rmdesk.store.rows.reading import values_of
from rmdesk.store.shelves.day import read_event
from rmdesk.store.tables.day import EventTable


class EventShelf:
    """All events of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def all(self) -> list[Event]:
        """Every event, the latest first."""
        order = "TRUE ORDER BY on_day DESC, id DESC"
        return list(values_of(self._database, EventTable, read_event, order))

    def get(self, event_id: int) -> Event:
        """One event; raises LookupError when it does not exist."""
        for event in values_of(self._database, EventTable, read_event, "id = ?", event_id):
            return event
        raise LookupError(event_id)

    def invitations(self, event_id: int) -> list[Invitation]:
        """Everybody invited to an event."""
        rows = self._database.execute_sql(
            "SELECT client_id, answer FROM invitations WHERE event_id = ? ORDER BY id", (event_id,)
        )
        return [
            Invitation(ClientId(client_id), event_id, Answer(code))
            for client_id, code in rows.fetchall()
        ]

    def of_client(self, client_id: ClientId) -> list[tuple[Event, Answer]]:
        """The events a client was invited to, the latest first, and what came of each."""
        rows = self._database.execute_sql(
            "SELECT events.id, name, on_day, tags, is_forum, answer FROM invitations"
            " JOIN events ON events.id = event_id WHERE client_id = ?"
            " ORDER BY on_day DESC, events.id DESC",
            (client_id,),
        )
        return [
            (
                read_event(
                    id=event_id,
                    name=name,
                    on=date.fromisoformat(on),
                    tags=tags,
                    is_forum=bool(is_forum),
                ),
                Answer(code),
            )
            for event_id, name, on, tags, is_forum, code in rows.fetchall()
        ]

    def open_duties(self, event_id: int) -> list[tuple[int, Duty]]:
        """The clients still to be invited, as the duties this is, with their rows."""
        found = read_duties(
            self._database,
            "state = ? AND kind = ? AND subject = ? ORDER BY client_id",
            DutyState.OPEN.value,
            OccasionKind.INVITATION.value,
            event_id,
        )
        return [(int(one.id or 0), one.duty) for one in found]

    def counts(self) -> dict[int, dict[Answer, int]]:
        """How many gave which answer, by event."""
        rows = self._database.execute_sql(
            "SELECT event_id, answer, COUNT(*) FROM invitations GROUP BY event_id, answer"
        )
        found: dict[int, dict[Answer, int]] = {}
        for event_id, code, count in rows.fetchall():
            found.setdefault(event_id, {})[Answer(code)] = count
        return found

    def invitation_id(self, event_id: int, client_id: ClientId) -> int | None:
        """The row of a client's invitation."""
        row = self._database.execute_sql(
            "SELECT id FROM invitations WHERE event_id = ? AND client_id = ?",
            (event_id, client_id),
        ).fetchone()
        return int(row[0]) if row else None
