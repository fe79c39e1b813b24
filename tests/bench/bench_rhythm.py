"""The rhythm of a month and its targets: ``python -m tests.bench.bench_rhythm``.

Medians in milliseconds of CPU with 5,000 deals: the pages read and shown, a move of the cursor to
another metric, and what is supposed judged and painted anew. A key may take 50.
"""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.targets import set_target
from rmdesk.domain.ids import ClientId
from rmdesk.domain.metrics import METRICS
from tests.books.builders import TODAY
from tests.books.dealt_book import many_deals
from tests.ui.desk_on_screen import DeskOnScreen, settle
from tests.ui.month_steps import MONTH, open_rhythm, open_targets, wan
from tests.ui.small_book import NOW, small_book

ROUNDS = 9
DEALS = 5_000


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:

        def book() -> Desk:
            desk = small_book(Path(folder))
            many_deals(desk, [ClientId(one) for one in (1, 2, 3)], DEALS, today=TODAY)
            for metric in METRICS:
                amount = wan(2_290) if metric.has_amount else None
                pieces = 300 if metric.has_pieces else None
                set_target(desk, MONTH, metric.code, amount, pieces, now=NOW)
            return desk

        with DeskOnScreen(book) as desk:
            for size in ((80, 24), (160, 48)):
                asyncio.run(measure(desk, size))


async def measure(desk: DeskOnScreen, size: tuple[int, int]) -> None:
    print(f"at {size[0]} x {size[1]}")
    async with desk.shown(size=size) as shown:
        page = await open_rhythm(shown)
        await settle(shown.pilot)
        await tell("the rhythm read and shown", page.load)
        down = True

        async def move() -> None:
            nonlocal down
            await shown.press("down" if down else "up")
            await shown.pilot.pause()
            down = not down

        await tell("another metric", move)
        await shown.press("o")
        await settle(shown.pilot)
        supposed = page.what_if

        async def suppose() -> None:
            assert supposed is not None
            page.suppose(supposed)
            await shown.pilot.pause()

        await tell("what if", suppose)
        targets = await open_targets(shown)
        await settle(shown.pilot)
        await tell("the targets read and shown", targets.load)


async def tell(name: str, work: Callable[[], Awaitable[None]]) -> None:
    spent = []
    for _round in range(ROUNDS):
        began = time.process_time()
        await work()
        spent.append(1000 * (time.process_time() - began))
    print(f"{name:48} {median(spent):7.1f} ms", flush=True)


if __name__ == "__main__":
    main()
