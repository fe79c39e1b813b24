"""What the demo's RM has done already, and what was left: a book made at once would ask for
everything of the last weeks on one day."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import move, place_of
from rmdesk.desk.day.days_off import enter
from rmdesk.desk.day.events import plan_invitations
from rmdesk.desk.demo.gathered import Gathered
from rmdesk.desk.demo.life import Life, World
from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.classes.by_hand import Grid
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.duties import DutyState, carried_over
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.occasions.lead_times import due_on
from rmdesk.store.duties import StoredDuty, read_duties
from rmdesk.store.tables.day import DutyTable

_LEFT_FOR: Final = 3
"""After so many working days everything was done, but what is overdue itself."""
_IS_LEFT: Final = 0.35
_OVERDUE: Final = frozenset(
    {OccasionKind.OVERDUE_DEBT, OccasionKind.OVERDUE_INSTALMENT, OccasionKind.REVIEW_DUE}
)
"""What stays until the client has paid, or was met."""
_FOUND_TODAY: Final = frozenset({OccasionKind.DORMANT})
"""What nobody saw before: it is left as it arose."""


def work_through(
    desk: Desk, known: Sequence[Life], gathered: Gathered, words: World, *, at: datetime
) -> None:
    """The weeks up to the evening the book is made; `words` is demo_day.toml."""
    for event_id, clients in gathered.planned:
        plan_invitations(desk, event_id, clients, now=at)
    _put_by_hand(desk, known, words["hands"], at)
    own = words["own_days"]
    first = desk.days.working_day_on_or_after(at.date() + timedelta(days=own["begins"]))
    last = desk.days.after(first, own["days"] - 1)
    enter(desk, first, last, OwnKind.LEAVE, now=at, note=own["note"])
    _settle_the_past(desk, at)


def _put_by_hand(desk: Desk, known: Sequence[Life], words: World, at: datetime) -> None:
    """Two clients stand elsewhere in the grids whose rule only the whole file tells."""
    choices = ((Grid.FAMILIARITY, Familiarity), (Grid.EFFORT, EffortBox))
    for life, (grid, boxes) in zip(known, choices, strict=False):
        rule = place_of(desk, life.client.id, grid).rule
        other = next(box for box in boxes if box != rule)
        move(desk, [life.client.id], grid, other, words[grid.value][0], now=at)


def _settle_the_past(desk: Desk, at: datetime) -> None:
    """Give every duty the day it was planned for; the older ones, and most others, are done."""
    chance = Random("worked")
    is_open = "state = ? AND client_id IS NOT NULL ORDER BY id"
    found = list(read_duties(desk.vault.database, is_open, DutyState.OPEN.value))
    with desk.store.action("demo.make", at=at) as action:
        for one in found:
            if one.duty.kind.follows_its_record or one.id is None:
                continue
            planned = _planned(desk, one)
            if planned >= desk.today or one.duty.kind in _FOUND_TODAY:
                continue
            late = carried_over(planned, desk.today, desk.days)
            is_left = late < _LEFT_FOR and chance.random() < _IS_LEFT
            values: dict[str, object] = {"on": planned, "first_on": planned}
            if not is_left and one.duty.kind not in _OVERDUE:
                values |= {"state": DutyState.DONE, "settled_on": planned}
            action.update(DutyTable, one.id, values)


def _planned(desk: Desk, stored: StoredDuty) -> date:
    duty = stored.duty
    occasion = Occasion(kind=duty.kind, client_id=duty.client_id, on=duty.about)
    return due_on(occasion, desk.settings.leads, desk.days)
