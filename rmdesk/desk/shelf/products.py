"""The product shelf: kept by hand or from the bank's list; it feeds valuations and suitability."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import ClientId, ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.products import (
    CODE_TAKEN,
    NetValue,
    Product,
    ProductLine,
    product_line,
    wrong_with_net_value,
    wrong_with_product,
)
from rmdesk.domain.suitability import Fit, judge
from rmdesk.domain.valuation import worth
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.figures.pipeline import Pipeline
from rmdesk.store.journal.actions import Action
from rmdesk.store.matching.identities import read_table
from rmdesk.store.shelves.products import Held
from rmdesk.store.tables.money import HoldingTable, NetValueTable, ProductTable
from rmdesk.store.tables.people import ClientTable

SOON: Final = timedelta(days=30)
"""Without a day on which the window closes, so far ahead money that comes free is looked for."""


class ProductGone(Refused):
    message = N_("This product is no longer in the book.")
    hint = N_("Undo may bring it back.")


class StillProposed(Refused):
    message = N_("This product was proposed to clients: it can leave the shelf, but not the book.")
    hint = N_("Take it off the shelf; nobody can propose it then.")


class StillInDeals(Refused):
    message = N_("Deals are about this product: it can leave the shelf, but not the book.")
    hint = N_("Take it off the shelf; nobody can choose it for a deal then.")


class StillHeld(Refused):
    message = N_("Clients hold this product: it can leave the shelf, but not the book.")
    hint = N_("Take it off the shelf; what is held of it stays valued.")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A product as the shelf shows it: its newest net value, the one before, and who holds it."""

    product: Product
    newest: NetValue | None
    held: Held | None


@dataclass(frozen=True, slots=True)
class Suited:
    """A client to whom a product may be proposed, and the money that comes free in time."""

    client_id: ClientId
    name: str
    free: Money


def shelf(desk: Desk) -> list[Shelved]:
    """Every product, those that left the shelf last."""
    newest, held = desk.products.newest_values(), desk.products.held()
    return [
        Shelved(product, newest.get(product.id), held.get(product.id))
        for product in desk.products.all()
    ]


def held_products(desk: Desk, holdings: Iterable[Holding]) -> dict[ProductId, Product]:
    """The products that lines point to; one that was taken out of the book is missing."""
    wanted = {line.product_id for line in holdings if line.product_id is not None}
    return {one.id: one for one in desk.products.all() if one.id in wanted} if wanted else {}


def product_of(desk: Desk, product_id: ProductId) -> Product:
    """The product of an id; raises ProductGone."""
    try:
        return desk.products.get(product_id)
    except LookupError as error:
        raise ProductGone from error


def add_product(desk: Desk, line: ProductLine, *, now: datetime) -> ProductId:
    """Put a product on the shelf; lines with us that bear its name or code point to it from now
    on. Raises ValueRefused with the field."""
    _check(desk, line)
    with desk.store.action("product.add", {"product": line.name.strip()}, at=now) as action:
        values = {**values_of(line), "on_shelf_since": now.date()}
        product_id = ProductId(action.insert(ProductTable, values))
        link_lines(desk, action, desk.products.get(product_id))
        return product_id


def edit_product(desk: Desk, product_id: ProductId, line: ProductLine, *, now: datetime) -> None:
    """Make the product what `line` says; raises ValueRefused or ProductGone."""
    before = product_of(desk, product_id)
    _check(desk, line, but=product_id)
    if line == product_line(before):
        return
    with desk.store.action("product.edit", {"product": line.name.strip()}, at=now) as action:
        action.update(ProductTable, product_id, values_of(line))


def shelve(desk: Desk, product_id: ProductId, *, gone_on: date | None, now: datetime) -> None:
    """Take a product off the shelf, or put it back; what is held of it stays."""
    product = product_of(desk, product_id)
    kind = "product.back" if gone_on is None else "product.gone"
    with desk.store.action(kind, {"product": product.name}, at=now) as action:
        action.update(ProductTable, product_id, {"gone_on": gone_on})


def remove_product(desk: Desk, product_id: ProductId, *, now: datetime) -> None:
    """Take out a product that was never right, with its net values.

    Raises StillHeld, StillProposed or StillInDeals.
    """
    product = product_of(desk, product_id)
    if desk.products.lines(product_id):
        raise StillHeld
    if desk.proposals.is_there(product_id):
        raise StillProposed
    if Pipeline(desk.store.database).is_dealt_in(product_id):
        raise StillInDeals
    with desk.store.action("product.remove", {"product": product.name}, at=now) as action:
        for value in desk.products.net_values(product_id):
            action.delete(NetValueTable, value.id)
        action.delete(ProductTable, product_id)


