"""A deal: a client, a product, how far it is and in which month it counts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.ids import ClientId, DealId, DealMoveId, HoldingId, ProductId
from rmdesk.domain.money import Money
from rmdesk.domain.scripts.model import ObjectionKind


class Stage(StrEnum):
    """How far a deal is, in the order in which it goes on; the last two end it."""

    STOCKED = "stocked"
    INVITED = "invited"
    MET = "met"
    TO_CLOSE = "to_close"
    CLOSED = "closed"
    LOST = "lost"

    @property
    def is_open(self) -> bool:
        return self is not Stage.CLOSED and self is not Stage.LOST


OPEN_STAGES = tuple(stage for stage in Stage if stage.is_open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """`product_id` is one of the shelf, None where `product` was typed in free words.

    `metric` is what it counts towards, in the month whose first day `month` is. `chance` in per
    cent is the RM's own, None that of the stage. `expected_on` is the Monday of the week in which
    it is expected. The levels are those that the suitability gate compared last; `holding_id` is
    what came into the ledger when it was closed.
    """

    id: DealId
    client_id: ClientId
    product_id: ProductId | None = None
    product: str = ""
    metric: str
    amount: Money | None = None
    pieces: int = 1
    stage: Stage = Stage.STOCKED
    chance: int | None = None
    month: date
    expected_on: date | None = None
    added_on: date
    moved_on: date
    closed_on: date | None = None
    lost_reason: ObjectionKind | None = None
    lost_words: str = ""
    client_level: int | None = None
    product_level: int | None = None
    care: str = ""
    script: str = ""
    holding_id: HoldingId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealMove:
    """A step of a deal from one stage to another; `before` None where it was stocked."""

    id: DealMoveId
    client_id: ClientId
    deal_id: DealId
    on: date
    before: Stage | None
    after: Stage
