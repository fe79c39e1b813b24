"""Where a month stands: what is done of each target, what was due, and what it still takes.

Figures come from the deals of the month and nothing else: the sum of the closed ones is what is
done, the sum of the open ones by their chance is the weighted pipeline. An amount that nobody
knows counts nothing and is counted as unknown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.weighing import CHANCES, chance_of, weighed
from rmdesk.domain.metrics import FedBy, Metric
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.rhythm.plan import Curve, Plan, done_curve, value_on
from rmdesk.domain.rhythm.targets import Target
from rmdesk.domain.shares import WHOLE_BP, done_bp


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """All that a month is judged by. `deals` count in it, each whatever its stage; `counts` are
    the calls and meetings of each day, by the code of their metric.

    Without `knows_open` nobody knows which deals were open: there is no pipeline to speak of.
    """

    plan: Plan
    metrics: Sequence[Metric]
    targets: Sequence[Target]
    deals: Sequence[Deal]
    counts: Mapping[str, Mapping[date, int]] = field(default_factory=dict)
    chances: Mapping[Stage, int] = field(default_factory=lambda: CHANCES)
    knows_open: bool = True

    def as_of(self, day: date) -> "MonthFigures":
        """The month as it stood by the end of a day that is past: what was closed and done by
        then. Which deals were open on that day nobody noted."""
        return replace(
            self,
            deals=[
                deal
                for deal in self.deals
                if deal.stage is Stage.CLOSED and closing_day(deal) <= day
            ],
            counts={
                code: {on: count for on, count in days.items() if on <= day}
                for code, days in self.counts.items()
            },
            knows_open=False,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One metric of a month, on one day of it.

    What is `due` is what the rhythm asks by the end of that day, `even` what an even spread asks;
    None where no target is set in amounts or pieces. `needed` is for each working day left, None
    without a target or a day. `unknown` closed and `unknown_open` open deals have no amount.
    `weighted_pieces` are hundredths of a piece. `coverage_bp` is the weighted pipeline in
    hundredths of a per cent of the amount that is missing, `coverage_pieces_bp` the same of the
    pieces: None where nothing is missing, no target set or the month over. What is expected after
    the month covers nothing of it.
    """

    metric: Metric
    target: Target | None
    done_amount: Money
    done_pieces: int
    unknown: int
    unknown_open: int
    due_amount: Money | None
    due_pieces: int | None
    even_amount: Money | None
    even_pieces: int | None
    needed_amount: Money | None
    needed_pieces: int | None
    days_left: int
    open_deals: int
    weighted: Money
    weighted_pieces: int
    coverage_bp: int | None
    coverage_pieces_bp: int | None

    @property
    def covered_bp(self) -> int | None:
        """How much of what is missing is covered: of the amount while one is, else of the
        pieces."""
        return self.coverage_pieces_bp if self.coverage_bp is None else self.coverage_bp

    @property
    def missing_amount(self) -> Money | None:
        """What is still to be done; nothing once the target is reached, None without one."""
        if self.target is None or self.target.amount is None:
            return None
        return max(NOTHING, self.target.amount - self.done_amount)

    @property
    def missing_pieces(self) -> int | None:
        """Pieces still to be done; none once the target is reached, None without one."""
        if self.target is None or self.target.pieces is None:
            return None
        return max(0, self.target.pieces - self.done_pieces)

    @property
    def is_reached(self) -> bool:
        """Whether a target is set and everything in it is done."""
        missing = (self.missing_amount, self.missing_pieces)
        return any(one is not None for one in missing) and not any(missing)

    @property
    def ahead_amount(self) -> Money | None:
        """How far ahead of the rhythm, negative behind it."""
        return None if self.due_amount is None else self.done_amount - self.due_amount

    @property
    def ahead_pieces(self) -> int | None:
        """How many pieces ahead of the rhythm, negative behind it."""
        return None if self.due_pieces is None else self.done_pieces - self.due_pieces


def progress_of_all(figures: MonthFigures, *, today: date) -> tuple[Progress, ...]:
    """Every metric of the month, in the order of the metrics."""
    return tuple(progress_of(figures, metric, today=today) for metric in figures.metrics)


