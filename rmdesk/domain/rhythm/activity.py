"""How active the business is, both ways ("Rhythm" in domain.md, section 7), and how much of the
book is kept up.

[R] watches counts in week 4: investment deals, policies, accounts. Ours, besides: clients with a
deal out of the clients in care. The book is covered by whoever was contacted within the cadence
of the class, or the client's own wish.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rmdesk.domain.call_figures import Rate
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.months import first_of, last_of, months_away
from rmdesk.domain.rhythm.weeks import RhythmWeek
from rmdesk.domain.segments import ClientClass, Thresholds

WATCHED: Final = ("investment", "insurance_regular", "insurance_single", "accounts")
"""The metrics that the bank watches in week 4 [R]; policies are those of either premium."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedDeal:
    """A deal that was won, as far as activity counts it; `has_left` is its client since."""

    client_id: ClientId
    metric: str
    on: date
    pieces: int
    amount: Money | None
    has_left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was closed in a span: pieces and the amount that is known of so many deals; of
    `unknown` of them nobody told the amount. `clients` are those who had one."""

    deals: int = 0
    pieces: int = 0
    amount: Money = NOTHING
    unknown: int = 0
    clients: frozenset[ClientId] = frozenset()


def done_of(deals: Iterable[ClosedDeal]) -> Done:
    """These deals counted."""
    found = list(deals)
    known = [one.amount.fen for one in found if one.amount is not None]
    return Done(
        deals=len(found),
        pieces=sum(one.pieces for one in found),
        amount=Money(sum(known)),
        unknown=len(found) - len(known),
        clients=frozenset(one.client_id for one in found),
    )


@dataclass(frozen=True, slots=True)
class MonthDone:
    """What was closed of one metric, or of all: week by week, in the month, in the month before."""

    weeks: tuple[Done, Done, Done, Done]
    month: Done
    before: Done


def month_done(
    deals: Iterable[ClosedDeal],
    weeks: tuple[RhythmWeek, RhythmWeek, RhythmWeek, RhythmWeek],
) -> MonthDone:
    """The deals of the month that these weeks make up, and of any time before it."""
    found = list(deals)
    of_weeks = [done_of(one for one in found if w.first <= one.on <= w.last) for w in weeks]
    first, last = weeks[0].first, weeks[-1].last
    return MonthDone(
        weeks=(of_weeks[0], of_weeks[1], of_weeks[2], of_weeks[3]),
        month=done_of(one for one in found if first <= one.on <= last),
        before=done_of(one for one in found if one.on < first),
    )


@dataclass(frozen=True, slots=True)
class InCare:
    """How many clients of the book are in care, are not, and of how many nobody said so."""

    yes: int
    no: int
    unsaid: int

    @property
    def book(self) -> int:
        """All clients of the book."""
        return self.yes + self.no + self.unsaid


@dataclass(frozen=True, slots=True)
class ActivityRate:
    """Clients with a deal in the month out of those in care, and out of the whole book.

    Whoever left the bank's list is in neither. `in_care` counts
    only those who are in care: a part of what it is a part of. Deals of the others stand beside
    it, in `others`.
    """

    in_care: Rate
    of_book: Rate

    @property
    def others(self) -> int:
        """Clients with a deal of whom nobody said that they are in care, or who are not."""
        return self.of_book.part - self.in_care.part


class Kept(StrEnum):
    """Whether a client is kept up as the cadence asks."""

    WITHIN = "within"
    LATE = "late"
    NEVER = "never"


def kept_up(
    last_contact: date | None,
    client_class: ClientClass,
    wished_days: int | None,
    thresholds: Thresholds,
    today: date,
) -> Kept:
    """Whether the last contact lies within the client's wish, or else the cadence of the class."""
    if last_contact is None:
        return Kept.NEVER
    days = wished_days or thresholds.days(client_class)
    return Kept.WITHIN if today - last_contact <= timedelta(days=days) else Kept.LATE


@dataclass(frozen=True, slots=True)
class Coverage:
    """The clients of a class, or of the book, by how they are kept up."""

    within: int = 0
    late: int = 0
    never: int = 0

    @property
    def clients(self) -> int:
        return self.within + self.late + self.never

    @property
    def rate(self) -> Rate:
        """How many of them were contacted in time."""
        return Rate(self.within, self.clients)

    def count(self, kept: Kept) -> int:
        """How many are kept up like that."""
        match kept:
            case Kept.WITHIN:
                return self.within
            case Kept.LATE:
                return self.late
            case Kept.NEVER:
                return self.never

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(
            self.within + other.within, self.late + other.late, self.never + other.never
        )


class Span(StrEnum):
    """Over what conversion is counted: few meetings of a month say little."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"

    @property
    def months(self) -> int:
        match self:
            case Span.MONTH:
                return 1
            case Span.QUARTER:
                return 3
            case Span.HALF_YEAR:
                return 6


def span_of(span: Span, month: date) -> tuple[date, date]:
    """The first and the last day of so many months, the given one the last."""
    return months_away(first_of(month), 1 - span.months), last_of(month)
