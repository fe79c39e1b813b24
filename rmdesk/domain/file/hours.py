"""Hours of the week in which a client likes to be called, or must not be.

``12-13:30``, ``工作日9点到17点``, ``周末``, ``mon-fri 9-17``; several are separated by ``;``.
They are kept as ``1-5 09:00-17:00`` with the days of ISO 8601, so that no language is stored.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from rmdesk.domain.spoken.figures import plain

_EVERY_DAY = (1, 7)
_WORKDAYS = (1, 5)
_DAY_NAMES = {
    **{f"周{day}": day for day in range(1, 8)},  # what `plain` makes of 星期日 and the like
    **{name: day for day, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 1)},
}
_GROUPS = {
    **dict.fromkeys(("工作日", "上班日", "平日", "weekdays", "weekday", "workdays"), _WORKDAYS),
    **dict.fromkeys(("周末", "weekends", "weekend"), (6, 7)),
    **dict.fromkeys(("每天", "天天", "daily", "every day"), _EVERY_DAY),
}
_PARTS = {
    **dict.fromkeys(("上午", "早上", "morning", "mornings"), (8 * 60, 12 * 60)),
    **dict.fromkeys(("中午", "午休", "lunch", "lunch break", "noon"), (12 * 60, 13 * 60 + 30)),
    **dict.fromkeys(("下午", "afternoon", "afternoons"), (13 * 60 + 30, 18 * 60)),
    **dict.fromkeys(("晚上", "晚间", "evening", "evenings"), (18 * 60, 22 * 60)),
}
_AT_WORK = dict.fromkeys(
    ("上班时间", "工作时间", "上班", "working hours", "office hours", "work"), (9 * 60, 18 * 60)
)
_DAY = "|".join(sorted((*map(re.escape, _DAY_NAMES),), key=len, reverse=True))
_DAYS = re.compile(rf"(?P<first>{_DAY})\s*(?:(?:-|~|至|到|to)\s*(?P<last>{_DAY}))?(?!\d)")
_GROUP = re.compile("|".join(sorted(_GROUPS, key=len, reverse=True)))
_CLOCK = r"(\d{1,2})(?::(\d\d)|[点时](半)?(?:(\d\d)分?)?)?"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|~|至|到|to)\s*{_CLOCK}")
_KEPT = re.compile(r"([1-7])-([1-7]) (\d\d):(\d\d)-(\d\d):(\d\d)")
_DAY_END = 24 * 60
_NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class Hours:
    """From `start` to before `end`, minutes of a day, on the days `first` to `last` (1 Monday)."""

    first: int
    last: int
    start: int
    end: int

    def includes(self, moment: datetime) -> bool:
        """Whether `moment` lies within."""
        minute = moment.hour * 60 + moment.minute
        return self.first <= moment.isoweekday() <= self.last and self.start <= minute < self.end

    @property
    def kept(self) -> str:
        """As it is kept: ``1-5 09:00-17:00``."""
        return f"{self.first}-{self.last} {clock(self.start)}-{clock(self.end)}"


def clock(minute: int) -> str:
    """``09:30`` for the minute of the day 570."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def read_hours(text: str) -> tuple[Hours, ...] | None:
    """What was typed; None where any part of it cannot be read."""
    parts = [part for part in re.split(r"[;；,，、/]", plain(text)) if part.strip()]
    found = [_read(part.strip()) for part in parts]
    return tuple(chain.from_iterable(found)) if found and all(found) else None


def _read(part: str) -> tuple[Hours, ...]:
    """One span, or two where it goes over midnight; nothing where it cannot be read."""
    rest, days = part, None
    if match := _GROUP.match(part):
        days = _GROUPS[match[0]]
    elif match := _DAYS.match(part):
        first = _DAY_NAMES[match["first"]]
        days = (first, _DAY_NAMES[match["last"]] if match["last"] else first)
    if match:
        rest = part[match.end() :].strip(" 的")
    if days and days[0] > days[1]:
        return ()
    if rest in _AT_WORK:
        return (Hours(*(days or _WORKDAYS), *_AT_WORK[rest]),)
    spans = _spans(rest) if rest else [(0, _DAY_END)]
    return tuple(Hours(*(days or _EVERY_DAY), *span) for span in spans)


def _spans(text: str) -> list[tuple[int, int]]:
    if text in _PARTS:
        return [_PARTS[text]]
    if not (match := _SPAN.fullmatch(text)):
        return []
    start, end = _minute(*match.groups()[:4]), _minute(*match.groups()[4:])
    if start is None or end is None or start == end:
        return []
    if end < start <= _NOON:
        end += _NOON  # "9-5" is said of a working day
    return [(start, end)] if start < end else [(start, _DAY_END), *([(0, end)] if end else [])]


def _minute(hour: str, minute: str | None, half: str | None, said: str | None) -> int | None:
    past = 30 if half else int(minute or said or 0)
    value = int(hour) * 60 + past
    return value if past < 60 and value <= _DAY_END else None


def kept_hours(value: str) -> tuple[Hours, ...]:
    """What was kept by `Hours.kept`, several separated by ``;``."""
    found = []
    for match in _KEPT.finditer(value):
        first, last, *clocks = map(int, match.groups())
        start, end = clocks[0] * 60 + clocks[1], clocks[2] * 60 + clocks[3]
        found.append(Hours(first, last, start, end))
    return tuple(found)


def are_in(hours: Sequence[Hours], moment: datetime) -> bool:
    """Whether `moment` lies in any of `hours`."""
    return any(each.includes(moment) for each in hours)
