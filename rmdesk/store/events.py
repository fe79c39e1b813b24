"""The shelf of events and of those who were invited."""

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer, Event, Invitation
from rmdesk.store.day_shelves import read_event
from rmdesk.store.reading import values_of
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

    def invitation_id(self, event_id: int, client_id: ClientId) -> int | None:
        """The row of a client's invitation."""
        row = self._database.execute_sql(
            "SELECT id FROM invitations WHERE event_id = ? AND client_id = ?",
            (event_id, client_id),
        ).fetchone()
        return int(row[0]) if row else None
