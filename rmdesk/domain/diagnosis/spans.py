"""Amounts as far as they are known: between two ends, either of which may be open.

What nobody knows is never zero: a sum with an unknown part says "at least", and names the part.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rmdesk.domain.diagnosis.figures import Computed, Figure, NotComputable, Range
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reasons import Reason
from rmdesk.language import N_


@dataclass(frozen=True, slots=True)
class Span:
    """An amount that lies from `least` to `most`, both included; None: open on that side.

    `missing` names what would have to be known for the two ends to meet.
    """

    least: Money | None
    most: Money | None
    missing: tuple[Reason, ...] = ()

    @property
    def is_exact(self) -> bool:
        return self.least is not None and self.least == self.most

    def figure(self) -> Figure[Money]:
        """What a screen shows: the amount where the ends meet, else the range."""
        if self.least is not None and self.least == self.most:
            return Computed(self.least)
        if self.least is None and self.most is None:
            return NotComputable(Reason(N_("too much is still missing")), self.missing)
        return Range(self.least, self.most, self.missing)


NONE_AT_ALL: Final = Span(NOTHING, NOTHING)


def known(amount: Money) -> Span:
    """An amount that is known to the fen."""
    return Span(amount, amount)


def at_least(amount: Money, *missing: Reason) -> Span:
    """An amount of which only the lower end is known."""
    return Span(amount, None, missing)


def total(spans: Iterable[Span]) -> Span:
    """The sum: an end is open as soon as one of the parts is open there."""
    listed = list(spans)
    least = [span.least for span in listed]
    most = [span.most for span in listed]
    return Span(_sum(least), _sum(most), _named(listed))


def less(one: Span, other: Span) -> Span:
    """`one` without `other`; below zero where there is more to take away than there is."""
    least = one.least - other.most if one.least is not None and other.most is not None else None
    most = one.most - other.least if one.most is not None and other.least is not None else None
    return Span(least, most, _named([one, other]))


def _sum(amounts: list[Money | None]) -> Money | None:
    result = NOTHING
    for amount in amounts:
        if amount is None:
            return None
        result += amount
    return result


def _named(spans: Iterable[Span]) -> tuple[Reason, ...]:
    """What is missing in any of them, each named once; what is exact misses nothing."""
    named: list[Reason] = []
    for span in spans:
        if span.is_exact:
            continue
        named += [reason for reason in span.missing if reason not in named]
    return tuple(named)
