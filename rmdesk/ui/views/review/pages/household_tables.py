"""The two tables of a household ([N] in domain.md): income and expense, and the balance. Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from rmdesk.desk.diagnosing.household import HouseholdSheet
from rmdesk.domain.diagnosis.balance_sheet import NOT_ASKED, Group, GroupRow
from rmdesk.domain.diagnosis.cash_flow import (
    DEBT_SERVICE,
    INCOME,
    INCOME_NOT_ASKED,
    LIVING_NOT_ASKED,
    SERVICE_NOT_ASKED,
    FlowCategory,
)
from rmdesk.domain.diagnosis.records import StoredFlow
from rmdesk.domain.diagnosis.spans import Span
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_, _
from rmdesk.ui import formats
from rmdesk.ui.typed.flows import period_word
from rmdesk.ui.views.review.pages.household_rows import (
    DAY,
    NoneSaid,
    amount_width,
    asking_row,
    figure_row,
    flow_name,
    holding_line,
    holdings_of,
    shows_days,
)
from rmdesk.ui.widgets.lines import Cell, Line, line
from rmdesk.ui.widgets.page import Item, Row
from rmdesk.ui.words.known_figures import span_wan
from rmdesk.ui.words.reasons import reason_words

_INDENT: Final = 2
_LEAST_NAME: Final = 12
_ORDER: Final = {category: place for place, category in enumerate(FlowCategory)}


# --- income and expense -------------------------------------------------------------------


def flow_items(sheet: HouseholdSheet, width: int) -> list[Item]:
    """What comes in, what goes out, and what is left of it: sums, lines, and what to ask."""
    flow = sheet.flow
    income = [one for one in _ordered(sheet.flows) if one.line.category in INCOME]
    taxes = [one for one in _ordered(sheet.flows) if one.line.category is FlowCategory.TAX]
    spent = [one for one in _ordered(sheet.flows) if one not in income and one not in taxes]
    amounts = amount_width([flow.income, flow.net_income, flow.spending, flow.surplus])

    def total(title: str, span: Span) -> Item:
        return [figure_row(title, span_wan(span), width, amounts)]

    def asking(span: Span, reason: Reason, what: FlowCategory) -> list[Item]:
        """The question, where the sum misses it."""
        asks = reason in span.missing
        return [asking_row(reason_words(reason), what, width)] if asks else []

    items = [total(_("Income of a year"), flow.income)]
    items += [_flow_row(one, sheet, width, amounts) for one in income]
    items += asking(flow.income, INCOME_NOT_ASKED, FlowCategory.SALARY)
    if taxes:
        items += [_flow_row(one, sheet, width, amounts) for one in taxes]
        items.append(total(_("Net income of a year"), flow.net_income))
    items.append(total(_("Spending of a year"), flow.spending))
    items += [_flow_row(one, sheet, width, amounts) for one in spent]
    items += asking(flow.spending, LIVING_NOT_ASKED, FlowCategory.LIVING)
    if not any(one.line.category in DEBT_SERVICE for one in spent):
        items += asking(flow.spending, SERVICE_NOT_ASKED, FlowCategory.MORTGAGE_PAYMENT)
    short, fine = _("More is spent than comes in"), _("Surplus of a year")
    items.append([_result(short, fine, flow.surplus, width, amounts)])
    return items


def _ordered(flows: Sequence[StoredFlow]) -> list[StoredFlow]:
    return sorted(flows, key=lambda one: (_ORDER[one.line.category], one.id))


def _flow_row(one: StoredFlow, sheet: HouseholdSheet, width: int, amounts: int) -> Item:
    """What it is and whose, what is paid how often, what that is in a year, and as of when."""
    flow = one.line
    has_days = shows_days(width)
    rest = width - _INDENT - amounts - 1 - (DAY + 1 if has_days else 0)
    paid = max(formats.cells(_paid(other)) for other in sheet.flows)
    paid = min(paid, max(0, rest - _LEAST_NAME - 1))
    is_unknown = flow.amount is None
    day = formats.plain_day(flow.as_of) if flow.as_of else ""
    spans = line(
        Cell("", _INDENT),
        Cell(flow_name(flow, sheet), rest - paid - 1),
        Cell("", 1),
        Cell(_paid(one), paid, "warning" if is_unknown else "muted", "right"),
        Cell("", 1),
        Cell(span_wan(flow.yearly), amounts, "", "right"),
        Cell("", int(has_days)),
        Cell(day, DAY if has_days else 0, "muted"),
    )
    return Row([spans], one)


def _paid(one: StoredFlow) -> str:
    amount, period = one.line.amount, period_word(one.line.months)
    if amount is None:
        return f"{formats.alarm_sign()} " + _("how much?")
    if not amount:
        return _("there is none")
    return _("{amount} {period}").format(amount=formats.money_brief(amount), period=period)


def _result(short: str, fine: str, span: Span, width: int, amounts: int) -> Line:
    """What is left; with a sign and another name where that is less than nothing."""
    if span.most is not None and span.most.fen < 0:
        name = f"{formats.alarm_sign()} {short}"
        return figure_row(name, span_wan(span), width, amounts, "warning")
    return figure_row(fine, span_wan(span), width, amounts)


# --- the balance --------------------------------------------------------------------------

_TITLES: Final = {
    Group.LIQUID: N_("Liquid assets"),
    Group.FINANCIAL: N_("Financial assets"),
    Group.PHYSICAL: N_("Property and business"),
    Group.DEBTS: N_("Debts"),
}


def balance_items(sheet: HouseholdSheet, width: int) -> list[Item]:
    """What is owned and owed, part by part, and what is left of it."""
    balance = sheet.sheet
    amounts = amount_width(
        [*(row.worth for row in balance.rows), balance.assets, balance.net_worth]
    )
    items: list[Item] = []
    for row in (balance.liquid, balance.financial, balance.physical):
        items += _part(row, sheet, width, amounts)
    items.append([figure_row(_("All assets"), span_wan(balance.assets), width, amounts)])
    items += _part(balance.debts, sheet, width, amounts)
    short, fine = _("More is owed than owned"), _("Net worth")
    items.append([_result(short, fine, balance.net_worth, width, amounts)])
    return items


def _part(row: GroupRow, sheet: HouseholdSheet, width: int, amounts: int) -> Iterator[Item]:
    title = _(_TITLES[row.group])
    if row.group in sheet.none_held:
        said = figure_row(title, _("there is none"), width, amounts, "muted")
        yield Row([said], NoneSaid(row.group))
        return
    yield [figure_row(title, span_wan(row.worth), width, amounts, "heading")]
    for holding in holdings_of(sheet, row.group):
        yield Row([holding_line(holding, width, amounts)], holding)
    if not row.lines:
        yield asking_row(reason_words(NOT_ASKED[row.group]), row.group, width)
