"""Today and the grids of a large book: ``python -m tests.bench.bench_today [clients …]``.

Medians in milliseconds of CPU; the query of Today, and of each grid, may take 20 at 10,000 clients
and 100 at 100,000.
"""

import sys
import tempfile
import time
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.benefit_boards import curve_board
from rmdesk.desk.classing.classes import drifts, move
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.capacity import loads
from rmdesk.desk.day.today import group_ids, page, today
from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.store.figures.boxes import Axis
from tests.bench.bench_query import full_book, spent
from tests.books.builders import TODAY


def main() -> None:
    for clients in [int(one) for one in sys.argv[1:]] or [10_000]:
        print(f"{clients} clients")
        with tempfile.TemporaryDirectory() as folder:
            began = time.process_time()
            with full_book(Path(folder), clients) as desk:
                show("the book is made", 1000 * (time.process_time() - began))
                measure(desk)


def show(name: str, milliseconds: float) -> None:
    print(f"{name:44} {milliseconds:9.1f} ms", flush=True)


def measure(desk: Desk) -> None:
    listed = today(desk)
    print(f"rows {len(listed.ids)}", {one.group.value: one.rows for one in listed.groups})
    show("today: ids and groups", spent(lambda: today(desk)))
    for one in listed.groups:
        show(f"the group {one.group}", spent(lambda one=one: group_ids(desk, one.group)))  # type: ignore[misc]
    for axis in Axis:
        show(f"the boxes of {axis}", spent(lambda axis=axis: desk.boxes.counts(axis)))  # type: ignore[misc]
    show("the boxes of the nine-grid", spent(desk.boxes.nine))
    counts = {one.box: one.clients for one in desk.boxes.counts(Axis.CLASS)}
    lower: dict[Axis, StrEnum | None] = {Axis.CLASS: max(counts, key=lambda box: counts[box])}
    show("the clients of a box", spent(lambda: desk.boxes.ids(lower)))
    unknown: dict[Axis, StrEnum | None] = {Axis.ATTITUDE: None}
    show("the clients whose attitude nobody knows", spent(lambda: desk.boxes.ids(unknown)))
    show("rule against hand", spent(lambda: drifts(desk, Grid.CLASS)))
    show("the curve", spent(lambda: curve_board(desk)))
    show("capacity", spent(lambda: loads(desk)))
    show("a page of rows", spent(lambda: page(desk, listed.ids[:50])))
    began = time.process_time()
    now = datetime.combine(TODAY, datetime.min.time()) + timedelta(hours=9)
    for client_id in listed.ids[:20]:
        if client_id > 0:
            client = ClientId(client_id)
            log_contact(desk, client, channel=Channel.TELEPHONE, on=TODAY, now=now)
    show("a contact logged", 1000 * (time.process_time() - began) / 20)
    few = [ClientId(one) for one in desk.boxes.ids(lower)[:20]]
    began = time.process_time()
    for client_id in few:
        move(desk, [client_id], Grid.ATTITUDE, Attitude.NEUTRAL, "x", now=now)
    show("a client moved by hand", 1000 * (time.process_time() - began) / 20)
    began = time.process_time()
    desk.roll_over(desk.days.after(TODAY))
    show("a new day", 1000 * (time.process_time() - began))
    began = time.process_time()
    desk.plan_anew()
    show("everything planned anew", 1000 * (time.process_time() - began))


if __name__ == "__main__":
    main()
