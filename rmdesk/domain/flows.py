"""Flows: how a client's balance at our bank moved between two reports of it.

Warning signs of domain.md, "The client file" [T][P][N]: a large withdrawal, money moving away.
The lines are ours: a drop over 20 %, or over 500,000 yuan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from rmdesk.domain.money import Money

DROP_PERCENT: Final = 20
DROP_AMOUNT: Final = Money.of_yuan(500_000)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the bank's list said a client held on a day."""

    on: date
    balance: Money


@dataclass(frozen=True, slots=True)
class Flow:
    """The change from one snapshot to the next."""

    before: Snapshot
    after: Snapshot

    @property
    def amount(self) -> Money:
        """What came in; negative for what went away."""
        return self.after.balance - self.before.balance

    @property
    def percent(self) -> int | None:
        """The change in whole percent of what was there, towards zero; None from nothing."""
        base = self.before.balance.fen
        return int(self.amount.fen * 100 / base) if base > 0 else None

    @property
    def is_warning(self) -> bool:
        """Whether so much went away that the client should be called."""
        return is_drop(self.before.balance, self.after.balance)


def is_drop(before: Money, after: Money) -> bool:
    """Whether a balance fell over DROP_PERCENT of it or over DROP_AMOUNT."""
    lost = before.fen - after.fen
    if lost <= 0:
        return False
    return lost > DROP_AMOUNT.fen or lost * 100 > before.fen * DROP_PERCENT


def flows(snapshots: Sequence[Snapshot]) -> list[Flow]:
    """The changes between `snapshots` given oldest first, newest change first."""
    return [Flow(before, after) for before, after in pairwise(snapshots)][::-1]
