"""What stands below the curves of a month: metrics, weeks, and what is to be said. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from rmdesk.desk.rhythm.standing import MonthCurves, NextMonth
from rmdesk.desk.rhythm.two_months import TwoMonths
from rmdesk.domain.reasons import Reason
from rmdesk.domain.rhythm.standing import MonthFigures, Progress
from rmdesk.domain.shares import done_bp, whole_percent
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.rhythm_keys import NextKey, Told
from rmdesk.ui.views.home.pages.rhythm_metrics import metric_items
from rmdesk.ui.views.home.pages.rhythm_weeks import week_items
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Column, Item, Row, Section
from rmdesk.ui.words.deals import month_word
from rmdesk.ui.words.reasons import reason_words
from rmdesk.ui.words.wrapping import wrap

_TWO_COLUMNS_FROM: Final = 172


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below the curves, and what of it is told first."""

    months: TwoMonths
    figures: MonthFigures
    progress: Sequence[Progress]
    shown: MonthCurves
    supposing: Section | None
    told: Told


def columns(below: Below, width: int) -> Sequence[Column]:
    """What stands below the curves, beside one another where the screen is very wide."""
    standing = below.months.standing
    is_over = standing.today > standing.plan.span[1]
    items = partial(metric_items, below.progress, is_over=is_over)
    metrics = Section("", items, whose="metrics")
    weekly = partial(week_items, below.months, below.figures, below.shown)
    weeks = Section("", weekly, whose="weeks")
    said = Section("", partial(_said, standing.next_month, standing.notes), whose="said")
    first = [[below.supposing]] if below.supposing is not None else []
    if width >= _TWO_COLUMNS_FROM:
        return [[*first, [metrics]], [[weeks], [said]]]
    if below.told is Told.WEEKS:
        return [[*first, [weeks], [said], [metrics]]]
    return [[*first, [metrics], [weeks], [said]]]


def _said(coming: NextMonth | None, notes: Sequence[Reason], width: int) -> list[Item]:
    items: list[Item] = []
    if coming is not None:
        told = wrap(names_words(coming), width)
        items.append(Row([line(Cell(one, width, "accent")) for one in told], NextKey()))
    for note in notes:
        told = wrap(f"{formats.alarm_sign()} {reason_words(note)}", width)
        items.append([line(Cell(one, width, "warning")) for one in told])
    return items


def names_words(coming: NextMonth) -> str:
    """Who is stocked for next month, and how far that carries."""
    fields = {
        "month": month_word(coming.month),
        "names": coming.names,
        "closed": formats.money_wan(coming.closed),
        "weighted": formats.money_wan(coming.weighted),
    }
    if coming.against is None:
        said = _(
            "Stock {month} now. Clients so far: {names}; closed {closed} 万, open by chance"
            " {weighted} 万; it has no target in money yet."
        )
        return said.format(**fields)
    share = done_bp(coming.weighted.fen + coming.closed.fen, coming.against.fen)
    told = {"against": formats.money_wan(coming.against), "share": f"{whole_percent(share):,}"}
    said = (
        _(
            "Stock {month} now. Clients so far: {names}; closed {closed} 万 and open by chance"
            " {weighted} 万 of {against} 万: {share} %."
        )
        if coming.is_own
        else _(
            "Stock {month} now. Clients so far: {names}; closed {closed} 万 and open by chance"
            " {weighted} 万, measured by this month's {against} 万: {share} %."
        )
    )
    return said.format(**fields, **told)
