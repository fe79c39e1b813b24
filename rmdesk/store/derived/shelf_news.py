"""Occasions of the product shelf and the news, for those who hold a product or have a tag.

They are found over all clients at once, when news, a product or a net value is written and when a
day begins; each is told once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.classes.tags import key, read_tags
from rmdesk.domain.duties import DutyState
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions import shelf
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.occasions.shelf import NewsKind
from rmdesk.domain.products import NetValue, Product
from rmdesk.store.figures.boxes import BoxShelf
from rmdesk.store.rows.reading import values_of
from rmdesk.store.shelves.news import read_news
from rmdesk.store.tables.day import NewsTable
from rmdesk.store.tables.money import HoldingTable, NetValueTable, ProductTable

NEWS_DAYS: Final = 30
"""So long news is still news for somebody who buys the product, or gets the tag, meanwhile."""

_THERE: Final = "client_id IN (SELECT id FROM clients WHERE gone_on IS NULL)"


def shelf_occasions(
    database: SqliteDatabase, first: date, last: date, today: date
) -> Iterator[Occasion]:
    """What there is to tell on `today`, and the windows that close from `first` to `last`."""
    reading = _Reading(database, today)
    yield from reading.news()
    yield from reading.products(first, last)
    yield from reading.moved()


class _Reading:
    def __init__(self, database: SqliteDatabase, today: date) -> None:
        self._database = database
        self._today = today
        self._since = today - timedelta(days=NEWS_DAYS)
        self._products: dict[int, Product] = {
            one.id: one for one in values_of(database, ProductTable, Product, "TRUE")
        }

    def news(self) -> Iterator[Occasion]:
        told = values_of(
            self._database,
            NewsTable,
            read_news,
            "on_day BETWEEN ? AND ?",
            self._since.isoformat(),
            self._today.isoformat(),
        )
        for one in told:
            product = self._products.get(one.product_id) if one.product_id else None
            if one.kind is NewsKind.BANK:
                yield shelf.bank_change(one)
            elif product is not None:
                yield from shelf.news_on_held(one, product, self._holders(product.id))
            elif one.kind is NewsKind.MARKET:
                yield from shelf.market_news(one, self._tagged(one.tags))

    def products(self, first: date, last: date) -> Iterator[Occasion]:
        for product in self._products.values():
            tags = read_tags(product.tags)
            if not tags or product.gone_on is not None:
                continue
            tagged = self._tagged(tags)
            since = product.on_shelf_since
            if since is not None and self._since <= since <= self._today:
                yield from shelf.new_product(product, tags, tagged, on=since)
            if product.closes_on is not None and first <= product.closes_on <= last:
                yield from shelf.window_closes(product, [client_id for client_id, _ in tagged])

    def moved(self) -> Iterator[Occasion]:
        """Net values that changed since the holder was spoken with; told again when that is."""
        values: dict[int, list[NetValue]] = defaultdict(list)
        for one in values_of(self._database, NetValueTable, NetValue, "TRUE ORDER BY on_day, id"):
            values[one.product_id].append(one)
        told = {
            row[0]
            for row in self._database.execute_sql(
                "SELECT subject FROM duties WHERE kind = ? AND state = ?",
                (OccasionKind.NET_VALUE_MOVED.value, DutyState.OPEN.value),
            ).fetchall()
        }
        held = f"{_THERE} AND gone_on IS NULL AND product_id IS NOT NULL"
        lines = list(values_of(self._database, HoldingTable, Holding, held))
        talks = self._last_contacts(line.client_id for line in lines)
        for line in lines:
            product = self._products.get(line.product_id or 0)
            since = talks.get(line.client_id)
            if line.id in told or product is None or since is None or not values[product.id]:
                continue
            yield from shelf.net_value_moved(line, product, values[product.id], since)

    def _holders(self, product_id: int) -> list[ClientId]:
        rows = self._database.execute_sql(
            f"SELECT DISTINCT client_id FROM holdings WHERE product_id = ? AND gone_on IS NULL"
            f" AND {_THERE} ORDER BY client_id",
            (product_id,),
        )
        return [row[0] for row in rows.fetchall()]

    def _tagged(self, tags: Iterable[str]) -> list[tuple[ClientId, Sequence[str]]]:
        return BoxShelf(self._database).tagged([key(tag) for tag in tags])

    def _last_contacts(self, client_ids: Iterable[int]) -> dict[int, date]:
        wanted = ", ".join(str(int(one)) for one in set(client_ids))
        rows = self._database.execute_sql(
            f"SELECT client_id, last_contact FROM facts WHERE client_id IN ({wanted})"
            " AND last_contact IS NOT NULL"
        )
        return {client_id: date.fromisoformat(day) for client_id, day in rows.fetchall()}
