"""Days of the lunar year as people say them: ``八月十五``, ``腊月三十``, ``闰六月初一``, ``8-15``.

Kept as ``08-15``, in a leap month ``+06-01``. Which solar day that is in a year needs a calendar
and is not decided here: a lunar month has 29 or 30 days as the year wants.
"""

import re

from rmdesk.domain.spoken.figures import plain

_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_SAID = re.compile(
    r"(?P<leap>闰)?(?P<month>\d{1,2}|[正冬腊])月(?P<early>初)?(?P<score>廿)?"
    r"(?P<day>\d{1,2})?[日号]?"
)
_FIGURES = re.compile(r"(?P<leap>[+闰])?(?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_LONGEST_MONTH = 30


def read_lunar_day(text: str) -> str | None:
    """The day as it is kept; None where there is no such day in any lunar year."""
    spoken = plain(text).replace(" ", "").removeprefix("农历").removeprefix("阴历")
    match = _SAID.fullmatch(spoken) or _FIGURES.fullmatch(spoken)
    if match is None:
        return None
    said = match.groupdict()
    month = _MONTHS.get(said["month"]) or int(said["month"])
    if said.get("score"):
        day = 20 + int(said["day"] or 0)
    elif said["day"]:
        day = int(said["day"])
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= _LONGEST_MONTH):
        return None
    return f"{'+' if said['leap'] else ''}{month:02d}-{day:02d}"
