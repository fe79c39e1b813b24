"""Deposit insurance: 500,000 yuan per person and bank, principal and interest together.

Source: the deposit insurance regulation of 2015 (存款保险条例, sections 4 and 5; product.md).
Deposits are covered, certificates of deposit among them; wealth products, funds, bonds and
insurance are not. Every bank counts by its own name: branches of one bank must be called alike.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.valuation import interest

LIMIT: Final = Money.of_yuan(500_000)
COVERED: Final = frozenset(
    {HoldingClass.DEMAND_DEPOSIT, HoldingClass.TIME_DEPOSIT, HoldingClass.CERTIFICATE}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCover:
    """One person's deposits at one bank; `institution` is empty for our own.

    `interest` is what is known to have accrued; `is_interest_known` is false where a line lacks
    rate or start, so that the total is "at least".
    """

    institution: str
    is_ours: bool
    principal: Money
    interest: Money
    is_interest_known: bool

    @property
    def total(self) -> Money:
        return self.principal + self.interest

    @property
    def covered(self) -> Money:
        return min(self.total, LIMIT)

    @property
    def uncovered(self) -> Money:
        """What the fund would not pay back at once."""
        return max(self.total - LIMIT, NOTHING)

    @property
    def room(self) -> Money:
        """What could still be deposited there under cover."""
        return max(LIMIT - self.total, NOTHING)


def deposit_cover(holdings: Iterable[Holding], today: date) -> list[BankCover]:
    """One person's deposits bank by bank, the largest first; lines that are gone do not count."""
    at_bank: dict[str, list[Holding]] = {}
    for holding in holdings:
        if holding.holding_class in COVERED and holding.gone_on is None:
            bank = "" if holding.is_ours else holding.institution.strip()
            key = f"{'=' if holding.is_ours else '+'}{bank}"
            at_bank.setdefault(key, []).append(holding)
    covers = [_cover(lines, today) for lines in at_bank.values()]
    return sorted(covers, key=lambda cover: (-cover.total.fen, cover.institution))


def _cover(lines: list[Holding], today: date) -> BankCover:
    accrued = [_accrued(line, today) for line in lines]
    first = lines[0]
    return BankCover(
        institution="" if first.is_ours else first.institution.strip(),
        is_ours=first.is_ours,
        principal=Money(sum(line.amount.fen for line in lines)),
        interest=Money(sum(known.fen for known in accrued if known is not None)),
        is_interest_known=None not in accrued,
    )


def _accrued(line: Holding, today: date) -> Money | None:
    """Interest up to today, at most to the maturity; None where it cannot be reckoned.

    On demand deposits it is paid into the balance every quarter: what is still to come of it is
    left aside.
    """
    if line.holding_class is HoldingClass.DEMAND_DEPOSIT:
        return NOTHING
    if line.rate_bp is None or line.start is None:
        return None
    last = min(today, line.maturity) if line.maturity else today
    return interest(line.amount, line.rate_bp, line.start, last)
