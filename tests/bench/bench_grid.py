"""The calendar on a large book, key to paint in a real terminal.

    python -m tests.bench.bench_grid [clients] [columns x rows]

Medians and 95th percentiles in milliseconds from the key to the last byte painted for it; the
targets: a step in place 8, scrolling 20, a page 40, a view switch 60. Each client has 23.6
contacts over 700 days and 5.5 holdings, as the books that the targets speak of.
"""

import random
import select
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import new_book
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.store.tables import ClientTable, ContactTable, HoldingTable
from tests.bench.bench_list import _GIVEN, _SURNAMES
from tests.builders import TODAY
from tests.ui.small_book import YESTERDAY
from tests.window import Window, a_window

PASSPHRASE = "nobody in this book exists"
ROUNDS = 60
_QUIET_SECONDS = 0.06


def write_book(file: Path, clients: int) -> None:
    chance = random.Random(7)
    channels, classes = list(Channel), list(HoldingClass)
    cost = Cost(memory_kib=8, iterations=1, lanes=1)
    with (
        new_book(file, PASSPHRASE, today=TODAY, cost=cost) as desk,
        desk.store.action("bench.made", at=YESTERDAY) as action,
    ):
        ids = action.insert_many(
            ClientTable,
            ["name", "mobile", "number", "known_since"],
            [
                (
                    chance.choice(_SURNAMES) + chance.choice(_GIVEN) + chance.choice(_GIVEN),
                    f"138{n:08}",
                    f"6{n:07}",
                    TODAY - timedelta(800),
                )
                for n in range(clients)
            ],
        )
        action.insert_many(
            HoldingTable,
            ["client_id", "institution", "is_ours", "holding_class", "amount", "maturity"],
            [
                (
                    chance.choice(ids),
                    "本行",
                    True,
                    chance.choice(classes),
                    Money(chance.randrange(10**8)),
                    TODAY + timedelta(chance.randrange(400)),
                )
                for _ in range(clients * 11 // 2)
            ],
        )
        action.insert_many(
            ContactTable,
            ["client_id", "on", "channel", "gist"],
            [
                (
                    chance.choice(ids),
                    TODAY - timedelta(chance.randrange(700)),
                    chance.choice(channels),
                    "提醒定存到期,约下周一来行",
                )
                for _ in range(clients * 236 // 10)
            ],
        )


def key_to_paint(desk: Window, key: str) -> float:
    """Milliseconds from `key` until the last byte painted before a moment of quiet."""
    start = last = time.perf_counter()
    desk.type(key)
    while select.select([desk.terminal], [], [], _QUIET_SECONDS)[0]:
        desk.read(0)
        last = time.perf_counter()
    return (last - start) * 1000


def first_paint(desk: Window, key: str) -> float:
    """Milliseconds until the first bytes, which carry the whole frame of a step."""
    start = time.perf_counter()
    desk.type(key)
    select.select([desk.terminal], [], [], 1)
    first = (time.perf_counter() - start) * 1000
    desk.settle(quiet=_QUIET_SECONDS)
    return first


def report(name: str, times: Iterable[float], target: float) -> None:
    values = list(times)
    p95 = quantiles(values, n=20)[-1]
    print(f"{name:28} median {median(values):6.1f}   p95 {p95:6.1f}   target {target:4.0f} ms")


def measure(desk: Window) -> None:
    down, up, left, right = "\x1b[B", "\x1b[A", "\x1b[D", "\x1b[C"
    f3, f5, month_back, month_on = "\x1bOR", "\x1b[15~", "\x1b[5~", "\x1b[6~"
    page_down, top = "\x04", "\x1b[1;5H"
    key_to_paint(desk, f5)
    for _ in range(3):
        key_to_paint(desk, page_down)
    key_to_paint(desk, top)
    steps = [first_paint(desk, key) for _ in range(ROUNDS // 4) for key in (left, right, down, up)]
    report("step in place", steps, 8)
    around = [key_to_paint(desk, key) for _ in range(ROUNDS // 4) for key in (left, right)]
    report("step and the lines around", around, 50)
    for _ in range(50):
        key_to_paint(desk, down)
    report("scrolling a row", [first_paint(desk, down) for _ in range(ROUNDS)], 20)
    report("page of clients", [first_paint(desk, page_down) for _ in range(ROUNDS)], 40)
    report("page, all of it", [key_to_paint(desk, page_down) for _ in range(ROUNDS)], 40)
    months = [first_paint(desk, key) for _ in range(ROUNDS // 2) for key in (month_back, month_on)]
    report("month", months, 40)
    back = [key_to_paint(desk, month_back) for _ in range(ROUNDS // 3)]
    report("month further, all of it", back, 40)
    weeks = [first_paint(desk, left) for _ in range(ROUNDS * 3)]
    report("days, a week at the edge", weeks, 20)
    switches = [first_paint(desk, key) for _ in range(10) for key in (f3, f5)]
    report("view switch", switches, 60)


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    columns, rows = (sys.argv[2] if len(sys.argv) > 2 else "120x40").split("x")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "book.rmdesk"
        write_book(file, clients)
        with a_window(
            *("--book", str(file), "--lang", "zh", "--today", TODAY.isoformat()),
            home=Path(folder),
            size=(int(columns), int(rows)),
        ) as desk:
            desk.wait_for("口令")
            desk.press(PASSPHRASE, "Enter")
            desk.wait_for(f"{clients:,}")
            desk.settle(quiet=0.5)
            measure(desk)


if __name__ == "__main__":
    main()
