"""The first page of a large book: ``python -m tests.bench.bench_home [clients]``.

Medians in milliseconds of CPU: what is read, part by part and in one go, and on the screen from a
key until the book is asked nothing more and all is painted. All of it may take 200 at 10,000
clients with 236,000 contacts and 5,000 deals.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from rmdesk.desk.book import Desk
from rmdesk.desk.day.counters import counters
from rmdesk.desk.home.coming import coming, expected_on
from rmdesk.desk.home.standing import standing
from rmdesk.desk.rhythm.standing import month_standing
from rmdesk.desk.rhythm.targets import set_target
from rmdesk.domain.ids import ClientId
from rmdesk.domain.metrics import METRICS
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.store.thread import Urgency
from tests.bench.bench_query import full_book, spent
from tests.books.builders import TODAY
from tests.books.dealt_book import many_deals
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle
from tests.ui.small_book import YESTERDAY

ROUNDS = 9
DEALS = 5_000


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:

        def book() -> Desk:
            desk = full_book(Path(folder), clients)
            whom = [ClientId(one) for one in range(1, clients + 1, 3)]
            many_deals(desk, whom, DEALS, today=TODAY)
            for metric in METRICS:
                amount = Money.of_yuan(2_290_000) if metric.has_amount else None
                pieces = 12 if metric.has_pieces else None
                set_target(desk, month_of(TODAY), metric.code, amount, pieces, now=YESTERDAY)
            read(desk)
            return desk

        with DeskOnScreen(book) as desk:
            for size in ((80, 24), (160, 48)):
                asyncio.run(measure(desk, size))


def read(desk: Desk) -> None:
    """What the page reads of the book."""
    days = coming(desk)
    parts: dict[str, Callable[[], object]] = {
        "the month": lambda: month_standing(desk, month_of(TODAY), today=TODAY),
        "the days to come": lambda: coming(desk),
        "the counters of the day": lambda: counters(desk),
        "behind the figures of a day": lambda: expected_on(desk, days[-1].on, days[-1].until),
        "all of it": lambda: standing(desk),
    }
    for name, work in parts.items():
        print(f"{name:48} {spent(work):7.1f} ms", flush=True)


async def measure(desk: DeskOnScreen, size: tuple[int, int]) -> None:
    async with desk.shown(size=size) as shown:
        await settle(shown.pilot)
        await shown.press("f2")  # from the list to Today
        await settle(shown.pilot)
        show(size, "opened for the first time", await opened(shown))
        again = []
        for _round in range(ROUNDS):
            await shown.press("f2")
            await settle(shown.pilot)
            again.append(await opened(shown))
        show(size, "opened again", median(again))
        figures = [await taken(shown, "down") for _round in range(ROUNDS)]
        show(size, "one figure down", median(figures))


async def opened(shown: Shown) -> float:
    return await taken(shown, "f2")


async def taken(shown: Shown, key: str) -> float:
    began = time.process_time()
    await shown.press(key)
    await shown.app.access.ask(lambda desk: None, Urgency.LONG)
    await shown.pilot.pause()
    return 1000 * (time.process_time() - began)


def show(size: tuple[int, int], name: str, milliseconds: float) -> None:
    print(f"{size[0]}x{size[1]}  {name:40} {milliseconds:7.1f} ms", flush=True)


if __name__ == "__main__":
    main()
