"""What a client had at each review: a bar per review, and a small one per class ([S])."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import Money
from rmdesk.domain.reviews.review import Review, ReviewLine
from rmdesk.domain.reviews.totals import Worth, by_class, totals


@dataclass(frozen=True, slots=True)
class Point:
    """All assets on the day of a review; a class that is not named had none known."""

    on: date
    total: Worth
    by_class: Mapping[HoldingClass, Money]


def trend(reviews: Iterable[tuple[Review, Sequence[ReviewLine]]]) -> tuple[Point, ...]:
    """A point for each review, the oldest first."""
    told = sorted(reviews, key=lambda one: (one[0].on, one[0].id))
    return tuple(Point(one.on, totals(lines).assets, by_class(lines)) for one, lines in told)
