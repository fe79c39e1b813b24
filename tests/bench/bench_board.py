"""The board of a large pipeline: ``python -m tests.bench.bench_board [deals] [clients]``.

Every month on one board. Milliseconds from a key to the frame that shows what it did, and until the
book has it and all is read again; the frame of a move may take 50.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from textual import events
from textual.strip import Strip

from rmdesk.desk.book import Desk
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.ids import ClientId
from rmdesk.ui.navigation.view_kinds import HOME
from rmdesk.ui.views.home.pages.pipeline import PipelinePage
from tests.bench.bench_query import full_book
from tests.books.builders import TODAY
from tests.books.dealt_book import many_deals
from tests.ui.desk_on_screen import DeskOnScreen, Shown, settle

ROUNDS = 15


def dealt(folder: Path, clients: int, deals: int) -> Desk:
    desk = full_book(folder, clients)
    many_deals(desk, [ClientId(one) for one in range(1, clients + 1)], deals, today=TODAY)
    return desk


def main() -> None:
    deals, clients = (int(one) for one in (*sys.argv[1:], *("5000", "1000")[len(sys.argv) - 1 :]))
    with (
        tempfile.TemporaryDirectory() as folder,
        DeskOnScreen(lambda: dealt(Path(folder), clients, deals)) as desk,
    ):
        for size in ((80, 24), (120, 40), (160, 48)):
            asyncio.run(measure(desk, size))


async def measure(desk: DeskOnScreen, size: tuple[int, int]) -> None:
    async with desk.shown(size=size) as shown:
        page = await opened(shown)
        tell(size, "cards on the board", len(page._board.rows) if page._board else 0)
        for name, key in (
            ("one card down", "down"),
            ("one lane to the right", "right"),
            ("a page down", "pagedown"),
            ("a mark", "space"),
        ):
            tell(size, name, median([await frame(shown, page, key) for _ in range(ROUNDS)]))
        frames, wholes = [], []
        await to_lane_of_the_met(shown, page)
        for number in range(ROUNDS):  # on from there the gate may ask something
            whole = time.perf_counter()
            frames.append(await frame(shown, page, "shift+right" if number % 2 else "shift+left"))
            await settle(shown.pilot)
            wholes.append((time.perf_counter() - whole) * 1000)
        tell(size, "a deal moved: the frame", median(frames))
        tell(size, "a deal moved: in the book and read again", median(wholes))


async def opened(shown: Shown) -> PipelinePage:
    """The board of every month."""
    await shown.app.desk.routes.open_home(2)
    await settle(shown.pilot)
    view = shown.app.desk.views.find(HOME)
    assert view is not None and isinstance(view.page, PipelinePage)
    page = view.page
    page._month = None
    await page.load()
    await settle(shown.pilot)
    return page


async def to_lane_of_the_met(shown: Shown, page: PipelinePage) -> None:
    """The cursor on a deal that can go back and on again."""
    lane = list(Stage).index(Stage.MET)
    for _step in Stage:
        if page.lanes.lane != lane:
            await shown.press("right" if page.lanes.lane < lane else "left")
    await shown.press("home")
    await settle(shown.pilot)


async def frame(shown: Shown, page: PipelinePage, key: str) -> float:
    """From a key to the board painted anew, by the clock."""
    await shown.pilot.pause()
    board, done = page.lanes, asyncio.Event()
    paint, ended = board.paint, 0.0

    def timed() -> list[Strip]:
        nonlocal ended
        strips = paint()
        ended = time.perf_counter()
        done.set()
        return strips

    object.__setattr__(board, "paint", timed)
    try:
        began = time.perf_counter()
        shown.app.post_message(events.Key(key, None))
        await asyncio.wait_for(done.wait(), 10)
    finally:
        delattr(board, "_paint")
    return (ended - began) * 1000


def tell(size: tuple[int, int], name: str, figure: float) -> None:
    print(f"{size[0]:3}x{size[1]:<3} {name:44} {figure:9.1f}", flush=True)


if __name__ == "__main__":
    main()
