"""A backup while somebody works: ``python -m tests.bench.bench_backup [clients]``.

Targets for a book of 100 MB: drawn, read again whole and in place within 4 s; whoever asks the
book's thread meanwhile for a page of the list, or to log a contact, has it within 0.1 s. CPU time
is told beside the wall's, since the load of others is in the latter.
"""

import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from rmdesk.desk.backups.making import confirm, count, draw
from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.store.backups.folder import Why
from rmdesk.store.thread import StoreThread, Urgency
from tests.bench.bench_query import full_book
from tests.books.builders import TODAY
from tests.ui.small_book import NOW

_PAUSE_SECONDS = 0.02


def main(clients: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        thread = StoreThread(lambda: full_book(folder, clients)).start()
        thread.ask(page).result()
        size = thread.ask(size_of).result()
        print(f"{clients:,} clients, {size / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}")
        waits = Waits(thread)
        wall, cpu = time.perf_counter(), time.process_time()
        drawn = thread.ask_in_steps(
            lambda desk, between: draw(desk, between, why=Why.ASKED, now=NOW)
        ).result()
        drawing = time.perf_counter() - wall
        made = confirm(drawn)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        waits.end()
        thread.ask(lambda desk: count(desk, made, now=NOW)).result()
        tell("backup", wall * 100e6 / size, 4.0, "for 100 MB")
        print(
            f"  {wall:.2f} s for this book: drawing {drawing:.2f}; CPU of all threads {cpu:.2f} s"
        )
        tell("longest wait for a page", max(waits.pages), 0.1, f"{len(waits.pages)} asked for")
        tell("longest wait for a contact", max(waits.edits), 0.1, f"{len(waits.edits)} logged")
        thread.close()


class Waits:
    """Somebody who turns pages and logs contacts until told to end; how long each took."""

    def __init__(self, thread: StoreThread[Desk]) -> None:
        self.pages: list[float] = []
        self.edits: list[float] = []
        self._thread = thread
        self._is_over = threading.Event()
        self._person = threading.Thread(target=self._work)
        self._person.start()

    def end(self) -> None:
        self._is_over.set()
        self._person.join()

    def _work(self) -> None:
        while not self._is_over.wait(_PAUSE_SECONDS):
            self.pages.append(self._took(page, Urgency.PAGE))
            if len(self.pages) % 5 == 0:
                self.edits.append(self._took(contact, Urgency.EDIT))

    def _took(self, work: Callable[[Desk], object], urgency: Urgency) -> float:
        begun = time.perf_counter()
        self._thread.ask(work, urgency).result()
        return time.perf_counter() - begun


def size_of(desk: Desk) -> int:
    """The book with what is still in its WAL, which is written back first."""
    desk.vault.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return desk.vault.path.stat().st_size


def page(desk: Desk) -> object:
    return desk.clients.rows(ClientId(number) for number in range(1, 65))


def contact(desk: Desk) -> object:
    return log_contact(desk, ClientId(7), channel=Channel.TELEPHONE, on=TODAY, now=NOW)


def tell(what: str, seconds: float, target: float, remark: str) -> None:
    verdict = "ok" if seconds <= target else "MISSED"
    print(f"{what}: {seconds:.3f} s of {target} s ({remark}) {verdict}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
