"""Amounts as a client says them: ``12万``, ``10-15万``, ``20万以上``, ``30万以内``, ``不知道``.

A half-known amount is worth more than none: it makes the result a narrower range.
"""

import re
import unicodedata
from typing import Final

from rmdesk.domain.diagnosis.persons import UNKNOWN
from rmdesk.domain.diagnosis.spans import NONE_AT_ALL, Span, known
from rmdesk.domain.money import NOTHING, Money, read_money

_UNKNOWN: Final = {"", "?", "??", "-", "未知", "不知道", "不清楚", "不详", "unknown", "notknown"}
_NONE: Final = {"无", "没有", "没", "none", "nothing"}
_NEARLY: Final = re.compile(r"^(约|大约|大概|差不多|about|approx\.?|~)|(左右|上下)$")
_AT_LEAST: Final = re.compile(
    r"^(至少|不少于|大于|超过|>=?|atleast|from|over)|(以上|起|多|\+|ormore)$"
)
_AT_MOST: Final = re.compile(
    r"^(至多|最多|不超过|小于|不到|<=?|atmost|upto|under)|(以内|以下|之内|封顶|orless)$"
)
_BETWEEN: Final = re.compile(r"(?<=[\d千万亿kw元])(?:-|~|到|至|to)(?=[\d.])")
_UNIT: Final = re.compile(r"[千kw万亿]$")
_MONTHLY: Final = re.compile(r"^(?:每个?月|月均|月入|月)|(?:/|每|一个?|a|per)(?:月|month)$")
_MONTHS: Final = 12
_LEAST_IN_YUAN: Final = Money.of_yuan(100)
"""Below it nobody counts in yuan: of ``15-10万`` both ends are in 万, in the wrong order."""


def read_span(text: str, *, is_yearly: bool = False) -> Span | None:
    """The amount that is meant, None where it cannot be read.

    Of ``10-15万`` the unit is that of both ends. Where a yearly amount is asked for, ``8000/月``
    is twelve times as much. Whether the ends stand in order is not looked at here.
    """
    plain = _plain(text)
    if plain in _UNKNOWN:
        return UNKNOWN
    if plain in _NONE:
        return NONE_AT_ALL
    times = 1
    if is_yearly and _MONTHLY.search(plain):
        plain, times = _MONTHLY.sub("", plain), _MONTHS
    span = _read(plain)
    return None if span is None else _times(span, times)


def typed_span(span: Span) -> str:
    """The amount as it is typed, in either language; empty for one that is not known."""
    if span.least is None or (span.least == NOTHING and span.most is None):
        return ""
    if span.most is None:
        return f"{_typed(span.least)}+"
    if span.is_exact:
        return _typed(span.least)
    low, high = _typed(span.least), _typed(span.most)
    in_yuan = "" if low.endswith("万") else "元"
    return f"{low}{in_yuan}-{high}"


def _plain(text: str) -> str:
    # Before the form is made one: it turns the wave of a range into a sign of its own.
    said = text.replace("〜", "~").replace("～", "~").replace("—", "-").replace("–", "-")
    return re.sub(r"[\s,，￥¥]", "", unicodedata.normalize("NFKC", said).lower())


def _read(plain: str) -> Span | None:
    if _AT_LEAST.search(plain):
        least = _amount(_AT_LEAST.sub("", plain))
        return None if least is None else Span(least, None)
    if _AT_MOST.search(plain):
        most = _amount(_AT_MOST.sub("", plain))
        return None if most is None else Span(NOTHING, most)
    if len(ends := _BETWEEN.split(plain)) == 2:
        return _between(*ends)
    amount = _amount(plain)
    return None if amount is None else known(amount)


def _between(low: str, high: str) -> Span | None:
    """The unit of the second is the first's as well, unless that one is a figure in yuan:
    ``8000-1.2万``."""
    least, most = _amount(low), _amount(high)
    if least is None or most is None:
        return None
    unit = _UNIT.search(high.removesuffix("元"))
    if unit and not low.endswith("元") and not _UNIT.search(low):
        shared = _amount(low + unit[0])
        if shared is not None and (shared <= most or least < _LEAST_IN_YUAN):
            least = shared
    return Span(least, most)


def _amount(plain: str) -> Money | None:
    return read_money(_NEARLY.sub("", plain))


def _times(span: Span, times: int) -> Span:
    def more(end: Money | None) -> Money | None:
        return None if end is None else Money(end.fen * times)

    return span if times == 1 else Span(more(span.least), more(span.most), span.missing)


def _typed(amount: Money) -> str:
    """In 万 where it says the amount in two decimals, else in yuan."""
    hundredths, rest = divmod(amount.fen, 10_000)
    if rest or abs(amount.fen) < 1_000_000:
        return f"{amount.yuan:f}".removesuffix(".00")
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".") + "万"
