"""The shelf of products: what the bank sells, its net values, and who holds what of it."""

from array import array
from dataclasses import dataclass
from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import NetValueId, ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.products import NetValue, Product
from rmdesk.store.tables.money import HoldingTable, NetValueTable, ProductTable


@dataclass(frozen=True, slots=True)
class Held:
    """How much of a product the book's clients hold: the lines that point to it."""

    clients: int
    amount: Money
    without_units: int


class ProductShelf:
    """The products of an open book; those that left the shelf come last."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def all(self) -> list[Product]:
        """Every product, by name."""
        table: Any = ProductTable
        query = table.select().order_by(table.gone_on.is_null().desc(), table.name, table.id)
        return list(query.objects(Product).bind(self._database))

    def get(self, product_id: ProductId) -> Product:
        """One product; raises LookupError when it does not exist."""
        table: Any = ProductTable
        query = table.select().where(table.id == product_id).objects(Product)
        for product in query.bind(self._database):
            found: Product = product
            return found
        raise LookupError(product_id)

    def by_code(self, code: str) -> Product | None:
        """The product with this code, one on the shelf before one that left it."""
        table: Any = ProductTable
        query = table.select().where(table.code == code.strip())
        query = query.order_by(table.gone_on.is_null().desc(), table.id).limit(1).objects(Product)
        return next(iter(query.bind(self._database)), None)

    def net_values(self, product_id: ProductId, limit: int | None = None) -> list[NetValue]:
        """A product's net values, the newest first."""
        table: Any = NetValueTable
        query = table.select().where(table.product_id == product_id)
        query = query.order_by(table.on.desc(), table.id.desc()).limit(limit).objects(NetValue)
        return list(query.bind(self._database))

    def newest_value(self, product_id: ProductId) -> NetValue | None:
        """The net value of the newest day, None before the first."""
        return next(iter(self.net_values(product_id, limit=1)), None)

    def newest_values(self) -> dict[ProductId, NetValue]:
        """The newest net value of every product that has one."""
        rows = self._database.execute_sql(
            "SELECT id, product_id, MAX(on_day), value FROM net_values GROUP BY product_id"
        )
        return {
            ProductId(product): NetValue(
                id=NetValueId(number),
                product_id=ProductId(product),
                on=date.fromisoformat(day),
                value=value,
            )
            for number, product, day, value in rows.fetchall()
        }

    def held(self) -> dict[ProductId, Held]:
        """What the clients hold of each product of which anybody holds any."""
        rows = self._database.execute_sql(
            "SELECT product_id, COUNT(DISTINCT client_id), SUM(amount), SUM(units IS NULL)"
            " FROM holdings WHERE product_id IS NOT NULL AND gone_on IS NULL GROUP BY 1"
        )
        return {
            ProductId(product): Held(clients, Money(amount), without)
            for product, clients, amount, without in rows.fetchall()
        }

    def holders(self, product_id: ProductId) -> "array[int]":
        """The clients who hold a product, whoever holds most first."""
        rows = self._database.execute_sql(
            "SELECT client_id FROM holdings WHERE product_id = ? AND gone_on IS NULL"
            " GROUP BY client_id ORDER BY SUM(amount) DESC, client_id",
            (product_id,),
        )
        return array("q", (row[0] for row in rows.fetchall()))

    def lines(self, product_id: ProductId) -> list[Holding]:
        """The ledger's lines that point to a product and are not gone."""
        table: Any = HoldingTable
        query = table.select().where((table.product_id == product_id) & table.gone_on.is_null())
        return list(query.order_by(table.id).objects(Holding).bind(self._database))

    def count(self) -> int:
        """How many products there are."""
        return int(self._database.execute_sql("SELECT COUNT(*) FROM products").fetchone()[0])

    def unlinked(self) -> list[tuple[int, str]]:
        """The lines with us that have a name and point to no product."""
        rows = self._database.execute_sql(
            "SELECT id, TRIM(item) FROM holdings WHERE is_ours AND gone_on IS NULL"
            " AND product_id IS NULL AND TRIM(item) <> ''"
        )
        return [(row[0], row[1]) for row in rows.fetchall()]

    def called_like(self, product: Product) -> list[int]:
        """The ids of lines with us that bear the product's name or code and point to none."""
        names = {product.name.strip(), product.code.strip()} - {""}
        marks = ", ".join("?" * len(names))
        rows = self._database.execute_sql(
            "SELECT id FROM holdings WHERE is_ours AND gone_on IS NULL AND product_id IS NULL"
            f" AND TRIM(item) IN ({marks}) ORDER BY id",
            tuple(names),
        )
        return [row[0] for row in rows.fetchall()]
