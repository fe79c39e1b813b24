"""What the rows of the rhythm are known by."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from rmdesk.domain.metrics import FedBy
from rmdesk.domain.rhythm.standing import Progress


@dataclass(frozen=True, slots=True)
class Curved:
    """The row of a metric, in amounts or in pieces: its curves are the ones shown."""

    code: str
    in_pieces: bool


@dataclass(frozen=True, slots=True)
class WeekKey:
    """The row of a part of the plan, 0 being week 4 of the month before."""

    number: int


@dataclass(frozen=True, slots=True)
class NextKey:
    """The row of next month's names."""


class Told(Enum):
    """What a page of the rhythm tells first; Space goes from one to the next."""

    METRICS = 1
    WEEKS = 2
    EXAMPLE = 3


def metric_keys(progress: Sequence[Progress]) -> list[Curved]:
    """Which rows there are: a line for amounts and one for pieces where both have a target; what
    deals feed without a target where there are deals."""
    keys: list[Curved] = []
    for one in progress:
        code, target = one.metric.code, one.target
        if target is not None:
            keys += [Curved(code, False)] if target.amount is not None else []
            keys += [Curved(code, True)] if target.pieces is not None else []
        elif one.metric.fed_by is FedBy.DEALS and (one.done_pieces or one.open_deals):
            keys.append(Curved(code, not one.metric.has_amount))
    return keys
