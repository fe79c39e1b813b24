"""The next working days: what was agreed and promised, what matures, whose birthday it is, and how
full each day is against one's limit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.today import GROUP_OF, Group
from rmdesk.store.figures.coming import happenings, planned_by_day

DAYS: Final = 5
"""Working days that are looked ahead."""

TOLD: Final = (Group.APPOINTMENTS, Group.PROMISES, Group.MONEY, Group.CARE)
"""What is told of a day; everything else is in its load."""

_LONGEST: Final = 40
"""Calendar days within which the working days are sought: no holiday is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingDay:
    """A working day to come, or the days off from `on` to `until`. `told` are the duties about it
    by group, `money` the sum of what falls due as far as it is known. `clients` are planned for
    it, against the `limit`; on days off nobody works."""

    on: date
    until: date
    is_working: bool
    told: Mapping[Group, int]
    money: Money
    clients: int
    limit: int

    @property
    def over(self) -> int:
        """How many clients there are too many."""
        return max(0, self.clients - self.limit)


def coming(desk: Desk) -> tuple[ComingDay, ...]:
    """The next working days from tomorrow on, and days off between them on which something is."""
    span = _span(desk.days, desk.today)
    if not span:
        return ()
    database = desk.vault.database
    told: dict[date, Counter[Group]] = {day: Counter() for day in span}
    money: Counter[date] = Counter()
    for stored in happenings(database, span[0], span[-1]):
        duty = stored.duty
        group = GROUP_OF[duty.kind]
        if group in TOLD:
            told[duty.about][group] += 1
            money[duty.about] += amount_of(duty).fen if group is Group.MONEY else 0
    clients = _on_working_days(desk.days, planned_by_day(database, span[0], span[-1]), span)
    days = [
        ComingDay(
            on=own[0],
            until=own[-1],
            is_working=desk.days.is_working(own[0]),
            told=sum((told[day] for day in own), Counter()),
            money=Money(sum(money[day] for day in own)),
            clients=clients[own[0]],
            limit=desk.settings.limit,
        )
        for own in _together(desk.days, span)
    ]
    return tuple(one for one in days if one.is_working or one.told)


@dataclass(frozen=True, slots=True)
class Expected:
    """A client, or nobody, with all that a day holds of them. `is_load`: something of it is to be
    done on that working day; else it is only about the day and done before it."""

    client_id: ClientId | None
    duties: tuple[Duty, ...]
    is_load: bool


def expected_on(desk: Desk, on: date, until: date) -> list[Expected]:
    """What stands behind the figures of a day, or of days off: everything about it and everything
    planned for it, what is told first. What was planned for the days off before a working day is
    done on it."""
    since = _done_since(desk.days, on, desk.today)
    found = [*happenings(desk.vault.database, on, until)]
    found += desk.duties.planned_after(desk.settings, since - timedelta(days=1), until)
    duties = list({stored.duty.key: stored.duty for stored in found}.values())
    order = {group: place for place, group in enumerate(Group)}

    def place(duty: Duty) -> tuple[object, ...]:
        group = GROUP_OF[duty.kind]
        is_told = group in TOLD and on <= duty.about <= until
        return not is_told, order[group], duty.key.order

    duties.sort(key=place)
    by_client: dict[object, list[Duty]] = {}
    for duty in duties:
        by_client.setdefault(duty.client_id or duty.key, []).append(duty)
    is_worked = desk.days.is_working(on)
    return [
        Expected(
            own[0].client_id,
            tuple(own),
            is_load=is_worked and any(since <= duty.on <= until for duty in own),
        )
        for own in by_client.values()
    ]


def amount_of(duty: Duty) -> Money:
    """The money that a duty is about, nothing where it names none."""
    amount = duty.reason.facts.get("amount")
    return amount if isinstance(amount, Money) else NOTHING


def _span(days: WorkingDays, today: date) -> Sequence[date]:
    """Every day from tomorrow to the last of the working days."""
    first = today + timedelta(days=1)
    working = days.between(first, today + timedelta(days=_LONGEST))[:DAYS]
    if not working:
        return ()
    return [first + timedelta(days=step) for step in range((working[-1] - first).days + 1)]


def _together(days: WorkingDays, span: Sequence[date]) -> list[list[date]]:
    """Each working day for itself, days off one after another together."""
    found: list[list[date]] = []
    for day in span:
        if found and not days.is_working(day) and not days.is_working(found[-1][0]):
            found[-1].append(day)
        else:
            found.append([day])
    return found


def _on_working_days(
    days: WorkingDays, planned: Mapping[date, set[int]], span: Sequence[date]
) -> Counter[date]:
    """How many clients are planned; what is planned for a day off is done on the working day after
    it, each client once."""
    clients: Counter[date] = Counter()
    waiting: set[int] = set()
    for day in span:
        waiting |= planned.get(day, set())
        if days.is_working(day):
            clients[day], waiting = len(waiting), set()
    return clients


def _done_since(days: WorkingDays, on: date, today: date) -> date:
    """From which day on what is planned is done `on` a working day: from the first day off before
    it, but not from before tomorrow."""
    since = on
    while days.is_working(on):
        before = since - timedelta(days=1)
        if before <= today or days.is_working(before):
            break
        since = before
    return since
