"""How long the review of 60 lines takes to open, and its charts to follow a resize.

    python -m tests.bench.bench_review_view [lines] [reviews]

Two clients with so many lines in so many reviews are opened in turn: the time from the wish to the
painted sheet, as the median and the slowest of forty, and the part of it that reading takes; then
the time that painting the charts anew takes at another width. The targets are 150 ms and 50 ms.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.months import months_away
from rmdesk.store.tables.reviews import ReviewLineTable, ReviewTable
from rmdesk.ui.navigation.view_kinds import REVIEW
from rmdesk.ui.views.review.pages.sheet import SheetPage
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until
from tests.ui.small_book import RICH, small_book

_TURNS = 40
_NOW = datetime(2026, 11, 1, 9)
_TWO = (RICH, ClientId(2))
_KINDS = [one for one in HoldingClass if one is not HoldingClass.OTHER]


def reviewed(folder: Path, lines: int, reviews: int) -> Desk:
    """Two clients with reviews, a quarter apart, of so many lines each."""
    desk = small_book(folder)
    with desk.store.action("bench.made", at=_NOW) as action:
        for client_id in _TWO:
            for n in range(reviews):
                on = months_away(date(2026, 10, 20), -3 * (reviews - 1 - n))
                values = {"client_id": client_id, "on": on, "closed_on": on}
                review = action.insert(ReviewTable, values)
                for place in range(lines):
                    line = {
                        "client_id": client_id,
                        "review_id": review,
                        "place": place,
                        "holding_class": _KINDS[place % len(_KINDS)],
                        "is_ours": place % 3 > 0,
                        "institution": "本行" if place % 3 else "甲银行",
                        "item": f"第{place}项",
                        "amount": Money.of_yuan(10_000 * (place + 1) + 500 * n),
                        "note": "到期再谈" if place % 5 == 0 else "",
                    }
                    action.insert(ReviewLineTable, line)
    return desk


async def measure(folder: Path, lines: int, reviews: int) -> list[tuple[str, list[float]]]:
    with DeskOnScreen(lambda: reviewed(folder, lines, reviews)) as desk:
        async with desk.shown(size=(120, 40)) as shown:
            await shown.sees("clients: 8")
            page = await opened(shown)
            opening = [await open_one(shown, page, _TWO[n % 2]) for n in range(_TURNS)]
            reading = [
                spent(lambda: desk.thread.ask(lambda one: sheet_of(one, RICH)).result())
                for _ in range(_TURNS)
            ]
            painting = []
            for n in range(_TURNS):
                width = 40 + n % 12
                page.charts.styles.width = width
                await shown.pilot.pause()
                painting.append(spent(page.charts._lay_out))
    return [("opened", opening), ("of it reading", reading), ("charts painted anew", painting)]


async def opened(shown: Shown) -> SheetPage:
    await shown.app.desk.routes.open_review(RICH)
    view = shown.app.desk.views.find(REVIEW)
    assert view is not None and isinstance(view.page, SheetPage)
    return view.page


async def open_one(shown: Shown, page: SheetPage, client_id: ClientId) -> float:
    """In milliseconds, to the frame that shows it."""
    begun = time.perf_counter()
    await shown.app.desk.routes.open_review(client_id)
    await wait_until(shown.pilot, lambda: page.key is not None and page.body.size.height > 0)
    shown.app.screen._compositor.render_strips()
    return (time.perf_counter() - begun) * 1000


def spent(work: object) -> float:
    assert callable(work)
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def main() -> None:
    lines, reviews = (int(one) for one in (*sys.argv[1:], *("60", "8")[len(sys.argv) - 1 :]))
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder), lines, reviews))
    print(f"{lines} lines in each of {reviews} reviews")
    for name, times in found:
        print(f"{name:24} median {statistics.median(times):7.1f} ms  most {max(times):7.1f} ms")


if __name__ == "__main__":
    main()
