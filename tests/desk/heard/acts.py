"""What the tests of entries share: who there is, and that an act is one step of undo."""

from collections.abc import Callable
from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from tests.books.empty_desk import NOW, records

DAY = timedelta(days=1)
ONE, TWO, THREE, NOBODY = ClientId(1), ClientId(2), ClientId(3), ClientId(99)


def undone(desk: Desk, act: Callable[[], object]) -> None:
    """`act` changes the book in one step that undo takes back wholly."""
    before = records(desk)
    act()
    assert records(desk) != before
    desk.undo(now=NOW)
    assert records(desk) == before
    desk.redo(now=NOW)


def due(desk: Desk, client_id: ClientId = ONE) -> date | None:
    return desk.clients.facts(client_id).next_due
