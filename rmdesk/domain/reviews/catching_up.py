"""What a draft takes over of what the ledger has learnt since: figures, new lines, ended ones.

What was typed is known and stays, unless the ledger's figure is of a later day. What was only
filled in is not: it follows the ledger. What was taken out by hand does not come back.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rmdesk.domain.holdings import Holding
from rmdesk.domain.ids import HoldingId, ReviewLineId
from rmdesk.domain.reviews.comparing import compared, name_of_line
from rmdesk.domain.reviews.prefill import line_of_holding, with_last
from rmdesk.domain.reviews.review import ReviewLine


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """`lines` are all lines of the draft as they are now; of them `changed` were there and are
    otherwise now, `come` are new with ids still to be given. `ended` are there no more."""

    lines: tuple[ReviewLine, ...]
    changed: tuple[ReviewLine, ...] = ()
    come: tuple[ReviewLine, ...] = ()
    ended: tuple[ReviewLine, ...] = ()

    @property
    def count(self) -> int:
        """How many lines the ledger knew better."""
        return len(self.changed) + len(self.come) + len(self.ended)


def caught_up(
    draft: Sequence[ReviewLine],
    ledger: Iterable[Holding],
    before: Sequence[ReviewLine],
    taken_out: Collection[HoldingId],
) -> CaughtUp:
    """The lines of a draft brought up to the `ledger`; `before` are those of the last review."""
    live = {one.id: one for one in ledger if one.gone_on is None}
    known = {line.holding_id for line in draft}
    coming = [one for one in live.values() if one.id not in known and one.id not in taken_out]
    found = _found_again(draft, coming, live)
    last = {one.line.id: one.before for one in compared(draft, before) if one.line is not None}
    now: list[ReviewLine] = []
    ended: list[ReviewLine] = []
    for line in draft:
        held = found.get(line.id) or (live.get(line.holding_id) if line.holding_id else None)
        if held is not None:
            now.append(_by_ledger(line, held, last.get(line.id)))
        elif line.holding_id is None:
            now.append(line)
        else:
            ended.append(line)
    met = {one.id for one in found.values()}
    place = max((line.place for line in draft), default=0)
    new = [line_of_holding(one) for one in coming if one.id not in met]
    come = [
        replace(line, id=ReviewLineId(-line.id), place=at) for at, line in enumerate(new, place + 1)
    ]
    was = {line.id: line for line in draft}
    changed = tuple(line for line in now if line != was[line.id])
    return CaughtUp((*now, *come), changed, tuple(come), tuple(ended))


def _found_again(
    draft: Sequence[ReviewLine], coming: Iterable[Holding], live: Mapping[HoldingId, Holding]
) -> dict[ReviewLineId, Holding]:
    """New lines of the ledger that the draft has already: typed by hand before the ledger knew of
    them, or renewed there."""
    waiting = [line for line in draft if line.holding_id not in live]
    found: dict[ReviewLineId, Holding] = {}
    for held in coming:
        name = name_of_line(line_of_holding(held))
        for line in waiting:
            if line.id not in found and name_of_line(line) == name:
                found[line.id] = held
                break
    return found


def _by_ledger(line: ReviewLine, held: Holding, before: ReviewLine | None) -> ReviewLine:
    """The line with what the ledger says of it, save for what was typed in the review."""
    told = line_of_holding(held)
    if before is not None:
        told = with_last(told, before)
    line = replace(line, holding_id=held.id)
    if not line.is_corrected:
        line = replace(
            line,
            holding_class=told.holding_class,
            is_ours=told.is_ours,
            institution=told.institution,
            item=told.item,
        )
    if line.typed_on is not None:
        day = line.as_of or line.typed_on
        if held.as_of is None or held.as_of <= day:
            return line
    return replace(line, amount=told.amount, as_of=told.as_of, typed_on=None)
