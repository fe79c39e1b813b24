"""The figures of calling on a large book.

    python -m tests.bench.bench_figures [clients] [contacts per client] [calls]

CPU time of reading each period on a warm book. The target is 20 ms with 10,000 clients, 236,000
contacts and some 10,000 calls of half a year; "one month" has all of them in the month.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.figures import figures
from rmdesk.domain.call_figures import Period
from rmdesk.domain.calling.calls import Outcome
from rmdesk.store.tables.contacts import CallTable, ObjectionTable
from tests.bench.bench_call import busy_book
from tests.books.builders import TODAY

ROUNDS = 15
_NAMES = ["client_id", "at", "outcome", "seconds", "script", "is_dial", "is_reached", "is_meeting"]


def called(desk: Desk, calls: int, days: int) -> None:
    """Calls on the last `days` days between eight and eight; every fifth met an objection."""
    chance = random.Random(11)
    outcomes = list(Outcome)[:7]
    rows, objections = [], []
    for _ in range(calls):
        at = datetime.combine(TODAY - timedelta(chance.randrange(days)), datetime.min.time())
        at += timedelta(hours=chance.randrange(8, 20), minutes=chance.randrange(60))
        outcome = chance.choice(outcomes)
        client = chance.randrange(1, desk.clients.count() + 1)
        reached = outcome not in (Outcome.NO_ANSWER, Outcome.BUSY)
        meets = outcome is Outcome.APPOINTMENT
        rows.append((client, at, outcome.value, 90 * reached, "invite", True, reached, meets))
        if not len(rows) % 5:
            objections.append((client, at, "puts_off", "invite"))
    with desk.store.action("bench.made", at=datetime.combine(TODAY, datetime.min.time())) as action:
        action.insert_many(CallTable, _NAMES, rows)
        action.insert_many(ObjectionTable, ["client_id", "at", "kind", "script"], objections)


def cpu(work: Callable[[], object]) -> float:
    """The median milliseconds of the processor that `work` takes."""
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append((time.process_time() - start) * 1000)
    return median(taken)


def main() -> None:
    clients, contacts, calls = (
        int(sys.argv[place]) if len(sys.argv) > place else default
        for place, default in enumerate((10_000, 24, 10_000), 1)
    )
    for name, days in (("half a year", 182), ("one month", TODAY.day)):
        with (
            tempfile.TemporaryDirectory() as folder,
            busy_book(Path(folder), clients, contacts) as desk,
        ):
            called(desk, calls, days)
            sessions.start(
                desk, range(1, 500), script="", now=datetime.combine(TODAY, datetime.min.time())
            )
            for period in Period:
                taken = cpu(partial(figures, desk, period, TODAY))
                print(f"{name:12} {period.value:8} {taken:6.1f} ms")


if __name__ == "__main__":
    main()
