"""What a household owns and owes: the balance table of [N] (domain.md, "Money").

Liquid are cash and demand deposits; financial are time deposits, bonds, funds, stocks, metals;
physical are property and plant. Ours: certificates, wealth products and the cash value of
insurance are financial, a car or a collection ("other") is physical. A group without a line has
not been asked, unless the client said that there is none of it; a line of zero says that, too.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rmdesk.domain.diagnosis.figures import amount_of
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span, at_least, known, less, total
from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_


class Group(StrEnum):
    """The four parts of the table."""

    LIQUID = "liquid"
    FINANCIAL = "financial"
    PHYSICAL = "physical"
    DEBTS = "debts"


_GROUPS: Final = {
    HoldingClass.CASH: Group.LIQUID,
    HoldingClass.DEMAND_DEPOSIT: Group.LIQUID,
    HoldingClass.PROPERTY: Group.PHYSICAL,
    HoldingClass.BUSINESS: Group.PHYSICAL,
    HoldingClass.OTHER: Group.PHYSICAL,
}

NOT_ASKED: Final = {
    Group.LIQUID: Reason(N_("cash and demand deposits: nobody has asked")),
    Group.FINANCIAL: Reason(N_("financial assets: nobody has asked")),
    Group.PHYSICAL: Reason(N_("property and business: nobody has asked")),
    Group.DEBTS: Reason(N_("debts: nobody has asked")),
}


def group_of(holding_class: HoldingClass) -> Group:
    """The part of the table in which a class stands."""
    if holding_class.is_liability:
        return Group.DEBTS
    return _GROUPS.get(holding_class, Group.FINANCIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceLine:
    """One asset or debt; `amount` is positive for debts too, None is not known.

    `institution` is the bank's name, empty where there is none; `item` the product or thing.
    """

    holding_class: HoldingClass
    amount: Money | None
    institution: str = ""
    is_ours: bool = False
    item: str = ""

    @property
    def group(self) -> Group:
        return group_of(self.holding_class)

    @property
    def worth(self) -> Span:
        if self.amount is None:
            words = self.item or self.institution or self.holding_class
            return at_least(NOTHING, amount_of(words))
        return known(self.amount)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One part of the table: its lines and what they come to."""

    group: Group
    worth: Span
    lines: tuple[BalanceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceSheet:
    """The table: four parts and their sums. Assets less debts are the net worth."""

    liquid: GroupRow
    financial: GroupRow
    physical: GroupRow
    debts: GroupRow

    @property
    def rows(self) -> tuple[GroupRow, ...]:
        return (self.liquid, self.financial, self.physical, self.debts)

    @property
    def assets(self) -> Span:
        return total([self.liquid.worth, self.financial.worth, self.physical.worth])

    @property
    def net_worth(self) -> Span:
        return less(self.assets, self.debts.worth)

    @property
    def owes(self) -> bool | None:
        """Whether there are debts; None where nobody knows."""
        debts = self.debts.worth
        if debts.least is not None and debts.least.fen > 0:
            return True
        return False if debts.most == NOTHING else None


def balance_sheet(lines: Sequence[BalanceLine], none_held: Collection[Group] = ()) -> BalanceSheet:
    """The table of these lines. Of the groups in `none_held` the client said there is none: a line
    says otherwise."""
    rows = {group: _row(group, lines, is_none=group in none_held) for group in Group}
    return BalanceSheet(**{group.value: row for group, row in rows.items()})


def _row(group: Group, lines: Sequence[BalanceLine], *, is_none: bool) -> GroupRow:
    of = tuple(line for line in lines if line.group is group)
    if of:
        return GroupRow(group, total(line.worth for line in of), of)
    return GroupRow(group, NONE_AT_ALL if is_none else at_least(NOTHING, NOT_ASKED[group]), ())


def balance_lines(holdings: Iterable[Holding]) -> list[BalanceLine]:
    """The ledger as it stands; lines that are gone do not count."""
    return [
        BalanceLine(
            holding_class=holding.holding_class,
            amount=holding.amount,
            institution=holding.institution.strip(),
            is_ours=holding.is_ours,
            item=holding.item,
        )
        for holding in holdings
        if holding.gone_on is None
    ]
