"""The forms in which a day is said, each with the day it means.

A text comes here `plain` (`spoken_figures`) and without its time of day. A form that means nothing
is None; a date that does not exist raises ValueError.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.domain.months import months_away

_DAY_WORDS = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "今": 0,
    "明天": 1,
    "明日": 1,
    "明": 1,
    "后天": 2,
    "大后天": 3,
    "昨": -1,
    "today": 0,
    "tod": 0,
    "tomorrow": 1,
    "tmr": 1,
    "tom": 1,
    "yesterday": -1,
    "yes": -1,
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK_SHIFT = {"this": 0, "next": 1, "last": -1, "这": 0, "本": 0, "下": 1, "上": -1}
_MONTH_SHIFT = {"这": 0, "本": 0, "当": 0, "下": 1, "上": -1}
_YEAR_SHIFT = {"去年": -1, "今年": 0, "明年": 1, "后年": 2}
_UNITS = {"天": "d", "日": "d", "周": "w", "星期": "w", "礼拜": "w", "月": "m", "年": "y"}
BACKWARD = {"前", "以前", "之前", "ago", "-"}
"""The directions of a distance that lead into the past."""


@dataclass(frozen=True, slots=True)
class Said:
    """A form that matched, the day it was said, and where its speaker looks."""

    match: re.Match[str]
    today: date
    is_ahead: bool


def _day_word(said: Said) -> date | None:
    return said.today + timedelta(days=_DAY_WORDS[said.match[0]])


def distance(said: Said) -> date | None:
    """``+3``, ``3d``, ``2周后``, ``in 3 days``, ``半月后``; without a direction, as one looks."""
    direction = said.match["sign"] or said.match["way"] or said.match["into"]
    if direction is None and said.match["unit"] is None:
        return None
    steps = -1 if direction in BACKWARD or (direction is None and not said.is_ahead) else 1
    unit = said.match["unit"] or "d"
    unit = _UNITS.get(unit, unit[0])
    if said.match["half"]:
        return {
            "m": said.today + timedelta(days=15 * steps),
            "y": months_away(said.today, 6 * steps),
        }.get(unit)
    steps *= int(said.match["count"])
    if unit in "dw":
        return said.today + timedelta(days=steps * (7 if unit == "w" else 1))
    return months_away(said.today, steps * (12 if unit == "y" else 1))


def _weekday(said: Said) -> date | None:
    """A bare weekday is the nearest one; ``this``, ``next`` and ``last`` name a calendar week."""
    english = said.match["english"]
    weekday = _WEEKDAYS.index(english[:3]) if english else int(said.match["figure"]) - 1
    if said.match["week"]:
        return _in_week(said.today, said.match["week"], weekday)
    if said.is_ahead:
        return said.today + timedelta(days=(weekday - said.today.weekday() - 1) % 7 + 1)
    return said.today - timedelta(days=(said.today.weekday() - weekday) % 7)


def _week(said: Said) -> date | None:
    """``下周`` and ``next week`` mean its Monday, ``周末`` its Saturday."""
    is_weekend = said.match[0].endswith(("末", "weekend"))
    if not said.match["week"] and not is_weekend:
        return None
    return _in_week(said.today, said.match["week"] or "本", 5 if is_weekend else 0)


def _in_week(today: date, words: str, weekday: int) -> date:
    """The weekday of the week that `words` name: ``下下`` is two weeks on."""
    words = words.strip()
    weeks = _WEEK_SHIFT[words] if words in _WEEK_SHIFT else _WEEK_SHIFT[words[0]] * len(words)
    return today + timedelta(days=weekday - today.weekday() + 7 * weeks)


def _part_of_month(said: Said) -> date | None:
    """``月初`` 1st, ``月中`` 15th, ``月底`` last day: of the month named, else the nearest."""
    wanted = {"初": 1, "中": 15}.get(said.match["part"] or "", 31)

    def in_month(months: int) -> date:
        month = months_away(said.today.replace(day=1), months)
        return month.replace(day=min(wanted, monthrange(month.year, month.month)[1]))

    if said.match["month"]:
        return in_month(_MONTH_SHIFT[said.match["month"]])
    nearest = in_month(0)
    if said.is_ahead:
        return nearest if nearest >= said.today else in_month(1)
    return nearest if nearest <= said.today else in_month(-1)


def _end_of_year(said: Said) -> date | None:
    return date(said.today.year + _YEAR_SHIFT.get(said.match["year"] or "", 0), 12, 31)


def _day_of_month(said: Said) -> date | None:
    """``5号``: the nearest one as one looks, in this month or the one beside it."""
    months = (
        months_away(said.today.replace(day=1), shift) for shift in (0, 1 if said.is_ahead else -1)
    )
    days = (_date_or_none(month.year, month.month, int(said.match["day"])) for month in months)
    return _first_that_fits(days, said)


def _day_in_month(said: Said) -> date | None:
    """``下月5号``"""
    month = months_away(said.today.replace(day=1), _MONTH_SHIFT[said.match["month"]])
    return month.replace(day=int(said.match["day"]))


def _month_and_day(said: Said) -> date | None:
    """``6.30`` is the nearest one as one looks; a year said or written settles it."""
    month, day = int(said.match["month"]), int(said.match["day"])
    if written := said.match["year"]:
        is_relative = written in _YEAR_SHIFT
        year = said.today.year + _YEAR_SHIFT[written] if is_relative else int(written)
        return date(year, month, day)
    years = (said.today.year, said.today.year + (1 if said.is_ahead else -1))
    return _first_that_fits((_date_or_none(year, month, day) for year in years), said)


def _first_that_fits(days: Iterable[date | None], said: Said) -> date | None:
    existing = (on for on in days if on)
    if said.is_ahead:
        return next((on for on in existing if on >= said.today), None)
    return next((on for on in existing if on <= said.today), None)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


DISTANCE = re.compile(
    r"(?P<sign>[+-])?(?P<into>in )?(?:(?P<count>\d{1,4})|(?P<half>半))\s*"
    r"(?P<unit>天|日(?=后|前|以|之)|周|星期|礼拜|月(?=$|后|前|以|之)|年"
    r"|days?|weeks?|months?|years?|[dwmy])?\s*"
    r"(?P<way>以后|之后|后|以前|之前|前|ago|later)?"
)
_Read = Callable[[Said], date | None]
FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        ("|".join(sorted(_DAY_WORDS, key=len, reverse=True)), _day_word),
        (DISTANCE.pattern, distance),
        (
            r"(?P<week>下{1,3}|上{1,3}|[这本]|this |next |last )??\s*"
            r"(?:周(?P<figure>[1-7])|(?P<english>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?"
            r"|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?))",
            _weekday,
        ),
        (r"(?P<week>下{1,3}|上{1,3}|[这本]|this |next |last )?(?:周末?|weekend|week)", _week),
        (r"(?P<month>[这本当下上])?月(?P<part>[初中底末])|eom", _part_of_month),
        (r"(?P<year>去年|今年|明年)?年?[底末]|eoy", _end_of_year),
        (r"(?P<day>\d{1,2})[号日]", _day_of_month),
        (r"(?P<month>[这本当下上])月(?P<day>\d{1,2})[号日]?", _day_in_month),
        (
            r"(?:(?P<year>(?:19|20|21)\d\d|去年|今年|明年|后年)[-/.年]?\s*)??"
            r"(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})[号日]?",
            _month_and_day,
        ),
        (r"(?P<year>(?:19|20|21)\d\d)(?P<month>\d\d)(?P<day>\d\d)", _month_and_day),
    )
)
"""The spoken forms of a day, tried in this order: each has to match as a whole."""
