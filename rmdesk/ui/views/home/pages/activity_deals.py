"""The deals closed in a month, by metric and week. Pure."""

from dataclasses import dataclass, replace
from typing import Final

from rmdesk.desk.activity.figures import BookActivity, MetricDone
from rmdesk.domain.rhythm.activity import WATCHED, Done, MonthDone
from rmdesk.domain.rhythm.weeks import month_before
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.views.home.pages.activity_figures import OfDeals
from rmdesk.ui.views.home.pages.figured_rows import Figured, figured_row
from rmdesk.ui.widgets.lines import Cell, line
from rmdesk.ui.widgets.page import Item
from rmdesk.ui.words.rhythm import WEEKS, metric_name

_WEEK: Final = 7
_MONTH: Final = 7
_AMOUNT: Final = 11
_BEFORE: Final = 8


@dataclass(frozen=True, slots=True)
class DealsTable:
    """Of an `activity`; each figure that counts deals can be stood on."""

    activity: BookActivity

    def rows(self, width: int) -> list[Item]:
        name = width - 4 * _WEEK - _MONTH - _AMOUNT - _BEFORE
        heads = [Cell("", name)]
        for number in WEEKS:
            style = "title" if number == max(WEEKS) else "heading"
            heads.append(Cell(_(WEEKS[number]), _WEEK, style, "right"))
        heads += [
            Cell(_("In all"), _MONTH, "heading", "right"),
            Cell(_("in 万"), _AMOUNT, "heading", "right"),
            Cell(formats.month(month_before(self.activity.month)), _BEFORE, "heading", "right"),
        ]
        items: list[Item] = [[line(*heads)]]
        items += [self._metric(one, name) for one in self._shown]
        items.append(self._done_row(_("All deals"), None, self.activity.whole, self._whole, name))
        return items

    @property
    def _whole(self) -> str:
        """The amount of all deals; what counts in pieces alone has none to be known."""
        counted = [one for one in self.activity.metrics if one.metric.has_amount]
        unknown = sum(one.done.month.unknown for one in counted)
        deals = sum(one.done.month.deals for one in counted)
        return _amount(replace(self.activity.whole.month, deals=deals, unknown=unknown))

    def _metric(self, one: MetricDone, name: int) -> Item:
        amount = _amount(one.done.month) if one.metric.has_amount else ""
        return self._done_row(metric_name(one.metric), one.metric.code, one.done, amount, name)

    @property
    def _shown(self) -> list[MetricDone]:
        """What the bank watches always, what else there is where something was closed."""
        return [
            one
            for one in self.activity.metrics
            if one.metric.code in WATCHED or one.done.month.deals or one.done.before.deals
        ]

    def _done_row(
        self, title: str, code: str | None, done: MonthDone, amount: str, name: int
    ) -> Item:
        month = self.activity.month
        cells = [Figured(title, name, None, "strong" if code is None else "")]
        for number, week in zip(WEEKS, done.weeks, strict=True):
            figure = OfDeals(month, code, title, number) if week.deals else None
            cells.append(Figured(_pieces(week), _WEEK, figure, _ink(week)))
        figure = OfDeals(month, code, title) if done.month.deals else None
        cells.append(Figured(_pieces(done.month), _MONTH, figure, "strong"))
        cells.append(Figured(amount, _AMOUNT))
        figure = OfDeals(month, code, title, before=True) if done.before.deals else None
        cells.append(Figured(_pieces(done.before), _BEFORE, figure, "muted"))
        return figured_row(cells)


def _pieces(done: Done) -> str:
    return f"{done.pieces:,}"


def _ink(done: Done) -> str:
    return "" if done.deals else "muted"


def _amount(done: Done) -> str:
    """In 万; with + where the amounts of some deals are not known."""
    if not done.deals:
        return ""
    if done.unknown == done.deals:
        return formats.unknown()
    return formats.money_wan(done.amount) + ("+" if done.unknown else "")
