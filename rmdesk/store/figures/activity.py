"""What activity is counted by: deals that were won, who is in care, who was contacted when."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from peewee import SqliteDatabase

from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.file.choices import ServiceRelationship
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.activity import ClosedDeal, InCare
from rmdesk.domain.segments import ClientClass

_OF_SERVICE: Final = (
    "SELECT client_id FROM details JOIN clients ON clients.id = client_id"
    " WHERE gone_on IS NULL AND field = 'service' AND value <> ''"
)
"""The clients of whom somebody said whether there is a service relationship."""


class LastContact(NamedTuple):
    """So many clients of a class who wish the same and were contacted last on the same day."""

    client_class: ClientClass
    wished_days: int | None
    last_contact: date | None
    clients: int


class ActivityFigures:
    """Figures of an open book; of clients who left the bank's list only their closed deals."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def closed(self, first: date, last: date) -> list[ClosedDeal]:
        """The deals that were closed in a span, both days included, whoever left since."""
        rows = self._database.execute_sql(
            "SELECT deals.client_id, metric, closed_on, pieces, deals.amount,"
            " clients.gone_on IS NOT NULL"
            " FROM deals JOIN clients ON clients.id = deals.client_id"
            " WHERE stage = ? AND closed_on BETWEEN ? AND ? ORDER BY closed_on, deals.id",
            (Stage.CLOSED.value, first.isoformat(), last.isoformat()),
        )
        return [
            ClosedDeal(
                client_id=ClientId(client_id),
                metric=metric,
                on=date.fromisoformat(on),
                pieces=pieces,
                amount=None if amount is None else Money(amount),
                has_left=bool(has_left),
            )
            for client_id, metric, on, pieces, amount, has_left in rows.fetchall()
        ]

    def in_care(self) -> tuple[InCare, frozenset[ClientId]]:
        """Of the whole book, and who is in care: whoever is invited is not yet."""
        yes = frozenset(
            ClientId(row[0])
            for row in self._database.execute_sql(
                f"{_OF_SERVICE} AND value = ?", (ServiceRelationship.ESTABLISHED.value,)
            ).fetchall()
        )
        (said,) = self._database.execute_sql(f"SELECT COUNT(*) FROM ({_OF_SERVICE})").fetchone()
        (book,) = self._database.execute_sql(
            "SELECT COUNT(*) FROM clients WHERE gone_on IS NULL"
        ).fetchone()
        return InCare(len(yes), said - len(yes), book - said), yes

    def last_contacts(self) -> Iterator[LastContact]:
        """The clients of the book by class, wish and day of the last contact."""
        rows = self._database.execute_sql(
            "SELECT client_class, wished_days, last_contact, COUNT(*)"
            " FROM facts JOIN clients ON clients.id = client_id"
            " WHERE gone_on IS NULL GROUP BY 1, 2, 3"
        )
        for client_class, wished, last, count in rows.fetchall():
            yield LastContact(
                ClientClass(client_class), wished, date.fromisoformat(last) if last else None, count
            )

    def contacted(self) -> Iterator[tuple[ClientId, LastContact]]:
        """The same, client by client, in the order in which they were contacted last."""
        rows = self._database.execute_sql(
            "SELECT client_id, client_class, wished_days, last_contact"
            " FROM facts JOIN clients ON clients.id = client_id"
            " WHERE gone_on IS NULL ORDER BY last_contact, client_id"
        )
        for client_id, client_class, wished, last in rows.fetchall():
            day = date.fromisoformat(last) if last else None
            yield ClientId(client_id), LastContact(ClientClass(client_class), wished, day, 1)
