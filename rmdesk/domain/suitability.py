"""Suitability: what a client was assessed to bear against what a product risks.

The rules in force since 2026-02-01 (product.md): a product's level must not lie above the
client's; of two ratings the higher counts; an assessment is good for twelve months, at most 2 of
them a day and 8 in twelve months; special care from 65 on.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

from rmdesk.domain.clients import age_on
from rmdesk.domain.ids import AssessmentId, ClientId
from rmdesk.domain.months import months_away

LEVELS: Final = range(1, 6)
CARE_FROM_AGE: Final = 65
MOST_A_DAY: Final = 2
MOST_A_YEAR: Final = 8

_TOLERANCE = {
    "保守": 1,
    "谨慎": 1,
    "稳健": 2,
    "平衡": 3,
    "成长": 4,
    "积极": 4,
    "进取": 5,
    "激进": 5,
}
_RISK = {"低": 1, "中低": 2, "中": 3, "中高": 4, "高": 5}
_CODE = re.compile(r"(?<![a-z0-9])[cr](?:r)?\s*([1-5])(?!\d)|(?<![a-z0-9])pr\s*([1-5])(?!\d)")
_RISK_WORD = re.compile(r"(中低|中高|低|中|高)(?:等?风险|$)")


class Fit(StrEnum):
    """Whether a product may be proposed to a client; all but FITS say why not yet."""

    FITS = "fits"
    TOO_RISKY = "too_risky"
    NOT_ASSESSED = "not_assessed"
    EXPIRED = "expired"
    NOT_RATED = "not_rated"


class Assessed(Protocol):
    """Whom one judges for: a client, or what of one a list has read."""

    @property
    def birthday(self) -> date | None: ...

    @property
    def risk_tolerance(self) -> str: ...

    @property
    def risk_assessed_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What the client was found to bear on a day: `grade` is C1 to C5."""

    id: AssessmentId
    client_id: ClientId
    on: date
    grade: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one product for one client, and whether care is due for age."""

    fit: Fit
    client_level: int | None
    product_level: int | None
    needs_care: bool


def client_level(words: str) -> int | None:
    """1 to 5 for what the file says of the tolerance: ``C3``, ``平衡型``; else None."""
    plain = unicodedata.normalize("NFKC", words).lower()
    if match := _CODE.search(plain):
        return int(match[1] or match[2])
    return next((level for word, level in _TOLERANCE.items() if word in plain), None)


def product_level(*ratings: str) -> int | None:
    """1 to 5 for a product's rating: ``R2``, ``PR3``, ``中低风险``; of several the highest."""
    levels = [level for rating in ratings if (level := _rated(rating)) is not None]
    return max(levels, default=None)


def _rated(rating: str) -> int | None:
    plain = unicodedata.normalize("NFKC", rating).lower().strip()
    if match := _CODE.search(plain):
        return int(match[1] or match[2])
    match = _RISK_WORD.search(plain)
    return _RISK[match[1]] if match else None


def good_until(assessed_on: date) -> date:
    """The last day on which an assessment counts; that of 29 February ends on 1 March."""
    if (assessed_on.month, assessed_on.day) == (2, 29):
        return date(assessed_on.year + 1, 3, 1)
    return months_away(assessed_on, 12)


def has_expired(client: Assessed, today: date) -> bool:
    """Whether the client's assessment no longer counts; without a day nobody can say it does."""
    assessed = client.risk_assessed_on
    return assessed is None or good_until(assessed) < today


def needs_care(client: Assessed, today: date) -> bool:
    """Whether the client is of an age at which special care is due."""
    return client.birthday is not None and age_on(client.birthday, today) >= CARE_FROM_AGE


def judge(client: Assessed, ratings: Iterable[str], *, today: date) -> Judgement:
    """Whether a product with these ratings may be proposed to the client on `today`."""
    bears, risks = client_level(client.risk_tolerance), product_level(*ratings)
    if bears is None:
        fit = Fit.NOT_ASSESSED
    elif has_expired(client, today):
        fit = Fit.EXPIRED
    elif risks is None:
        fit = Fit.NOT_RATED
    else:
        fit = Fit.FITS if risks <= bears else Fit.TOO_RISKY
    return Judgement(fit, bears, risks, needs_care(client, today))


@dataclass(frozen=True, slots=True)
class Count:
    """How many assessments there were on a day and in the twelve months up to it."""

    on_the_day: int
    in_twelve_months: int

    @property
    def is_full_for_the_day(self) -> bool:
        return self.on_the_day >= MOST_A_DAY

    @property
    def is_full_for_the_year(self) -> bool:
        return self.in_twelve_months >= MOST_A_YEAR


def counted(days: Iterable[date], on: date) -> Count:
    """The assessments of these `days` as they count for one more on the day `on`.

    Twelve months are those after the same day a year before, `on` included.
    """
    known = [day for day in days if months_away(on, -12) < day <= on]
    return Count(known.count(on), len(known))
