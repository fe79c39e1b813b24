"""No figures in messages: amounts and rates are found, days and hours are not figures.

A figure in a message could be read as a promise, and shows a stranger what a client owns.
"""

import re
from collections.abc import Iterable
from typing import Final

_MONTHS: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
_HOUR: Final = r"(?:2[0-3]|1\d|0?\d)"
_MINUTE: Final = r"[0-5]\d"
_DAYS_AND_HOURS: Final = re.compile(
    "|".join(
        (
            rf"\d{{4}}\s*年\s*\d{{1,2}}\s*月(?:\s*{_DAY}\s*[日号])?",
            rf"(?:1[0-2]|0?[1-9])\s*月(?:\s*{_DAY}\s*[日号])?",
            rf"(?<![\d.,，]){_DAY}\s*[日号](?![码楼])",
            rf"\d{{4}}-\d{{1,2}}-{_DAY}(?!\d)",
            rf"(?<![\d.,，]){_HOUR}\s*[:：]\s*{_MINUTE}(?!\d)(?:\s*[ap]\.?m\.?)?",
            rf"(?<![\d.,，]){_HOUR}\s*点(?!\s*\d+\s*[%％])(?:\s*{_MINUTE}\s*分?|半|一刻|三刻|整)?(?!\d)",
            rf"\b{_HOUR}\s*[ap]\.?m\b\.?",
            rf"\b{_DAY}(?:st|nd|rd|th)?\s+{_MONTHS}\b(?:\s+\d{{4}})?",
            rf"\b{_MONTHS}\s+{_DAY}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}})?",
        )
    ),
    re.IGNORECASE,
)
_NUMERAL: Final = "零一二两三四五六七八九十百千几数"
_SAYINGS: Final = r"(?!千万[别要不请得记注保小])(?!一元复始)"
_AMOUNTS: Final = re.compile(
    rf"{_SAYINGS}[{_NUMERAL}]+(?:个)?(?:万元?|亿元?|元|块钱|百分点|个点)(?![圆素])"
    rf"|百分之[{_NUMERAL}点\d]+|[{_NUMERAL}\d.]+\s*[%％‰]|[%％‰]"
)
_DIGITS: Final = re.compile(r"\d[\d,，.．]*(?:\s*(?:万|亿|千|元|块|[wkm]\b))?", re.IGNORECASE)


def figures_in(text: str, *, besides: Iterable[str] = ()) -> list[str]:
    """The figures in `text`, as they stand there; `besides` are words that may hold some, such as
    one's own telephone number."""
    for allowed in sorted(besides, key=len, reverse=True):
        if allowed:
            text = text.replace(allowed, " ")
    text = _DAYS_AND_HOURS.sub(" ", text)
    found = []
    for pattern in (_AMOUNTS, _DIGITS):
        found += [match.group().strip() for match in pattern.finditer(text)]
        text = pattern.sub(" ", text)
    return list(dict.fromkeys(found))
