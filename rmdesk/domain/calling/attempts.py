"""Dials that reached nobody: when the next one makes sense, and when a call is the wrong way.

Who did not answer is put back for another time of day, and left alone meanwhile (ours).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

CALLS_FROM: Final = time(8)
"""Nobody is rung up earlier (ours)."""


class DayPart(StrEnum):
    """The times of day between which habits change."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


_BEGINS = (
    (DayPart.EVENING, time(18)),
    (DayPart.AFTERNOON, time(14)),
    (DayPart.NOON, time(12)),
    (DayPart.MORNING, time()),
)


def part_of(moment: datetime) -> DayPart:
    """The time of day of `moment`."""
    return next(part for part, begins in _BEGINS if moment.time() >= begins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Hours until a number that nobody answered is dialled again, and how often it is."""

    cooldown_hours: int = 3
    a_day: int = 2
    in_all: int = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempts:
    """The dials since the last talk or message that reached nobody, in their order.

    `unanswered` are those of them where the number rang: a busy line may be dialled again at once,
    and after a dead number there may be another one. `answered` are the dials of the last months
    that reached the client.
    """

    missed: Sequence[datetime] = ()
    unanswered: Sequence[datetime] = ()
    answered: Sequence[datetime] = ()

    def again_from(self, patience: Patience, now: datetime) -> datetime:
        """When to dial again: `now`, or later where the client is left alone until then."""
        if not self.unanswered:
            return now
        last = self.unanswered[-1]
        soonest = last + timedelta(hours=patience.cooldown_hours)
        if soonest.date() == last.date() and part_of(soonest) is part_of(last):
            soonest = _next_part(last)
        today = [one for one in self.unanswered if one.date() == now.date()]
        if len(today) >= patience.a_day:
            soonest = max(soonest, datetime.combine(now.date() + timedelta(days=1), CALLS_FROM))
        return max(now, soonest)

    def is_cooling(self, patience: Patience, now: datetime) -> bool:
        """Whether the client is left alone at `now`."""
        return self.again_from(patience, now) > now

    def are_enough(self, patience: Patience) -> bool:
        """Whether another way than a call should be tried."""
        return len(self.missed) >= patience.in_all

    def luck_at(self, moment: datetime) -> int:
        """1 where this time of day reached the client more often than not, -1 where less, else
        0."""
        part = part_of(moment)
        reached = sum(part_of(one) is part for one in self.answered)
        missed = sum(part_of(one) is part for one in self.unanswered)
        return (reached > missed) - (reached < missed)


def _next_part(moment: datetime) -> datetime:
    later = [begins for _part, begins in _BEGINS if begins > moment.time()]
    if not later:
        return datetime.combine(moment.date() + timedelta(days=1), CALLS_FROM)
    return datetime.combine(moment.date(), min(later))
