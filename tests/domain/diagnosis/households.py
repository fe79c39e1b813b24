"""The tables of a household of the exam books, and builders of single lines.

The couple 马先生与董女士 of the published exercises: 400,000 after tax; 2,000 a month to
both pairs of parents, 2,000 on the mortgage, 3,000 to live on, 10,000 a year of
schooling, 12,000 of travel; 250,000 of deposits, 700,000 of stocks, a home of 900,000 with
100,000 still owed.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from rmdesk.domain.diagnosis.balance_sheet import BalanceLine, balance_sheet
from rmdesk.domain.diagnosis.cash_flow import FlowCategory, FlowLine, cash_flow
from rmdesk.domain.diagnosis.ratios import Ratio, RatioKind, ratios
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money


def a_flow(category: FlowCategory, yuan: int | None, months: int = 12) -> FlowLine:
    amount = None if yuan is None else Money.of_yuan(yuan)
    return FlowLine(category=category, amount=amount, months=months)


def a_line(
    holding_class: HoldingClass, yuan: int | None, *, institution: str = "", item: str = ""
) -> BalanceLine:
    amount = None if yuan is None else Money.of_yuan(yuan)
    return BalanceLine(
        holding_class=holding_class, amount=amount, institution=institution, item=item
    )


MA_FLOWS: Final = [
    a_flow(FlowCategory.SALARY, 400_000),
    a_flow(FlowCategory.PARENTS, 2_000, 1),
    a_flow(FlowCategory.MORTGAGE_PAYMENT, 2_000, 1),
    a_flow(FlowCategory.LIVING, 3_000, 1),
    a_flow(FlowCategory.EDUCATION, 10_000),
    a_flow(FlowCategory.LEISURE, 12_000),
]
MA_LINES: Final = [
    a_line(HoldingClass.DEMAND_DEPOSIT, 250_000),
    a_line(HoldingClass.STOCK, 700_000),
    a_line(HoldingClass.PROPERTY, 900_000),
    a_line(HoldingClass.MORTGAGE, 100_000),
]


def ratios_of(flows: Sequence[FlowLine], lines: Sequence[BalanceLine]) -> Mapping[RatioKind, Ratio]:
    sheet = balance_sheet(lines)
    return ratios(cash_flow(flows, owes=sheet.owes), sheet)
