"""Activity in a month both ways, coverage of the book today, conversion in a span."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rmdesk.desk.book import Desk
from rmdesk.desk.dealing.figures import conversion
from rmdesk.domain.call_figures import Rate
from rmdesk.domain.deals.conversion import Conversion
from rmdesk.domain.metrics import FedBy, Metric
from rmdesk.domain.months import first_of, last_of
from rmdesk.domain.rhythm.activity import (
    ActivityRate,
    Coverage,
    InCare,
    Kept,
    MonthDone,
    Span,
    kept_up,
    month_done,
    span_of,
)
from rmdesk.domain.rhythm.settings import metric_of, metrics_of
from rmdesk.domain.rhythm.weeks import RhythmWeek, month_before, weeks_of
from rmdesk.domain.segments import ClientClass
from rmdesk.store.figures.activity import ActivityFigures


@dataclass(frozen=True, slots=True)
class MetricDone:
    """What was closed of one metric."""

    metric: Metric
    done: MonthDone


@dataclass(frozen=True, slots=True, kw_only=True)
class BookActivity:
    """Everything there is to say of a month; coverage is that of today, whatever the month.

    `metrics` are those that deals feed, in their order, own ones too; one that is known no more
    stands last under its code. `whole` are all deals.
    """

    month: date
    weeks: tuple[RhythmWeek, RhythmWeek, RhythmWeek, RhythmWeek]
    metrics: tuple[MetricDone, ...]
    whole: MonthDone
    care: InCare
    rate: ActivityRate
    coverage: Mapping[ClientClass, Coverage]
    span: Span
    conversion: Conversion

    @property
    def covered(self) -> Coverage:
        """The whole book."""
        return sum(self.coverage.values(), Coverage())


def book_activity(
    desk: Desk, month: date, *, span: Span = Span.QUARTER, today: date
) -> BookActivity:
    """The activity of the month that `month` lies in; a score of statements, none by client."""
    figures = ActivityFigures(desk.store.database)
    weeks = weeks_of(month, desk.days)
    deals = figures.closed(month_before(month), last_of(month))
    whole = month_done(deals, weeks)
    care, in_care = figures.in_care()
    known = [one for one in metrics_of(desk.rhythm_settings) if one.fed_by is FedBy.DEALS]
    codes = {one.code for one in known}
    unknown = dict.fromkeys(one.metric for one in deals if one.metric not in codes)
    metrics = [*known, *(metric_of(desk.rhythm_settings, code) for code in unknown)]
    left = {one.client_id for one in deals if one.has_left}
    with_deal = whole.month.clients - left
    return BookActivity(
        month=first_of(month),
        weeks=weeks,
        metrics=tuple(
            MetricDone(one, month_done((d for d in deals if d.metric == one.code), weeks))
            for one in metrics
        ),
        whole=whole,
        care=care,
        rate=ActivityRate(
            in_care=Rate(len(with_deal & in_care), care.yes),
            of_book=Rate(len(with_deal), care.book),
        ),
        coverage=coverage(desk, today=today),
        span=span,
        conversion=conversion(desk, *span_of(span, month)),
    )


def coverage(desk: Desk, *, today: date) -> Mapping[ClientClass, Coverage]:
    """How the clients of each class are kept up as of today; clients who left are in none."""
    counted: Counter[tuple[ClientClass, Kept]] = Counter()
    for one in ActivityFigures(desk.store.database).last_contacts():
        kept = kept_up(one.last_contact, one.client_class, one.wished_days, desk.thresholds, today)
        counted[one.client_class, kept] += one.clients
    return {
        one: Coverage(counted[one, Kept.WITHIN], counted[one, Kept.LATE], counted[one, Kept.NEVER])
        for one in ClientClass
    }
