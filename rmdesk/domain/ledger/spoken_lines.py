"""A line of the ledger typed in one go: ``dq 5万 3个月 2.1% 甲银行``, in any order.

Words are parted by blanks. Each says what it is by its form: a class, a bank, an amount, a rate,
a risk level, a term or a day; a product of the shelf by code or name. A bare figure below 100 is
the rate, so that a day is not written as ``6.30`` here; eight figures that are a day are one. What
is none of these is the line's name, but for a day that does not exist.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ledger.words import Vocabulary, is_class_word, is_our_bank, read_class
from rmdesk.domain.money import Money, read_money
from rmdesk.domain.products import Product
from rmdesk.domain.spoken.dates import read_when
from rmdesk.domain.spoken.figures import plain
from rmdesk.domain.spoken.terms import read_term
from rmdesk.domain.valuation import read_rate

_RISK: Final = re.compile(r"[rR][1-5]")
_LEAST_AMOUNT = 100  # yuan: a smaller bare figure is a rate
_BARE = re.compile(r"\d+(?:\.\d+)?")
_DAY: Final = re.compile(r".*[-/.年月号日底末天后].*|.*[a-z]{3}.*", re.IGNORECASE)
_EIGHT_FIGURES: Final = re.compile(r"(?:19|20)\d{6}")
_WRITTEN_DAY: Final = re.compile(
    r"\d{2,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{1,2}|\d{2,4}年\d{1,2}月(?:\d{1,2}[日号]?)?"
    r"|\d{1,2}月\d{1,2}[日号]?"
)
_BANK: Final = re.compile(r".*(?:银行|农商行|信用社|证券|支付宝|余额宝|bank)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLine:
    """What was understood; `said_maturity` is how the maturity was said: a term counts from the
    start, which may be typed later, and a day that does not exist has no `maturity`.

    `institution` is None where no bank was named, empty for our own.
    """

    holding_class: HoldingClass | None = None
    institution: str | None = None
    amount: Money | None = None
    rate_bp: int | None = None
    risk: str = ""
    said_maturity: str = ""
    maturity: date | None = None
    product: Product | None = None
    names: tuple[str, ...] = ()

    @property
    def item(self) -> str:
        """The line's name: what was typed of it, else the product's."""
        return " ".join(self.names) or (self.product.name if self.product else "")


def read_line(text: str, words: Vocabulary, *, today: date) -> SpokenLine:
    """What the words of `text` say; each kind of word counts once, a second one is a name."""
    line = SpokenLine()
    for word in text.split():
        line = _taken(line, word, words, today) or replace(line, names=(*line.names, word))
    return line


def _taken(line: SpokenLine, word: str, words: Vocabulary, today: date) -> SpokenLine | None:
    """`line` with the word taken in; None where it is no word with a meaning of its own."""
    if line.holding_class is None and is_class_word(word):
        return replace(line, holding_class=read_class(word))
    if line.institution is None and (bank := _bank(word, words)) is not None:
        return replace(line, institution=bank)
    if not line.risk and _RISK.fullmatch(plain(word)):
        return replace(line, risk=plain(word).upper())
    if line.product is None and (product := words.product(word)) is not None:
        return replace(line, product=product)
    if _EIGHT_FIGURES.fullmatch(plain(word)) and (taken := _day(line, word, today)):
        return taken
    return _figure(line, word) or _day(line, word, today)


def _bank(word: str, words: Vocabulary) -> str | None:
    if is_our_bank(word):
        return ""
    return words.bank(word) or (word if _BANK.fullmatch(word) else None)


def _figure(line: SpokenLine, word: str) -> SpokenLine | None:
    """An amount, or a rate: with its sign, or a bare figure too small for an amount."""
    said = plain(word)
    is_bare = bool(_BARE.fullmatch(said))
    amount = None if said.endswith("%") else read_money(word)
    if amount is not None and not (is_bare and amount.yuan < _LEAST_AMOUNT):
        return replace(line, amount=amount) if line.amount is None else None
    rate = read_rate(said) if is_bare or said.endswith("%") else None
    return replace(line, rate_bp=rate) if rate is not None and line.rate_bp is None else None


def _day(line: SpokenLine, word: str, today: date) -> SpokenLine | None:
    if line.said_maturity:
        return None
    if term := read_term(word):
        return replace(line, said_maturity=word, maturity=term.after(today))
    said = plain(word)
    is_bare = _BARE.fullmatch(said) and not _EIGHT_FIGURES.fullmatch(said)
    if is_bare or not (_DAY.fullmatch(said) or _EIGHT_FIGURES.fullmatch(said)):
        return None
    when = read_when(word, today)
    if when is None and _WRITTEN_DAY.fullmatch(said):
        return replace(line, said_maturity=word)
    if when is None or when.at is not None:
        return None
    return replace(line, said_maturity=when.on.isoformat(), maturity=when.on)
