"""Lists of a large book: ``python -m tests.bench.bench_query [clients]``.

Each query beside its floor in the same run: reading and sorting, or counting, the plain column
of the same table on the same connection. Medians in milliseconds of CPU.
"""

import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.domain.conditions.reading import parse
from rmdesk.domain.contacts import Channel
from rmdesk.domain.fields import FIELDS
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.identity import Sex
from rmdesk.domain.money import Money
from rmdesk.domain.views import STANDARD, SortKey
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.ui.small_book import YESTERDAY, empty_book

ROUNDS = 7
_HOLDINGS, _CONTACTS = 5, 24
_CLASSES = (HoldingClass.DEMAND_DEPOSIT, HoldingClass.TIME_DEPOSIT, HoldingClass.WEALTH_PRODUCT)
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞"


def full_book(folder: Path, clients: int) -> Desk:
    """Clients with full files, five holdings and two dozen contacts each."""
    chance = random.Random(7)
    desk = empty_book(folder)

    def day(back: int, ahead: int = 0) -> Any:
        return TODAY + timedelta(days=chance.randint(-back, ahead))

    people = [
        (
            chance.choice(_SURNAMES) + chance.choice(_GIVEN) + chance.choice(_GIVEN),
            f"138{n:08}",
            f"6{n:07}",
            day(3000),
            chance.choice((None, *Sex)),
            chance.choice((None, day(29_000))),
            chance.choice(("", "教师", "医生", "工程师")),
            chance.choice(("", "本科", "硕士")),
            chance.choice(("", "C1", "C3", "C5")),
            chance.choice((None, day(800))),
            "喜欢钓鱼，孩子在国外读书" * chance.randrange(3),
        )
        for n in range(clients)
    ]
    columns = "name mobile number known_since sex birthday occupation education risk_tolerance"
    with desk.store.action("bench.made", at=YESTERDAY) as action:
        names = [*columns.split(), "risk_assessed_on", "note"]
        ids = action.insert_many(ClientTable, names, people)
        action.insert_many(
            HoldingTable,
            ["client_id", "institution", "is_ours", "holding_class", "amount", "maturity"],
            [
                (
                    n,
                    "本行",
                    chance.random() < 0.7,
                    chance.choice(_CLASSES),
                    Money(chance.randrange(10**8)),
                    chance.choice((None, day(300, 700))),
                )
                for n in ids
                for _ in range(_HOLDINGS)
            ],
        )
        action.insert_many(
            ContactTable,
            ["client_id", "on", "channel"],
            [
                (n, day(400), Channel.TELEPHONE)
                for n in ids
                for _ in range(_CONTACTS)
                if n % 10  # a tenth was never contacted
            ],
        )
    return desk


def spent(work: Callable[[], object]) -> float:
    gc.collect()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return median(times)


def report(name: str, floor: float, ours: float) -> None:
    shown = f"{name:44} floor {floor:7.1f} ms   ours {ours:7.1f} ms   {ours / floor:5.2f}"
    print(shown, flush=True)


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder, full_book(Path(folder), clients) as desk:
        measure(desk)


def measure(desk: Desk) -> None:
    database, lists = desk.vault.database, desk.lists

    def raw(sql: str) -> Callable[[], object]:
        return lambda: database.execute_sql(sql).fetchall()

    in_order = spent(raw("SELECT id, balance FROM clients ORDER BY balance"))
    for name in FIELDS:
        key = [SortKey(name, descending=True)]
        ours = spent(lambda key=key: lists.select(None, key, today=TODAY))  # type: ignore[misc]
        report(f"sort by {name}", in_order, ours)
    filtered = spent(raw("SELECT id FROM clients WHERE note = 'x'"))
    for view in STANDARD[1:]:
        condition = parse(view.condition, today=TODAY)
        ours = spent(
            lambda condition=condition, view=view: lists.select(  # type: ignore[misc]
                condition, view.order, today=TODAY
            )
        )
        report(f"view {view.name}", filtered, ours)
    for text in ("资产>50万 且 超期", "备注~钓鱼 且 非 (性别=女 或 年龄>=60)", "联系次数>=3"):
        condition = parse(text, today=TODAY)
        keys = [SortKey("class"), SortKey("aum", descending=True)]
        ours = spent(
            lambda condition=condition, keys=keys: lists.select(  # type: ignore[misc]
                condition, keys, today=TODAY
            )
        )
        report(text, filtered, ours)
    counted = spent(raw("SELECT education, COUNT(*) FROM clients GROUP BY 1"))
    for name in FIELDS:
        ours = spent(lambda name=name: lists.groups(None, name, today=TODAY))  # type: ignore[misc]
        report(f"group by {name}", counted, ours)
    everyone = lists.select(None, today=TODAY)
    summed = spent(raw("SELECT SUM(balance) FROM clients"))
    for name in ("aum", "age", "days_since"):
        ours = spent(lambda name=name: lists.totals(everyone, name, today=TODAY))  # type: ignore[misc]
        report(f"totals of {name}", summed, ours)
    some = everyone[: len(everyone) // 2]
    report("group half by class", counted, spent(lambda: lists.groups(some, "class", today=TODAY)))
    page = everyone[:50]
    read = spent(raw(f"SELECT * FROM clients WHERE id IN ({', '.join(map(str, page))})"))
    report("a page of cells", read, spent(lambda: lists.cells(page, list(FIELDS), today=TODAY)))


if __name__ == "__main__":
    main()
