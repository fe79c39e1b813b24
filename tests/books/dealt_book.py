"""Deals by the thousand, for tests and benches: every stage, over the months around today."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.deals.entry import monday_of
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.months import first_of, months_away
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable

_METRICS = ("investment", "insurance_regular", "insurance_single", "loans", "accounts")
_NAMES = (
    *("client_id", "product_id", "product", "metric", "amount", "pieces", "stage", "chance"),
    *("month", "expected_on", "added_on", "moved_on", "closed_on", "lost_reason"),
)


def many_deals(
    desk: Desk,
    clients: Sequence[ClientId],
    count: int,
    *,
    today: date,
    months: int = 12,
    seed: int = 31,
) -> None:
    """Write `count` deals of `clients`: a third of the open ones count in this month, most that
    ended in one of the `months` before; each with its way over the board."""
    chance = random.Random(seed)
    products = [one.id for one in desk.products.all() if one.gone_on is None]
    rows, ways = [], []
    for number in range(count):
        row, way = _deal(chance, clients[number % len(clients)], products, today, months)
        rows.append(row)
        ways.append(way)
    with desk.store.action("test.deals", at=datetime.combine(today, time(8))) as action:
        ids = action.insert_many(DealTable, list(_NAMES), rows)
        action.insert_many(
            DealMoveTable,
            ["client_id", "deal_id", "on", "before", "after"],
            [
                (row[0], deal_id, on, before, after)
                for deal_id, row, way in zip(ids, rows, ways, strict=True)
                for (on, after), before in zip(
                    way, [None, *(stage for _on, stage in way)], strict=False
                )
            ],
        )


def _deal(
    chance: random.Random,
    client_id: ClientId,
    products: Sequence[int],
    today: date,
    months: int,
) -> tuple[tuple[object, ...], list[tuple[date, Stage]]]:
    stage = chance.choices(list(Stage), weights=(12, 8, 6, 4, 55, 15))[0]
    metric = chance.choices(_METRICS, weights=(60, 10, 10, 10, 10))[0]
    ended = None
    last = today - timedelta(days=chance.randrange(10))
    if not stage.is_open:
        last = ended = today - timedelta(days=chance.randrange(1, 30 * months))
    stages = OPEN_STAGES[: OPEN_STAGES.index(stage)] if stage.is_open else OPEN_STAGES
    way = [(last, stage)]
    for one in reversed(stages):
        way.insert(0, (way[0][0] - timedelta(days=chance.randrange(1, 8)), one))
    month = first_of(ended) if ended else months_away(first_of(today), chance.choice((0, 1, 1)))
    product = chance.choice(products) if products and metric == "investment" else None
    known = metric != "accounts" and chance.random() < 0.95
    values = (
        client_id,
        product,
        "" if product is not None else f"第{chance.randrange(99)}号方案",
        metric,
        Money.of_yuan(1_000 * chance.randrange(20, 500)) if known else None,
        chance.randrange(1, 4),
        stage,
        chance.choice((None, None, 30, 60)) if stage.is_open else None,
        month,
        monday_of(today + timedelta(days=chance.randrange(40))) if stage.is_open else None,
        way[0][0],
        way[-1][0],
        ended,
        chance.choice(list(ObjectionKind)) if stage is Stage.LOST else None,
    )
    return values, way
