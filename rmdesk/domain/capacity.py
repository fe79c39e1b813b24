"""Capacity: how full the next four weeks are against one's limit, and spreading what is too much.

Only what is one's own to shift moves, only to a later working day with room, and what counts for
least moves first. Promises, birthdays and maturities stay where they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.occasions.kinds import Key
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

WEEKS: Final = 4
LIMIT: Final = 20
"""Clients a day ("ours": the daily floor of telephone contacts [P])."""

HIGHEST: Final = 200
NO_LIMIT: Final = N_("A limit lies between 1 and {highest} clients a day; {limit} does not.")


@dataclass(frozen=True, slots=True)
class Planned:
    """A duty with its day; `weight` is its score, `client` what is done in one go: the client, or
    the duty itself."""

    key: Key
    client: object
    on: date
    is_fixed: bool
    weight: int = 0


_Clients: TypeAlias = dict[object, list[Planned]]


@dataclass(frozen=True, slots=True)
class DayLoad:
    """How many clients a working day holds, and how many of them may not move."""

    on: date
    clients: int
    fixed: int
    limit: int
    is_known: bool = True

    @property
    def over(self) -> int:
        """How many there are too many."""
        return max(0, self.clients - self.limit)


@dataclass(frozen=True, slots=True)
class Move:
    """A client's movable duties of one day, to be done on another."""

    keys: tuple[Key, ...]
    since: date
    to: date


@dataclass(frozen=True, slots=True)
class Spread:
    """What to move, and how many clients stay above the limit because there is no room."""

    moves: Sequence[Move]
    left_over: int


def load(
    planned: Iterable[Planned],
    *,
    today: date,
    days: WorkingDays,
    limit: int = LIMIT,
    weeks: int = WEEKS,
) -> list[DayLoad]:
    """The working days of the next `weeks`, from today on; what is overdue counts today."""
    horizon = _horizon(today, days, weeks)
    clients: dict[date, set[object]] = defaultdict(set)
    fixed: dict[date, set[object]] = defaultdict(set)
    for one in planned:
        on = max(one.on, horizon[0]) if horizon else one.on
        clients[on].add(one.client)
        if one.is_fixed:
            fixed[on].add(one.client)
    return [
        DayLoad(day, len(clients[day]), len(fixed[day]), limit, days.public.is_known(day))
        for day in horizon
    ]


def spread(
    planned: Iterable[Planned],
    *,
    today: date,
    days: WorkingDays,
    limit: int = LIMIT,
    weeks: int = WEEKS,
) -> Spread:
    """Moves after which no day of the next `weeks` is above the limit, as far as there is room.

    A client with anything fixed on a day is called then anyway, and stays. Nothing moves to an
    earlier day, and nothing beyond the last day of the weeks.
    """
    horizon = _horizon(today, days, weeks)
    by_day = _by_day(planned, horizon)
    left_over = 0
    for place, day in enumerate(horizon):
        clients = by_day[day]
        for client in _too_many(clients, limit):
            room = (one for one in horizon[place + 1 :] if _has_room(by_day[one], client, limit))
            to = next(room, None)
            if to is not None:
                by_day[to].setdefault(client, []).extend(clients.pop(client))
        left_over += max(0, len(clients) - limit)
    return Spread(_moves(by_day, horizon), left_over)


def wrong_with_limit(limit: int) -> Wrong | None:
    """Why a limit is not taken; None when it is."""
    if 1 <= limit <= HIGHEST:
        return None
    return Wrong("limit", NO_LIMIT, {"highest": HIGHEST, "limit": limit})


def _horizon(today: date, days: WorkingDays, weeks: int) -> list[date]:
    return days.between(today, today + timedelta(days=7 * weeks - 1))


def _by_day(planned: Iterable[Planned], horizon: Sequence[date]) -> dict[date, _Clients]:
    by_day: dict[date, _Clients] = {day: {} for day in horizon}
    for one in planned:
        on = max(one.on, horizon[0]) if horizon else one.on
        if on in by_day:
            by_day[on].setdefault(one.client, []).append(one)
    return by_day


def _too_many(clients: _Clients, limit: int) -> list[object]:
    """Those of a day above the limit who may move: what counts least leaves, and of that what
    counts most is placed first."""
    movable = [client for client, own in clients.items() if not any(one.is_fixed for one in own)]
    movable.sort(
        key=lambda client: (
            max(one.weight for one in clients[client]),
            max(one.key.order for one in clients[client]),
        )
    )
    return movable[: max(0, len(clients) - limit)][::-1]


def _moves(by_day: dict[date, _Clients], horizon: Sequence[date]) -> list[Move]:
    """What stands on another day than it was planned for."""
    return [
        Move(tuple(one.key for one in own if max(one.on, horizon[0]) == since), since, day)
        for day, clients in by_day.items()
        for own in clients.values()
        for since in sorted({max(one.on, horizon[0]) for one in own})
        if since != day
    ]


def _has_room(clients: _Clients, client: object, limit: int) -> bool:
    """A client who is called that day anyway needs no room."""
    return client in clients or len(clients) < limit
