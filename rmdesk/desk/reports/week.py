"""The report of a week, Monday to Sunday: what was done, what it came to, what the next expects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.figures import CallFigures, figures
from rmdesk.desk.dealing.board import DealRow
from rmdesk.desk.dealing.figures import LostReason, lost_reasons, stage_conversion
from rmdesk.desk.reports.deals import (
    added_between,
    closed_between,
    expected_between,
    lost_between,
)
from rmdesk.desk.reports.upkeep import Upkeep, done_for_left, upkeep
from rmdesk.desk.rhythm.standing import MonthStanding, month_standing
from rmdesk.domain.call_figures import Period, span_of
from rmdesk.domain.deals.conversion import StageFigures
from rmdesk.domain.rhythm.activity import Done
from rmdesk.domain.rhythm.weeks import month_of

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekReport:
    """A week up to its `last` day, or as far as it has come by `today`.

    `standings` are those of the months that its working days lie in, on its last day or today.
    `left` is what was closed for clients who left since. `expected` are the open deals of the
    week after.
    """

    first: date
    last: date
    today: date
    calls: CallFigures
    upkeep: Sequence[Upkeep]
    left: Done
    closed: Sequence[DealRow]
    lost: Sequence[DealRow]
    reasons: Sequence[LostReason]
    added: Sequence[DealRow]
    stages: Sequence[StageFigures]
    standings: Sequence[MonthStanding]
    expected: Sequence[DealRow]


def week_report(desk: Desk, day: date) -> WeekReport:
    """The week that `day` lies in."""
    first, last = span_of(Period.WEEK, day)
    until = min(last, desk.today)
    return WeekReport(
        first=first,
        last=last,
        today=desk.today,
        calls=figures(desk, Period.WEEK, day),
        upkeep=upkeep(desk, first, last),
        left=done_for_left(desk, first, last),
        closed=closed_between(desk, first, last),
        lost=lost_between(desk, first, last),
        reasons=lost_reasons(desk, first, last),
        added=added_between(desk, first, last),
        stages=stage_conversion(desk, first, last),
        standings=[month_standing(desk, one, today=until) for one in _months(desk, first, last)],
        expected=expected_between(desk, first + _WEEK, last + _WEEK),
    )


def _months(desk: Desk, first: date, last: date) -> list[date]:
    """The months that somebody works in during the week; of a week of leave that of its end."""
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    worked = dict.fromkeys(month_of(day) for day in days if desk.days.is_working(day))
    return list(worked) or [month_of(last)]
