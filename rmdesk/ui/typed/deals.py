"""A deal between its texts and its values: as it is typed, read, and put in words.

Pure functions; a text that cannot be read raises `ValueRefused` with the row it stands in.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.desk.diagnosing.proposing import CARE_MISSING
from rmdesk.domain.deals.deal import Deal
from rmdesk.domain.deals.entry import (
    DealEntry,
    is_past_week,
    wrong_with_ended,
    wrong_with_entry,
)
from rmdesk.domain.deals.typed import SpokenDeal
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.weeks import month_of
from rmdesk.domain.suitability import CARE_FROM_AGE
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_
from rmdesk.ui import formats
from rmdesk.ui.typed.deal_meant import (
    Ground,
    amount_meant,
    chance_meant,
    metric_meant,
    month_meant,
    pieces_meant,
    product_meant,
    stage_meant,
    week_meant,
)
from rmdesk.ui.typed.texts import Texts
from rmdesk.ui.words.deals import metric_word, month_word
from rmdesk.ui.words.labels import label

ROWS: Final = (
    *("product", "amount", "pieces", "metric", "stage"),
    *("expected_on", "month", "chance", "care", "note"),
)
"""The rows of the form, in the order in which they are typed."""

MONTH_OVER: Final = N_("{month} is over; a deal that is still open counts in {this} or later.")
WEEK_OVER: Final = N_("That week is over; say when it is expected from now on.")

_LEAST_BARE: Final = 1_000_00
_UNASKED: Final = "-"
"""Stands for the care while another row is looked at."""


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
