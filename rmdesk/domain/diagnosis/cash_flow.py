"""What a household takes in and spends in a year ([N] in domain.md, "Money").

Ours where [N] leaves it open: income is what arrives; where it was told before tax, taxes and
social contributions are lines of their own, and net income is what is left of it. What has
no line has not been asked: income, living costs, and the instalments of debts; a line of zero
says that there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.amount_size import wrong_with_size
from rmdesk.domain.diagnosis.figures import amount_of
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span, at_least, known, less, total
from rmdesk.domain.ids import MemberId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_


class FlowKind(StrEnum):
    """Which half of the table a line stands in."""

    INCOME = "income"
    EXPENSE = "expense"


class FlowCategory(StrEnum):
    """What money comes from and goes to."""

    SALARY = "salary"
    BONUS = "bonus"
    TRADE = "trade"
    RENT = "rent"
    RETURNS = "returns"
    PENSION = "pension"
    ALLOWANCE = "allowance"
    OTHER_INCOME = "other_income"
    TAX = "tax"
    LIVING = "living"
    HOUSING = "housing"
    MORTGAGE_PAYMENT = "mortgage_payment"
    LOAN_PAYMENT = "loan_payment"
    EDUCATION = "education"
    PARENTS = "parents"
    PREMIUM = "premium"
    MEDICAL = "medical"
    TRANSPORT = "transport"
    LEISURE = "leisure"
    OTHER_EXPENSE = "other_expense"

    @property
    def kind(self) -> FlowKind:
        return FlowKind.INCOME if self in INCOME else FlowKind.EXPENSE


INCOME: Final = frozenset(
    {
        FlowCategory.SALARY,
        FlowCategory.BONUS,
        FlowCategory.TRADE,
        FlowCategory.RENT,
        FlowCategory.RETURNS,
        FlowCategory.PENSION,
        FlowCategory.ALLOWANCE,
        FlowCategory.OTHER_INCOME,
    }
)
DEBT_SERVICE: Final = frozenset({FlowCategory.MORTGAGE_PAYMENT, FlowCategory.LOAN_PAYMENT})

UPKEEP: Final = frozenset(
    category
    for category in FlowCategory
    if category not in INCOME | DEBT_SERVICE | {FlowCategory.TAX}
)
"""What is spent on living: neither taxes nor instalments of debts."""

EVERY: Final = (1, 3, 6, 12)
"""So many months lie between two payments of a line: monthly, quarterly, half-yearly, yearly."""

NEGATIVE_FLOW: Final = N_("Write what comes in and what is spent as positive amounts.")
NO_PERIOD: Final = N_("Money comes in or goes out every 1, 3, 6 or 12 months, not every {months}.")
OF_THE_FUTURE: Final = N_("The day on which this was told lies ahead: {day}.")

INCOME_NOT_ASKED: Final = Reason(N_("income: nobody has asked"))
LIVING_NOT_ASKED: Final = Reason(N_("living costs: nobody has asked"))
SERVICE_NOT_ASKED: Final = Reason(N_("what is paid on debts: nobody has asked"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLine:
    """One line of the table. `amount` is paid every so many `months`; None is not known.

    `words` are the client's own for it, `member_id` says whose it is where it is not the client's.
    """

    category: FlowCategory
    amount: Money | None
    months: int = 1
    words: str = ""
    member_id: MemberId | None = None
    as_of: date | None = None

    @property
    def yearly(self) -> Span:
        """What the line comes to in a year."""
        if self.amount is None:
            return at_least(NOTHING, amount_of(self.words or self.category))
        return known(Money(self.amount.fen * 12 // self.months))


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One category of the table: its lines and what they come to in a year."""

    category: FlowCategory
    yearly: Span
    lines: tuple[FlowLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CashFlow:
    """The table of a year. `spending` is without taxes, and debts' instalments are part of it."""

    rows: tuple[FlowRow, ...]
    income: Span
    net_income: Span
    spending: Span
    debt_service: Span
    surplus: Span

    def lines(self, categories: Iterable[FlowCategory]) -> tuple[FlowLine, ...]:
        """The lines of these categories: what a total is made of."""
        wanted = frozenset(categories)
        return tuple(line for row in self.rows if row.category in wanted for line in row.lines)


def cash_flow(lines: Sequence[FlowLine], *, owes: bool | None) -> CashFlow:
    """The table of these lines. `owes` says whether the household has debts, None that nobody
    knows: without a line, nothing is paid on debts only where there are none."""
    rows = [
        FlowRow(category, total(line.yearly for line in of), of)
        for category in FlowCategory
        if (of := tuple(line for line in lines if line.category is category))
    ]
    taxes = _sum(rows, {FlowCategory.TAX}) or NONE_AT_ALL
    income = _sum(rows, INCOME) or at_least(NOTHING, INCOME_NOT_ASKED)
    upkeep = _sum(rows, UPKEEP) or NONE_AT_ALL
    if not any(row.category is FlowCategory.LIVING for row in rows):
        upkeep = total([upkeep, at_least(NOTHING, LIVING_NOT_ASKED)])
    unpaid = NONE_AT_ALL if owes is False else at_least(NOTHING, SERVICE_NOT_ASKED)
    service = _sum(rows, DEBT_SERVICE) or unpaid
    net_income, spending = less(income, taxes), total([upkeep, service])
    return CashFlow(
        rows=tuple(rows),
        income=income,
        net_income=net_income,
        spending=spending,
        debt_service=service,
        surplus=less(net_income, spending),
    )


def _sum(rows: Sequence[FlowRow], categories: Iterable[FlowCategory]) -> Span | None:
    """What these categories come to; None where none of them has a line."""
    wanted = frozenset(categories)
    found = [row.yearly for row in rows if row.category in wanted]
    return total(found) if found else None


def wrong_with_flow(line: FlowLine, *, today: date) -> Wrong | None:
    """What keeps the line out; None when it is right."""
    if line.amount is not None and line.amount.fen < 0:
        return Wrong("amount", NEGATIVE_FLOW)
    if wrong := wrong_with_size("amount", line.amount):
        return wrong
    if line.months not in EVERY:
        return Wrong("months", NO_PERIOD, {"months": line.months})
    if line.as_of is not None and line.as_of > today:
        return Wrong("as_of", OF_THE_FUTURE, {"day": line.as_of.isoformat()})
    return None
