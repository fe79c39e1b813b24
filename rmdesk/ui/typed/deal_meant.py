"""What each row of the form of a deal means, for one client on a day.

Pure functions; a text that cannot be read raises `ValueRefused` with the row it stands in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.desk.diagnosing.candidates import Candidate, Shown
from rmdesk.domain.deals.amounts import read_amount
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.deals.entry import (
    NO_CHANCE,
    NO_METRIC,
    NO_MONTH,
    UNKNOWN_METRIC,
    monday_of,
)
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
from rmdesk.domain.wrong import ValueRefused, Wrong
from rmdesk.language import N_
from rmdesk.ui.typed.ledger import UNREADABLE_AMOUNT
from rmdesk.ui.typed.texts import Texts

NOT_PIECES: Final = N_("Type the pieces as a whole number, such as 2.")
NO_STAGE: Final = N_("Type a stage: stocked, invited, met or to close.")
NO_WEEK: Final = N_(
    "Type the week it is expected in like next week, 12.3 or eom; or leave it empty."
)


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
