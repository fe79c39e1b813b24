"""The deals of a large book: ``python -m tests.bench.bench_deals [clients] [deals]``.

The board of every month and of one, a client's deals, a move, and the figures of a year. Medians in
milliseconds of CPU; the board of 5,000 deals may take 60. As many calls as clients, in half a year.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.board import board, deals_of_client
from rmdesk.desk.dealing.figures import conversion, lost_reasons, stage_conversion
from rmdesk.desk.dealing.moving import move_deal
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.ids import ClientId
from tests.bench.bench_figures import called
from tests.bench.bench_query import full_book, spent
from tests.books.builders import TODAY
from tests.books.dealt_book import many_deals

_NOW = datetime.combine(TODAY, time(10))


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    deals = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000
    with tempfile.TemporaryDirectory() as folder, full_book(Path(folder), clients) as desk:
        whom = [ClientId(one) for one in range(1, clients + 1, 3)]
        many_deals(desk, whom, deals, today=TODAY)
        called(desk, clients, 182)
        measure(desk, whom[0])


def measure(desk: Desk, client_id: ClientId) -> None:
    whole = board(desk, today=TODAY)
    print(", ".join(f"{stage.value} {one.deals:,}" for stage, one in whole.sums.items()))
    _told("the board of every month", lambda: board(desk, today=TODAY))
    _told("the board of this month", lambda: board(desk, TODAY, today=TODAY))
    _told("a client's deals", lambda: deals_of_client(desk, client_id))
    row = whole.columns[Stage.INVITED][0]
    stages = [Stage.MET, Stage.INVITED]

    def there_and_back() -> None:
        stages.reverse()
        move_deal(desk, row.deal.id, stages[-1], now=_NOW)

    _told("a deal moved", there_and_back)
    year = TODAY - timedelta(days=365)
    _told("from stage to stage, a year", lambda: stage_conversion(desk, year, TODAY))
    _told("why deals were lost, a year", lambda: lost_reasons(desk, year, TODAY))
    _told("from calls to deals, a month", lambda: conversion(desk, TODAY.replace(day=1), TODAY))
    _told("from calls to deals, a year", lambda: conversion(desk, year, TODAY))


def _told(name: str, work: Callable[[], object]) -> None:
    print(f"{name:32} {spent(work):8.1f} ms", flush=True)


if __name__ == "__main__":
    main()
