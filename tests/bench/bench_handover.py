"""Handing a large book over: ``python -m tests.bench.bench_handover [clients] [contacts]``.

Targets for 100,000 clients with 300,000 contacts: written within 15 s of the processor, read back
within 2 s, and 400 MB at most of the whole process; what is asked of the book before, such as the
preview and where everybody stands, within 2 s each.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from rmdesk.crypto.recipients import Identity
from rmdesk.desk.book import Desk
from rmdesk.desk.handover.preview import preview
from rmdesk.desk.handover.receivers import add_receiver, compare
from rmdesk.desk.handover.sharing import set_default
from rmdesk.desk.handover.standing import readiness
from rmdesk.desk.handover.writing import write_bundle
from rmdesk.domain.contacts import Channel
from rmdesk.domain.money import Money
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.store.tables.people import ClientTable
from tests.books.builders import TODAY
from tests.ui.small_book import empty_book

NOW = datetime.combine(TODAY, datetime.min.time().replace(hour=9))
_NAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡"
_GIVEN = "芳伟敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚"
_WRITTEN = 0.8  # of the whole progress; the rest is reading back

R = TypeVar("R")


def main(clients: int, contacts: int) -> None:
    with tempfile.TemporaryDirectory() as name, empty_book(Path(name)) as desk:
        _fill(desk, clients, contacts)
        to = Identity.generate().recipient
        receiver = add_receiver(desk, to.text, name="李明", now=NOW)
        compare(desk, receiver.id, to.fingerprint, now=NOW)
        set_default(desk, receiver.id, now=NOW)
        before = _peak()
        spent: dict[str, float] = {}
        shown = _timed(spent, "preview", lambda: preview(desk, receiver.id))
        assert len(shown.clients) == clients
        file, halves = Path(name) / "large.age", [0.0]

        def watched(done: float) -> None:
            if done < _WRITTEN:
                halves[0] = time.process_time()

        began = time.process_time()
        written = _timed(
            spent,
            "write and read back",
            lambda: write_bundle(desk, receiver.id, file, now=NOW, progress=watched),
        )
        assert written.counts["contacts"] == contacts
        found = _timed(spent, "standing", lambda: readiness(desk))
        assert sum(found.counts.values()) == clients
        read_back = began + spent["write and read back"] - halves[0]
        print(f"{clients:,} clients, {contacts:,} contacts, {written.size / 1e6:.1f} MB")
        for what, seconds, most in (
            ("written", halves[0] - began, 15),
            ("read back", read_back, 2),
            ("preview", spent["preview"], 2),
            ("standing", spent["standing"], 2),
        ):
            print(f"{what}: {seconds:.2f} s of {most} s {'ok' if seconds <= most else 'MISSED'}")
        peak = _peak()
        print(
            f"peak {peak:.0f} MB of 400 MB (before it {before:.0f})"
            f" {'ok' if peak <= 400 else 'MISSED'}"
        )


def _fill(desk: Desk, clients: int, contacts: int) -> None:
    """Two loads, so that the derived facts of all are reckoned in a bounded number at once."""
    numbers = range(1, clients + 1)
    with desk.store.action("bench", at=NOW) as action:
        action.insert_columns(
            ClientTable,
            {
                "name": [_NAMES[n % 15] + _GIVEN[n % 20] + _GIVEN[n // 20 % 20] for n in numbers],
                "number": [f"C{n:08}" for n in numbers],
                "mobile": [f"138{n:08}" for n in numbers],
                "birthday": [date(1940, 1, 1) + timedelta(days=n * 7919 % 22_000) for n in numbers],
                "branch": ["中山路支行"] * clients,
                "balance": [Money(n * 753_100 % 900_000_000) for n in numbers],
                "balance_on": [TODAY] * clients,
                "known_since": [TODAY] * clients,
            },
        )
        days = [TODAY - timedelta(days=n * 31 % 700) for n in range(1, contacts + 1)]
        action.insert_columns(
            ContactTable,
            {
                "client_id": [n * 7 % clients + 1 for n in range(1, contacts + 1)],
                "on": days,
                "channel": [Channel.TELEPHONE] * contacts,
                "gist": [
                    f"聊到第{n}笔存款到期后的安排，客户想再比较一下，约下周回电"
                    for n in range(1, contacts + 1)
                ],
                "next_on": [
                    on + timedelta(days=14) if n % 5 == 0 else None for n, on in enumerate(days)
                ],
            },
        )


def _timed(spent: dict[str, float], what: str, work: Callable[[], R]) -> R:
    start = time.process_time()
    result = work()
    spent[what] = time.process_time() - start
    return result


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sizes = [int(text.replace(",", "")) for text in sys.argv[1:]]
    main(*(sizes + [100_000, 300_000][len(sizes) :]))
