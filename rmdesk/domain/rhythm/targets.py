"""The targets of a month: what is to be reached of each metric."""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.ids import TargetId
from rmdesk.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`month` is its first day; an amount or a number of pieces that is None is not set."""

    id: TargetId
    month: date
    metric: str
    amount: Money | None = None
    pieces: int | None = None
