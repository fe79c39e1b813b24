"""What the tests of occasions share: who there is, what is due, and one step of undo."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from tests.books.builders import TODAY
from tests.books.empty_desk import records

NOW = datetime.combine(TODAY, time(9))
DAY = timedelta(days=1)
ONE, TWO, THREE, NOBODY = ClientId(1), ClientId(2), ClientId(3), ClientId(99)


def undone(desk: Desk, act: Callable[[], object], *, now: datetime = NOW) -> None:
    """`act` changes the book in one step that undo takes back wholly."""
    before = records(desk)
    act()
    assert records(desk) != before
    desk.undo(now=now)
    assert records(desk) == before
    desk.redo(now=now)


def waiting(desk: Desk, kind: OccasionKind, client_id: ClientId | None = ONE) -> list[Duty]:
    """The open duties of a kind, of a client or about nobody."""
    return [duty for _row, duty in desk.duties.open_of(kind, client_id)]
