"""What the lines of a review come to, and the shares of a pie ([S]).

What is not known is not counted as zero: it is said beside the sum, by the number of lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.reviews.review import ReviewLine
from rmdesk.domain.shares import share_bp, shares_bp


@dataclass(frozen=True, slots=True)
class Worth:
    """The sum of what is known, and of how many lines the amount is not."""

    amount: Money = NOTHING
    unknown: int = 0

    def __add__(self, other: "Worth") -> "Worth":
        return Worth(self.amount + other.amount, self.unknown + other.unknown)

    def __sub__(self, other: "Worth") -> "Worth":
        return Worth(self.amount - other.amount, self.unknown + other.unknown)


@dataclass(frozen=True, slots=True)
class Change:
    """How much more a sum is than before; `share_bp` is that of the sum before, in hundredths of a
    per cent, None where there was nothing to measure it against."""

    by: Money
    share_bp: int | None


def change_since(before: Worth | None, now: Worth) -> Change | None:
    """What `now` is more than `before`; None where there is no sum before, or where an amount in
    one of the two is not known: then nobody knows what changed."""
    if before is None or before.unknown or now.unknown:
        return None
    by, base = now.amount - before.amount, before.amount.fen
    return Change(by, share_bp(by.fen, base) if base > 0 else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """`ours` + `elsewhere` = `assets`; `assets` - `debts` = `net`.

    `elsewhere` is what lies `at_others` and what no bank holds, `outside`: property, a business.
    `aum` is what counts of `ours` (domain.md, "Money"): no property, no business.
    """

    assets: Worth
    ours: Worth
    elsewhere: Worth
    at_others: Worth
    outside: Worth
    aum: Worth
    debts: Worth
    net: Worth


@dataclass(frozen=True, slots=True)
class Slice:
    """What is held of one class, and its share of all assets in hundredths of a per cent."""

    holding_class: HoldingClass
    amount: Money
    share_bp: int


def worth(lines: Iterable[ReviewLine]) -> Worth:
    """What some lines come to, debts as what they are: an amount."""
    fen = unknown = 0
    for line in lines:
        if line.amount is None:
            unknown += 1
        else:
            fen += line.amount.fen
    return Worth(Money(fen), unknown)


def is_outside(line: ReviewLine) -> bool:
    """Whether it is something that no bank holds: a house stands under no bank's name."""
    kind = line.holding_class
    return not line.is_ours and not kind.is_liability and not kind.counts


def totals(lines: Sequence[ReviewLine]) -> Totals:
    """Everything a review adds up."""
    assets = [line for line in lines if not line.holding_class.is_liability]
    ours = [line for line in assets if line.is_ours]
    outside = worth(line for line in assets if is_outside(line))
    at_others = worth(line for line in assets if not line.is_ours and not is_outside(line))
    all_ours, elsewhere = worth(ours), at_others + outside
    debts = worth(line for line in lines if line.holding_class.is_liability)
    return Totals(
        assets=all_ours + elsewhere,
        ours=all_ours,
        elsewhere=elsewhere,
        at_others=at_others,
        outside=outside,
        aum=worth(line for line in ours if line.holding_class.counts),
        debts=debts,
        net=all_ours + elsewhere - debts,
    )


def by_class(lines: Iterable[ReviewLine]) -> dict[HoldingClass, Money]:
    """What is known of each class of assets, in the order of the classes."""
    found: dict[HoldingClass, int] = {}
    for line in lines:
        if line.amount is not None and not line.holding_class.is_liability:
            found[line.holding_class] = found.get(line.holding_class, 0) + line.amount.fen
    return {one: Money(found[one]) for one in HoldingClass if one in found}


def slices(lines: Iterable[ReviewLine]) -> tuple[Slice, ...]:
    """The classes of which anything is held, the largest first; their shares are 100 % together."""
    held = [(one, amount) for one, amount in by_class(lines).items() if amount.fen > 0]
    held.sort(key=lambda one: -one[1].fen)
    shares = shares_bp([amount.fen for _, amount in held])
    return tuple(Slice(one, amount, bp) for (one, amount), bp in zip(held, shares, strict=True))
