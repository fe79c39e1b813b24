"""The day by its hours: what was agreed for when, what is too close together, what is due now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final

from rmdesk.domain.duties import Duty
from rmdesk.domain.occasions.kinds import OccasionKind

A_MEETING: Final = timedelta(minutes=40)
"""So long a first talk takes ([N] in domain.md: 30 to 40 minutes)."""

A_CALL: Final = timedelta(minutes=10)
"""So long a promised call takes (ours)."""

SET_OUT: Final = timedelta(minutes=5)
"""So long before a meeting or a visit its minute is told: one has to get there (ours)."""

AHEAD: Final = timedelta(days=15)
"""What is agreed for a day off is planned for the working day before it, if there is a holiday."""

_LONG: Final = frozenset({OccasionKind.MEETING, OccasionKind.VISIT})


@dataclass(frozen=True, slots=True)
class Line:
    """A duty with an hour; `clashes` when it begins before the one above it can be over."""

    duty: Duty
    at: time
    clashes: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """What has an hour on the day, in its order; what was agreed without one stands apart."""

    lines: Sequence[Line]
    any_time: Sequence[Duty]


def agenda(duties: Iterable[Duty], on: date) -> Agenda:
    """The open duties that are for the day `on` itself, by their hours."""
    own = [duty for duty in duties if duty.is_open and duty.about == on]
    timed = sorted(
        ((duty.at, duty) for duty in own if duty.at is not None),
        key=lambda pair: (pair[0], pair[1].key.order),
    )
    clashing = {
        place
        for place, ((at, duty), (following, _other)) in enumerate(pairwise(timed), 1)
        if datetime.combine(on, at) + _length(duty) > datetime.combine(on, following)
    }
    lines = [Line(duty, at, place in clashing) for place, (at, duty) in enumerate(timed)]
    any_time = (duty for duty in own if duty.at is None)
    return Agenda(lines, sorted(any_time, key=lambda duty: duty.key.order))


def has_come(duty: Duty, now: datetime) -> bool:
    """Whether the agreed minute of an open duty for today is there, or past and nothing done."""
    if not duty.is_open or duty.at is None or duty.about != now.date():
        return False
    ahead = SET_OUT if duty.kind in _LONG else timedelta()
    return datetime.combine(duty.about, duty.at) - ahead <= now


def _length(duty: Duty) -> timedelta:
    return A_MEETING if duty.kind in _LONG else A_CALL
