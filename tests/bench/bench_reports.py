"""Plans and reports of a large book.

    python -m tests.bench.bench_reports [clients] [contacts per client] [calls] [deals]

CPU time of reading and laying out each report on a warm book, and of writing the month's file. The
target for the month is 2,000 ms with 10,000 clients, 236,000 contacts and 5,000 deals.
"""

import random
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.exporting.papers import export_paper
from rmdesk.desk.exporting.release import Outgoing, allow_files
from rmdesk.desk.reports.export import ReportExport
from rmdesk.desk.reports.making import report_of
from rmdesk.desk.rhythm.targets import paste_targets
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.reports import ReportKind, Wanted
from rmdesk.exchange.writers.outline import Form, PaperKind
from rmdesk.store.tables.file import WishTable
from rmdesk.store.tables.money import BalanceTable
from rmdesk.ui.words.reports import REPORT_WORDS
from tests.bench.bench_call import busy_book
from tests.bench.bench_figures import called, cpu
from tests.books.builders import TODAY
from tests.books.dealt_book import many_deals

_NOW = datetime.combine(TODAY, datetime.min.time())
_TARGETS = "投资 2290 120\n期缴 300 40\n趸缴 500 20\n个贷 1000 30\n开户 80\n电话 420\n面谈 40"
_WANTED = ("大额存单", "外币理财", "黄金定投", "家族信托", "港股通", "养老储蓄")


def filled(desk: Desk, clients: int, deals: int) -> None:
    """Targets, deals over a year, wishes, and two reported balances of everybody."""
    chance = random.Random(11)
    many_deals(desk, [ClientId(one) for one in range(1, clients + 1)], deals, today=TODAY)
    paste_targets(desk, TODAY, _TARGETS, now=_NOW)
    days = (TODAY - timedelta(days=40), TODAY - timedelta(days=5))
    with desk.store.action("bench.made", at=_NOW) as action:
        action.insert_many(
            BalanceTable,
            ["client_id", "on", "balance"],
            [
                (one, day, Money(chance.randrange(10**8)))
                for one in range(1, clients + 1)
                for day in days
            ],
        )
        action.insert_many(
            WishTable,
            ["client_id", "on", "what"],
            [
                (chance.randrange(1, clients + 1), days[0], chance.choice(_WANTED))
                for _ in range(clients // 10)
            ],
        )


def main() -> None:
    clients, contacts, calls, deals = (
        int(sys.argv[place]) if len(sys.argv) > place else default
        for place, default in enumerate((10_000, 24, 10_000, 5_000), 1)
    )
    with (
        tempfile.TemporaryDirectory() as folder,
        busy_book(Path(folder), clients, contacts) as desk,
    ):
        called(desk, calls, 182)
        filled(desk, clients, deals)
        for kind in ReportKind:
            wanted = Wanted(kind, TODAY)
            taken = cpu(
                lambda wanted=wanted: report_of(desk, wanted, Outgoing("report"), REPORT_WORDS)  # type: ignore[misc]
            )
            print(f"{kind.value:26} {taken:7.1f} ms")
        allow_files(desk, now=_NOW)
        for paper in PaperKind:
            form = Form(kind=paper)
            path = Path(folder) / f"month{paper.suffix}"
            began = time.perf_counter()
            task = ReportExport(Wanted(ReportKind.MONTH, TODAY), path, form, REPORT_WORDS)
            export_paper(desk, task, form, now=_NOW)
            taken = 1000 * (time.perf_counter() - began)
            print(f"{'month as ' + paper.value:26} {taken:7.1f} ms by the clock")


if __name__ == "__main__":
    main()
