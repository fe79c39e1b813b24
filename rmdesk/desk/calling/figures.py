"""What calling came to in a session, a day, a week or a month, against what one aims at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import dropwhile
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.domain.call_figures import (
    NO_CALLS,
    ObjectionTally,
    Period,
    Tally,
    span_of,
    together,
)
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.call_figures import Axis, CallFigureShelf

_DAY = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_WEEKS: Final = 12
"""So many weeks are looked back on, that of the period too."""


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A day of the period: whether one works on it, its telephone contacts (those outside
    sessions, too), and its calls."""

    on: date
    is_working: bool
    telephone: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class WeekFigures:
    """The telephone contacts of a week, known by its Monday."""

    monday: date
    telephone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFigures:
    """Everything there is to say of the calls from `first` to `last`.

    `working_days` of the period have come so far, of `all_working_days`; `aimed_calls` and
    `aimed_minutes` are what those that came add up to. `untimed` telephone contacts have no known
    length: their minutes are in no sum. `began` is the moment a session was begun at; None for
    the other periods, and for a session before there was one. `weeks` are the last twelve up to
    the period's, from the first one with a contact; of a session none.
    """

    period: Period
    first: date
    last: date
    began: datetime | None = None
    total: Tally
    telephone: int
    untimed: int
    working_days: int
    all_working_days: int
    aimed_calls: int
    aimed_minutes: int
    days: Sequence[DayFigures]
    weeks: Sequence[WeekFigures]
    hours: Mapping[int, Tally]
    by_class: Mapping[ClientClass, Mapping[int, Tally]]
    scripts: Mapping[str, Tally]
    outcomes: Mapping[str, Tally]
    objections: Sequence[ObjectionTally]

    @property
    def is_empty(self) -> bool:
        """Whether nobody was called, by whatever way."""
        return not self.total.calls and not self.telephone and not self.objections

    @property
    def knows_minutes(self) -> bool:
        """Whether any length is known, or there was nothing to know it of."""
        if self.total.timed:
            return True
        return self.total.knows_minutes and not self.untimed


def figures(desk: Desk, period: Period, day: date) -> CallFigures:
    """The figures of the period that `day` lies in; of a session, of the newest one."""
    if period is Period.SESSION:
        return _of_session(desk)
    first, last = span_of(period, day)
    since, until = datetime.combine(first, time()), datetime.combine(last + _DAY, time())
    return _of(desk, period, since, until)


def _of_session(desk: Desk) -> CallFigures:
    """From the session's begin until now, however many nights lay between."""
    session = sessions.kept(desk)
    since = session.started if session else datetime.combine(desk.today, time())
    until = datetime.combine(max(desk.today, since.date()) + _DAY, time())
    if session is None:
        until = since
    return _of(desk, Period.SESSION, since, until, began=session.started if session else None)


def _of(
    desk: Desk,
    period: Period,
    since: datetime,
    until: datetime,
    *,
    began: datetime | None = None,
) -> CallFigures:
    shelf = CallFigureShelf(desk.vault.database)
    first, last = since.date(), max(since.date(), until.date() - _DAY)
    sums = shelf.sums(since, until)
    by_day = sums.by[Axis.DAY]
    total = together(by_day.values())
    if period is Period.SESSION:
        telephone = {first: (total.reached, 0)}  # what else was telephoned is none of the session's
    else:
        telephone = desk.grid.contacts_per_day(first, last)
    every = (first + step * _DAY for step in range((last - first).days + 1))
    days = [
        DayFigures(
            on,
            desk.days.is_working(on),
            telephone.get(on, (0, 0))[0],
            by_day.get(on.isoformat(), NO_CALLS),
        )
        for on in every
    ]
    talks = sum(one.telephone for one in days)
    came = sum(one.is_working for one in days if one.on <= desk.today)
    every_working = sum(one.is_working for one in days)
    # A session is measured by a whole day, whichever day it is; a day off has no aim.
    aims = {Period.SESSION: 1, Period.DAY: every_working}.get(period, came)
    return CallFigures(
        period=period,
        first=first,
        last=last,
        began=began,
        total=total,
        telephone=talks,
        untimed=max(0, talks - shelf.timed_contacts(since, until)),
        working_days=came,
        all_working_days=every_working,
        aimed_calls=aims * desk.settings.daily_calls,
        aimed_minutes=aims * desk.settings.daily_minutes,
        days=days,
        weeks=[] if period is Period.SESSION else _weeks(desk, min(last, max(first, desk.today))),
        hours={int(hour): tally for hour, tally in sums.by[Axis.HOUR].items()},
        by_class=sums.by_class,
        scripts=_most_first(sums.by[Axis.SCRIPT]),
        outcomes=_most_first(sums.by[Axis.OUTCOME]),
        objections=shelf.objections(since, until),
    )


def _weeks(desk: Desk, day: date) -> list[WeekFigures]:
    """The week that `day` lies in, and those before it."""
    newest, last = span_of(Period.WEEK, day)
    first = newest - (_WEEKS - 1) * _WEEK
    counts = [0] * _WEEKS
    for on, (telephone, _every) in desk.grid.contacts_per_day(first, last).items():
        counts[(on - first) // _WEEK] += telephone
    weeks = [WeekFigures(first + at * _WEEK, count) for at, count in enumerate(counts)]
    return list(dropwhile(lambda week: not week.telephone, weeks))


def _most_first(tallies: Mapping[str, Tally]) -> dict[str, Tally]:
    return dict(sorted(tallies.items(), key=lambda pair: (-pair[1].calls, pair[0])))
