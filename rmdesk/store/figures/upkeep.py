"""Upkeep of the book by class over a span: who was contacted how, and how balances moved."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.contacts import Channel
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass

_CONTACTS: Final = """
SELECT client_class, COUNT(*), COUNT(DISTINCT contacts.client_id),
    SUM(channel = ?), SUM(channel IN (?, ?))
FROM contacts JOIN facts ON facts.client_id = contacts.client_id
    JOIN clients ON clients.id = contacts.client_id
WHERE on_day BETWEEN ? AND ? AND gone_on IS NULL
GROUP BY 1
"""

_BALANCES: Final = """
SELECT client_class, COUNT(*), SUM(latest - before) FROM (
    SELECT client_class,
        (SELECT balance FROM balances WHERE balances.client_id = facts.client_id
            AND on_day < ? ORDER BY on_day DESC, id DESC LIMIT 1) AS before,
        (SELECT balance FROM balances WHERE balances.client_id = facts.client_id
            AND on_day BETWEEN ? AND ? ORDER BY on_day DESC, id DESC LIMIT 1) AS latest
    FROM facts JOIN clients ON clients.id = facts.client_id WHERE gone_on IS NULL
) WHERE before IS NOT NULL AND latest IS NOT NULL
GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class ContactSums:
    """Contacts of a span with the clients of a class: all of them, different `clients`, by
    telephone, and in person (met, or visited)."""

    contacts: int = 0
    clients: int = 0
    telephone: int = 0
    in_person: int = 0


@dataclass(frozen=True, slots=True)
class BalanceMoved:
    """How the reported balances of `clients` moved who have one in the span and one before."""

    clients: int
    by: Money


class UpkeepFigures:
    """Figures of an open book by the class that clients have today; who left is in none."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def contacts(self, first: date, last: date) -> dict[ClientClass, ContactSums]:
        """What was done from `first` to `last`."""
        channels = (Channel.TELEPHONE.value, Channel.MEETING.value, Channel.VISIT.value)
        rows = self._database.execute_sql(
            _CONTACTS, (*channels, first.isoformat(), last.isoformat())
        )
        return {ClientClass(one): ContactSums(*sums) for one, *sums in rows.fetchall()}

    def balances(self, first: date, last: date) -> dict[ClientClass, BalanceMoved]:
        """How balances moved from before `first` to `last`."""
        days = (first.isoformat(), first.isoformat(), last.isoformat())
        rows = self._database.execute_sql(_BALANCES, days)
        return {
            ClientClass(one): BalanceMoved(clients, Money(by))
            for one, clients, by in rows.fetchall()
        }
