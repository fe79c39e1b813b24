"""Meetings and activity of a large book.

    python -m tests.bench.bench_activity [clients] [contacts per client] [calls] [deals] [meetings]

CPU time of reading both pages on a warm book. The target is 200 ms with 10,000 clients, 236,000
contacts and 5,000 deals; so it is for a list behind a figure and the preparation of a meeting.
"""

import random
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from rmdesk.desk.activity.behind_figure import in_care_without_deal, kept_like
from rmdesk.desk.activity.figures import book_activity
from rmdesk.desk.book import Desk
from rmdesk.desk.meeting.listed import meetings_of_book
from rmdesk.desk.meeting.prefilled import prefilled
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.file.choices import ServiceRelationship
from rmdesk.domain.ids import ClientId
from rmdesk.domain.meetings.meeting import MeetingKind
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.activity import Kept, Span
from rmdesk.store.tables.contacts import AppointmentTable
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable, MeetingTable
from tests.bench.bench_call import busy_book
from tests.bench.bench_figures import called, cpu
from tests.books.builders import TODAY

_NOW = datetime.combine(TODAY, datetime.min.time())
_METRICS = ("investment", "insurance_regular", "insurance_single", "loans", "accounts")
_DEAL = [
    *("client_id", "metric", "amount", "pieces", "stage", "month", "added_on", "moved_on"),
    "closed_on",
]


def filled(desk: Desk, deals: int, meetings: int) -> None:
    """Deals of a year, half of them closed; meetings of half a year; who is in care."""
    chance = random.Random(7)
    clients = desk.clients.count()
    rows: list[tuple[object, ...]] = []
    moves: list[tuple[object, ...]] = []
    for number in range(deals):
        added = TODAY - timedelta(chance.randrange(10, 365))
        closed = added + timedelta(chance.randrange(1, 10)) if chance.random() < 0.5 else None
        stage = Stage.CLOSED if closed else chance.choice(list(Stage)[:4])
        month = (closed or TODAY).replace(day=1)
        who = chance.randrange(1, clients + 1)
        amount = Money.of_yuan(10_000 * chance.randrange(1, 60))
        metric = chance.choice(_METRICS)
        rows.append((who, metric, amount, 1, stage, month, added, closed or added, closed))
        moves.append((who, number + 1, added, None, Stage.STOCKED))
        moves.append((who, number + 1, closed or added, Stage.STOCKED, stage))
    told = [
        (who, "service", ServiceRelationship.ESTABLISHED.value, TODAY)
        for who in range(1, clients + 1)
        if who % 3
    ]
    held = []
    for _ in range(meetings):
        on = TODAY - timedelta(chance.randrange(-20, 180))
        held.append((chance.randrange(1, clients + 1), on, MeetingKind.ROUTINE, min(on, TODAY)))
    agreed = [
        (
            chance.randrange(1, clients + 1),
            AppointmentKind.MEETING,
            TODAY + timedelta(chance.randrange(20)),
            AppointmentState.OPEN,
        )
        for _ in range(60)
    ]
    with desk.store.action("bench.made", at=_NOW) as action:
        action.insert_many(DealTable, _DEAL, rows)
        names = ["client_id", "deal_id", "on", "before", "after"]
        action.insert_many(DealMoveTable, names, moves)
        names = ["client_id", "field", "value", "known_since"]
        action.insert_many(DetailTable, names, told)
        action.insert_many(MeetingTable, ["client_id", "on", "kind", "held_on"], held)
        action.insert_many(AppointmentTable, ["client_id", "kind", "on", "state"], agreed)


def main() -> None:
    clients, contacts, calls, deals, meetings = (
        int(sys.argv[place]) if len(sys.argv) > place else default
        for place, default in enumerate((10_000, 24, 10_000, 5_000, 1_000), 1)
    )
    with (
        tempfile.TemporaryDirectory() as folder,
        busy_book(Path(folder), clients, contacts) as desk,
    ):
        called(desk, calls, 182)
        filled(desk, deals, meetings)
        for span in Span:
            taken = cpu(lambda span=span: book_activity(desk, TODAY, span=span, today=TODAY))  # type: ignore[misc]
            print(f"activity, {span.value:10} {taken:7.1f} ms")
        for name, work in (
            ("meetings", lambda: meetings_of_book(desk, today=TODAY)),
            ("clients who are late", lambda: kept_like(desk, Kept.LATE, today=TODAY)),
            ("in care without a deal", lambda: in_care_without_deal(desk, TODAY.replace(day=1))),
            ("preparation of a meeting", lambda: prefilled(desk, ClientId(7))),
        ):
            print(f"{name:26} {cpu(work):7.1f} ms")


if __name__ == "__main__":
    main()