def record_net_value(
    desk: Desk, product_id: ProductId, value: int, on: date, *, now: datetime
) -> int:
    """Note a net value in 1/10,000 yuan and value what is held; returns how many lines moved.

    That of the newest day may be corrected. Raises ValueRefused or ProductGone.
    """
    product, newest = product_of(desk, product_id), desk.products.newest_value(product_id)
    if wrong := wrong_with_net_value(value, on, newest=newest, today=now.date()):
        raise ValueRefused(wrong)
    if newest is not None and (newest.on, newest.value) == (on, value):
        return 0
    lines = revalued(desk, product_id, value, on)
    subject = {"product": product.name, "lines": len(lines)}
    with desk.store.action("product.value", subject, at=now) as action:
        note_net_value(action, newest, product_id, value, on)
        value_lines(action, lines, on)
    return len(lines)


def note_net_value(
    action: Action, newest: NetValue | None, product_id: ProductId, value: int, on: date
) -> None:
    """Within `action`: a net value of a later day than the newest, or that one corrected."""
    if newest is not None and newest.on == on:
        action.update(NetValueTable, newest.id, {"value": value})
    else:
        action.insert(NetValueTable, {"product_id": product_id, "on": on, "value": value})


def revalued(desk: Desk, product_id: ProductId, value: int, on: date) -> dict[int, Money]:
    """The amounts of lines at a net value: those with units whose figure is not of a later day."""
    return {
        line.id: worth(line.units, value)
        for line in desk.products.lines(product_id)
        if line.units is not None and (line.as_of is None or line.as_of <= on)
    }


def value_lines(action: Action, amounts: dict[int, Money], on: date) -> None:
    """Within `action`: the lines are worth that as of the day."""
    for line_id, amount in amounts.items():
        action.update(HoldingTable, line_id, {"amount": amount, "as_of": on})


def link_lines(desk: Desk, action: Action, product: Product) -> int:
    """Within `action`: lines with us that bear the product's name or code point to it."""
    ids = desk.products.called_like(product)
    for line_id in ids:
        action.update(HoldingTable, line_id, {"product_id": product.id})
    return len(ids)


def link_all(desk: Desk, action: Action) -> int:
    """Within `action`: every line with us that bears a product's name or code points to it."""
    named: dict[str, ProductId] = {}
    for product in reversed(desk.products.all()):  # what is on the shelf goes before what left it
        named |= {name: product.id for name in (product.name.strip(), product.code.strip()) if name}
    linked = 0
    for line_id, item in desk.products.unlinked():
        if (product_id := named.get(item)) is not None:
            action.update(HoldingTable, line_id, {"product_id": product_id})
            linked += 1
    return linked


def suited(desk: Desk, product_id: ProductId) -> list[Suited]:
    """Whom the product suits with money that comes free while it can be bought, most money first.

    Raises ProductGone.
    """
    product = product_of(desk, product_id)
    first = max(desk.today, product.opens_on or desk.today)
    last = product.closes_on or first + SOON
    free = desk.ladder.free_between(desk.today, last)
    rated: dict[ClientId, list[str]] = {}
    for line in desk.products.lines(product_id):
        rated.setdefault(line.client_id, []).append(line.risk)
    found = [
        Suited(client.id, client.name, free[client.id])
        for client in _assessed(desk)
        if client.id in free
        and judge(client, (product.risk, *rated.get(client.id, ())), today=desk.today).fit
        is Fit.FITS
    ]
    return sorted(found, key=lambda one: (-one.free.fen, one.client_id))


def _assessed(desk: Desk) -> Sequence[Client]:
    """The clients of the book of whom a risk grade is known."""
    return [
        Client(**values)
        for values in read_table(desk.store.database, ClientTable)
        if values["risk_tolerance"] and values["gone_on"] is None
    ]


def values_of(line: ProductLine) -> dict[str, object]:
    """The values by field name, texts without outer blanks."""
    values = {name: getattr(line, name) for name in ProductLine.__dataclass_fields__}
    return {name: value.strip() if type(value) is str else value for name, value in values.items()}


def _check(desk: Desk, line: ProductLine, *, but: ProductId | None = None) -> None:
    if wrong := wrong_with_product(line):
        raise ValueRefused(wrong)
    other = desk.products.by_code(line.code)
    if other is not None and other.id != but:
        raise ValueRefused(Wrong("code", CODE_TAKEN, {"code": other.code}))
