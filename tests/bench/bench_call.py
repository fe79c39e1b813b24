"""From the outcome to the next card on a large book.

    python -m tests.bench.bench_call [clients] [contacts per client]

Headless at 80 x 24: CPU and wall time from the digit to the painted card, for "no answer" and for
Enter after a gist, with everybody in the queue. The target is 150 ms with 10,000 clients and
236,000 contacts.

Before that, without a screen, CPU time of building a queue of 1,000 in every order, and of all
clients; months of dials, hours and promised call-backs are in the book. The target is 300 ms.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.queue import build
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.contacts import Channel
from rmdesk.store.tables.contacts import AppointmentTable, CallTable, ContactTable
from rmdesk.store.tables.file import DetailTable
from rmdesk.ui.navigation.view_kinds import CALL
from tests.bench.bench_list import large_book
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until

SIZE = (80, 24)
ROUNDS = 40


def busy_book(folder: Path, clients: int, contacts: int) -> Desk:
    """The list's book with a long history for everybody, all of it written yesterday."""
    chance = random.Random(7)
    desk = large_book(folder, clients)
    at = datetime.combine(TODAY - timedelta(1), datetime.min.time())
    with desk.store.action("bench.made", at=at) as action:
        action.insert_many(
            ContactTable,
            ["client_id", "on", "channel", "gist"],
            [
                (client_id, TODAY - timedelta(chance.randrange(1, 700)), Channel.TELEPHONE, "近况")
                for client_id in range(1, clients + 1)
                for _ in range(contacts - 1)
            ],
        )
    return desk


def dialled(desk: Desk) -> None:
    """A quarter of dials, somebody's hours and a call-back for every tenth client."""
    chance = random.Random(11)
    ids = range(1, desk.clients.count() + 1)
    at = datetime.combine(TODAY - timedelta(1), datetime.min.time())
    with desk.store.action("bench.dialled", at=at) as action:
        action.insert_many(
            CallTable,
            ["client_id", "at", "outcome", "is_dial", "is_reached"],
            [
                (client_id, at - timedelta(hours=chance.randrange(24 * 90)), outcome, True, reached)
                for client_id in ids
                for outcome, reached in (("no_answer", False), ("interested", True))
            ],
        )
        action.insert_many(
            DetailTable,
            ["client_id", "field", "value", "known_since"],
            [(one, "bad_hours", "1-5 09:00-11:00", TODAY) for one in ids[::10]],
        )
        action.insert_many(
            AppointmentTable,
            ["client_id", "kind", "on", "state"],
            [(one, "call_back", TODAY, "open") for one in ids[5::10]],
        )


def measure_queue(folder: Path, clients: int, contacts: int) -> dict[str, float]:
    """Milliseconds of CPU to build a queue: of 1,000 in the slowest order, and of everybody."""
    now = datetime.combine(TODAY, datetime.min.time()).replace(hour=10)
    with busy_book(folder, clients, contacts) as desk:
        dialled(desk)
        some = random.Random(3).sample(range(1, clients + 1), min(1_000, clients))

        def built(ids: Sequence[int], order: QueueOrder) -> float:
            took = []
            for _ in range(5):
                start = time.process_time()
                queue = build(desk, ids, order=order, now=now)
                took.append((time.process_time() - start) * 1000)
                assert queue.ids
            return median(took)

        slowest = max(built(some, order) for order in QueueOrder)
        everybody = built(range(1, clients + 1), QueueOrder.PROMISED_FIRST)
    return {"queue of 1,000": slowest, "of everybody": everybody}


async def press(shown: Shown, keys: tuple[str, ...]) -> float:
    """Milliseconds from the last of `keys` until the next card stands on the screen."""
    view = shown.app.desk.views.find(CALL)
    assert view

    def place() -> int:
        return view.session.position if view.session else -1

    before = place()
    for key in keys[:-1]:
        await shown.press(key)
    start = time.perf_counter()
    shown.app.simulate_key(keys[-1])
    # A desk at rest does not compete for the interpreter: without the pause every statement of the
    # store's thread would wait for it, 5 ms each.
    while place() == before:  # noqa: ASYNC110 -- an event would come a turn of the loop later
        await asyncio.sleep(0.001)
    painted = asyncio.Event()
    shown.app.call_after_refresh(painted.set)
    await painted.wait()
    return (time.perf_counter() - start) * 1000


async def measure(folder: Path, clients: int, contacts: int) -> dict[str, float]:
    with DeskOnScreen(lambda: busy_book(folder, clients, contacts)) as on_screen:
        async with on_screen.shown(SIZE) as shown:
            table = shown.app.desk.clients.table
            await wait_until(shown.pilot, lambda: table.row_count() == clients)
            await shown.press("f6")
            await shown.sees("1 / ")
            vain = [await press(shown, ("1",)) for _ in range(ROUNDS)]
            spoken = [await press(shown, ("4", "o", "k", "enter")) for _ in range(ROUNDS)]
    return {"no answer": median(vain), "gist, Enter": median(spoken), "slowest": max(vain + spoken)}


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    contacts = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    with tempfile.TemporaryDirectory() as folder:
        figures = measure_queue(Path(folder), clients, contacts)
    with tempfile.TemporaryDirectory() as folder:
        figures |= asyncio.run(measure(Path(folder), clients, contacts))
    for name, milliseconds in figures.items():
        print(f"{name:14} {milliseconds:7.1f} ms")


if __name__ == "__main__":
    main()
