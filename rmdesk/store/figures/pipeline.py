"""The deals of a book with what a board shows of their clients: one query for each table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.deals.deal import OPEN_STAGES, Deal
from rmdesk.domain.ids import ClientId, DealId, ProductId
from rmdesk.domain.months import first_of, last_of
from rmdesk.domain.segments import ClientClass
from rmdesk.store.rows.reading import values_of
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.rhythm import DealTable

_OPEN: Final = ", ".join(f"'{stage.value}'" for stage in OPEN_STAGES)

STRANDED: Final = (
    f"(stage IN ({_OPEN})"
    " AND client_id IN (SELECT clients.id FROM clients WHERE clients.gone_on IS NOT NULL))"
)
"""The open deals of clients who left the bank's list: they can never be won. A condition over the
table of deals, as those of `Chosen` are."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which deals: a condition in SQL over their table, and what fills it."""

    where: str
    parameters: tuple[object, ...] = ()


EVERY: Final = Chosen("TRUE")


def of_month(month: date) -> Chosen:
    """Those that count in the month, and the open ones that earlier months left."""
    first, last = first_of(month).isoformat(), last_of(month).isoformat()
    return Chosen(
        f"(month BETWEEN ? AND ? OR (month < ? AND stage IN ({_OPEN})))", (first, last, first)
    )


def open_before(month: date) -> Chosen:
    """The open ones that earlier months left, but for those of clients who left."""
    return Chosen(f"month < ? AND stage IN ({_OPEN}) AND NOT {STRANDED}", (month.isoformat(),))


def stranded_until(month: date) -> Chosen:
    """The open ones of clients who left, of the month and of those before it."""
    return Chosen(f"month <= ? AND {STRANDED}", (last_of(month).isoformat(),))


def of_client(client_id: ClientId) -> Chosen:
    """Those of one client."""
    return Chosen("client_id = ?", (client_id,))


def of_deal(deal_id: DealId) -> Chosen:
    """That of an id, or none."""
    return Chosen("id = ?", (deal_id,))


@dataclass(frozen=True, slots=True)
class Party:
    """Of a client what a deal is judged and ordered by."""

    name: str
    number: str
    birthday: date | None
    risk_tolerance: str
    risk_assessed_on: date | None
    gone_on: date | None
    client_class: ClientClass
    familiarity: Familiarity
    attitude: Attitude | None


class Pipeline:
    """For reading deals by the board."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def deals(self, chosen: Chosen) -> list[Deal]:
        """The deals, in the order of entry."""
        where = f"{chosen.where} ORDER BY id"
        return list(values_of(self._database, DealTable, Deal, where, *chosen.parameters))

    def is_dealt_in(self, product_id: ProductId) -> bool:
        """Whether a deal, open or ended, is about the product."""
        sql = "SELECT 1 FROM deals WHERE product_id = ? LIMIT 1"
        return self._database.execute_sql(sql, (product_id,)).fetchone() is not None

    def parties(self, chosen: Chosen) -> Mapping[ClientId, Party]:
        """The clients of the deals."""
        rows: list[tuple[Any, ...]] = self._database.execute_sql(
            "SELECT id, name, number, birthday, risk_tolerance, risk_assessed_on, gone_on,"
            " facts.client_class, familiarity, attitude"
            " FROM clients JOIN facts ON facts.client_id = clients.id WHERE id IN"
            f" (SELECT client_id FROM deals WHERE {chosen.where})",
            chosen.parameters,
        ).fetchall()
        day = ClientTable._meta.fields["birthday"].python_value
        return {
            ClientId(client_id): Party(
                name,
                number,
                day(birthday),
                tolerance,
                day(assessed_on),
                day(gone_on),
                _CLASSES[client_class],
                _FAMILIARITIES[familiarity],
                _ATTITUDES[attitude],
            )
            for (
                client_id,
                name,
                number,
                birthday,
                tolerance,
                assessed_on,
                gone_on,
                client_class,
                familiarity,
                attitude,
            ) in rows
        }

    def ratings(self, chosen: Chosen) -> Mapping[tuple[ClientId, ProductId], tuple[str, ...]]:
        """How the clients' own lines rate the products of their deals, where they do."""
        rows = self._database.execute_sql(
            "SELECT client_id, product_id, risk FROM holdings"
            " WHERE gone_on IS NULL AND product_id IS NOT NULL AND risk <> '' AND client_id IN"
            f" (SELECT client_id FROM deals WHERE product_id IS NOT NULL AND {chosen.where})",
            chosen.parameters,
        ).fetchall()
        found: dict[tuple[ClientId, ProductId], tuple[str, ...]] = {}
        for client_id, product_id, risk in rows:
            key = ClientId(client_id), ProductId(product_id)
            found[key] = (*found.get(key, ()), risk)
        return found


_CLASSES: Final = {one.value: one for one in ClientClass}
_FAMILIARITIES: Final = {one.value: one for one in Familiarity}
_ATTITUDES: Final[Mapping[str | None, Attitude | None]] = {
    None: None,
    **{one.value: one for one in Attitude},
}
