"""A figure that may not be known: computed, between two bounds, or not computable and why.

Unknown is never zero: what is missing for a figure travels with it, as the questions still to ask.
"""

from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from rmdesk.domain.reasons import Reason
from rmdesk.language import N_

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Computed(Generic[T]):
    """All that feeds the figure is known."""

    value: T


@dataclass(frozen=True, slots=True)
class Range(Generic[T]):
    """The figure lies between `least` and `most`, both included; None is an open end.

    At least one of the two is known; `missing` names the inputs that nobody has told.
    """

    least: T | None
    most: T | None
    missing: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class NotComputable:
    """There is no such figure, or nothing can be said of it yet."""

    because: Reason
    missing: tuple[Reason, ...] = ()


Figure: TypeAlias = Computed[T] | Range[T] | NotComputable


def amount_of(what: str) -> Reason:
    """The input that is missing where a line is there and its amount is not."""
    return Reason(N_("how much: {what}"), {"what": what})
