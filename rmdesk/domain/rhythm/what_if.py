"""What if: the same month with other chances, deals won, or more closed; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.ids import ClientId, DealId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.rhythm.standing import MonthFigures


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
