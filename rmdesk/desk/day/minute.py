"""What was agreed for an hour of the day, with the names to say it by: looked at every minute."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.agenda import AHEAD, has_come
from rmdesk.domain.duties import Duty
from rmdesk.domain.ids import ClientId

_LOOKED_AHEAD: Final = timedelta(days=3)
"""A lock on Friday evening still knows of Monday morning."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An open duty with an hour; `name` is the client's, empty where it is about nobody."""

    duty: Duty
    moment: datetime
    name: str


def agreed_on(desk: Desk, day: date) -> list[Agreed]:
    """What has an hour on the day, the earliest first."""
    return _agreed(desk, day, day)


def come(agreed: Iterable[Agreed], now: datetime) -> list[Agreed]:
    """Those whose minute is there, the earliest first; what is settled is not `agreed` any more."""
    return [one for one in agreed if has_come(one.duty, now)]


def nameless_hours(desk: Desk, today: date) -> list[tuple[datetime, str]]:
    """Today's agreed moments and those of the days to come, each with the code of its kind.

    All that may be known of the book while it is locked: whom it is with is not among it.
    """
    found = _agreed(desk, today, today + _LOOKED_AHEAD)
    return [(one.moment, one.duty.kind.value) for one in found]


def names_of(desk: Desk, duties: Iterable[Duty]) -> dict[ClientId, str]:
    """The names of the clients whom duties are about."""
    ids = {duty.client_id for duty in duties if duty.client_id is not None}
    return {client_id: row.name for client_id, row in desk.clients.rows(ids).items()}


def _agreed(desk: Desk, first: date, last: date) -> list[Agreed]:
    duties = [
        duty for duty in desk.duties.with_hours(first - AHEAD, last) if first <= duty.about <= last
    ]
    names = names_of(desk, duties)
    return [
        Agreed(
            duty,
            datetime.combine(duty.about, duty.at),
            "" if duty.client_id is None else names.get(duty.client_id, ""),
        )
        for duty in duties
        if duty.at is not None
    ]
