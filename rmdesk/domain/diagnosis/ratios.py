"""The household ratios of [N] (domain.md, "Reviewing and diagnosing"), and one of the textbooks'.

Which of them a book looks at, what it calls them and where its norm lies is `norms`. Every ratio
says what feeds it, down to the lines. Ours where the sources leave it open: spending holds the
instalments of debts and no taxes; investments are the financial assets, for nothing says whether
a property is lived in or let.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from rmdesk.domain.diagnosis.balance_sheet import BalanceLine, BalanceSheet, Group, GroupRow
from rmdesk.domain.diagnosis.cash_flow import (
    DEBT_SERVICE,
    INCOME,
    UPKEEP,
    CashFlow,
    FlowCategory,
    FlowLine,
)
from rmdesk.domain.diagnosis.figures import Figure
from rmdesk.domain.diagnosis.quotients import part, quotient, remainder
from rmdesk.domain.diagnosis.spans import Span, less, total
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_


class RatioKind(StrEnum):
    """What is held against what."""

    SURPLUS = "surplus"
    LIQUIDITY = "liquidity"
    LIQUID_SHARE = "liquid_share"
    SOLVENCY = "solvency"
    DEBT_SERVICE = "debt_service"
    INVESTMENT = "investment"
    IMMEDIATE_PAYMENT = "immediate_payment"

    @property
    def is_in_months(self) -> bool:
        """Whether it counts months; all others are shares of one."""
        return self is RatioKind.LIQUIDITY


NO_INCOME: Final = Reason(N_("There is no income to take a share of."))
NO_SPENDING: Final = Reason(N_("Nothing is spent, so no number of months uses it up."))
NO_NET_WORTH: Final = Reason(N_("Net worth is not above zero, so a share of it says nothing."))
NO_ASSETS: Final = Reason(N_("There are no assets to take a share of."))
NO_DEBTS: Final = Reason(N_("There are no debts that could fall due."))

FORMULAE: Final = {
    RatioKind.SURPLUS: N_("surplus of a year / net income of a year"),
    RatioKind.LIQUIDITY: N_("12 × liquid assets / spending of a year"),
    RatioKind.LIQUID_SHARE: N_("liquid assets / net worth"),
    RatioKind.SOLVENCY: N_("net worth / all assets"),
    RatioKind.DEBT_SERVICE: N_("instalments of a year / net income of a year"),
    RatioKind.INVESTMENT: N_("financial assets / net worth"),
    RatioKind.IMMEDIATE_PAYMENT: N_("liquid assets / debts"),
}
"""How each is reckoned, as message ids; the names are those of its feeds."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One of the two amounts of a ratio: its name, what is known of it, the lines behind it."""

    name: str
    amount: Span
    lines: Sequence[FlowLine] | Sequence[BalanceLine]


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of four decimals: a share of one, or months. `over` is divided by `under`."""

    kind: RatioKind
    figure: Figure[Decimal]
    over: Feed
    under: Feed


def ratios(flow: CashFlow, sheet: BalanceSheet) -> Mapping[RatioKind, Ratio]:
    """Every ratio of the household whose tables these are."""
    liquid, financial, debts = sheet.liquid.worth, sheet.financial.worth, sheet.debts.worth
    of_liquid = Feed(N_("liquid assets"), liquid, sheet.liquid.lines)
    of_financial = Feed(N_("financial assets"), financial, sheet.financial.lines)
    of_debts = Feed(N_("debts"), debts, sheet.debts.lines)
    of_assets = Feed(N_("all assets"), sheet.assets, _lines(sheet, but=Group.DEBTS))
    worth = Feed(N_("net worth"), sheet.net_worth, _lines(sheet))
    income = Feed(N_("net income of a year"), flow.net_income, flow.lines(_OF_NET_INCOME))
    spending = Feed(N_("spending of a year"), flow.spending, flow.lines(UPKEEP | DEBT_SERVICE))
    surplus = Feed(
        N_("surplus of a year"), flow.surplus, flow.lines(_OF_NET_INCOME | UPKEEP | DEBT_SERVICE)
    )
    service = Feed(N_("instalments of a year"), flow.debt_service, flow.lines(DEBT_SERVICE))
    found = (
        Ratio(
            RatioKind.SURPLUS,
            remainder(flow.spending, flow.net_income, none=NO_INCOME),
            surplus,
            income,
        ),
        Ratio(
            RatioKind.LIQUIDITY,
            quotient(liquid, flow.spending, times=12, none=NO_SPENDING),
            of_liquid,
            spending,
        ),
        Ratio(
            RatioKind.LIQUID_SHARE,
            _of_net_worth(sheet.liquid, sheet.financial, sheet),
            of_liquid,
            worth,
        ),
        Ratio(RatioKind.SOLVENCY, remainder(debts, sheet.assets, none=NO_ASSETS), worth, of_assets),
        Ratio(
            RatioKind.DEBT_SERVICE,
            quotient(flow.debt_service, flow.net_income, none=NO_INCOME),
            service,
            income,
        ),
        Ratio(
            RatioKind.INVESTMENT,
            _of_net_worth(sheet.financial, sheet.liquid, sheet),
            of_financial,
            worth,
        ),
        Ratio(
            RatioKind.IMMEDIATE_PAYMENT, quotient(liquid, debts, none=NO_DEBTS), of_liquid, of_debts
        ),
    )
    return {ratio.kind: ratio for ratio in found}


_OF_NET_INCOME: Final = INCOME | {FlowCategory.TAX}


def _of_net_worth(one: GroupRow, other: GroupRow, sheet: BalanceSheet) -> Figure[Decimal]:
    """The share of the net worth that lies in `one`; the rest is what else is owned, less debts."""
    rest = less(total([other.worth, sheet.physical.worth]), sheet.debts.worth)
    return part(one.worth, rest, sheet.net_worth, none=NO_NET_WORTH)


def _lines(sheet: BalanceSheet, *, but: Group | None = None) -> tuple[BalanceLine, ...]:
    return tuple(line for row in sheet.rows if row.group is not but for line in row.lines)
