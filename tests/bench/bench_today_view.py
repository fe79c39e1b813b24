"""Today on the screen of a large book: ``python -m tests.bench.bench_today_view [clients]``.

Milliseconds of CPU from a key until the book is asked nothing more and all is painted, the pilot's
own turns included: a key that nothing is bound to is the floor. Opening may take 200, a key 50.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from rmdesk.store.thread import Urgency
from tests.bench.bench_query import full_book
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle

ROUNDS = 9
KEYS = {
    "a key that does nothing": ("f19",),
    "opened": ("f3", "f2"),
    "one row down": ("down",),
    "a page down": ("pagedown",),
    "to the end": ("home", "end"),
    "marked": ("space",),
    "all groups unfolded or folded": ("0",),
}
"""The last key of each is measured."""


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with (
        tempfile.TemporaryDirectory() as folder,
        DeskOnScreen(lambda: full_book(Path(folder), clients)) as desk,
    ):
        for size in ((80, 24), (160, 48)):
            asyncio.run(measure(desk, size))


async def measure(desk: DeskOnScreen, size: tuple[int, int]) -> None:
    async with desk.shown(size=size) as shown:
        await settle(shown.pilot)
        show(size, "opened for the first time", await spent(shown, "f2"))
        today = shown.app.desk.views.today
        print(f"rows {today.day.rows if today.day else 0}")
        for name, (*before, key) in KEYS.items():
            figures = []
            for _round in range(ROUNDS):
                await shown.press(*before)
                await settle(shown.pilot)
                figures.append(await spent(shown, key))
            show(size, name, median(figures))


async def spent(shown: Shown, *keys: str) -> float:
    began = time.process_time()
    for key in keys:
        await shown.press(key)
        await shown.app.access.ask(lambda desk: None, Urgency.LONG)
        await shown.pilot.pause()
    return 1000 * (time.process_time() - began)


def show(size: tuple[int, int], name: str, milliseconds: float) -> None:
    print(f"{size[0]}x{size[1]}  {name:40} {milliseconds:7.1f} ms", flush=True)


if __name__ == "__main__":
    main()
