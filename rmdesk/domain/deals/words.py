"""The words in which a deal is typed: metrics, stages, pieces, chances, months and products."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from rmdesk.domain.conditions.values import read_period
from rmdesk.domain.deals.deal import OPEN_STAGES, Stage
from rmdesk.domain.deals.entry import monday_of
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ProductId
from rmdesk.domain.metric_words import words_of
from rmdesk.domain.metrics import FedBy, Metric
from rmdesk.domain.months import first_of, last_of
from rmdesk.domain.product_names import named_in_full
from rmdesk.domain.products import DEPOSITS, Product
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.spoken.figures import plain
from rmdesk.language import _

_INITIALS: Final[Mapping[str, tuple[str, ...]]] = {
    "investment": ("tz",),
    "insurance_regular": ("qj",),
    "insurance_single": ("dj",),
    "loans": ("dk", "gd"),
    "accounts": ("kh",),
}
"""Of the words for a metric, where they are typed without Chinese."""

STAGE_WORDS: Final[Mapping[Stage, tuple[str, ...]]] = {
    Stage.STOCKED: ("已储备", "储备", "ycb", "cb", "stocked"),
    Stage.INVITED: ("已邀约", "邀约", "yyy", "yy", "invited"),
    Stage.MET: ("已面谈", "面谈", "ymt", "mt", "met"),
    Stage.TO_CLOSE: ("待成交", "dcj", "toclose", "closing"),
}
"""Of the open stages: how a deal ends is not typed in passing."""

_PIECES: Final = re.compile(
    r"(?P<figure>\d{1,4}) ?(?:件|笔|份|户|单|pieces?|pcs?|x)|x ?(?P<after>\d{1,4})"
)
_PER_CENT: Final = re.compile(r"(?P<figure>\d{1,3}) ?%|(?P<tenths>[1-9])成")
_MONTH: Final = re.compile(r"(?P<month>\d{1,2})月(?:份)?")
_LATIN: Final = re.compile(r"[a-z0-9]{2,}")
_PRODUCT_LIKE: Final = re.compile(
    r"基金|理财|年金|黄金|贵金属|保险|寿险|重疾|医疗险|增额|存款|存单|大额|国债|债券|信托|私募|资管|外汇"
    r"|美元|股票|雪球|结构|固收|权益|定投|指数|产品|贷款|[险贷债]$|\d+号"
    r"|fund|bond|note|gold|insur|annuit|loan|mortgage|deposit|trust|policy|stock|product|\betf\b"
)
"""What names something that is sold; figures and sentences about the client do not."""
_RUNS: Final = re.compile(r"\d+|[^\d\s]+")
_WHOLE_WEEK: Final = re.compile(r"(?:本|这|下+)个?(?:周|星期|礼拜)|(?:this|next) ?week")
_OF_MONTH: Final = re.compile(r"月[初中底末]|eom|\d{1,2}[号日]")
"""What names a day of whichever month is spoken of."""
_TO_FRIDAY: Final = timedelta(days=4)


def read_pieces(text: str) -> int | None:
    """``2件``, ``两笔``, ``x2``; a bare figure counts them, too."""
    said = plain(text)
    if said.isdecimal() and len(said) <= 4:
        return int(said)
    return _counted(said)


def counted_pieces(text: str) -> int | None:
    """The same with its word only: in a line of several words a bare figure is an amount."""
    return _counted(plain(text))


def _counted(said: str) -> int | None:
    match = _PIECES.fullmatch(said)
    return int(match["figure"] or match["after"]) if match else None


def read_chance(text: str) -> int | None:
    """In per cent: ``60%``, ``6成``; a bare figure, too."""
    said = plain(text)
    if said.isdecimal() and len(said) <= 3:
        return int(said)
    return per_cent(text)


def per_cent(text: str) -> int | None:
    """The same with its sign only."""
    match = _PER_CENT.fullmatch(plain(text))
    if match is None:
        return None
    return int(match["tenths"]) * 10 if match["tenths"] else int(match["figure"])


def read_month(text: str, today: date) -> date | None:
    """The first day of a month: ``12月`` (the next one), ``本月``, ``下个月``, ``2026-12``."""
    said = plain(text)
    if match := _MONTH.fullmatch(said):
        month = int(match["month"])
        return date(today.year + (month < today.month), month, 1) if 1 <= month <= 12 else None
    span = read_period(said, today)
    if span is None or span[0].day != 1 or last_of(span[0]) != span[1]:
        return None
    return span[0]


def read_day(text: str, today: date, month: date | None = None) -> date | None:
    """The day that says in which month a deal counts: ``12.3``, ``月底``; of a week that is named
    as a whole, ``下周`` or ``next week``, its Friday.

    ``月底`` and ``15号`` are those of `month`, that which is looked at, where it is to come.
    """
    is_of_month = month is not None and _OF_MONTH.fullmatch(plain(text))
    when = read_when(text, max(today, first_of(month)) if month and is_of_month else today)
    if when is None or when.at is not None:
        return None
    is_whole_week = _WHOLE_WEEK.fullmatch(plain(text)) is not None
    return monday_of(when.on) + _TO_FRIDAY if is_whole_week else when.on


def read_stage(text: str) -> Stage | None:
    """The open stage that `text` names, or the only one that one of its words begins with."""
    said = plain(text).replace(" ", "")
    if (whole := stage_word(text)) is not None or not said:
        return whole
    begun = {stage for stage in OPEN_STAGES for word in STAGE_WORDS[stage] if word.startswith(said)}
    return begun.pop() if len(begun) == 1 else None


def stage_word(text: str) -> Stage | None:
    """The open stage that `text` names in full."""
    said = plain(text).replace(" ", "")
    return next((stage for stage, words in STAGE_WORDS.items() if said in words), None)


def read_metric(text: str, metrics: Iterable[Metric]) -> Metric | None:
    """The metric of deals that `text` names: by a word for it, its name or code, or the only one
    begun."""
    said, known = plain(text), [one for one in metrics if one.fed_by is FedBy.DEALS]
    if (whole := metric_word(text, known)) is not None or not said:
        return whole
    begun = [one for one in known if any(word.startswith(said) for word in _words_of(one))]
    return begun[0] if len(begun) == 1 else None


def metric_word(text: str, metrics: Iterable[Metric]) -> Metric | None:
    """The metric of deals that `text` names in full; what is fed by calls or meetings is none."""
    said = plain(text)
    known = (one for one in metrics if one.fed_by is FedBy.DEALS)
    return next((one for one in known if said and said in _words_of(one)), None)


def _words_of(metric: Metric) -> tuple[str, ...]:
    return (*_INITIALS.get(metric.code, ()), *words_of(metric), plain(_(metric.name)))


def is_product_like(text: str) -> bool:
    """Whether free words tell what is sold, ``一点黄金``, and not what stands behind it."""
    return _PRODUCT_LIKE.search(plain(text)) is not None


def implied_metric(product: Product) -> str:
    """What a product counts towards; empty for deposits, and for insurance, of which it is to be
    said whether the premium is regular."""
    if product.kind in DEPOSITS or product.kind is HoldingClass.INSURANCE_VALUE:
        return ""
    return "investment"


@dataclass(frozen=True, slots=True)
class ProductWords:
    """The shelf as it is typed: by code, name or the first letters of the name, figures kept:
    ``wl90`` begins 稳利90天. `initials` are those of each product."""

    products: Sequence[Product] = ()
    initials: Mapping[ProductId, Sequence[str]] = field(default_factory=dict)

    def named(self, text: str) -> Product | None:
        """The product of this code or name in full."""
        return named_in_full(self.products, text)

    def meant(self, text: str) -> Product | None:
        """The same, or the only one whose letters or code begin so, or whose name holds it."""
        if (whole := self.named(text)) is not None:
            return whole
        said = plain(text)
        if len(said) < 2:
            return None
        begun = [one for one in self.products if self._begins(one, said)]
        return begun[0] if len(begun) == 1 else None

    def _begins(self, product: Product, said: str) -> bool:
        if not _LATIN.fullmatch(said):
            return said in plain(product.name)
        own = self.initials.get(product.id, ())
        letters = any(letters.startswith(said) for letters in own)
        return letters or plain(product.code).startswith(said) or said in plain(product.name)

    def within(self, text: str) -> Product | None:
        """The product whose name of several words stands in the text."""
        said = plain(text)
        found = [one for one in self.products if " " in one.name and plain(one.name) in said]
        return max(found, key=lambda one: len(one.name), default=None)


def runs_of(name: str) -> list[str]:
    """A name in its parts of figures and of anything else, to be spelt one by one."""
    return _RUNS.findall(plain(name))
