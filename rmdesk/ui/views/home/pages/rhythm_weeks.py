"""The five weeks of a plan in lines: what each carries of two months, and what was achieved."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from rmdesk.desk.rhythm.standing import MonthCurves
from rmdesk.desk.rhythm.two_months import TwoMonths
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.rhythm.plan import Part, Plan, value_on
from rmdesk.domain.rhythm.standing import MonthFigures, closings, done_pieces
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.rhythm_keys import WeekKey
from rmdesk.ui.widgets.lines import Cell, Line, filled
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.deals import month_word
from rmdesk.ui.words.rhythm import figure, week_name, week_span

_WEEK: Final = 13
_SPAN: Final = 13
_DAYS: Final = 6
_SHARE: Final = 10
_FIGURE: Final = 9


def week_items(
    months: TwoMonths, figures: MonthFigures, shown: MonthCurves, width: int
) -> list[Item]:
    """The five parts: what they carry of this month, and what of the neighbour they lie in too."""
    plan = months.standing.plan
    done = done_by_part(figures, shown)
    heading = filled(
        [
            Cell(_("Week"), _WEEK, "heading"),
            Cell(_("Days"), _SPAN, "heading"),
            Cell(_("Work d"), _DAYS, "heading", "right"),
            Cell(month_word(plan.month), _SHARE, "heading", "right"),
            Cell(_("Other month"), _SHARE + 1, "heading", "right"),
            Cell(_("Due then"), _FIGURE, "heading", "right"),
            Cell(_("Achieved"), _FIGURE, "heading", "right"),
        ],
        width,
    )
    return [
        [heading],
        *(
            Row([_week_line(months, part, shown, done[part.number], width)], WeekKey(part.number))
            for part in plan.parts
        ),
    ]


def _week_line(months: TwoMonths, part: Part, shown: MonthCurves, done: int, width: int) -> Line:
    today = months.standing.today
    is_now = part.week.first <= today <= part.week.last
    days = _("{count} d").format(count=len(part.week.days))
    due = value_on(shown.rhythm, part.week.last) if shown.rhythm else None
    has_begun = done or part.week.first <= today
    achieved = figure(done, in_pieces=shown.in_pieces) if has_begun else ""
    return filled(
        [
            Cell(week_name(part), _WEEK, "strong" if is_now else ""),
            Cell(week_span(part), _SPAN, "strong" if is_now else ""),
            Cell(days, _DAYS, "", "right"),
            Cell(_share(part), _SHARE, "", "right"),
            Cell(_of_other(months, part), _SHARE + 1, "muted", "right"),
            Cell(
                "" if due is None else figure(due, in_pieces=shown.in_pieces), _FIGURE, "", "right"
            ),
            Cell(achieved, _FIGURE, "", "right"),
        ],
        width,
    )


def number_of(plan: Plan, day: date) -> int:
    """In which part a day counts: what came before the plan in the first, after it in the last."""
    return max((part.number for part in plan.parts if part.week.first <= day), default=0)


def closed_deals(deals: Iterable[Deal], metric: str) -> list[Deal]:
    """Those of a metric that are closed."""
    return [deal for deal in deals if deal.metric == metric and deal.stage is Stage.CLOSED]


def closed_in(plan: Plan, number: int, deals: Iterable[Deal], metric: str) -> list[Deal]:
    """The deals of a metric that were closed in a part of the plan."""
    return [
        deal
        for deal in closed_deals(deals, metric)
        if number_of(plan, deal.closed_on or deal.moved_on) == number
    ]


def done_by_part(figures: MonthFigures, shown: MonthCurves) -> dict[int, int]:
    """What was done in each part, in the unit of the curves: together all that is done."""
    if shown.in_pieces:
        done = done_pieces(figures, shown.metric)
    else:
        done = closings(closed_deals(figures.deals, shown.metric.code), in_pieces=False)
    sums = dict.fromkeys(range(len(figures.plan.parts)), 0)
    for day, value in done:
        sums[number_of(figures.plan, day)] += value
    return sums


def _share(part: Part) -> str:
    if part.share != part.weight:
        return _("{share} % ({weight})").format(share=part.share, weight=part.weight)
    return f"{part.share} %"


def _of_other(months: TwoMonths, part: Part) -> str:
    """What the week carries of the month before or after, which it belongs to as well."""
    if part.number == 0:
        other, share = months.before.month, months.before.parts[-1].share
    elif part.number == len(months.standing.plan.parts) - 1:
        other, share = months.after.month, months.after.parts[0].share
    else:
        return ""
    return _("{month} {share} %").format(month=formats.month(other), share=share)
