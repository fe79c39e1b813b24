"""Reasons: why somebody stands where they stand, and what each reason is worth.

"Everything says why" (product.md): a place in a list is a sum of named reasons.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from rmdesk.domain.money import Money
from rmdesk.language import _

Fact: TypeAlias = str | int | Money | date
"""What a reason names; a choice is text too, and put into words where it is shown."""


_NO_FACTS: Final[Mapping[str, Fact]] = MappingProxyType({})


class Reason(NamedTuple):
    """One reason: a message id, what fills its fields, and what it adds to a score.

    A named tuple, for it takes half the time to make: a book has a dozen for each client.
    """

    message: str
    facts: Mapping[str, Fact] = _NO_FACTS
    points: int = 0

    def said(self, shown: Callable[[Fact], str] = str) -> str:
        """In the language in force; `shown` writes amounts, days and choices."""
        return _(self.message).format(**{name: shown(fact) for name, fact in self.facts.items()})


@dataclass(frozen=True, slots=True)
class Score:
    """Reasons, and nothing but their sum."""

    reasons: tuple[Reason, ...] = ()

    @property
    def points(self) -> int:
        return sum(reason.points for reason in self.reasons)

    @property
    def telling(self) -> tuple[Reason, ...]:
        """Those that change the score, the weightiest first."""
        return tuple(
            sorted(
                (reason for reason in self.reasons if reason.points),
                key=lambda reason: -abs(reason.points),
            )
        )


def score(reasons: Iterable[Reason | None]) -> Score:
    """The score of all `reasons` that there are."""
    return Score(tuple(reason for reason in reasons if reason is not None))
