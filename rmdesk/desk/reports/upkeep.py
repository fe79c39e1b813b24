"""Progress and effect of upkeep by class, as RM and branch head check them together ([P]).

Progress is who was contacted and who is kept up within the cadence; effect is who had a deal,
what it came to, and how the balances moved that the bank reported.
"""

from dataclasses import dataclass
from datetime import date

from rmdesk.desk.activity.figures import coverage
from rmdesk.desk.book import Desk
from rmdesk.domain.rhythm.activity import Coverage, Done, done_of
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.activity import ActivityFigures
from rmdesk.store.figures.upkeep import BalanceMoved, ContactSums, UpkeepFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkeep:
    """The clients who have a class today: what was done for them in a span, and what came of it.

    `coverage` is that of today, whatever the span. `moved` is None where of nobody two balances
    are known.
    """

    client_class: ClientClass
    coverage: Coverage
    contacts: ContactSums
    done: Done
    moved: BalanceMoved | None


def upkeep(desk: Desk, first: date, last: date) -> tuple[Upkeep, ...]:
    """Every class in its order, from `first` to `last`."""
    figures = UpkeepFigures(desk.store.database)
    contacts, moved = figures.contacts(first, last), figures.balances(first, last)
    found = ActivityFigures(desk.store.database).closed(first, last)
    closed = [deal for deal in found if not deal.has_left]
    rows = desk.clients.rows({deal.client_id for deal in closed})
    covered = coverage(desk, today=desk.today)
    return tuple(
        Upkeep(
            client_class=one,
            coverage=covered[one],
            contacts=contacts.get(one, ContactSums()),
            done=done_of(
                deal
                for deal in closed
                if (row := rows.get(deal.client_id)) and row.client_class is one
            ),
            moved=moved.get(one),
        )
        for one in ClientClass
    )


def done_for_left(desk: Desk, first: date, last: date) -> Done:
    """What was closed from `first` to `last` for clients who left since: with the classes it is
    all that was closed."""
    closed = ActivityFigures(desk.store.database).closed(first, last)
    return done_of(deal for deal in closed if deal.has_left)
