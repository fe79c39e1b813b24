"""The solar term that is a public holiday: Qingming, when the sun stands at 15 degrees."""

from datetime import date
from typing import Final

_YEAR: Final = 0.2422
_BASE: Final = 5.59


def qingming(year: int) -> date:
    """The day of Qingming, right for 1900 to 2100.

    The usual formula, a tropical year's surplus less the leap days. 2100 has no 29 February, so
    that its day comes one later.
    """
    since = year - 1900
    leap_days = since // 4 - (year >= 2100)
    return date(year, 4, int(since * _YEAR + _BASE) - leap_days)
