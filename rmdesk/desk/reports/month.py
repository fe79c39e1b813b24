"""The report of a month: its targets week by week, deals, activity, upkeep, what clients miss."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.desk.activity.figures import BookActivity, book_activity
from rmdesk.desk.book import Desk
from rmdesk.desk.calling.figures import CallFigures, figures
from rmdesk.desk.dealing.board import Board, DealRow, board
from rmdesk.desk.dealing.figures import LostReason, lost_reasons
from rmdesk.desk.heard.wishes import demands
from rmdesk.desk.reports.deals import closed_between
from rmdesk.desk.reports.upkeep import Upkeep, done_for_left, upkeep
from rmdesk.desk.rhythm.standing import MonthCurves, MonthStanding, curves_of, month_standing
from rmdesk.desk.scripts.in_force import pack
from rmdesk.domain.call_figures import Period
from rmdesk.domain.months import last_of
from rmdesk.domain.rhythm.activity import Done, Span
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.domain.wishes import Demand
from rmdesk.language import spoken
from rmdesk.store.forgetting import forgotten_since


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthReport:
    """A month as far as it has come by `today`; `scripts` are the titles of scripts by their ids.

    `curves` are those of the metrics with a target. `closed` counts by the day of closing, and so
    differs from what is done of the targets by the deals that count in another month. `left` is
    what was closed for clients who left since, `forgotten` how many were deleted since the plan of
    the month began: what they had bought is in no figure any more. Coverage,
    classes and wishes are those of today, whatever the month.
    """

    month: date
    today: date
    standing: MonthStanding
    curves: Sequence[MonthCurves]
    board: Board
    closed: Sequence[DealRow]
    reasons: Sequence[LostReason]
    activity: BookActivity
    calls: CallFigures
    upkeep: Sequence[Upkeep]
    left: Done
    demands: Sequence[Demand]
    scripts: Mapping[str, str]
    forgotten: int

    @property
    def last(self) -> date:
        """The last day that the report is about."""
        return min(last_of(self.month), self.today)


def month_report(desk: Desk, month: date) -> MonthReport:
    """The month that `month` lies in."""
    first, last = month_of(month), last_of(month)
    standing = month_standing(desk, first, today=desk.today)
    return MonthReport(
        month=first,
        today=desk.today,
        standing=standing,
        curves=[
            curves_of(standing.figures, one.metric, min(desk.today, last))
            for one in standing.with_target
        ],
        board=board(desk, first, today=desk.today),
        closed=closed_between(desk, first, last),
        reasons=lost_reasons(desk, first, last),
        activity=book_activity(desk, first, span=Span.MONTH, today=desk.today),
        calls=figures(desk, Period.MONTH, first),
        upkeep=upkeep(desk, first, last),
        left=done_for_left(desk, first, last),
        demands=demands(desk),
        scripts={one.id: one.title for one in pack(desk, spoken()).scripts},
        forgotten=forgotten_since(desk.store.database, standing.plan.span[0]),
    )
