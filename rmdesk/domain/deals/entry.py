"""A deal as it is given, and what must be so before it is kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.amount_size import wrong_with_size
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.metrics import FedBy, Metric
from rmdesk.domain.money import Money
from rmdesk.domain.months import first_of
from rmdesk.domain.scripts.model import ObjectionKind
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

NO_METRIC: Final = N_("What does it count towards? Type investment, loans or another metric.")
UNKNOWN_METRIC: Final = N_("No deal counts towards “{metric}”; choose a metric of your targets.")
NO_AMOUNT: Final = N_("A deal is about more than nothing; leave the amount empty while it is open.")
AMOUNT_OF_PIECES: Final = N_("This metric is counted in pieces alone; leave the amount empty.")
NO_PIECES: Final = N_("A deal is one piece at least, {most} at most.")
NO_CHANCE: Final = N_("A chance is 0 to 100 per cent; leave it empty for that of the stage.")
NOT_BY_ENTRY: Final = N_("A deal is closed or lost from the board, with its day and its reason.")
NO_MONTH: Final = N_("In which month does it count? Type it like 12月 or 2026-12.")
WON_WITHOUT_AMOUNT: Final = N_("For how much did it close? Type it like 20万.")
WON_TO_COME: Final = N_("{day} is still to come; a deal has closed today or on an earlier day.")
WON_LONG_AGO: Final = N_(
    "{day} is too long ago: a deal is closed within {most} days, for what lies before is reported"
    " already."
)
CARE_BEFORE_SALE: Final = N_("Choose a day after {day} for the care after the sale.")
NO_REASON: Final = N_("Why was it lost? Choose what the client said.")
NO_WORDS: Final = N_("Say in a few words what it was; this reason alone does not tell.")

MOST_PIECES: Final = 9_999
LONGEST_AGO: Final = 62
"""So many days back a deal may have closed: this month and the one before. Ours."""
_WEEK: Final = timedelta(days=7)
_PLAIN_REASONS: Final = frozenset({ObjectionKind.PUTS_OFF, ObjectionKind.NOT_INTERESTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class DealEntry:
    """What is given of a deal, by the names of `Deal`; `product` are free words."""

    product_id: ProductId | None = None
    product: str = ""
    metric: str = ""
    amount: Money | None = None
    pieces: int = 1
    stage: Stage = Stage.STOCKED
    chance: int | None = None
    month: date
    expected_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Won:
    """How a deal closed: `into_ledger` writes what was sold into the client's ledger, a loan as the
    debt that `loan` says, and `after_sale_on` asks for care on that day."""

    amount: Money | None
    pieces: int = 1
    on: date
    into_ledger: bool = False
    after_sale_on: date | None = None
    loan: HoldingClass | None = None


def entry_of(deal: Deal) -> DealEntry:
    """The deal as it stands, to be changed."""
    return DealEntry(**{name: getattr(deal, name) for name in DealEntry.__dataclass_fields__})


def tidied(entry: DealEntry) -> DealEntry:
    """As it is kept: texts without outer blanks, the first of the month, the Monday of the week;
    the words of a product that stands on the shelf are the shelf's."""
    expected = entry.expected_on
    return replace(
        entry,
        product="" if entry.product_id is not None else entry.product.strip(),
        note=entry.note.strip(),
        month=first_of(entry.month),
        expected_on=monday_of(expected) if expected is not None else None,
    )


def monday_of(day: date) -> date:
    """The Monday of the week that `day` lies in."""
    return day - timedelta(days=day.weekday())


def is_past_week(monday: date, today: date) -> bool:
    """Whether the week that begins on `monday` is over."""
    return monday + _WEEK <= today


def wrong_with_entry(entry: DealEntry, metrics: Iterable[Metric]) -> Wrong | None:
    """The first thing that keeps an open deal out, in the order of the form."""
    return next(_wrongs(entry, metrics, is_ended=False), None)


def wrong_with_ended(entry: DealEntry, metrics: Iterable[Metric]) -> Wrong | None:
    """The same of a deal that was closed or lost, whose stage stays; one that closed has an
    amount where its metric is told in money."""
    return next(_wrongs(entry, metrics, is_ended=True), None)


def _wrongs(entry: DealEntry, metrics: Iterable[Metric], *, is_ended: bool) -> Iterator[Wrong]:
    if not entry.metric:
        yield Wrong("metric", NO_METRIC)
        return
    metric = metric_of(entry.metric, metrics)
    if metric is None or metric.fed_by is not FedBy.DEALS:
        yield Wrong("metric", UNKNOWN_METRIC, {"metric": entry.metric})
        return
    yield from _in_figures(entry.amount, entry.pieces, metric)
    if entry.stage is Stage.CLOSED and entry.amount is None and metric.has_amount:
        yield Wrong("amount", WON_WITHOUT_AMOUNT)
    if not is_ended and not entry.stage.is_open:
        yield Wrong("stage", NOT_BY_ENTRY)
    if entry.chance is not None and not 0 <= entry.chance <= 100:
        yield Wrong("chance", NO_CHANCE)


def _in_figures(amount: Money | None, pieces: int, metric: Metric | None) -> Iterator[Wrong]:
    if amount is not None:
        if metric is not None and not metric.has_amount:
            yield Wrong("amount", AMOUNT_OF_PIECES)
        elif amount.fen <= 0:
            yield Wrong("amount", NO_AMOUNT)
        elif wrong := wrong_with_size("amount", amount):
            yield wrong
    if not 1 <= pieces <= MOST_PIECES:
        yield Wrong("pieces", NO_PIECES, {"most": MOST_PIECES})


def metric_of(code: str, metrics: Iterable[Metric]) -> Metric | None:
    """The metric with the code; None for one that is not, or no longer, set up."""
    return next((one for one in metrics if one.code == code), None)


def wrong_with_won(won: Won, metric: Metric | None, *, today: date) -> Wrong | None:
    """Why a deal cannot have closed so; `metric` is None where it was taken away meanwhile."""
    if won.amount is None and metric is not None and metric.has_amount:
        return Wrong("amount", WON_WITHOUT_AMOUNT)
    if wrong := next(_in_figures(won.amount, won.pieces, metric), None):
        return wrong
    if won.on > today:
        return Wrong("on", WON_TO_COME, {"day": won.on.isoformat()})
    if won.on < today - timedelta(days=LONGEST_AGO):
        return Wrong("on", WON_LONG_AGO, {"day": won.on.isoformat(), "most": LONGEST_AGO})
    if won.after_sale_on is not None and won.after_sale_on <= max(won.on, today):
        return Wrong("after_sale_on", CARE_BEFORE_SALE, {"day": max(won.on, today).isoformat()})
    return None


def may_be_wordless(reason: ObjectionKind) -> bool:
    """Whether a reason tells enough by itself; of the others nothing is learnt without words."""
    return reason in _PLAIN_REASONS


def wrong_with_lost(reason: ObjectionKind | None, words: str) -> Wrong | None:
    """Without a reason, and the client's words where it is not plain, nothing is learnt of it."""
    if reason is None:
        return Wrong("reason", NO_REASON)
    if not words.strip() and not may_be_wordless(reason):
        return Wrong("words", NO_WORDS)
    return None
