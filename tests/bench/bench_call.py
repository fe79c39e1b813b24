"""From the outcome to the next card on a large book.

    python -m tests.bench.bench_call [clients] [contacts per client]

Headless at 80 x 24: CPU and wall time from the digit to the painted card, for "no answer" and for
Enter after a gist, with everybody in the queue. The target is 150 ms with 10,000 clients and
236,000 contacts.
"""

import asyncio
import random
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from rmdesk.desk.book import Desk
from rmdesk.domain.contacts import Channel
from rmdesk.store.tables.contacts import ContactTable
from rmdesk.ui.view_kinds import CALL
from tests.bench.bench_list import large_book
from tests.builders import TODAY
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
        figures = asyncio.run(measure(Path(folder), clients, contacts))
    for name, milliseconds in figures.items():
        print(f"{name:12} {milliseconds:7.1f} ms")


if __name__ == "__main__":
    main()
