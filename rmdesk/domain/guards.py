"""What speaks against a call or a meeting before it is made ([P][S][T] in domain.md, "Guards").

A guard that forbids is passed over only with a reason, which is written down; the others warn.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from rmdesk.domain.calendar.working_days import Day, DayKind
from rmdesk.domain.calling.attempts import CALLS_FROM, Attempts, Patience
from rmdesk.domain.clients import Client
from rmdesk.domain.file.respect import Heed, Respect
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Fact

CALLS_UNTIL: Final = time(21)
"""Nobody is rung up before CALLS_FROM or later without having asked for it (ours)."""

MEETINGS_FROM: Final = time(8, 30)
MEETINGS_UNTIL: Final = time(18)
"""When somebody is in the branch (ours)."""


class GuardKind(StrEnum):
    """What speaks against it, the gravest first."""

    DO_NOT_CALL = "do_not_call"
    CALLS_REFUSED = "calls_refused"
    CLOSED_NUMBER = "closed_number"
    MONTHLY_LIMIT = "monthly_limit"
    BAD_HOURS = "bad_hours"
    CLASH = "clash"
    LEAVE = "leave"
    HOLIDAY = "holiday"
    UNKNOWN_YEAR = "unknown_year"
    OUTSIDE_HOURS = "outside_hours"
    MEETING_TOO_EARLY = "meeting_too_early"
    SAME_TOPIC = "same_topic"
    TRIED_ENOUGH = "tried_enough"
    COOLING = "cooling"
    WALL = "wall"
    NOT_GOOD_HOURS = "not_good_hours"
    ANOTHER_WAY = "another_way"

    @property
    def forbids(self) -> bool:
        """Whether passing over it needs a reason that is written down."""
        return self in _FORBIDDING


_FORBIDDING: Final = frozenset(
    {
        GuardKind.DO_NOT_CALL,
        GuardKind.CALLS_REFUSED,
        GuardKind.CLOSED_NUMBER,
        GuardKind.MONTHLY_LIMIT,
        GuardKind.BAD_HOURS,
    }
)
_ABOUT_HOURS: Final = frozenset({GuardKind.BAD_HOURS, GuardKind.NOT_GOOD_HOURS})
_NO_FACTS: Final[Mapping[str, Fact]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Guard:
    """One thing that speaks against it, with the facts that its sentence names."""

    kind: GuardKind
    facts: Mapping[str, Fact] = field(default_factory=lambda: _NO_FACTS)

    @property
    def forbids(self) -> bool:
        return self.kind.forbids


@dataclass(frozen=True, slots=True, kw_only=True)
class Talked:
    """A topic that was talked about on a day."""

    topic: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the settings say of calls: `monthly` is None without a limit for this client."""

    monthly: int | None = None
    topic_days: int = 30
    contacts_before_meeting: int = 2
    patience: Patience = field(default_factory=Patience)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """What is known before a call. `calls_this_month` counts those of the relatives who share;
    `in_household` says that there are such. `walled` is how many relatives are behind a wall."""

    client: Client
    respect: Respect
    do_not_call: bool = False
    calls_this_month: int = 0
    in_household: bool = False
    day: Day | None = None
    talked: Sequence[Talked] = ()
    attempts: Attempts = field(default_factory=Attempts)
    walled: int = 0
    is_promised: bool = False


def guards_of_call(
    known: Calling, limits: Limits, *, now: datetime, topics: Iterable[str] = ()
) -> list[Guard]:
    """What speaks against calling at `now` about `topics`, the gravest first."""
    found = [
        *_wishes(known, now),
        *_often(known, limits),
        *_hours(known, now),
        # What was promised connects to the last talk, and may be about the same.
        *(() if known.is_promised else _repeated(known, limits, now.date(), topics)),
        *_tried(known, limits, now),
    ]
    if known.walled:
        found.append(Guard(GuardKind.WALL, {"count": known.walled}))
    return gravest_first(found)


def guards_of_call_back(
    respect: Respect, client: Client, on: date, at: time | None, *, day: Day, taken: Iterable[time]
) -> list[Guard]:
    """What speaks against promising a call for then, as far as it is known today."""
    found = [*_clash(taken), *_day_off(day)]
    if at is not None:
        moment = datetime.combine(on, at)
        wishes = _wishes(Calling(client=client, respect=respect), moment)
        found += [guard for guard in wishes if guard.kind in _ABOUT_HOURS]
        if not CALLS_FROM <= at < CALLS_UNTIL:
            found.append(_outside(CALLS_FROM, CALLS_UNTIL))
    return gravest_first(found)


def guards_of_meeting(
    at: time | None,
    *,
    day: Day,
    taken: Iterable[time],
    earlier_contacts: int,
    limits: Limits,
) -> list[Guard]:
    """What speaks against meeting then; `taken` are the hours that are too close to others."""
    found = [*_clash(taken), *_day_off(day)]
    if at is not None and not MEETINGS_FROM <= at <= MEETINGS_UNTIL:
        found.append(_outside(MEETINGS_FROM, MEETINGS_UNTIL))
    if earlier_contacts < limits.contacts_before_meeting:
        facts = {"count": earlier_contacts, "least": limits.contacts_before_meeting}
        found.append(Guard(GuardKind.MEETING_TOO_EARLY, facts))
    return gravest_first(found)


