"""A deal between its texts and its values: as it is typed, read, and put in words.

Pure functions; a text that cannot be read raises `ValueRefused` with the row it stands in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.desk.diagnosing.candidates import Candidate, Shown
from rmdesk.desk.diagnosing.proposing import CARE_MISSING
from rmdesk.domain.deals.amounts import read_amount
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import (
    NO_CHANCE,
    NO_METRIC,
    NO_MONTH,
    UNKNOWN_METRIC,
    DealEntry,
    is_past_week,
    monday_of,
    wrong_with_ended,
    wrong_with_entry,
)
from rmdesk.domain.deals.typed import SpokenDeal
from rmdesk.domain.deals.words import (
    ProductWords,
    implied_metric,
    read_chance,
    read_day,
    read_metric,
    read_month,
    read_pieces,
    read_stage,
)
from rmdesk.domain.metrics import FedBy, Metric
from rmdesk.domain.money import Money
from rmdesk.domain.products import Product
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.domain.suitability import CARE_FROM_AGE
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_
from rmdesk.ui import formats
from rmdesk.ui.deal_words import metric_word, month_word
from rmdesk.ui.labels import label
from rmdesk.ui.ledger_texts import UNREADABLE_AMOUNT

ROWS: Final = (
    *("product", "amount", "pieces", "metric", "stage"),
    *("expected_on", "month", "chance", "care", "note"),
)
"""The rows of the form, in the order in which they are typed."""

NOT_PIECES: Final = N_("Type the pieces as a whole number, such as 2.")
NO_STAGE: Final = N_("Type a stage: stocked, invited, met or to close.")
NO_WEEK: Final = N_("Type the week it is expected in like 下周, 12.3 or 月底; or leave it empty.")

MONTH_OVER: Final = N_("{month} is over; a deal that is still open counts in {this} or later.")
WEEK_OVER: Final = N_("That week is over; say when it is expected from now on.")

_LEAST_BARE: Final = 1_000_00
_UNASKED: Final = "-"
"""Stands for the care while another row is looked at."""

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the form of a deal goes by: the client before the shelf, its words, metrics, the day.

    `month` is the one that is looked at, `held` the product of a deal on file, which may be no
    longer sold; a deal that ended keeps its stage. `on_file` is the deal that is changed.
    """

    shown: Shown
    shelf: ProductWords
    metrics: Sequence[Metric]
    chances: Mapping[Stage, int]
    today: date
    month: date
    held: Product | None = None
    ended: Stage | None = None
    on_file: Deal | None = None

    def candidate(self, product: Product | None) -> Candidate | None:
        """The verdict on a product that is sold today."""
        if product is None:
            return None
        return next((one for one in self.shown.candidates if one.product.id == product.id), None)

    @property
    def fed_by_deals(self) -> list[Metric]:
        """The metrics that a deal may count towards."""
        return [one for one in self.metrics if one.fed_by is FedBy.DEALS]


@dataclass(frozen=True, slots=True)
class TypedDeal:
    """A deal as it was typed, and what it was read as; None where nothing was read yet."""

    entry: DealEntry | None
    care: str
    texts: Texts


def texts_of(deal: Deal, ground: Ground) -> dict[str, str]:
    """The texts of a deal on file."""
    return {
        "product": ground.held.name if ground.held else deal.product,
        "amount": amount_text(deal.amount),
        "pieces": str(deal.pieces),
        "metric": metric_word(deal.metric, ground.metrics),
        "stage": label(deal.stage),
        "expected_on": deal.expected_on.isoformat() if deal.expected_on else "",
        "month": month_text(deal.month),
        "chance": str(deal.chance) if deal.chance is not None else "",
        "care": deal.care,
        "note": deal.note,
    }


def texts_understood(spoken: SpokenDeal, ground: Ground) -> dict[str, str]:
    """The texts of a deal typed in one go, as far as it went."""
    return {
        "product": spoken.product.name if spoken.product else spoken.words,
        "amount": amount_text(spoken.amount) or spoken.odd,
        "pieces": str(spoken.pieces) if spoken.pieces is not None else "",
        "metric": metric_word(spoken.metric, ground.metrics) if spoken.metric else "",
        "stage": label(spoken.stage),
        "expected_on": spoken.said_on.isoformat() if spoken.said_on else "",
        "month": month_text(spoken.month) if spoken.month else "",
        "chance": str(spoken.chance) if spoken.chance is not None else "",
        "note": spoken.note,
    }


def amount_text(amount: Money | None) -> str:
    """As it is typed: in 万 to the fen, as on every screen; a small one in yuan."""
    if amount is None:
        return ""
    if abs(amount.fen) < _LEAST_BARE:
        return f"{formats.money_typed(amount)}元"
    return f"{formats.wan_limit(amount)}万"


def month_text(month: date) -> str:
    """``2026-12``, as it is typed."""
    return f"{month:%Y-%m}"


# --- reading ------------------------------------------------------------------------------


def read_entry(texts: Texts, ground: Ground) -> DealEntry:
    """The deal that the texts say. Raises ValueRefused for the first that cannot be read."""
    product = product_meant(texts, ground)
    return DealEntry(
        product_id=product.id if product else None,
        product="" if product else texts["product"].strip(),
        amount=amount_meant(texts),
        pieces=pieces_meant(texts),
        metric=metric_meant(texts, ground).code,
        stage=stage_meant(texts, ground),
        expected_on=week_meant(texts, ground),
        month=month_meant(texts, ground),
        chance=chance_meant(texts),
        note=texts["note"].strip(),
    )


