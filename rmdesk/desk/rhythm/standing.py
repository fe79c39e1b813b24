"""Where a month stands: its targets, deals, calls and meetings, judged by the plan of the month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.rhythm.beside import deals_beside
from rmdesk.desk.rhythm.targets import targets_of
from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.metrics import FedBy, Metric
from rmdesk.domain.money import NOTHING, Money
from rmdesk.domain.months import last_of
from rmdesk.domain.reasons import Reason
from rmdesk.domain.rhythm.plan import Curve, Plan, plan_of
from rmdesk.domain.rhythm.settings import RhythmSettings, metric_of, metrics_of
from rmdesk.domain.rhythm.standing import (
    MonthFigures,
    Progress,
    curve_done,
    due_curve,
    progress_of_all,
    target_of,
)
from rmdesk.domain.rhythm.targets import Target
from rmdesk.domain.rhythm.weeks import RhythmWeek, month_of, next_month, week_number
from rmdesk.store.figures.pipeline import STRANDED, Chosen, Pipeline
from rmdesk.store.shelves.rhythm import contacts_by_day


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMonth:
    """What is stocked for the next month: `names` different clients with a deal in it, open or
    closed already, and their `deals`.

    `against` is the sum of the targets in money, those of the next month or, where it has none in
    money yet (`is_own` false), of this one; None where neither has any. `weighted` are the open
    deals, `closed` the others, in money: of the metrics that are in `against`, or of all without
    it.
    """

    month: date
    names: int
    deals: int
    weighted: Money
    closed: Money
    against: Money | None
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthStanding:
    """A month on one day. `progress` has every metric, those without a target, too; `notes` are
    what must be said of the plan, and of open deals that no figure counts. `next_month` is there
    from the week on that asks for it, and not of a day that is past."""

    month: date
    today: date
    weeks: tuple[RhythmWeek, ...]
    figures: MonthFigures
    progress: tuple[Progress, ...]
    notes: tuple[Reason, ...]
    next_month: NextMonth | None

    @property
    def plan(self) -> Plan:
        """The five parts of the month."""
        return self.figures.plan

    @property
    def with_target(self) -> tuple[Progress, ...]:
        """The metrics that a target is set for."""
        return tuple(one for one in self.progress if one.target is not None)

    def of(self, code: str) -> Progress:
        """One metric; raises LookupError."""
        for one in self.progress:
            if one.metric.code == code:
                return one
        raise LookupError(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCurves:
    """The curves of one metric in fen or pieces: with rhythm and evenly spread, both empty
    without a target, and what is done up to today."""

    metric: Metric
    in_pieces: bool
    target: int | None
    rhythm: Curve
    even: Curve
    done: Curve


def month_figures(desk: Desk, month: date) -> MonthFigures:
    """All that the month of `month` is judged by."""
    return _figures(desk, month_of(month), targets_of(desk, month))


def month_standing(desk: Desk, month: date, *, today: date) -> MonthStanding:
    """Where the month of `month` stands on `today`; of a day that is past, where it stood."""
    figures = month_figures(desk, month)
    is_past = today < desk.today
    if is_past:
        figures = figures.as_of(today)
    month = figures.plan.month
    beside = [] if is_past or month != month_of(today) else deals_beside(desk, figures)
    return MonthStanding(
        month=month,
        today=today,
        weeks=tuple(part.week for part in figures.plan.parts[1:]),
        figures=figures,
        progress=progress_of_all(figures, today=today),
        notes=(*figures.plan.notes(), *beside),
        next_month=None if is_past else _next(desk, figures, today=today),
    )


def curves_of(
    figures: MonthFigures, metric: Metric, today: date, *, in_pieces: bool | None = None
) -> MonthCurves:
    """The curves of a metric: in money where it has a target in money or none in pieces, unless
    told otherwise."""
    target = target_of(figures.targets, metric.code)
    if in_pieces is None:
        has_amount = metric.has_amount and (target is None or target.amount is not None)
        in_pieces = not has_amount
    total = _total(target, in_pieces=in_pieces)
    plan = figures.plan
    return MonthCurves(
        metric=metric,
        in_pieces=in_pieces,
        target=total,
        rhythm=due_curve(plan, metric, total) if total else (),
        even=plan.even(total) if total else (),
        done=curve_done(figures, metric, in_pieces=in_pieces, until=today),
    )


def _total(target: Target | None, *, in_pieces: bool) -> int | None:
    if target is None:
        return None
    if in_pieces:
        return target.pieces
    return None if target.amount is None else target.amount.fen


def _figures(desk: Desk, month: date, targets: list[Target]) -> MonthFigures:
    settings = desk.rhythm_settings
    database = desk.vault.database
    deals = Pipeline(database).deals(Chosen(f"month = ? AND NOT {STRANDED}", (month.isoformat(),)))
    named = (*(target.metric for target in targets), *(deal.metric for deal in deals))
    return MonthFigures(
        plan=plan_of(month, desk.days, settings.weights),
        metrics=_metrics(settings, named),
        targets=targets,
        deals=deals,
        counts={
            metric.code: contacts_by_day(database, channel, month, last_of(month))
            for metric in metrics_of(settings)
            if (channel := _CHANNELS.get(metric.fed_by))
        },
        chances=settings.chances,
    )


_CHANNELS = {FedBy.CALLS: Channel.TELEPHONE, FedBy.MEETINGS: Channel.MEETING}
"""What is counted for a metric that deals do not feed; telephone contacts as the daily floor."""


def _metrics(settings: RhythmSettings, named: Iterable[str]) -> list[Metric]:
    """The metrics of the book, and those that only an old target or deal still names."""
    known = list(metrics_of(settings))
    codes = {metric.code for metric in known}
    gone = dict.fromkeys(code for code in named if code not in codes)
    return [*known, *(metric_of(settings, code) for code in gone)]


def _next(desk: Desk, figures: MonthFigures, *, today: date) -> NextMonth | None:
    month = figures.plan.month
    if month_of(today) != month or week_number(today) < desk.rhythm_settings.ask_from_week:
        return None
    coming = next_month(month)
    own = _in_money(targets_of(desk, coming))
    compared = own or _in_money(figures.targets)
    ahead = _figures(desk, coming, list(compared.values()))
    progress = [
        one
        for one in progress_of_all(ahead, today=today)
        if not compared or one.metric.code in compared
    ]
    stocked = [deal for deal in ahead.deals if deal.stage is not Stage.LOST]
    amounts = (target.amount or NOTHING for target in compared.values())
    return NextMonth(
        month=coming,
        names=len({deal.client_id for deal in stocked}),
        deals=len(stocked),
        weighted=sum((one.weighted for one in progress), NOTHING),
        closed=sum((one.done_amount for one in progress), NOTHING),
        against=sum(amounts, NOTHING) if compared else None,
        is_own=bool(own),
    )


def _in_money(targets: Iterable[Target]) -> dict[str, Target]:
    """The targets in money by the codes of their metrics, of two the one set last."""
    return {target.metric: target for target in targets if target.amount is not None}
