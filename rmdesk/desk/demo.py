"""The demo book: fictional clients with two years of life around a day, in a throwaway vault."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.demo_lives import Life, live, world
from rmdesk.desk.demo_shelf import Shelf, stock_shelf
from rmdesk.desk.opening import new_book
from rmdesk.store.actions import Action
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.money import (
    BalanceTable,
    HoldingTable,
    NetValueTable,
    PolicyTable,
    ProductTable,
)
from rmdesk.store.tables.people import ClientTable, MemberTable

CLIENTS = 200
SEED = 20_260
# Neither protects anything, because there is nothing to protect: the passphrase stands here.
_PASSPHRASE = "nobody in this book exists"  # noqa: S105
_NO_COST = Cost(memory_kib=8, iterations=1, lanes=1)


def make_demo_book(folder: Path, *, today: date, seed: int = SEED) -> tuple[Path, str]:
    """Make the demo book in `folder`; its path and the passphrase that opens it.

    The same day and seed make the same book. `folder` should be private and short-lived: anyone
    with this program can open what lies in it.
    """
    path = folder / "demo.rmdesk"
    # Made "yesterday", so that today's undo does not reach it.
    yesterday = today - timedelta(days=1)
    lives = live(Random(seed), CLIENTS, today=today)  # noqa: S311 -- people, not keys
    at = datetime.combine(yesterday, time(18))
    with (
        new_book(path, _PASSPHRASE, today=yesterday, cost=_NO_COST) as desk,
        desk.store.action("demo.make", {"clients": len(lives)}, at=at) as action,
    ):
        _write(action, lives, stock_shelf(world()["products"], today=today))
    return path, _PASSPHRASE


def _write(action: Action, lives: Sequence[Life], shelf: Shelf) -> None:
    _insert(action, ProductTable, shelf.products)
    _insert(action, NetValueTable, shelf.net_values)
    _insert(action, ClientTable, [life.client for life in lives])
    _insert(action, MemberTable, [one for life in lives for one in life.members])
    _insert(action, HoldingTable, [one for life in lives for one in life.holdings])
    _insert(action, BalanceTable, [one for life in lives for one in life.balances])
    _insert(action, PolicyTable, [one for life in lives for one in life.policies])
    _insert(action, ContactTable, [one for life in lives for one in life.contacts])


def _insert(action: Action, table: Any, values: Sequence[Any]) -> None:
    names = [field.name for field in fields(values[0]) if field.name != "id"]
    rows = [[getattr(value, name) for name in names] for value in values]
    ids = action.insert_many(table, names, rows)
    # The lives refer to their clients by the ids that an empty book gives out.
    if ids.start != 1:
        raise RuntimeError("the demo needs a book of its own")
