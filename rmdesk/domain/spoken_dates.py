"""Dates as people say them: ``+3``, ``明天``, ``下周三10:30``, ``月底``, ``6.30``, ``next fri``.

A text is normalised once (half-width, Chinese numerals as digits), its time of day is cut off
the end, and what remains must match one of the spoken forms as a whole. Whatever does not, and
every date that does not exist, is None: the caller asks again instead of guessing.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

Looking = Literal["ahead", "back"]


@dataclass(frozen=True, slots=True)
class When:
    """The day that was meant, and the time of day where one was said."""

    on: date
    at: time | None = None


def read_when(text: str, today: date, looking: Looking = "ahead") -> When | None:
    """What `text` means on `today`, or None.

    `looking` decides what has no direction of its own: ``周三``, ``6.30``, ``5号``, ``3d`` lie
    ahead or back. A bare weekday ahead is after today; back it may be today.
    A bare ``3点`` is in the afternoon (1 to 6: nobody is called at night); ``03:00`` stays.
    """
    spoken, at = _split_time(_plain(text))
    if at is _NO_TIME_OF_DAY or not (spoken or at):
        return None
    if not spoken:
        return When(today, at)
    for form, read in _FORMS:
        if match := form.fullmatch(spoken):
            try:
                return (
                    When(on, at) if (on := read(_Said(match, today, looking == "ahead"))) else None
                )
            except (ValueError, OverflowError):
                return None
    return None


def read_distance(text: str, today: date, looking: Looking) -> date | None:
    """The day that lies as far from `today` as `text` says: ``30天``, ``两周前``, ``in 3 months``.

    None where `text` says no distance, or one to the side to which `looking` does not look. A
    signed one (``+3``) is a day and no distance.
    """
    match = _DISTANCE.fullmatch(_plain(text))
    if match is None or match["sign"] or not (match["unit"] or match["way"]):
        return None
    way = match["way"] or match["into"]
    if way and (way in _BACKWARD) != (looking == "back"):
        return None
    try:
        return _distance(_Said(match, today, looking == "ahead"))
    except (ValueError, OverflowError):
        return None


# --- words to figures ---------------------------------------------------------------------

_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")}
_DIGITS |= {"两": 2, "〇": 0}
_NUMERAL = re.compile("[零〇一二两三四五六七八九十]+")
_CHINESE_WEEKDAY = re.compile("(?:周|星期|礼拜)([一二三四五六日天1-7])")
_SAME = str.maketrans({"。": ".", "−": "-", "–": "-", "點": "点", "號": "号"})


def _plain(text: str) -> str:
    """`text` half-width, lower-case, single-spaced, with digits for Chinese numerals."""
    plain = unicodedata.normalize("NFKC", text).translate(_SAME).lower()
    plain = _CHINESE_WEEKDAY.sub(lambda match: f"周{_weekday_figure(match[1])} ", plain)
    plain = _NUMERAL.sub(lambda match: _figure(match[0]), plain)
    return " ".join(plain.replace("个月", "月").split())


def _weekday_figure(numeral: str) -> str:
    return "7" if numeral in "日天" else str(_DIGITS.get(numeral, numeral))


def _figure(numeral: str) -> str:
    """``三十一`` as ``31``; without 十, digit by digit (``二〇二六`` is 2026)."""
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return "".join(str(_DIGITS[digit]) for digit in numeral)
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return numeral
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))


# --- the time of day ----------------------------------------------------------------------

_NO_TIME_OF_DAY = time(0, 0, 0, 1)  # marks a time that was said but does not exist
_PART = r"\s*(?:at )?(?P<part>凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚)?\s*(?<!\d)(?P<hour>\d{1,2})"
_TIMES = (
    re.compile(_PART + r":(?P<minute>\d\d)\s*(?P<english>am|pm)?$"),
    re.compile(
        _PART + r"[点时](?:(?P<half>半)|(?P<quarters>[13])刻|(?P<minute>\d{1,2})分?|整|钟)?$"
    ),
    re.compile(_PART + r"\s*(?P<english>am|pm)$"),
)
_AFTERNOON = {"下午", "傍晚", "晚上", "晚", "pm"}


def _split_time(spoken: str) -> tuple[str, time | None]:
    """`spoken` without the time of day at its end, and that time."""
    match = next((found for form in _TIMES if (found := form.search(spoken))), None)
    if match is None:
        return spoken, None
    said = match.groupdict()
    hour, minute = int(said["hour"]), int(said.get("minute") or 0)
    if said.get("half"):
        minute = 30
    elif said.get("quarters"):
        minute = int(said["quarters"]) * 15
    part = said["part"] or said.get("english")
    if (hour < 12 and (part in _AFTERNOON or (part == "中午" and hour < 3))) or (
        part is None and ":" not in match[0] and 1 <= hour <= 6
    ):
        hour += 12
    elif part == "am" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59:
        return spoken, _NO_TIME_OF_DAY
    return spoken[: match.start()].strip(), time(hour, minute)


# --- the day ------------------------------------------------------------------------------

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
_BACKWARD = {"前", "以前", "之前", "ago", "-"}


@dataclass(frozen=True, slots=True)
class _Said:
    """A form that matched, the day it was said, and where its speaker looks."""

    match: re.Match[str]
    today: date
    is_ahead: bool


def _day_word(said: _Said) -> date | None:
    return said.today + timedelta(days=_DAY_WORDS[said.match[0]])


def _distance(said: _Said) -> date | None:
    """``+3``, ``3d``, ``2周后``, ``in 3 days``, ``半月后``; without a direction, as one looks."""
    direction = said.match["sign"] or said.match["way"] or said.match["into"]
    if direction is None and said.match["unit"] is None:
        return None
    steps = -1 if direction in _BACKWARD or (direction is None and not said.is_ahead) else 1
    unit = said.match["unit"] or "d"
    unit = _UNITS.get(unit, unit[0])
    if said.match["half"]:
        return {
            "m": said.today + timedelta(days=15 * steps),
            "y": _months_away(said.today, 6 * steps),
        }.get(unit)
    steps *= int(said.match["count"])
    if unit in "dw":
        return said.today + timedelta(days=steps * (7 if unit == "w" else 1))
    return _months_away(said.today, steps * (12 if unit == "y" else 1))


def _weekday(said: _Said) -> date | None:
    """A bare weekday is the nearest one; ``this``, ``next`` and ``last`` name a calendar week."""
    english = said.match["english"]
    weekday = _WEEKDAYS.index(english[:3]) if english else int(said.match["figure"]) - 1
    if said.match["week"]:
        return _in_week(said.today, said.match["week"], weekday)
    if said.is_ahead:
        return said.today + timedelta(days=(weekday - said.today.weekday() - 1) % 7 + 1)
    return said.today - timedelta(days=(said.today.weekday() - weekday) % 7)


def _week(said: _Said) -> date | None:
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


def _part_of_month(said: _Said) -> date | None:
    """``月初`` 1st, ``月中`` 15th, ``月底`` last day: of the month named, else the nearest."""
    wanted = {"初": 1, "中": 15}.get(said.match["part"] or "", 31)

    def in_month(months: int) -> date:
        month = _months_away(said.today.replace(day=1), months)
        return month.replace(day=min(wanted, monthrange(month.year, month.month)[1]))

    if said.match["month"]:
        return in_month(_MONTH_SHIFT[said.match["month"]])
    nearest = in_month(0)
    if said.is_ahead:
        return nearest if nearest >= said.today else in_month(1)
    return nearest if nearest <= said.today else in_month(-1)


def _end_of_year(said: _Said) -> date | None:
    return date(said.today.year + _YEAR_SHIFT.get(said.match["year"] or "", 0), 12, 31)


def _day_of_month(said: _Said) -> date | None:
    """``5号``: the nearest one as one looks, in this month or the one beside it."""
    months = (
        _months_away(said.today.replace(day=1), shift) for shift in (0, 1 if said.is_ahead else -1)
    )
    days = (_date_or_none(month.year, month.month, int(said.match["day"])) for month in months)
    return _first_that_fits(days, said)


def _day_in_month(said: _Said) -> date | None:
    """``下月5号``"""
    month = _months_away(said.today.replace(day=1), _MONTH_SHIFT[said.match["month"]])
    return month.replace(day=int(said.match["day"]))


def _month_and_day(said: _Said) -> date | None:
    """``6.30`` is the nearest one as one looks; a year said or written settles it."""
    month, day = int(said.match["month"]), int(said.match["day"])
    if written := said.match["year"]:
        is_relative = written in _YEAR_SHIFT
        year = said.today.year + _YEAR_SHIFT[written] if is_relative else int(written)
        return date(year, month, day)
    years = (said.today.year, said.today.year + (1 if said.is_ahead else -1))
    return _first_that_fits((_date_or_none(year, month, day) for year in years), said)


def _first_that_fits(days: Iterable[date | None], said: _Said) -> date | None:
    existing = (on for on in days if on)
    if said.is_ahead:
        return next((on for on in existing if on >= said.today), None)
    return next((on for on in existing if on <= said.today), None)


def _date_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months_away(day: date, months: int) -> date:
    """`day` so many months on; the 31st becomes the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_DISTANCE = re.compile(
    r"(?P<sign>[+-])?(?P<into>in )?(?:(?P<count>\d{1,4})|(?P<half>半))\s*"
    r"(?P<unit>天|日(?=后|前|以|之)|周|星期|礼拜|月(?=$|后|前|以|之)|年"
    r"|days?|weeks?|months?|years?|[dwmy])?\s*"
    r"(?P<way>以后|之后|后|以前|之前|前|ago|later)?"
)
_Read = Callable[[_Said], date | None]
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(form), read)
    for form, read in (
        ("|".join(sorted(_DAY_WORDS, key=len, reverse=True)), _day_word),
        (_DISTANCE.pattern, _distance),
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
