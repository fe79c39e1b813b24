"""What changed since the last review, line by line ([S] in domain.md, "Reviewing and diagnosing").

A line is the same one where both come from one line of the ledger; else where class, place and
name agree: a deposit that was renewed is another line there, and the same thing to the client.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reviews.review import ReviewLine
from rmdesk.domain.shares import share_bp


class State(StrEnum):
    """What became of a line since the last review."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Compared:
    """A line beside the one of the last review; one of the two may be None, never both."""

    line: ReviewLine | None
    before: ReviewLine | None

    @property
    def state(self) -> State:
        if self.before is None:
            return State.NEW
        if self.line is None:
            return State.GONE
        if self.change is None:
            return State.UNKNOWN
        return State.CHANGED if self.change else State.SAME

    @property
    def change(self) -> Money | None:
        """How much more it is now, and for a debt how much more is owed; None where one of the two
        figures is not known. What is new counts whole, what is gone is lost whole."""
        now, then = _amount(self.line), _amount(self.before)
        return None if now is None or then is None else now - then

    @property
    def change_bp(self) -> int | None:
        """The change against the last figure, in hundredths of a per cent; None where there is
        none to measure it against."""
        if self.line is None or self.before is None or not self.before.amount:
            return None
        change = self.change
        return None if change is None else share_bp(change.fen, self.before.amount.fen)


def compared(lines: Sequence[ReviewLine], before: Sequence[ReviewLine]) -> tuple[Compared, ...]:
    """Every line beside that of the last review, in the order of `lines`; those gone come last."""
    partner = _partners(lines, before)
    met = {one.id for one in partner.values()}
    beside = [Compared(line, partner.get(line.id)) for line in lines]
    return (*beside, *(Compared(None, one) for one in before if one.id not in met))


def _partners(lines: Sequence[ReviewLine], before: Sequence[ReviewLine]) -> dict[int, ReviewLine]:
    """By the id of a line, the one of the last review that it was."""
    found: dict[int, ReviewLine] = {}
    for key in (_by_holding, name_of_line):
        met = {one.id for one in found.values()}
        left: dict[Hashable, list[ReviewLine]] = defaultdict(list)
        for one in before:
            if one.id not in met and (name := key(one)) is not None:
                left[name].append(one)
        for line in lines:
            if line.id not in found and (waiting := left.get(key(line))):
                found[line.id] = waiting.pop(0)
    return found


def _by_holding(line: ReviewLine) -> Hashable:
    """None where the ledger does not know it; what was an asset is no debt later."""
    return line.holding_id and (line.holding_id, line.holding_class.is_liability)


def name_of_line(line: ReviewLine) -> Hashable:
    """What a line is known by to the client: class, place and name."""
    where = "" if line.is_ours else line.institution.strip().casefold()
    return line.holding_class, line.is_ours, where, line.item.strip().casefold()


def _amount(line: ReviewLine | None) -> Money | None:
    return NOTHING if line is None else line.amount
