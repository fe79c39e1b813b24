"""The course's example of 229 万, computed anew, beside what the course prints. Pure."""

from collections.abc import Sequence

from rmdesk.desk.rhythm.two_months import TwoMonths
from rmdesk.domain.rhythm.example import SOURCE_EVEN, SOURCE_RHYTHM
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.rhythm_chart import example_chart
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Column, Item, Section
from rmdesk.ui.words.deals import fact_word, month_word
from rmdesk.ui.words.wrapping import wrap

_FIGURE = 14


def head(months: TwoMonths, width: int, height: int) -> list[Line]:
    """The example's two curves on the days of the month."""
    shown, plan = months.example, months.standing.plan
    title = _("The course's example: {target} 万 on the working days of {month}").format(
        target=formats.money_wan(shown.target), month=month_word(plan.month)
    )
    axis = {
        one.fen: formats.money_wan(one)
        for one in (shown.target, shown.week_1, shown.even_week_1)
        if one
    }
    return [
        line(Cell(f" {title}", width, "strong")),
        *example_chart(plan, shown.rhythm, shown.even, axis | {0: "0"}, width, height - 1),
    ]


def columns(months: TwoMonths) -> Sequence[Column]:
    """What is due by the end of week 1, by the rule, by this month's days and as printed."""
    shown = months.example

    def compose(width: int) -> list[Item]:
        heading = (
            Cell(_("By the end of week 1, in 万"), max(20, width - 2 * _FIGURE), "heading"),
            Cell(_("with rhythm"), _FIGURE, "heading", "right"),
            Cell(_("spread evenly"), _FIGURE, "heading", "right"),
        )
        rows = (
            (_("the course's rule: 60 %; a quarter"), shown.by_rule, shown.quarter),
            (_("this month's working days and your shares"), shown.week_1, shown.even_week_1),
            (_("as the course prints it"), SOURCE_RHYTHM, SOURCE_EVEN),
        )
        items: list[Item] = [[line(*heading)]]
        for name, rhythm, even in rows:
            cells = (
                Cell(name, max(20, width - 2 * _FIGURE)),
                Cell(formats.money_wan(rhythm), _FIGURE, "strong", "right"),
                Cell(formats.money_wan(even), _FIGURE, "", "right"),
            )
            items.append([line(*cells)])
        said = wrap(shown.said.said(fact_word), width)
        return [*items, [line(Cell(one, width, "muted")) for one in said]]

    return [[[Section("", compose)]]]
