"""The targets of a month: what is to be reached of each metric."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rmdesk.domain.ids import TargetId
from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import Money
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

MOST_AMOUNT: Final = Money.of_yuan(10_000_000_000)
"""A hundred 亿: beyond it, 万 was taken for yuan."""

MOST_PIECES: Final = 1_000_000

NO_ZERO: Final = N_("A target of zero is no target: leave it empty to have none.")
TOO_MUCH: Final = N_("This is more than 100亿; a bare figure counts 万.")
TOO_MANY: Final = N_("This is more than {most} pieces.")
NOT_IN_MONEY: Final = N_("This metric is counted in pieces, not in money.")
NOT_IN_PIECES: Final = N_("This metric is counted in money, not in pieces.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`month` is its first day; an amount or a number of pieces that is None is not set."""

    id: TargetId
    month: date
    metric: str
    amount: Money | None = None
    pieces: int | None = None


def counted_of(target: Target, metric: Metric) -> Target | None:
    """What of a target its metric is counted in as it stands now; None for nothing of it.

    A metric that was counted otherwise when the target was set is never to reach the rest.
    """
    amount = target.amount if metric.has_amount else None
    pieces = target.pieces if metric.has_pieces else None
    if amount is None and pieces is None:
        return None
    return replace(target, amount=amount, pieces=pieces)


def wrong_with_target(metric: Metric, amount: Money | None, pieces: int | None) -> Wrong | None:
    """Why a target cannot be set like that; the field is ``amount`` or ``pieces``."""
    if amount is not None:
        if not metric.has_amount:
            return Wrong("amount", NOT_IN_MONEY)
        if amount.fen <= 0:
            return Wrong("amount", NO_ZERO)
        if amount > MOST_AMOUNT:
            return Wrong("amount", TOO_MUCH)
    if pieces is not None:
        if not metric.has_pieces:
            return Wrong("pieces", NOT_IN_PIECES)
        if pieces <= 0:
            return Wrong("pieces", NO_ZERO)
        if pieces > MOST_PIECES:
            return Wrong("pieces", TOO_MANY, {"most": f"{MOST_PIECES:,}"})
    return None
