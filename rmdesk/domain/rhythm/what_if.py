"""What if: the same month with other chances, deals won, or more closed; nothing is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.rhythm.standing import MonthFigures, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What is supposed: deals `won` today, `extra` amounts and pieces closed today by metric, and
    chances other than those of the settings (a chance of the RM's own stays)."""

    won: frozenset[DealId] = frozenset()
    extra: Mapping[str, tuple[Money, int]] = field(default_factory=dict)
    chances: Mapping[Stage, int] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is supposed."""
        return not (self.won or self.extra or self.chances)


def supposed(figures: MonthFigures, what_if: WhatIf, *, today: date) -> MonthFigures:
    """The month as it would be: to be judged like any other."""
    deals = [
        replace(deal, stage=Stage.CLOSED, closed_on=today)
        if deal.id in what_if.won and deal.stage.is_open
        else deal
        for deal in figures.deals
    ]
    for metric, (amount, pieces) in what_if.extra.items():
        if amount > NOTHING or pieces > 0:
            deals.append(_closed(metric, amount, pieces, figures.plan.month, today))
    return replace(figures, deals=deals, chances={**figures.chances, **what_if.chances})


def sufficing(progress: Progress, deals: Sequence[Deal]) -> tuple[Deal, ...] | None:
    """Which open `deals` of the metric, won, would do what is missing: the earliest in their order,
    none of them idle. Empty where nothing is missing; None where all of them would not do, or no
    target is set. A deal without an amount brings its pieces only."""
    amount, pieces = progress.missing_amount, progress.missing_pieces
    if amount is None and pieces is None:
        return None
    missing = (amount or NOTHING, pieces or 0)
    taken: list[Deal] = []
    while not _do(taken, missing):
        if len(taken) == len(deals):
            return None
        taken.append(deals[len(taken)])
    for deal in reversed(taken[:]):
        fewer = [one for one in taken if one is not deal]
        if _do(fewer, missing):
            taken = fewer
    return tuple(taken)


def _do(deals: Sequence[Deal], missing: tuple[Money, int]) -> bool:
    amount = sum((deal.amount for deal in deals if deal.amount is not None), NOTHING)
    return amount >= missing[0] and sum(deal.pieces for deal in deals) >= missing[1]


def _closed(metric: str, amount: Money, pieces: int, month: date, today: date) -> Deal:
    return Deal(
        id=DealId(0),
        client_id=ClientId(0),
        metric=metric,
        amount=amount,
        pieces=pieces,
        stage=Stage.CLOSED,
        month=month,
        added_on=today,
        moved_on=today,
        closed_on=today,
    )
