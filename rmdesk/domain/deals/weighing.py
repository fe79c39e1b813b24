"""What an open deal weighs in the pipeline: its amount times the chance that it closes."""

from collections.abc import Mapping
from typing import Final

from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.money import Money

CHANCES: Final[Mapping[Stage, int]] = {
    Stage.STOCKED: 10,
    Stage.INVITED: 25,
    Stage.MET: 50,
    Stage.TO_CLOSE: 80,
}
"""In per cent by stage, until the book says otherwise. Ours: [R] weighs by eye."""

SURE: Final = 100


def chance_of(deal: Deal, chances: Mapping[Stage, int]) -> int:
    """In per cent: the RM's own, else that of the stage; a deal that ended leaves none open."""
    if not deal.stage.is_open:
        return SURE if deal.stage is Stage.CLOSED else 0
    return chances[deal.stage] if deal.chance is None else deal.chance


def weighed(deal: Deal, chances: Mapping[Stage, int]) -> Money | None:
    """The amount times the chance, to the nearest fen; None where the amount is not known."""
    return times(deal.amount, chance_of(deal, chances))


def times(amount: Money | None, chance: int) -> Money | None:
    """An amount at a chance in per cent, to the nearest fen; None where it is not known."""
    if amount is None or chance == SURE:
        return amount
    return Money((amount.fen * chance + SURE // 2) // SURE)
