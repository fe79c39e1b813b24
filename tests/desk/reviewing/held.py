"""What the tests of reviews share: a review in one call, at any day, and one step of undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.reviewing.closing import Closed, close
from rmdesk.desk.reviewing.drafting import begin, change_line
from rmdesk.desk.reviewing.sheet import sheet_of
from rmdesk.domain.duties import Duty
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ClientId, ReviewId
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reviews.entry import LineEntry, entry_of
from rmdesk.domain.reviews.review import ReviewLine
from tests.books.builders import TODAY
from tests.books.empty_desk import records
from tests.ui.small_book import RICH

NOW = datetime.combine(TODAY, time(10))
DAY = timedelta(days=1)
OTHER = ClientId(3)
"""欧阳锋, with one deposit of 120万."""
NOBODY = ClientId(999)
GOLD = LineEntry(
    holding_class=HoldingClass.METAL,
    is_ours=False,
    institution=" 丙银行 ",
    item="投资金条",
    amount=Money.of_yuan(80_000),
)


def on_day(desk: Desk, day: date) -> datetime:
    """Make it that day; the moment of it at which something is done."""
    desk.roll_over(day)
    return datetime.combine(day, time(10))


def reviewed(
    desk: Desk, client_id: ClientId = RICH, *, now: datetime = NOW, next_on: date | None = None
) -> ReviewId:
    """A review that was begun and closed at once."""
    review_id = begin(desk, client_id, now=now)
    close(desk, review_id, next_on=next_on, at=None, now=now)
    return review_id


def closed(desk: Desk, review_id: ReviewId, *, now: datetime = NOW) -> Closed:
    return close(desk, review_id, next_on=None, at=None, now=now)


def lines_of(desk: Desk, review_id: ReviewId) -> list[ReviewLine]:
    return desk.reviews.lines(review_id)


def set_amount(
    desk: Desk, line: ReviewLine, yuan: int | None, *, now: datetime = NOW, on: date | None = None
) -> None:
    """Type another amount into a line."""
    amount = None if yuan is None else Money.of_yuan(yuan)
    entry = replace(entry_of(line), amount=amount)
    change_line(desk, line.id, replace(entry, as_of=on) if on else entry, now=now)


def held(desk: Desk, client_id: ClientId = RICH) -> list[Holding]:
    return [one for one in desk.holdings.of(client_id) if one.gone_on is None]


def due_duties(desk: Desk, client_id: ClientId = RICH) -> list[Duty]:
    """The open duties to review the client."""
    return [duty for _row, duty in desk.duties.open_of(OccasionKind.REVIEW_DUE, client_id)]


def changes(desk: Desk, client_id: ClientId = RICH) -> list[tuple[str, Money | None]]:
    """What became of each line on the newest sheet."""
    found = sheet_of(desk, client_id).compared
    return [(one.state.value, one.change) for one in found]


def undone(desk: Desk, act: Callable[[], object], *, now: datetime = NOW) -> None:
    """`act` changes the book in one step that undo takes back wholly."""
    before = records(desk)
    act()
    after = records(desk)
    assert after != before
    desk.undo(now=now)
    assert records(desk) == before
    desk.redo(now=now)
    assert records(desk) == after
