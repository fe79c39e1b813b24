"""Receiving a large bundle: ``python -m tests.bench.bench_receive [clients] [contacts]``.

Targets for 100,000 clients with 300,000 contacts, into an empty book: verified, compared and taken
in within 15 s of the processor, and 400 MB at most of the whole process. Receiving it once more
changes nothing, and the way back takes everything back.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.book import Desk
from rmdesk.desk.receiving.loading import take_in
from rmdesk.desk.receiving.opening import verified
from rmdesk.desk.receiving.preview import preview
from rmdesk.store.vault.opened import create_vault
from tests.books.builders import TODAY
from tests.desk.receiving.written import OWN, a_manifest, write

NOW = datetime.combine(TODAY, datetime.min.time().replace(hour=9))
_CLIENT = ("id", "number", "name", "mobile", "birthday", "branch", "balance", "balance_on")
_CONTACT = ("id", "client_id", "on", "channel", "direction", "gist", "next_on", "logged_at")
_NAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡"
_GIVEN = "芳伟敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚"

R = TypeVar("R")


def main(clients: int, contacts: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables = [
            ("clients", (*_CLIENT, "known_since"), _clients(clients)),
            ("contacts", _CONTACT, _contacts(clients, contacts)),
        ]
        file = write(folder / "large.age", tables, manifest=a_manifest(clients))
        print(f"{clients:,} clients, {contacts:,} contacts, {file.stat().st_size / 1e6:.1f} MB")
        vault = create_vault(folder / "book.rmdesk", DataKey.generate(), vault_id=bytes(16))
        with Desk(vault, today=TODAY) as desk:
            before = _peak()
            spent: dict[str, float] = {}
            found = _timed(spent, "verify", lambda: verified(file, OWN, progress=_untold))
            shown = _timed(spent, "preview", lambda: preview(desk, found, progress=_untold))
            taken = _timed(
                spent, "take in", lambda: take_in(desk, shown, now=NOW, progress=_untold)
            )
            assert taken.clients_new == clients == desk.clients.count()
            total = sum(spent.values())
            print(f"received: {total:.2f} s of 15 s {'ok' if total <= 15 else 'MISSED'}")
            peak = _peak()
            print(
                f"peak {peak:.0f} MB of 400 MB (before it {before:.0f})"
                f" {'ok' if peak <= 400 else 'MISSED'}"
            )
            again = _timed(spent, "again", lambda: preview(desk, found, progress=_untold))
            assert not again.changes_anything, again.counts
            _timed(spent, "undo", lambda: desk.undo(now=NOW))
            assert desk.clients.count() == 0
        for what, seconds in spent.items():
            print(f"  {what}: {seconds:.2f} s")


def _clients(count: int) -> Iterator[Sequence[object]]:
    for number in range(1, count + 1):
        name = _NAMES[number % 15] + _GIVEN[number % 20] + _GIVEN[number // 20 % 20]
        birthday = date(1940, 1, 1) + timedelta(days=number * 7919 % 22_000)
        yield (
            *(number, f"C{number:08}", name, f"138{number:08}", birthday.isoformat(), "中山路支行"),
            *(number * 7_531_00 % 900_000_000, "2026-11-01", "2023-05-04"),
        )


def _contacts(clients: int, count: int) -> Iterator[Sequence[object]]:
    for number in range(1, count + 1):
        on = TODAY - timedelta(days=number * 31 % 700)
        yield (
            *(number, number * 7 % clients + 1, on.isoformat(), "T", "out"),
            f"聊到第{number}笔存款到期后的安排，客户想再比较一下，约下周回电",
            (on + timedelta(days=14)).isoformat() if number % 5 == 0 else None,
            f"{on} 10:{number % 60:02}:00",
        )


def _timed(spent: dict[str, float], what: str, work: Callable[[], R]) -> R:
    begun = time.process_time()
    result = work()
    spent[what] = time.process_time() - begun
    return result


def _peak() -> float:
    """The most memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _untold(_done: float) -> None:
    """Nobody watches."""


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:]]
    main(*(sizes + [100_000, 300_000][len(sizes) :]))
