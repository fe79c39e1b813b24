"""Small books by chance, with something in every record table: what a round trip could lose.

They are written through actions, as everything is, so that duties, places and facts follow.
"""

from datetime import datetime
from random import Random
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.store.journal.actions import Action
from rmdesk.store.tables.records import RECORDS
from tests.tools.random_records import Records
from tests.tools.random_values import Values

_FIRST: Final = ("clients", "products", "events", "handovers", "receivers")
_PLANNED: Final = ("duties",)
"""What follows from the other records, and comes by itself."""

_ORDER: Final = (*_FIRST, *(name for name in RECORDS if name not in (*_FIRST, *_PLANNED)))
_CHANGED: Final = {
    "clients": "note",
    "contacts": "gist",
    "holdings": "called",
    "members": "name",
    "needs": "words",
}
_TAKEN_OUT: Final = ("care", "visits", "wishes")


def fill(desk: Desk, seed: int, *, now: datetime) -> None:
    """Write a random book into `desk`, which is empty: some records of every table, some of them
    changed and some taken out since. The same seed makes the same book; all of it may go along."""
    rng = Random(seed)
    records = Records(desk, Values(rng, today=now.date()))
    with desk.store.action("import", {"clients": 0}, at=now) as action:
        for name in _ORDER:
            _add(
                action, records, name, rng.randint(3, 6) if name == "clients" else rng.randint(1, 5)
            )
    with desk.store.action("client.edit", {"clients": 0}, at=now) as action:
        for name, field in _CHANGED.items():
            drawn = records.drawn(name)
            action.update(RECORDS[name], rng.choice(records.ids[name]), {field: drawn[field]})
        for name in _TAKEN_OUT:
            if len(records.ids[name]) > 1:
                action.delete(RECORDS[name], records.ids[name].pop())


def _add(action: Action, records: Records, name: str, few: int) -> None:
    records.ids[name] = []
    for _ in range(few):
        records.ids[name].append(action.insert(RECORDS[name], records.drawn(name)))
