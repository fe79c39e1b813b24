"""How full the next four weeks are against one's limit, and spreading what is too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.day.settling import DutyGone, put_on
from rmdesk.domain.calendar.working_days import Day, DayKind
from rmdesk.domain.capacity import WEEKS, DayLoad, Planned, Spread, load, spread
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.today import GROUP_OF
from rmdesk.store.duties import StoredDuty


def loads(desk: Desk) -> list[DayLoad]:
    """The working days of the next four weeks, from today on; what is overdue counts today."""
    return load(_planned(desk), today=desk.today, days=desk.days, limit=desk.settings.limit)


def proposed(desk: Desk) -> Spread:
    """Moves after which no day is above the limit, as far as there is room; nothing is written."""
    return spread(_planned(desk), today=desk.today, days=desk.days, limit=desk.settings.limit)


@dataclass(frozen=True, slots=True)
class LoadedDay:
    """A day of the four weeks; without a `load` nobody works on it."""

    day: Day
    load: DayLoad | None


def four_weeks(desk: Desk) -> list[LoadedDay]:
    """The working days, and between them every day off that is no ordinary weekend."""
    by_day = {one.on: one for one in loads(desk)}
    days = (desk.days.day(desk.today + timedelta(days=step)) for step in range(7 * WEEKS))
    return [
        LoadedDay(day, by_day.get(day.on))
        for day in days
        if day.on in by_day or day.kind is not DayKind.WEEKEND
    ]


@dataclass(frozen=True, slots=True)
class ShownMove:
    """What would move: whose, why, and by how many working days; a name is empty for nobody's."""

    name: str
    kinds: tuple[OccasionKind, ...]
    since: date
    to: date
    later: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What spreading would do, in words of people and days."""

    spread: Spread
    moves: Sequence[ShownMove]

    @property
    def latest(self) -> int:
        """By how many working days anything moves at most."""
        return max((one.later for one in self.moves), default=0)


def preview(desk: Desk) -> Preview:
    """What spreading would do; nothing is written."""
    wanted = proposed(desk)
    clients = {key.client_id for one in wanted.moves for key in one.keys if key.client_id}
    names = desk.lists.cells(clients, ["name"], today=desk.today)

    def name(client_id: ClientId | None) -> str:
        return str(names[client_id][0]) if client_id in names else ""

    moves = [
        ShownMove(
            name=name(one.keys[0].client_id),
            kinds=tuple(dict.fromkeys(key.kind for key in one.keys)),
            since=one.since,
            to=one.to,
            later=desk.days.count(one.since + timedelta(days=1), one.to),
        )
        for one in wanted.moves
    ]
    moves.sort(key=lambda one: (one.since, one.to, one.name))
    return Preview(wanted, moves)


def apply(desk: Desk, wanted: Spread, *, now: datetime) -> None:
    """Move what was looked at, as one action; raises DutyGone, and nothing is written then."""
    if not wanted.moves:
        return
    today = now.date()
    try:
        with desk.store.action("day.spread", {"count": len(wanted.moves)}, at=now) as action:
            for one in wanted.moves:
                for key in one.keys:
                    put_on(
                        desk, action, desk.duties.find(desk.settings, key), one.to, "", today=today
                    )
    except LookupError as error:
        raise DutyGone from error


def _planned(desk: Desk) -> list[Planned]:
    last = desk.today + timedelta(days=7 * WEEKS - 1)
    found = desk.duties.planned(desk.settings, last=last)
    classes = desk.duties.classes_where("TRUE")
    points = desk.settings.today

    def weight(stored: StoredDuty) -> int:
        duty = stored.duty
        worth = points.group[GROUP_OF[duty.kind]]
        client_class = classes.get(duty.client_id) if duty.client_id is not None else None
        return worth + (points.client_class[client_class] if client_class else 0)

    return [
        Planned(
            key=one.duty.key,
            client=one.duty.client_id if one.duty.client_id is not None else one.duty.key,
            on=one.duty.on,
            is_fixed=one.is_promised or one.duty.kind.is_fixed,
            weight=weight(one),
        )
        for one in found
    ]
