"""Which of a client's numbers to dial now, and why that one ([S][T] in domain.md, "Contact
preferences"; the hours of work are ours).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from rmdesk.domain.clients import Client
from rmdesk.domain.file.choices import PhoneLine
from rmdesk.domain.file.hours import are_in
from rmdesk.domain.file.respect import Respect, lines_of

_WORK_FROM, _WORK_UNTIL = time(9), time(18)
_FRIDAY: Final = 5  # the number of the day in its week, Monday 1


class WhyLine(StrEnum):
    """Why a number comes first."""

    LIKED = "liked"
    ONLY = "only"
    ANYWHERE = "anywhere"
    AT_WORK = "at_work"
    AT_HOME = "at_home"


class HoursNow(StrEnum):
    """What the client's hours say of this moment."""

    UNSAID = "unsaid"
    GOOD = "good"
    NOT_GOOD = "not_good"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialling:
    """The number to dial, None where none may be; the others in turn, and those that are closed."""

    line: PhoneLine | None
    why: WhyLine | None
    others: Sequence[PhoneLine]
    closed: Sequence[PhoneLine]
    hours: HoursNow


def dialling(client: Client, respect: Respect, now: datetime) -> Dialling:
    """What to dial at `now`: the number the client likes, else the mobile one, else that of the
    place where the client is at this hour."""
    is_at_work = now.isoweekday() <= _FRIDAY and _WORK_FROM <= now.time() < _WORK_UNTIL
    place = PhoneLine.WORK if is_at_work else PhoneLine.HOME
    order = (respect.liked_line, PhoneLine.MOBILE, place)
    reachable = respect.open_lines(client)
    first = next((line for line in order if line in reachable), None) or next(iter(reachable), None)
    return Dialling(
        line=first,
        why=_why(first, respect, reachable) if first else None,
        others=[line for line in reachable if line is not first],
        closed=[line for line in lines_of(client) if line not in reachable],
        hours=_hours(respect, now),
    )


def _why(line: PhoneLine, respect: Respect, reachable: Sequence[PhoneLine]) -> WhyLine:
    if line is respect.liked_line:
        return WhyLine.LIKED
    if len(reachable) == 1:
        return WhyLine.ONLY
    if line is PhoneLine.MOBILE:
        return WhyLine.ANYWHERE
    return WhyLine.AT_WORK if line is PhoneLine.WORK else WhyLine.AT_HOME


def _hours(respect: Respect, now: datetime) -> HoursNow:
    if are_in(respect.bad_hours, now):
        return HoursNow.BAD
    if not respect.good_hours:
        return HoursNow.UNSAID
    return HoursNow.GOOD if are_in(respect.good_hours, now) else HoursNow.NOT_GOOD
