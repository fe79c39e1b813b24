"""What clients bring: the curve of how few bring most, and its boxes."""

from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.boards import NOT_KNOWN, Board, Box, Few
from rmdesk.domain.classes.benefit_curve import Benefits, Curve, benefit_curve
from rmdesk.domain.money import Money

STEPS: Final = 10
"""Boxes of the curve, each an equal part of the clients."""
_FINE_STEPS: Final = 50
"""Points of the curve where it is drawn."""


def few_of(desk: Desk) -> Few:
    """How few of all clients bring most."""
    benefits = desk.boxes.benefits()
    return _few(benefits, benefit_curve(benefits))


def curve_board(desk: Desk) -> Board:
    """The clients in tenths by what they bring, with the share of the benefit up to each."""
    benefits = desk.boxes.benefits()
    curve = benefit_curve(benefits)
    known, sums = curve.clients, curve.sums
    boxes = []
    for step in range(STEPS):
        first, last = len(known) * step // STEPS, len(known) * (step + 1) // STEPS
        if last > first:
            brought = sums[last - 1] - (sums[first - 1] if first else 0)
            boxes.append(
                Box(
                    key=str(100 * (step + 1) // STEPS),
                    clients=last - first,
                    aum=Money(brought),
                    ids=known[first:last],
                    share=curve.share_of(last),
                )
            )
    if curve.unknown:
        in_curve = set(known)
        beside = [one for one in benefits.assets if one not in in_curve]
        boxes.append(Box(key=NOT_KNOWN, clients=len(beside), unknown=len(beside), ids=beside))
    return Board(
        boxes=boxes, clients=len(benefits.assets), aum=curve.total, few=_few(benefits, curve)
    )


def _few(benefits: Benefits, curve: Curve) -> Few:
    return Few(
        basis=curve.basis,
        known=len(curve.clients),
        most_count=curve.most_count,
        few_share=curve.few_share,
        told=len(benefits.income.keys() & benefits.assets.keys()),
        total=curve.total,
        points=curve.points(_FINE_STEPS),
    )
