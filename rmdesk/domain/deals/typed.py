"""A deal typed in one go: ``稳利90天 20万 2件 下周 投资``, in any order.

Words are parted by blanks. Each says what it is by its form: a metric, a stage, an amount, pieces,
a chance, a month, a week; a product of the shelf by code, name or its first letters. Of what is
none of these the words for something sold say what it is about, where no product is named; the
others are the note.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rmdesk.domain.deals.amounts import (
    is_amount_in_full,
    is_amount_like,
    is_day_of_figures,
    read_amount,
)
from rmdesk.domain.deals.deal import Stage
from rmdesk.domain.deals.entry import DealEntry, monday_of
from rmdesk.domain.deals.words import (
    ProductWords,
    counted_pieces,
    implied_metric,
    is_product_like,
    metric_word,
    per_cent,
    read_day,
    read_month,
    stage_word,
)
from rmdesk.domain.metrics import Metric
from rmdesk.domain.money import Money
from rmdesk.domain.months import first_of
from rmdesk.domain.products import Product
from rmdesk.domain.spoken.figures import plain

_LOANS: Final = "loans"
_PAIRS: Final = re.compile(
    r"\b(this|next) (week|month|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*)\b"
    r"|\b(\d+) (pieces?|pcs?|weeks?|days?|months?)\b|\b(to) (close)\b",
    re.IGNORECASE,
)
_ONE_LOAN: Final = re.compile("(?!个).+贷")
"""A kind of loan by its name, ``经营贷``."""
_JOINED: Final = "\ue000"
"""Stands for the blank inside what is one word: ``next week``, ``2 pieces``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenDeal:
    """What was understood; None and an empty text were not said.

    `metric` is a code, said or implied by the product. `said_on` is the day on which the deal is
    expected, of a week its Friday. `left` are the words that are none of the rest: those that name
    something sold are what the deal is about, unless a product of the shelf is named; the others
    are its note. `odd` looks like an amount and is none.
    """

    product: Product | None = None
    metric: str = ""
    amount: Money | None = None
    pieces: int | None = None
    stage: Stage | None = None
    chance: int | None = None
    month: date | None = None
    said_on: date | None = None
    odd: str = ""
    left: tuple[str, ...] = ()

    @property
    def expected_on(self) -> date | None:
        """The Monday of the week it is expected in."""
        return monday_of(self.said_on) if self.said_on is not None else None

    @property
    def words(self) -> str:
        """What it is about in free words, without a product of the shelf."""
        return " ".join(word for word in self.left if self._names_what_is_sold(word))

    @property
    def note(self) -> str:
        """What was said besides."""
        return " ".join(word for word in self.left if not self._names_what_is_sold(word))

    def _names_what_is_sold(self, word: str) -> bool:
        return self.product is None and is_product_like(word)

    def entry(self, *, month: date) -> DealEntry:
        """As an entry; what was not said is as usual, and counts in `month` unless a day, week or
        month was said."""
        said = self.said_on
        return DealEntry(
            product_id=self.product.id if self.product is not None else None,
            product=self.words,
            metric=self.metric,
            amount=self.amount,
            pieces=1 if self.pieces is None else self.pieces,
            stage=self.stage or Stage.STOCKED,
            chance=self.chance,
            month=self.month or (max(first_of(said), month) if said is not None else month),
            expected_on=self.expected_on,
            note=self.note,
        )


def read_deal(
    text: str,
    *,
    today: date,
    shelf: ProductWords,
    metrics: Sequence[Metric],
    month: date | None = None,
) -> SpokenDeal:
    """What the words of `text` say; each kind of word counts once, a second one is left.

    `month` is the one that is looked at: ``月底`` is its end.
    """
    deal = SpokenDeal()
    if (product := shelf.within(text)) is not None:
        deal = replace(deal, product=product)
        text = re.sub(re.escape(product.name), " ", text, count=1, flags=re.IGNORECASE)
    joined = _PAIRS.sub(lambda match: match[0].replace(" ", _JOINED), text).split()
    words = [word.replace(_JOINED, " ") for word in joined]
    # Beside ``20万`` a bare ``12.3`` is a day.
    is_said_in_full = any(map(is_amount_in_full, words))
    for word in words:
        may_be_amount = not is_said_in_full or is_amount_in_full(word)
        taken = _taken(deal, word, today, shelf, metrics, month=month, may_be_amount=may_be_amount)
        if taken is None and not deal.odd and is_amount_like(word):
            taken = replace(deal, odd=word)
        deal = taken or replace(deal, left=(*deal.left, word))
    if not deal.metric and deal.product is not None:
        return replace(deal, metric=implied_metric(deal.product))
    is_loan = any(_ONE_LOAN.fullmatch(plain(word)) for word in deal.left)
    if not deal.metric and is_loan and any(one.code == _LOANS for one in metrics):
        return replace(deal, metric=_LOANS)
    return deal


def _taken(
    deal: SpokenDeal,
    word: str,
    today: date,
    shelf: ProductWords,
    metrics: Sequence[Metric],
    *,
    month: date | None,
    may_be_amount: bool,
) -> SpokenDeal | None:
    """`deal` with the word taken in; None where it has no meaning of its own."""
    if deal.product is None and (product := shelf.named(word)) is not None:
        return replace(deal, product=product)
    if not deal.metric and (metric := metric_word(word, metrics)) is not None:
        # ``消费贷`` says more than what it counts towards.
        left = (*deal.left, word) if _ONE_LOAN.fullmatch(plain(word)) else deal.left
        return replace(deal, metric=metric.code, left=left)
    if deal.stage is None and (stage := stage_word(word)) is not None:
        return replace(deal, stage=stage)
    return (
        _figure(deal, word, may_be_amount=may_be_amount)
        or _when(deal, word, today, month)
        or _product_begun(deal, word, shelf)
    )


def _figure(deal: SpokenDeal, word: str, *, may_be_amount: bool) -> SpokenDeal | None:
    if deal.pieces is None and (pieces := counted_pieces(word)) is not None:
        return replace(deal, pieces=pieces)
    if deal.chance is None and (chance := per_cent(word)) is not None:
        return replace(deal, chance=chance)
    if may_be_amount and deal.amount is None and not is_day_of_figures(word):
        amount = read_amount(word)
        return replace(deal, amount=amount) if amount is not None else None
    return None


def _when(deal: SpokenDeal, word: str, today: date, month: date | None) -> SpokenDeal | None:
    if deal.month is None and (counts_in := read_month(word, today)) is not None:
        return replace(deal, month=counts_in)
    is_bare = plain(word).isdecimal() and not is_day_of_figures(word)
    if deal.said_on is None and not is_bare and (day := read_day(word, today, month)):
        return replace(deal, said_on=day)
    return None


def _product_begun(deal: SpokenDeal, word: str, shelf: ProductWords) -> SpokenDeal | None:
    is_free = deal.product is None and not plain(word).isdecimal()
    product = shelf.meant(word) if is_free else None
    return replace(deal, product=product) if product is not None else None
