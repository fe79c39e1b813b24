"""What a new review begins with: the lines of the last one and of the ledger ([S]).

The ledger says what there is now, the last review in which order and with which notes; of the two
figures the newer one holds. What ended in the ledger is not taken over: it is compared as gone.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rmdesk.domain.holdings import Holding, HoldingClass
from rmdesk.domain.ids import ReviewId, ReviewLineId
from rmdesk.domain.reviews.comparing import compared
from rmdesk.domain.reviews.review import ReviewLine

_ORDER = {one: (one.is_liability, place) for place, one in enumerate(HoldingClass)}
"""Debts after assets, and each as the trade lists its classes."""


def prefilled(ledger: Iterable[Holding], before: Sequence[ReviewLine]) -> list[ReviewLine]:
    """The lines of a new review, by their places; their ids are still to be given."""
    live = [line_of_holding(one) for one in ledger if one.gone_on is None]
    taken: list[ReviewLine] = []
    new: list[ReviewLine] = []
    places: dict[int, int] = {}
    for one in compared(live, before):
        line = one.line
        if line is None:
            if one.before is None or one.before.holding_id is not None:
                continue  # the ledger had it, and does no longer
            line = replace(one.before, id=ReviewLineId(-one.before.id), typed_on=None)
            line = replace(line, is_corrected=False)
        if one.before is None:
            new.append(line)
        else:
            taken.append(with_last(line, one.before))
            places[line.id] = one.before.place
    lines = _in_order(taken, new, places)
    return [replace(line, place=place) for place, line in enumerate(lines, 1)]


def line_of_holding(holding: Holding) -> ReviewLine:
    """A line of the ledger as one of a review, whose ids are still to be given."""
    return ReviewLine(
        id=ReviewLineId(holding.id),
        client_id=holding.client_id,
        review_id=ReviewId(0),
        holding_id=holding.id,
        holding_class=holding.holding_class,
        is_ours=holding.is_ours,
        institution=holding.institution,
        item=holding.item,
        held_since=holding.start,
        risk=holding.risk,
        amount=holding.amount,
        as_of=holding.as_of,
    )


def with_last(line: ReviewLine, before: ReviewLine) -> ReviewLine:
    """The line with what the last review knew besides, and its figure where that is the newer."""
    line = replace(
        line,
        held_since=line.held_since or before.held_since,
        risk=line.risk or before.risk,
        note=before.note,
    )
    is_newer = before.as_of is not None and (line.as_of is None or before.as_of > line.as_of)
    if before.amount is not None and is_newer:
        return replace(line, amount=before.amount, as_of=before.as_of)
    return line


def _in_order(
    taken: Iterable[ReviewLine], new: Iterable[ReviewLine], places: Mapping[int, int]
) -> list[ReviewLine]:
    """Lines of the last review as they stood there, each new one behind those of its class."""
    lines = sorted(taken, key=lambda line: places[line.id])
    for line in sorted(new, key=_first_order):
        own = _ORDER[line.holding_class]
        at = max(
            (at for at, one in enumerate(lines, 1) if one.holding_class is line.holding_class),
            default=next(
                (at for at, one in enumerate(lines) if _ORDER[one.holding_class] > own), len(lines)
            ),
        )
        lines.insert(at, line)
    return lines


def _first_order(line: ReviewLine) -> tuple[tuple[bool, int], bool, int]:
    """By class, our bank before others, the largest first."""
    amount = line.amount.fen if line.amount is not None else 0
    return _ORDER[line.holding_class], not line.is_ours, -amount
