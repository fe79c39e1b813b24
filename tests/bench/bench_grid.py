"""The calendar on a large book, key to paint in a real terminal.

    python -m tests.bench.bench_grid [clients] [columns x rows] [folder]

Medians and 95th percentiles in milliseconds from the key to the last byte painted for it; the
targets: a step in place 8, scrolling 20, a page 40, a view switch 60. Beside them the processor
time that the desk spent on one key, which other work on the machine moves less. Each client has
23.6 contacts over 700 days and 5.5 holdings, as the books that the targets speak of; a book
written into a folder is found there by the next run.
"""

import random
import select
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from rmdesk.crypto.passphrase import Cost
from rmdesk.desk.opening import new_book
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.tables.people import ClientTable
from tests.bench.bench_list import _GIVEN, _SURNAMES
from tests.books.builders import TODAY
from tests.tools.window import Window, a_window
from tests.ui.small_book import YESTERDAY

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


def processor_ms(desk: Window) -> float:
    """Milliseconds of processor time that the desk's process has had, all its threads."""
    supervisor = desk.process_id
    children = Path(f"/proc/{supervisor}/task/{supervisor}/children").read_text().split()
    spans = [
        task.read_text().split()[0]
        for child in children
        for task in Path(f"/proc/{child}/task").glob("*/schedstat")
    ]
    return sum(map(int, spans)) / 1e6


def measured(desk: Window, name: str, target: float, times: Callable[[], Iterable[float]]) -> None:
    """Take `times` and report them with the processor time per key."""
    before = processor_ms(desk)
    values = list(times())
    spent = (processor_ms(desk) - before) / len(values)
    p95 = quantiles(values, n=20)[-1]
    print(
        f"{name:28} median {median(values):6.1f}   p95 {p95:6.1f}   processor {spent:6.1f}"
        f"   target {target:4.0f} ms",
        flush=True,
    )


def measure(desk: Window) -> None:
    down, up, left, right = "\x1b[B", "\x1b[A", "\x1b[D", "\x1b[C"
    f3, f5, month_back, month_on = "\x1bOR", "\x1b[15~", "\x1b[5~", "\x1b[6~"
    page_down, top = "\x04", "\x1b[1;5H"

    def first(rounds: int, *keys: str) -> Callable[[], Iterable[float]]:
        return lambda: [first_paint(desk, key) for _ in range(rounds) for key in keys]

    def whole(rounds: int, *keys: str) -> Callable[[], Iterable[float]]:
        return lambda: [key_to_paint(desk, key) for _ in range(rounds) for key in keys]

    key_to_paint(desk, f5)
    whole(3, page_down)()
    key_to_paint(desk, top)
    measured(desk, "step in place", 8, first(ROUNDS // 4, left, right, down, up))
    measured(desk, "step and the lines around", 50, whole(ROUNDS // 4, left, right))
    whole(50, down)()
    measured(desk, "scrolling a row", 20, first(ROUNDS, down))
    measured(desk, "page of clients", 40, first(ROUNDS, page_down))
    measured(desk, "page, all of it", 40, whole(ROUNDS, page_down))
    measured(desk, "month", 40, first(ROUNDS // 2, month_back, month_on))
    measured(desk, "month further, all of it", 40, whole(ROUNDS // 3, month_back))
    measured(desk, "days, a week at the edge", 20, first(ROUNDS * 3, left))
    measured(desk, "view switch", 60, first(10, f3, f5))
    measured(desk, "view switch, all of it", 60, whole(10, f3, f5))


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    columns, rows = (sys.argv[2] if len(sys.argv) > 2 else "120x40").split("x")
    with tempfile.TemporaryDirectory() as home:
        folder = Path(sys.argv[3] if len(sys.argv) > 3 else home)
        file = folder / f"book-{clients}.rmdesk"
        if not file.exists():
            write_book(file, clients)
        with a_window(
            *("--book", str(file), "--lang", "zh", "--today", TODAY.isoformat()),
            home=Path(home),
            size=(int(columns), int(rows)),
        ) as desk:
            desk.wait_for("口令")
            desk.press(PASSPHRASE, "Enter", "F3")
            desk.wait_for(f"{clients:,}")
            desk.settle(quiet=0.5)
            measure(desk)


if __name__ == "__main__":
    main()
