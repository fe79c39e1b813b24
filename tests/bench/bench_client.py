"""How long a client's page takes to open in a large book, every kind of record on file.

    python -m tests.bench.bench_client [clients] [contacts per client]

Keys are pressed one after another: the time from a key to the painted page of another client, as
the median and the slowest of a hundred; the processor time of that, which other work on the machine
moves less; and the part of it that reading the records takes. The target is 150 ms with 10,000
clients and 236,000 contacts.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.dossier import open_dossier
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.file import DetailTable, NeedTable
from rmdesk.store.tables.money import HoldingTable
from rmdesk.ui.navigation.view_kinds import CLIENT
from tests.bench.bench_call import busy_book
from tests.books.builders import TODAY
from tests.ui.desk_on_screen import DeskOnScreen, Shown, wait_until

_PAGES = 100
_NOW = datetime(2026, 11, 1, 9)
_DETAILS = {
    "bad_hours": "1-5 09:00-18:00",
    "good_hours": "1-7 12:00-13:30",
    "liked_way": "messenger",
    "neutral_envelope": "yes",
    "avoid_at_work": "不谈理财",
    "usual_bank": "建设银行",
    "service": "established",
    "net_worth": "from_200",
    "retirement_plan": "五十五岁退休",
    "marriage": "married",
    "children": "1",
    "home": "mortgaged",
}


def filled_book(folder: Path, clients: int, contacts: int) -> Desk:
    """The busy book, with details, a ledger and a need in every file."""
    desk = busy_book(folder, clients, contacts)
    ids = range(1, clients + 1)
    with desk.store.action("bench.made", at=_NOW) as action:
        action.insert_many(
            DetailTable,
            ["client_id", "field", "value", "known_since", "source"],
            [
                (client_id, field, value, TODAY, "客户")
                for client_id in ids
                for field, value in _DETAILS.items()
            ],
        )
        action.insert_many(
            HoldingTable,
            ["client_id", "institution", "is_ours", "holding_class", "amount", "maturity"],
            [
                (client_id, "建行", False, kind, Money.of_yuan(50_000), TODAY + timedelta(90))
                for client_id in ids
                for kind in (HoldingClass.TIME_DEPOSIT, HoldingClass.FUND, HoldingClass.MORTGAGE)
            ],
        )
        action.insert_many(
            NeedTable,
            ["client_id", "on", "words", "is_explicit"],
            [(client_id, TODAY, "想给孩子存钱", True) for client_id in ids],
        )
    return desk


async def measure(folder: Path, clients: int, contacts: int) -> list[tuple[str, list[float]]]:
    with DeskOnScreen(lambda: filled_book(folder, clients, contacts)) as on_screen:
        async with on_screen.shown((120, 40)) as shown:
            table = shown.app.desk.clients.table
            await wait_until(shown.pilot, lambda: table.row_count() == clients)
            await shown.press("enter")
            await shown.sees("Usual bank")
            opened, worked = [], []
            for _ in range(_PAGES):
                began = time.process_time()
                opened.append(await turn_page(shown))
                worked.append(time.process_time() - began)
        ids = [ClientId(clients // 2 + number) for number in range(_PAGES)]
        read = on_screen.thread.ask(lambda desk: [reading(desk, one) for one in ids]).result()
    return [
        ("open a page", opened),
        ("its processor time", worked),
        ("read the records", read),
    ]


async def turn_page(shown: Shown) -> float:
    """Seconds from the key until the next client's page stands on the screen."""
    view = shown.app.desk.views.find(CLIENT)
    assert view is not None
    before = view.selected
    began = time.perf_counter()
    shown.app.simulate_key("right")
    # As in bench_call: a busy loop would keep the interpreter from the store's thread.
    while view.selected == before:  # noqa: ASYNC110 -- an event would come a turn of the loop later
        await asyncio.sleep(0.001)
    painted = asyncio.Event()
    shown.app.call_after_refresh(painted.set)
    await painted.wait()
    return time.perf_counter() - began


def reading(desk: Desk, client_id: ClientId) -> float:
    """Seconds of the processor to read everything the page says."""
    began = time.thread_time()
    open_dossier(desk, client_id)
    return time.thread_time() - began


def main() -> None:
    clients = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    contacts = int(sys.argv[2]) if len(sys.argv) > 2 else 24
    with tempfile.TemporaryDirectory() as folder:
        for name, seconds in asyncio.run(measure(Path(folder), clients, contacts)):
            median, worst = statistics.median(seconds) * 1000, max(seconds) * 1000
            print(f"{name:20} median {median:6.1f} ms   slowest {worst:6.1f} ms")


if __name__ == "__main__":
    main()
