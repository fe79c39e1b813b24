"""The mix that is held against the mix that is wished for, class by class ([T] in domain.md).

Shares are of what is known: a line without an amount is named as missing and counted nowhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.diagnosis.balance_sheet import BalanceLine
from rmdesk.domain.diagnosis.figures import NotComputable
from rmdesk.domain.diagnosis.mixes import ShareClass, Wished, share_class
from rmdesk.domain.diagnosis.spans import total
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reasons import Reason
from rmdesk.domain.shares import divided, shares_bp
from rmdesk.language import N_

NOTHING_HELD: Final = Reason(N_("No financial asset with an amount is known, so there is no mix."))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """One class: what is held, its share, and what is wished; shares in hundredths of a per cent.

    Without a wished mix both wishes are None.
    """

    share_class: ShareClass
    held: Money
    share_bp: int
    wished: Money | None
    wished_bp: int | None
    lines: tuple[BalanceLine, ...]

    @property
    def gap(self) -> Money | None:
        """What would have to be added; below zero what is too much. All gaps come to zero."""
        return None if self.wished is None else self.wished - self.held


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """Every class, held or not; shares come to 100 % and amounts to `whole`."""

    rows: tuple[ClassRow, ...]
    whole: Money
    wished: Wished | None
    missing: tuple[Reason, ...]


def allocation(lines: Sequence[BalanceLine], wished: Wished | None) -> Allocation | NotComputable:
    """The mix of these lines against the one wished for, if any is."""
    by_class = {
        one: tuple(line for line in lines if share_class(line.holding_class) is one)
        for one in ShareClass
    }
    missing = total(line.worth for of in by_class.values() for line in of).missing
    held = [_sum(of) for of in by_class.values()]
    whole = sum(held)
    if not whole:
        return NotComputable(NOTHING_HELD, missing)
    shares = shares_bp(held)
    wished_bp = _wished_bp(wished)
    wishes = None if wished_bp is None else divided(whole, wished_bp)
    rows = tuple(
        ClassRow(
            share_class=one,
            held=Money(held[at]),
            share_bp=shares[at],
            wished=None if wishes is None else Money(wishes[at]),
            wished_bp=None if wished_bp is None else wished_bp[at],
            lines=of,
        )
        for at, (one, of) in enumerate(by_class.items())
    )
    return Allocation(rows=rows, whole=Money(whole), wished=wished, missing=missing)


def _wished_bp(wished: Wished | None) -> list[int] | None:
    return None if wished is None else [wished.mix.get(one, 0) for one in ShareClass]


def _sum(lines: Sequence[BalanceLine]) -> int:
    return sum((line.amount or NOTHING).fen for line in lines)