def progress_of(figures: MonthFigures, metric: Metric, *, today: date) -> Progress:
    """How one metric of the month stands on a day."""
    target = target_of(figures.targets, metric.code)
    closed = _closed(figures, metric)
    still_open = [one for one in figures.deals if one.stage.is_open and one.metric == metric.code]
    amount = Money(sum(value for _day, value in closings(closed, in_pieces=False)))
    pieces = sum(count for _day, count in done_pieces(figures, metric))
    weighted, weighted_pieces = _weight(figures, still_open)
    in_time = [deal for deal in still_open if not is_too_late(deal, figures.plan)]
    cover, cover_pieces = _weight(figures, in_time)
    wanted = target.amount if target else None
    wanted_pieces = target.pieces if target else None
    left = figures.plan.days_left(today)
    # No deal covers calls or meetings, and none can close in a month that is over any more.
    covers = figures.knows_open and metric.fed_by is FedBy.DEALS and today <= figures.plan.span[1]
    due = _asked(due_curve(figures.plan, metric, wanted.fen), today) if wanted else None
    even = _asked(figures.plan.even(wanted.fen), today) if wanted else None
    return Progress(
        metric=metric,
        target=target,
        done_amount=amount,
        done_pieces=pieces,
        unknown=_unknown(metric, closed),
        unknown_open=_unknown(metric, still_open),
        due_amount=None if due is None else Money(due),
        due_pieces=_asked(due_curve(figures.plan, metric, wanted_pieces), today)
        if wanted_pieces
        else None,
        even_amount=None if even is None else Money(even),
        even_pieces=_asked(figures.plan.even(wanted_pieces), today) if wanted_pieces else None,
        needed_amount=Money(_needed(wanted.fen - amount.fen, left)) if wanted and left else None,
        needed_pieces=_needed(wanted_pieces - pieces, left) if wanted_pieces and left else None,
        days_left=left,
        open_deals=len(still_open),
        weighted=weighted,
        weighted_pieces=weighted_pieces,
        coverage_bp=_coverage(cover.fen, wanted.fen - amount.fen) if wanted and covers else None,
        coverage_pieces_bp=_coverage(cover_pieces, (wanted_pieces - pieces) * (WHOLE_BP // 100))
        if wanted_pieces and covers
        else None,
    )


def target_of(targets: Sequence[Target], code: str) -> Target | None:
    """The target of a metric: the one set last, where a book was given two."""
    return next((one for one in reversed(targets) if one.metric == code), None)


def due_curve(plan: Plan, metric: Metric, total: int) -> Curve:
    """What is due by each day: deals follow the rhythm, calls and meetings are for every day."""
    return plan.rhythm(total) if metric.fed_by is FedBy.DEALS else plan.even(total)


def curve_done(figures: MonthFigures, metric: Metric, *, in_pieces: bool, until: date) -> Curve:
    """What is done by the end of each day of the plan up to `until`.

    A deal that was closed after the month's end counts in its sum, and here by that day.
    """
    if in_pieces:
        done = done_pieces(figures, metric)
    else:
        done = closings(_closed(figures, metric), in_pieces=False)
    days = [day for part in figures.plan.parts for day in part.week.days]
    return done_curve(done, days, until)


def done_pieces(figures: MonthFigures, metric: Metric) -> list[tuple[date, int]]:
    """What counts in pieces on each day: deals, calls or meetings."""
    if metric.fed_by is FedBy.DEALS:
        return closings(_closed(figures, metric), in_pieces=True)
    return list(figures.counts.get(metric.code, {}).items())


def closings(closed: Sequence[Deal], *, in_pieces: bool) -> list[tuple[date, int]]:
    """The day of each closed deal with its pieces or fen; an unknown amount counts nothing."""
    return [
        (closing_day(deal), deal.pieces if in_pieces else (deal.amount or NOTHING).fen)
        for deal in closed
    ]


def closing_day(deal: Deal) -> date:
    """When a closed deal was closed; one that came without a day, when it moved there."""
    return deal.closed_on or deal.moved_on


def is_too_late(deal: Deal, plan: Plan) -> bool:
    """Whether an open deal is expected in a week that begins after the month it counts in."""
    return deal.expected_on is not None and deal.expected_on > plan.span[1]


def _weight(figures: MonthFigures, deals: Sequence[Deal]) -> tuple[Money, int]:
    """What open deals come to by their chance, and in hundredths of a piece."""
    chances = figures.chances
    amounts = (weighed(deal, chances) or NOTHING for deal in deals)
    pieces = sum(deal.pieces * chance_of(deal, chances) for deal in deals)
    return sum(amounts, NOTHING), pieces


def _closed(figures: MonthFigures, metric: Metric) -> list[Deal]:
    return [
        deal for deal in figures.deals if deal.stage is Stage.CLOSED and deal.metric == metric.code
    ]


def _unknown(metric: Metric, deals: Sequence[Deal]) -> int:
    return sum(deal.amount is None for deal in deals) if metric.has_amount else 0


def _asked(curve: Curve, today: date) -> int | None:
    """Where a curve stands; None where nobody works, and there is none."""
    return value_on(curve, today) if curve else None


def _needed(missing: int, days_left: int) -> int:
    """For each day left, rounded up: what is left over would be missing in the end."""
    return max(0, -(-missing // days_left))


def _coverage(weighted: int, missing: int) -> int | None:
    """How much of what is missing the open deals cover by their chance."""
    return done_bp(weighted, missing) if missing > 0 else None
