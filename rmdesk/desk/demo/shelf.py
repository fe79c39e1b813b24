"""The demo's product shelf, and what it makes of the ledger: rates, units, costs, snapshots.

A source of chance of its own for each client, so that whatever is added here leaves the people of
the demo as they were.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from rmdesk.desk.demo.life import Balance
from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding, HoldingClass, assets_under_management
from rmdesk.domain.ids import NetValueId, ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.months import first_of
from rmdesk.domain.products import NetValue, Product
from rmdesk.domain.valuation import PARTS, worth

_QUARTER = 91
_WEEKS = (28, 21, 14, 7, 1)
_REPORTS = (95, 64, 33, 2)
_WATCHED, _STOP_PROFIT, _STOP_LOSS = 4, 1_500, 1_500
_PAID_WITHIN = 28
_SOURCES = ("客户口述", "客户出示的对账单", "面谈时所说")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The products by the name that lines have, and their net values."""

    products: Sequence[Product]
    net_values: Sequence[NetValue]
    moves: Mapping[ProductId, int]
    today: date

    def named(self, name: str) -> Product | None:
        return next((one for one in self.products if one.name == name), None)

    def value(self, product: Product, days_ago: int) -> int:
        """The net value so many days ago, moving evenly to what it is today."""
        newest = next(one for one in self.net_values[::-1] if one.product_id == product.id)
        return newest.value - self.moves[product.id] * days_ago // 365


def stock_shelf(products: Mapping[str, Any], *, today: date) -> Shelf:
    """The shelf of demo.toml around `today`; ids count from 1, as an empty book gives them out."""
    shelved: list[Product] = []
    values: list[NetValue] = []
    moves: dict[ProductId, int] = {}
    for entry in products["shelf"]:
        product_id = ProductId(len(shelved) + 1)
        shelved.append(
            Product(
                id=product_id,
                code=entry["code"],
                name=entry["name"],
                kind=HoldingClass(entry["kind"]),
                risk=entry["risk"],
                is_ours="issuer" not in entry,
                issuer=entry.get("issuer", ""),
                term_days=entry.get("term_days"),
                opens_on=_day(entry, "opens", today),
                closes_on=_day(entry, "closes", today),
                on_shelf_since=_day(entry, "since", today),
                tags=entry.get("tags", ""),
            )
        )
        moves[product_id] = entry["moves"]
        values += [
            NetValue(
                id=NetValueId(0),
                product_id=product_id,
                on=today - timedelta(days=ago),
                value=entry["value"] - entry["moves"] * (ago - 1) // 365,
            )
            for ago in (_WEEKS if entry["moves"] else _WEEKS[-1:])
        ]
    return Shelf(shelved, values, moves, today)


def _day(entry: Mapping[str, Any], name: str, today: date) -> date | None:
    return today + timedelta(days=entry[name]) if name in entry else None


def complete(
    client: Client, holdings: Sequence[Holding], products: Mapping[str, Any], shelf: Shelf
) -> list[Holding]:
    """The lines with what a bank or a client would tell of them: rate, cost, units, as of when."""
    chance = Random(client.id)
    return [_completed(client, line, products["rates"], shelf, chance) for line in holdings]


def _completed(
    client: Client, line: Holding, rates: Mapping[str, int], shelf: Shelf, chance: Random
) -> Holding:
    """The line with everything at once: a dataclass is slow to replace, and there are many."""
    today = shelf.today
    rate = rates.get(line.item, rates.get(line.called))
    known: dict[str, Any] = {"rate_bp": rate, "known_since": client.known_since}
    if not line.is_ours:
        told = today - timedelta(days=chance.randrange(5, 400))
        return replace(line, **known, as_of=told, source=chance.choice(_SOURCES))
    known["as_of"] = today - timedelta(days=1)
    start, maturity = line.start, line.maturity
    may_wait = client.id % 19 == 3 and not line.holding_class.is_liability
    if maturity and may_wait and chance.random() < 0.35:
        # A few have matured and wait to be settled: nothing drops out.
        late = timedelta(days=chance.randrange(1, 12))
        length = maturity - start if start else timedelta(days=_QUARTER)
        start = today - late - length
        known |= {"maturity": today - late, "start": start}
    if (product := shelf.named(line.item)) is not None:
        known |= {"product_id": product.id, "risk": product.risk}
        # The bank's list does not always say how many units.
        if chance.random() >= 0.15:
            known |= _units(line.amount, product, start, shelf)
            if client.id % _WATCHED == 0:
                known |= {"stop_profit_bp": _STOP_PROFIT, "stop_loss_bp": _STOP_LOSS}
    if line.holding_class is HoldingClass.CREDIT_CARD and client.id % 2:
        known["repay_day"] = (today + timedelta(days=client.id % _PAID_WITHIN)).day
    return replace(line, **known)


def _units(amount: Money, product: Product, start: date | None, shelf: Shelf) -> dict[str, Any]:
    """How many units about `amount` buys, and what they cost on the day they were bought."""
    value = shelf.value(product, 0)
    units = amount.fen * PARTS * PARTS // (100 * value)
    bought = (shelf.today - start).days if start else _QUARTER
    cost = worth(units, shelf.value(product, bought))
    return {"units": units, "amount": worth(units, value), "cost": cost}


def with_prospects(client: Client, today: date) -> Client:
    """When the client was last assessed, and when expected money is to come."""
    chance = Random(1_000_000 + client.id)
    assessed = today - timedelta(days=chance.randrange(5, 480))
    if client.id % 16 == 5:  # good for a few weeks still
        assessed = today - timedelta(days=365 - chance.randrange(3, 30))
    inflow = first_of(today + timedelta(days=chance.randrange(20, 330)))
    return replace(
        client,
        risk_assessed_on=assessed if client.risk_tolerance else None,
        expected_inflow_on=inflow if client.expected_inflow and chance.random() < 0.8 else None,
    )


def report_balances(client: Client, holdings: Sequence[Holding], today: date) -> list[Balance]:
    """What the bank's lists of the last months said of some clients; now and then money left."""
    if client.id % 3:
        return []
    chance = Random(-client.id)
    now = assets_under_management(holdings, ours=True).fen
    reports = []
    for ago in _REPORTS:
        share = chance.uniform(0.96, 1.03)
        if client.id % 21 == 0 and ago > _REPORTS[-1]:
            share += 0.45  # until the last list there was more
        amount = Money(round(now * share / 10_000) * 10_000)
        reports.append(Balance(0, client.id, today - timedelta(days=ago), amount))
    return reports
