"""The shelf of consents, and what holds of many clients at once."""

from collections.abc import Iterable
from datetime import date

from peewee import SqliteDatabase

from rmdesk.domain.consents import Consent, ConsentChannel, Permissions, permissions
from rmdesk.domain.ids import ClientId, ConsentId
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.people import ConsentTable


class ConsentShelf(Shelf[Consent]):
    """Every answer of every client, the newest first."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(
            database, ConsentTable, Consent, ConsentTable.on.desc(), ConsentTable.id.desc()
        )

    def held(self, ids: Iterable[int]) -> dict[ClientId, Permissions]:
        """What those of `ids` allow who ever answered, or must not be called; without sources."""
        wanted = ", ".join(str(int(client_id)) for client_id in ids)
        rows = self._database.execute_sql(
            "SELECT id, client_id, channel, is_given, on_day FROM consents"
            f" WHERE client_id IN ({wanted})"
        ).fetchall()
        answers: dict[ClientId, list[Consent]] = {}
        for consent_id, client_id, channel, is_given, on_day in rows:
            consent = Consent(
                id=ConsentId(consent_id),
                client_id=ClientId(client_id),
                channel=ConsentChannel(channel),
                is_given=bool(is_given),
                on=date.fromisoformat(on_day),
            )
            answers.setdefault(consent.client_id, []).append(consent)
        silent = self._database.execute_sql(
            f"SELECT id FROM clients WHERE id IN ({wanted}) AND do_not_call"
        )
        not_called = {ClientId(row[0]) for row in silent.fetchall()}
        return {
            client_id: permissions(answers.get(client_id, ()), do_not_call=client_id in not_called)
            for client_id in answers.keys() | not_called
        }
