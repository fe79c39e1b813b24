"""The maturity ladder: what comes free month by month, bank by bank, and what is expected besides.

[S][T][P] in domain.md: maturities at our bank and at others are reasons to call, and an expected
inflow (the sale of a firm or home) is known by amount and month. Debts stay out: what a client has
to pay back comes free for nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Final

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId, HoldingId
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.months import first_of, last_of, months_away

MONTHS: Final = 12


class Span(StrEnum):
    """Which days a rung holds. PASSED has matured and is still on file: a duty that stays."""

    PASSED = "passed"
    MONTH = "month"
    LATER = "later"
    UNDATED = "undated"


class Source(StrEnum):
    """Where the money comes from."""

    OURS = "ours"
    ELSEWHERE = "elsewhere"
    INFLOW = "inflow"


@dataclass(frozen=True, slots=True)
class Rung:
    """One row: the days from `first` to `last`, None where that end is open."""

    span: Span
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One bank, or several small ones; `institutions` are the names they have in the book."""

    source: Source
    institutions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """What stands in a cell: the amount, and how many lines make it."""

    amount: Money = NOTHING
    lines: int = 0

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(self.amount + other.amount, self.lines + other.lines)


@dataclass(frozen=True, slots=True)
class Entry:
    """The book's sum for a bank and a month; `month` is its first day, None for no date.

    `is_past` parts what matured before today from the rest of this month.
    """

    source: Source
    institution: str
    month: date | None
    is_past: bool
    sum: Sum


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderLine:
    """One line behind a cell; an inflow has no holding. `on` is its day, None for no date."""

    client_id: ClientId
    name: str
    source: Source
    institution: str
    amount: Money
    on: date | None
    holding_class: HoldingClass | None = None
    called: str = ""
    item: str = ""
    holding_id: HoldingId | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs by columns; a cell without money is missing."""

    rungs: Sequence[Rung]
    columns: Sequence[Column]
    cells: Mapping[tuple[Rung, Column], Sum] = field(default_factory=dict)

    def cell(self, rung: Rung, column: Column) -> Sum:
        return self.cells.get((rung, column), Sum())

    def of_rung(self, rung: Rung) -> Sum:
        """Everything of a row."""
        return _added(self.cell(rung, column) for column in self.columns)

    def of_column(self, column: Column) -> Sum:
        """Everything of a bank."""
        return _added(self.cell(rung, column) for rung in self.rungs)

    @property
    def total(self) -> Sum:
        return _added(self.cells.values())

    def folded(self, most: int) -> "Ladder":
        """At most `most` columns: the smallest other banks become one."""
        others = [column for column in self.columns if column.source is Source.ELSEWHERE]
        spare = len(self.columns) - most
        if spare <= 0 or len(others) < 2:
            return self
        kept = max(0, len(others) - spare - 1)
        rest = others[kept:]
        together = Column(
            Source.ELSEWHERE, tuple(chain.from_iterable(one.institutions for one in rest))
        )
        columns = [
            *(one for one in self.columns if one.source is Source.OURS),
            *others[:kept],
            together,
            *(one for one in self.columns if one.source is Source.INFLOW),
        ]
        cells = {key: found for key, found in self.cells.items() if key[1] not in rest}
        for rung in self.rungs:
            found = _added(self.cell(rung, one) for one in rest)
            if found.lines:
                cells[rung, together] = found
        return Ladder(self.rungs, columns, cells)


def _added(sums: Iterable[Sum]) -> Sum:
    return sum(sums, Sum())


def rungs_from(today: date, months: int = MONTHS) -> tuple[Rung, ...]:
    """What has passed, this month and those after it, what comes later, and what has no date."""
    firsts = [months_away(first_of(today), ahead) for ahead in range(months + 1)]
    return (
        Rung(Span.PASSED, None, date.fromordinal(today.toordinal() - 1)),
        Rung(Span.MONTH, today, last_of(today)),
        *(Rung(Span.MONTH, first, last_of(first)) for first in firsts[1:-1]),
        Rung(Span.LATER, firsts[-1], None),
        Rung(Span.UNDATED),
    )


def build_ladder(entries: Iterable[Entry], *, today: date, months: int = MONTHS) -> Ladder:
    """The ladder of a book's sums; rungs of no month are there only when they hold something.

    Our bank comes first, then the others by what they hold, expected inflows last.
    """
    rungs = rungs_from(today, months)
    by_month = {
        first_of(rung.first): rung for rung in rungs if rung.span is Span.MONTH and rung.first
    }
    passed, later, undated = rungs[0], rungs[-2], rungs[-1]
    cells: dict[tuple[Rung, Column], Sum] = {}
    totals: dict[Column, int] = {Column(Source.OURS): 0}
    for entry in entries:
        if entry.month is None:
            rung = undated
        else:
            rung = passed if entry.is_past else by_month.get(entry.month, later)
        names = (entry.institution,) if entry.source is Source.ELSEWHERE else ()
        column = Column(entry.source, names)
        cells[rung, column] = cells.get((rung, column), Sum()) + entry.sum
        totals[column] = totals.get(column, 0) + entry.sum.amount.fen
    filled = {rung for rung, _column in cells}
    order = list(Source)
    columns = sorted(
        totals, key=lambda one: (order.index(one.source), -totals[one], one.institutions)
    )
    shown = tuple(rung for rung in rungs if rung.span is Span.MONTH or rung in filled)
    return Ladder(shown, columns, cells)