def gravest_first(guards: Iterable[Guard]) -> list[Guard]:
    """The guards in the order of their kinds."""
    return sorted(guards, key=lambda guard: _RANK[guard.kind])


_RANK: Final = {kind: place for place, kind in enumerate(GuardKind)}


def monthly_limit(
    together: Money | None, *, large: Money, for_large: int, for_others: int | None
) -> int | None:
    """How many calls a month are allowed to who has `together` with us; None without a limit."""
    return for_large if together is not None and together >= large else for_others


def is_too_close(at: time, length: timedelta, other: time, its_length: timedelta) -> bool:
    """Whether what begins earlier of two on the same day cannot be over when the other begins."""
    between = datetime.combine(date.min, at) - datetime.combine(date.min, other)
    return between < its_length if between >= timedelta() else -between < length


def _clash(taken: Iterable[time]) -> Iterator[Guard]:
    if hours := sorted(taken):
        yield Guard(GuardKind.CLASH, {"hour": f"{hours[0]:%H:%M}"})


def _wishes(known: Calling, now: datetime) -> Iterator[Guard]:
    respect = known.respect
    for heed in respect.heeds(now, known.client):
        match heed:
            case Heed.DO_NOT_CALL:
                is_own = known.do_not_call
                yield Guard(GuardKind.DO_NOT_CALL if is_own else GuardKind.CALLS_REFUSED)
            case Heed.NO_OPEN_LINE:
                yield Guard(GuardKind.CLOSED_NUMBER)
            case Heed.BAD_HOURS:
                hours = " ; ".join(one.kept for one in respect.bad_hours)
                yield Guard(GuardKind.BAD_HOURS, {"hours": hours})
            case Heed.NOT_GOOD_HOURS:
                hours = " ; ".join(one.kept for one in respect.good_hours)
                yield Guard(GuardKind.NOT_GOOD_HOURS, {"hours": hours})
            case Heed.ANOTHER_WAY if respect.liked_way is not None:
                yield Guard(GuardKind.ANOTHER_WAY, {"way": respect.liked_way})


def _often(known: Calling, limits: Limits) -> Iterator[Guard]:
    if limits.monthly is not None and known.calls_this_month >= limits.monthly:
        facts: dict[str, Fact] = {"count": known.calls_this_month, "most": limits.monthly}
        if known.in_household:
            facts["household"] = 1
        yield Guard(GuardKind.MONTHLY_LIMIT, facts)


def _hours(known: Calling, now: datetime) -> Iterator[Guard]:
    if known.day is not None and known.day.kind is DayKind.HOLIDAY:
        yield from _day_off(known.day)
    is_wanted = known.is_promised or known.respect.good_hours
    if not CALLS_FROM <= now.time() < CALLS_UNTIL and not is_wanted:
        yield _outside(CALLS_FROM, CALLS_UNTIL)


def _day_off(day: Day) -> Iterator[Guard]:
    if not day.is_known:
        yield Guard(GuardKind.UNKNOWN_YEAR, {"year": day.on.year})
    if day.kind.is_working:
        return
    kind = GuardKind.LEAVE if day.kind in (DayKind.LEAVE, DayKind.OFF) else GuardKind.HOLIDAY
    yield Guard(kind, {"day": day.on, "name": day.name})


def _outside(first: time, last: time) -> Guard:
    return Guard(GuardKind.OUTSIDE_HOURS, {"from": f"{first:%H:%M}", "until": f"{last:%H:%M}"})


def _repeated(
    known: Calling, limits: Limits, today: date, topics: Iterable[str]
) -> Iterator[Guard]:
    wanted = {topic.casefold() for topic in topics}
    again = [
        one
        for one in known.talked
        if one.topic.casefold() in wanted and (today - one.on).days < limits.topic_days
    ]
    newest: dict[str, Talked] = {}
    for one in again:
        key = one.topic.casefold()
        if key not in newest or newest[key].on < one.on:
            newest[key] = one
    for one in newest.values():
        yield Guard(GuardKind.SAME_TOPIC, {"topic": one.topic, "day": one.on})


def _tried(known: Calling, limits: Limits, now: datetime) -> Iterator[Guard]:
    attempts, patience = known.attempts, limits.patience
    if attempts.are_enough(patience):
        yield Guard(GuardKind.TRIED_ENOUGH, {"count": len(attempts.missed)})
    elif attempts.is_cooling(patience, now) and not known.is_promised:
        again = attempts.again_from(patience, now)
        yield Guard(
            GuardKind.COOLING,
            {"last": f"{attempts.unanswered[-1]:%H:%M}", "again": f"{again:%m-%d %H:%M}"},
        )