def wrong_with_typed(entry: DealEntry, care: str, ground: Ground) -> Wrong | None:
    """What keeps a deal that could be read from being kept, in the order of the rows."""
    find_wrong = wrong_with_entry if ground.ended is None else wrong_with_ended
    if wrong := find_wrong(entry, ground.metrics):
        return wrong
    if ground.ended is not None:
        return None
    before, this = ground.on_file, month_of(ground.today)
    expected = entry.expected_on
    if (
        expected is not None
        and is_past_week(expected, ground.today)
        and (before is None or expected != before.expected_on)
    ):
        return Wrong("expected_on", WEEK_OVER)
    if entry.month < this and (before is None or entry.month != before.month):
        months = {"month": month_word(entry.month), "this": month_word(this)}
        return Wrong("month", MONTH_OVER, months)
    is_told = before is None or bool(before.care)
    if is_told and ground.shown.needs_care and not care.strip():
        return Wrong("care", CARE_MISSING, {"age": CARE_FROM_AGE})
    return None


def wrong_at(row: str, texts: Texts, ground: Ground) -> ValueRefused | None:
    """What would not be accepted of the text of `row`, whatever the others say."""
    if not texts.get(row, "").strip():
        return None
    try:
        metric = metric_meant(texts, ground)
    except ValueRefused as refusal:
        if refusal.field == row:
            return refusal
        metric = ground.fed_by_deals[0]
    alone = {**dict.fromkeys(ROWS, ""), row: texts[row]}
    alone["metric"] = metric_word(metric.code, ground.metrics)
    try:
        entry = read_entry(alone, ground)
    except ValueRefused as refusal:
        return refusal
    wrong = wrong_with_typed(entry, alone["care"] or _UNASKED, ground)
    return ValueRefused(wrong) if wrong is not None and wrong.field == row else None


def product_meant(texts: Texts, ground: Ground) -> Product | None:
    """The product of the shelf; None for free words."""
    text = texts["product"]
    if ground.held is not None and text.strip() == ground.held.name:
        return ground.held
    return ground.shelf.meant(text)


def amount_meant(texts: Texts) -> Money | None:
    """None where it is still open."""
    text = texts["amount"].strip()
    if not text:
        return None
    amount = read_amount(text)
    if amount is None:
        raise ValueRefused(Wrong("amount", UNREADABLE_AMOUNT))
    return amount


def pieces_meant(texts: Texts) -> int:
    """One where nothing is said."""
    text = texts["pieces"].strip()
    pieces = read_pieces(text) if text else 1
    if pieces is None:
        raise ValueRefused(Wrong("pieces", NOT_PIECES))
    return pieces


def metric_meant(texts: Texts, ground: Ground) -> Metric:
    """As it is called; empty is what the product's kind counts towards, where that is plain."""
    text = texts["metric"].strip()
    if not text:
        if (metric := likely_metric(texts, ground)) is None:
            raise ValueRefused(Wrong("metric", NO_METRIC))
        return metric
    found = read_metric(text, ground.fed_by_deals)
    if found is None:
        raise ValueRefused(Wrong("metric", UNKNOWN_METRIC, {"metric": text}))
    return found


def likely_metric(texts: Texts, ground: Ground) -> Metric | None:
    """What a deal about this product most likely counts towards; of free words nobody knows."""
    product = product_meant(texts, ground)
    code = implied_metric(product) if product is not None else ""
    return next((one for one in ground.fed_by_deals if code and one.code == code), None)


def stage_meant(texts: Texts, ground: Ground) -> Stage:
    """Stocked where nothing is said."""
    if ground.ended is not None:
        return ground.ended
    text = texts["stage"].strip()
    stage = read_stage(text) if text else Stage.STOCKED
    if stage is None:
        raise ValueRefused(Wrong("stage", NO_STAGE))
    return stage


def day_meant(texts: Texts, ground: Ground) -> date | None:
    """The day it is expected on, of a week its Friday."""
    text = texts["expected_on"].strip()
    day = read_day(text, ground.today, ground.month) if text else None
    if text and day is None:
        raise ValueRefused(Wrong("expected_on", NO_WEEK))
    return day


def week_meant(texts: Texts, ground: Ground) -> date | None:
    """The Monday of the week it is expected in."""
    day = day_meant(texts, ground)
    return monday_of(day) if day is not None else None


def month_meant(texts: Texts, ground: Ground) -> date:
    """Empty is that of the expected day where it lies after the month that is looked at, else this
    month itself; of one that is over the month of today."""
    text = texts["month"].strip()
    if text:
        month = read_month(text, ground.today)
        if month is None:
            raise ValueRefused(Wrong("month", NO_MONTH))
        return month
    day, looked_at = day_meant(texts, ground), ground.month
    if ground.on_file is None:
        looked_at = max(looked_at, month_of(ground.today))
    return max(month_of(day), looked_at) if day else looked_at


def chance_meant(texts: Texts) -> int | None:
    """In per cent; None for that of the stage."""
    text = texts["chance"].strip()
    chance = read_chance(text) if text else None
    if text and chance is None:
        raise ValueRefused(Wrong("chance", NO_CHANCE))
    return chance
