"""What a client had at each review: a bar per review, and a small one per class ([S])."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.domain.reviews.totals import Worth, by_class, totals


@dataclass(frozen=True, slots=True)
class Point:
    """All assets on the day of a review; a class that is not named in `by_class` had none known.

    `unknown` counts by class the lines whose amount is not known.
    """

    on: date
    total: Worth
    by_class: Mapping[HoldingClass, Money]
    unknown: Mapping[HoldingClass, int] = field(default_factory=dict)

    def worth_of(self, one: HoldingClass) -> Worth | None:
        """What a class came to: nothing where there was none of it, None where all that is known
        of it is that there was some."""
        amount, unknown = self.by_class.get(one), self.unknown.get(one, 0)
        return None if amount is None and unknown else Worth(amount or NOTHING, unknown)


def trend(reviews: Iterable[tuple[Review, Sequence[ReviewLine]]]) -> tuple[Point, ...]:
    """A point for each review, the oldest first."""
    told = sorted(reviews, key=lambda one: (one[0].on, one[0].id))
    return tuple(_point(review, lines) for review, lines in told)


def _point(review: Review, lines: Sequence[ReviewLine]) -> Point:
    missing = Counter(
        line.holding_class
        for line in lines
        if line.amount is None and not line.holding_class.is_liability
    )
    return Point(review.on, totals(lines).assets, by_class(lines), missing)
