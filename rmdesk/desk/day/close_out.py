"""The end of the day: what was not written down, what stays open, and what tomorrow brings.

Nothing is settled by closing: what is left carries over by itself (product.md, "Nothing drops
out"). That a day was closed is noted, so that a second look can say what changed since.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.shown import Unlogged, not_logged
from rmdesk.desk.day.agenda import agenda_of
from rmdesk.desk.day.counters import DayCounters, counters
from rmdesk.desk.day.minute import names_of
from rmdesk.desk.day.today import page, today
from rmdesk.domain.agenda import Agenda
from rmdesk.domain.ids import ClientId
from rmdesk.domain.today import GROUP_OF, Group, Row
from rmdesk.store.shelves.today import RowId

_KEY: Final = "closed_day"

LISTED: Final = 100
"""So many open rows are gone through here; who has more goes through Today itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tomorrow:
    """The next working day: how many of each group it has, and how many clients in all.

    `carried` are rows of today that come on top when nothing more is done about them.
    """

    on: date
    groups: Sequence[tuple[Group, int]]
    agenda: Agenda
    planned: int
    carried: int
    limit: int

    @property
    def over(self) -> int:
        """How many there are too many."""
        return max(0, self.planned + self.carried - self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a day stood when it was closed."""

    at: datetime
    left: int
    contacts: int


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row of Today that is still there; `name` is empty where it is about nobody."""

    id: RowId
    row: Row
    name: str

    @property
    def client_id(self) -> ClientId | None:
        return self.row.client_id


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseOut:
    """A day at its end; `rows` are the first of the `left` that are open."""

    on: date
    unlogged: Sequence[Unlogged]
    rows: Sequence[OpenRow]
    left: int
    counters: DayCounters
    tomorrow: Tomorrow
    names: Mapping[ClientId, str]
    closed: Closing | None


def close_out(desk: Desk) -> CloseOut:
    """Today as it stands; raises NoWorkingDay where nobody works for a year."""
    ids = today(desk).ids
    shown = page(desk, ids[:LISTED])
    tomorrow = _tomorrow(desk, ids)
    agreed = [line.duty for line in tomorrow.agenda.lines]
    names = names_of(desk, [*agreed, *(row.duties[0] for row in shown.values())])
    rows = [
        OpenRow(one, row, names.get(row.client_id, "") if row.client_id is not None else "")
        for one in map(RowId, ids[:LISTED])
        if (row := shown.get(one)) is not None
    ]
    return CloseOut(
        on=desk.today,
        unlogged=not_logged(desk, desk.today),
        rows=rows,
        left=len(ids),
        counters=counters(desk),
        tomorrow=tomorrow,
        names=names,
        closed=closed_today(desk),
    )


def close(desk: Desk, *, now: datetime) -> Closing:
    """Note that the day is closed, and how it stood."""
    closing = Closing(
        at=now.replace(microsecond=0), left=len(today(desk).ids), contacts=counters(desk).every
    )
    kept = {
        "at": closing.at.isoformat(sep=" "),
        "left": closing.left,
        "contacts": closing.contacts,
    }
    desk.state.put(_KEY, kept)
    return closing


def closed_today(desk: Desk) -> Closing | None:
    """How today stood when it was closed last; None while it is not."""
    kept = desk.state.get(_KEY)
    if kept is None:
        return None
    at = datetime.fromisoformat(kept["at"])
    if at.date() != desk.today:
        return None
    return Closing(at=at, left=kept["left"], contacts=kept["contacts"])


def _tomorrow(desk: Desk, ids: "array[int]") -> Tomorrow:
    on = desk.days.after(desk.today)
    duties = [stored.duty for stored in desk.duties.planned_after(desk.settings, desk.today, on)]
    counted = Counter(GROUP_OF[duty.kind] for duty in duties)
    clients = {duty.client_id for duty in duties if duty.client_id is not None}
    planned = len(clients) + sum(duty.client_id is None for duty in duties)
    return Tomorrow(
        on=on,
        groups=[(group, counted[group]) for group in Group if counted[group]],
        agenda=agenda_of(desk, on),
        planned=planned,
        carried=sum(one not in clients for one in ids),
        limit=desk.settings.limit,
    )
