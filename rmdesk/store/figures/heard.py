"""What was heard from clients, read over the whole book: what is open, who was brought by whom."""

from collections.abc import Callable
from typing import Any, TypeVar

from peewee import SqliteDatabase

from rmdesk.domain.file_records import (
    Feedback,
    Prospect,
    ProspectState,
    Referral,
    ReferralAsk,
    Wish,
)
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.file import (
    FeedbackTable,
    ProspectTable,
    ReferralAskTable,
    ReferralTable,
    WishTable,
)
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.store.tables.table import Table

T = TypeVar("T")


class OpenShelf(Shelf[T]):
    """Records that are open until they are settled, answered or closed; `is_open` says which."""

    def __init__(
        self,
        database: SqliteDatabase,
        table: type[Table],
        value: Callable[..., T],
        *order: Any,
        is_open: Any,
    ) -> None:
        super().__init__(database, table, value, *order)
        self._is_open = is_open

    def open_ones(self) -> list[T]:
        """What is open of every client in the book, in the shelf's order."""
        query = self._table.select().where(self._is_open).order_by(*self._order)
        return list(query.objects(self._value).bind(self._database))


class ReferralShelf(Shelf[Referral]):
    """Who brought whom, from either side."""

    def __init__(self, database: SqliteDatabase) -> None:
        super().__init__(
            database, ReferralTable, Referral, ReferralTable.on.desc(), ReferralTable.id.desc()
        )

    def bringing(self, client_id: ClientId) -> list[Referral]:
        """The entries by which this client was brought: one, or none; two after a merge."""
        query = (
            self._table.select()
            .where(self._table.other_id == client_id)
            .order_by(*self._order)
            .objects(Referral)
        )
        return list(query.bind(self._database))


def wishes(database: SqliteDatabase) -> OpenShelf[Wish]:
    """Open until they are settled; the newest first."""
    order, is_open = (WishTable.on.desc(), WishTable.id.desc()), WishTable.settled_on.is_null()
    return OpenShelf(database, WishTable, Wish, *order, is_open=is_open)


def feedback(database: SqliteDatabase) -> OpenShelf[Feedback]:
    """Open until it is answered; the newest first."""
    order = (FeedbackTable.on.desc(), FeedbackTable.id.desc())
    is_open = FeedbackTable.answered_on.is_null()
    return OpenShelf(database, FeedbackTable, Feedback, *order, is_open=is_open)


def prospects(database: SqliteDatabase) -> OpenShelf[Prospect]:
    """Who might become a client, the newest first."""
    is_open = ProspectTable.state == ProspectState.OPEN
    return OpenShelf(database, ProspectTable, Prospect, ProspectTable.id.desc(), is_open=is_open)


def referral_asks(database: SqliteDatabase) -> Shelf[ReferralAsk]:
    """When somebody was asked to bring others, the newest first."""
    order = (ReferralAskTable.on.desc(), ReferralAskTable.id.desc())
    return Shelf(database, ReferralAskTable, ReferralAsk, *order)


def holdings_below_cost(database: SqliteDatabase) -> list[Holding]:
    """The lines of clients in the book that are worth less than they cost, debts included."""
    table: Any = HoldingTable
    query = (
        table.select(table)
        .join(ClientTable, on=(ClientTable.id == table.client_id))
        .where(
            table.amount < table.cost,
            table.gone_on.is_null(),
            ClientTable.gone_on.is_null(),
        )
        .order_by(table.client_id, (table.cost - table.amount).desc(), table.id)
        .objects(Holding)
    )
    return list(query.bind(database))
