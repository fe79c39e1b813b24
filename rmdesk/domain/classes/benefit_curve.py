"""The 80/20 curve: how much of the benefit comes from how few clients ([S][N] in domain.md).

[S] and [N] mean the benefit to the bank. Until the income from every client is known, assets stand
in for it (ours), and the curve says which of the two it shows.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import Final

from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money

MOST: Final = 80
FEW: Final = 20


class Basis(StrEnum):
    """What counts as benefit."""

    INCOME = "income"
    ASSETS = "assets"


@dataclass(frozen=True, slots=True)
class Benefits:
    """What clients bring, in fen: the assets with us of everybody, None where not known, in the
    order of their ids, and the bank's income of those where it was told.

    Plain figures: a whole book is ordered at every look.
    """

    assets: Mapping[ClientId, int | None]
    income: Mapping[ClientId, int]


@dataclass(frozen=True, slots=True)
class Curve:
    """Clients in the order of their benefit, the most first, with the sum up to each, in fen.

    `unknown` clients of whom nothing is known are not in it.
    """

    basis: Basis
    clients: Sequence[ClientId]
    sums: Sequence[int]
    unknown: int

    @property
    def total(self) -> Money:
        return Money(self.sums[-1] if self.sums else 0)

    @property
    def few_share(self) -> int | None:
        """What the first 20 % of clients bring, in whole percent; None without any benefit."""
        return self.share_of(-(-len(self.clients) * FEW // 100))

    @property
    def most_count(self) -> int:
        """How many clients bring 80 % together; 0 without any benefit."""
        if not self.total:
            return 0
        return bisect_left(self.sums, -(-self.total.fen * MOST // 100)) + 1

    def share_of(self, count: int) -> int | None:
        """What the first `count` clients bring, in whole percent, to the nearest."""
        if not self.total:
            return None
        brought = self.sums[count - 1] if count else 0
        return (200 * brought // self.total.fen + 1) // 2

    def points(self, steps: int = 10) -> list[tuple[int, int]]:
        """The curve in `steps`: percent of clients, percent of benefit; none without a benefit."""
        whole = [
            (100 * step // steps, len(self.clients) * step // steps) for step in range(steps + 1)
        ]
        return [
            (percent, share)
            for percent, count in whole
            if (share := self.share_of(count)) is not None
        ]


def benefit_curve(benefits: Benefits) -> Curve:
    """The curve of all clients; one that costs more than it brings counts as nothing.

    Income is the basis once it is known of everybody whose assets are.
    """
    income, assets = benefits.income, benefits.assets
    by_income = bool(income) and all(
        client_id in income for client_id, amount in assets.items() if amount is not None
    )
    found = {one: income.get(one) for one in assets} if by_income else assets
    amounts = {one: max(0, amount) for one, amount in found.items() if amount is not None}
    # Equal ones stay in the order of their ids.
    ordered = sorted(amounts, key=amounts.__getitem__, reverse=True)
    return Curve(
        Basis.INCOME if by_income else Basis.ASSETS,
        ordered,
        list(accumulate(map(amounts.__getitem__, ordered))),
        len(assets) - len(ordered),
    )
