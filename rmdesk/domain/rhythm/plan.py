"""The plan of a month: five parts in two months, and the curves of what is due by each day [R].

A part without a working day gives its share to the nearest earlier part that has one, or else to
the nearest later; the plan says so. A month that nobody works in has no curve, and no need a day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.calendar.working_days import UNKNOWN_YEAR, WorkingDays
from rmdesk.domain.months import last_of
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.domain.rhythm.settings import WHOLE, Weights
from rmdesk.domain.rhythm.weeks import (
    RhythmWeek,
    month_before,
    month_of,
    weeks_of,
    working_days_of,
)
from rmdesk.language import N_

Curve = tuple[tuple[date, int], ...]
"""What is reached or due by the end of each working day, cumulated: fen, or pieces."""

MOVED: Final = N_(
    "There is no working day from {first} to {last}: the {share} % of that week are planned for the"
    " week of {other}."
)
NO_WORK: Final = N_(
    "There is no working day in {month}: nothing can be planned for it. Look at your leave."
)


@dataclass(frozen=True, slots=True)
class Part:
    """A week of the plan, 0 to 4, of which 0 is week 4 of the month before.

    `weight` is what the settings say of it, `share` what it carries after shares have moved, both
    in per cent of the target.
    """

    number: int
    week: RhythmWeek
    weight: int
    share: int


@dataclass(frozen=True, slots=True)
class Move:
    """`share` per cent of a week without working days, planned for another."""

    share: int
    giver: RhythmWeek
    taker: RhythmWeek


@dataclass(frozen=True, slots=True)
class Plan:
    """The five parts in the order of time, the first of them week 4 of the month before.

    `days` are the working days of the month itself. Without any day in the parts there is no
    rhythm; without any in the month itself neither is there an even spread.
    """

    month: date
    parts: tuple[Part, ...]
    moves: tuple[Move, ...]
    days: tuple[date, ...]
    unknown_years: tuple[int, ...]

    def notes(self) -> tuple[Reason, ...]:
        """What must be said of the plan: years whose holidays nobody told, shares that moved."""
        said = [Reason(UNKNOWN_YEAR, {"year": str(year)}) for year in self.unknown_years]
        if not self.days:
            said.append(Reason(NO_WORK, {"month": f"{self.month:%Y-%m}"}))
        for move in self.moves:
            told: dict[str, Fact] = {
                "first": move.giver.first,
                "last": move.giver.last,
                "share": move.share,
                "other": move.taker.first,
            }
            said.append(Reason(MOVED, told))
        return tuple(said)

    def rhythm(self, total: int) -> Curve:
        """What is due by the end of each working day of the five parts: never less than the day
        before, and `total` by the end of the last that carries anything."""
        points: list[tuple[date, int]] = []
        done = 0
        for part in self.parts:
            count = len(part.week.days)
            for number, day in enumerate(part.week.days, 1):
                points.append((day, _rounded(total * (done * count + part.share * number), count)))
            done += part.share
        return tuple(points)

    def even(self, total: int) -> Curve:
        """`total` spread evenly over the working days of the month itself."""
        count = len(self.days)
        return tuple(
            (day, (2 * total * number + count) // (2 * count))
            for number, day in enumerate(self.days, 1)
        )

    def days_left(self, today: date) -> int:
        """The working days of the month from `today` on, today among them."""
        return sum(day >= today for day in self.days)

    @property
    def span(self) -> tuple[date, date]:
        """The first day of the five parts and the last."""
        return self.parts[0].week.first, last_of(self.month)


def plan_of(month: date, days: WorkingDays, weights: Weights) -> Plan:
    """The plan of the month that `month` lies in."""
    month = month_of(month)
    weeks = (weeks_of(month_before(month), days)[-1], *weeks_of(month, days))
    shares = list(weights.all)
    moves = []
    for at, week in enumerate(weeks):
        if week.days or not shares[at]:
            continue
        taker = _taker(weeks, at)
        if taker is None:
            continue
        moves.append(Move(shares[at], week, weeks[taker]))
        shares[taker] += shares[at]
        shares[at] = 0
    parts = enumerate(zip(weeks, weights.all, shares, strict=True))
    return Plan(
        month=month,
        parts=tuple(Part(number, *part) for number, part in parts),
        moves=tuple(moves),
        days=tuple(working_days_of(month, days)),
        unknown_years=tuple(days.unknown_years(weeks[0].first, last_of(month))),
    )


def done_curve(closed: Iterable[tuple[date, int]], days: Sequence[date], until: date) -> Curve:
    """What had been closed by the end of each of `days`, as far as `until`, and by that day.

    `closed` are days with what was closed on them; what came before the first of `days` counts
    from there on.
    """
    asked = sorted({*(day for day in days if day <= until), until})
    closings = sorted(closed)
    points: list[tuple[date, int]] = []
    done = at = 0
    for day in asked:
        while at < len(closings) and closings[at][0] <= day:
            done += closings[at][1]
            at += 1
        points.append((day, done))
    return tuple(points)


def value_on(curve: Curve, day: date) -> int:
    """What a curve stands at by the end of a day: 0 before its first."""
    return max((value for on, value in curve if on <= day), default=0)


def _taker(weeks: Sequence[RhythmWeek], at: int) -> int | None:
    """Which part takes the share of one without working days."""
    nearest = (*range(at - 1, -1, -1), *range(at + 1, len(weeks)))
    return next((other for other in nearest if weeks[other].days), None)


def _rounded(hundredfold: int, count: int) -> int:
    """`hundredfold` / (100 x count), half up."""
    whole = WHOLE * count
    return (2 * hundredfold + whole) // (2 * whole)
