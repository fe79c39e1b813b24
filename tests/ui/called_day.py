"""A day of calling in the book."""

from datetime import datetime, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.store.tables.contacts import CallTable, ObjectionTable
from tests.books.builders import TODAY
from tests.ui.small_book import YESTERDAY


def call(desk: Desk, days_ago: int = 0) -> None:
    """Eight dials in an hour, six talks, one appointment, and one dial later in vain."""
    on = TODAY - timedelta(days_ago)
    rows = [
        {
            "client_id": 1 + number % 3,
            "at": datetime.combine(on, time(10, number)),
            "outcome": "appointment" if number == 1 else "interested" if reached else "no_answer",
            "seconds": 120 * reached,
            "script": "invite",
            "is_dial": True,
            "is_reached": reached,
            "is_meeting": number == 1,
        }
        for number, reached in enumerate([True] * 6 + [False] * 2)
    ]
    rows.append({**rows[-1], "at": datetime.combine(on, time(16, 5))})
    with desk.store.action("call.record", at=YESTERDAY) as action:
        ids = [action.insert(CallTable, row) for row in rows]
        action.insert(
            ObjectionTable,
            {
                "client_id": 1,
                "at": rows[0]["at"],
                "kind": "puts_off",
                "script": "invite",
                "call_id": ids[1],
            },
        )
