"""The plan of a day: what was agreed, what is due, which deals the week expects, what is needed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.day.agenda import agenda_of
from rmdesk.desk.day.counters import DayCounters, counters
from rmdesk.desk.day.minute import names_of
from rmdesk.desk.day.today import in_order, page, today
from rmdesk.desk.dealing.board import DealRow
from rmdesk.desk.home.coming import expected_on
from rmdesk.desk.reports.deals import expected_between
from rmdesk.desk.rhythm.standing import MonthStanding, month_standing
from rmdesk.domain.calendar.working_days import Day
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.today import GROUP_OF, Group
from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.shelves.clients import ClientRow

LISTED: Final = 60
"""So many lines a plan has room for, the weightiest; what else is due is counted."""


class DayIsOver(Refused):
    message = N_("{day} is over: a plan is for today or a day to come.")
    hint = N_("What a day came to stands in the report of its week.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A date of the day; without an hour where only the day was agreed."""

    at: time | None
    duty: Duty
    name: str

    @property
    def client_id(self) -> ClientId | None:
        return self.duty.client_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A client, or nobody, with all that is due; `carried` working days late at the most."""

    client_id: ClientId | None
    name: str
    number: str
    client_class: ClientClass | None
    group: Group
    duties: tuple[Duty, ...]
    carried: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """A day as it is planned. `rows` are the first of `due` in all, `groups` count them all.

    `counters` are there for today alone. `standing` is the month of the day as it stands today,
    for nobody knows what is done until then. `expected` are the open deals of the week.
    """

    on: date
    day: Day
    agreed: Sequence[Agreed]
    groups: Sequence[tuple[Group, int]]
    rows: Sequence[Planned]
    due: int
    limit: int
    aimed_calls: int
    counters: DayCounters | None
    standing: MonthStanding
    expected: Sequence[DealRow]

    @property
    def more(self) -> int:
        """How many are due besides those listed."""
        return self.due - len(self.rows)


def day_plan(desk: Desk, day: date) -> DayPlan:
    """The plan of today or of a day to come; raises DayIsOver."""
    if day < desk.today:
        raise DayIsOver(day=day.isoformat())
    is_today = day == desk.today
    rows, groups, due = _due_today(desk) if is_today else _due_on(desk, day)
    monday = day - timedelta(days=day.weekday())
    return DayPlan(
        on=day,
        day=desk.days.day(day),
        agreed=_agreed(desk, day),
        groups=groups,
        rows=rows,
        due=due,
        limit=desk.settings.limit,
        aimed_calls=desk.settings.daily_calls,
        counters=counters(desk) if is_today else None,
        standing=month_standing(desk, day, today=desk.today),
        expected=expected_between(desk, monday, monday + timedelta(days=6)),
    )


Due = tuple[list[Planned], list[tuple[Group, int]], int]
"""The lines, the counts of the groups, and how many there are in all."""


def _due_today(desk: Desk) -> Due:
    listed = today(desk)
    shown = in_order(page(desk, listed.ids[:LISTED]), listed.ids[:LISTED])
    clients = desk.clients.rows(row.client_id for row in shown if row.client_id is not None)
    rows = [
        _planned(clients, row.client_id, row.group, row.duties, carried=row.carried)
        for row in shown
    ]
    return rows, [(one.group, one.rows) for one in listed.groups if one.rows], len(listed.ids)


def _due_on(desk: Desk, day: date) -> Due:
    """What is about a day to come or planned for it; keeping in touch, which moves, comes last."""
    expected = expected_on(desk, day, day)
    groups = Counter(GROUP_OF[one.duties[0].kind] for one in expected)
    first = expected[:LISTED]
    clients = desk.clients.rows(one.client_id for one in first if one.client_id is not None)
    rows = [
        _planned(clients, one.client_id, GROUP_OF[one.duties[0].kind], one.duties, carried=0)
        for one in first
    ]
    return rows, [(group, groups[group]) for group in Group if groups[group]], len(expected)


def _planned(
    clients: dict[ClientId, ClientRow],
    client_id: ClientId | None,
    group: Group,
    duties: Sequence[Duty],
    *,
    carried: int,
) -> Planned:
    row = clients.get(client_id) if client_id is not None else None
    return Planned(
        client_id=client_id,
        name=row.name if row else "",
        number=row.number if row else "",
        client_class=row.client_class if row else None,
        group=group,
        duties=tuple(duties),
        carried=carried,
    )


def _agreed(desk: Desk, day: date) -> list[Agreed]:
    found = agenda_of(desk, day)
    duties = [*(line.duty for line in found.lines), *found.any_time]
    names = names_of(desk, duties)
    return [
        Agreed(
            at=duty.at,
            duty=duty,
            name=names.get(duty.client_id, "") if duty.client_id is not None else "",
        )
        for duty in duties
    ]
