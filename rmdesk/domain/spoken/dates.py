"""Dates as people say them: ``+3``, ``明天``, ``下周三10:30``, ``月底``, ``6.30``, ``next fri``.

A text is normalised once (half-width, Chinese numerals as digits), its time of day is cut off
the end, and what remains must match one of the spoken forms as a whole. Whatever does not, and
every date that does not exist, is None: the caller asks again instead of guessing.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Final, Literal

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.spoken.days import BACKWARD, DISTANCE, FORMS, Said, distance
from rmdesk.domain.spoken.figures import plain
from rmdesk.domain.spoken.times import NO_TIME_OF_DAY, split_time

Looking = Literal["ahead", "back"]

AFTER_HOLIDAY: Final = frozenset(
    map(plain, ("节后", "过节后", "放假后", "假后", "after the holiday", "after the holidays"))
)
_NEXT_WORKING_DAY: Final = frozenset(
    map(plain, ("下个工作日", "下一个工作日", "下一工作日", "next working day"))
)


@dataclass(frozen=True, slots=True)
class When:
    """The day that was meant, and the time of day where one was said."""

    on: date
    at: time | None = None


def read_when(
    text: str, today: date, looking: Looking = "ahead", *, days: WorkingDays | None = None
) -> When | None:
    """What `text` means on `today`, or None.

    `looking` decides what has no direction of its own: ``周三``, ``6.30``, ``5号``, ``3d`` lie
    ahead or back. A bare weekday ahead is after today; back it may be today.
    A bare ``3点`` is in the afternoon (1 to 6: nobody is called at night); ``03:00`` stays.
    What is said by the calendar (``节后``, ``下个工作日``) is read ahead, where `days` are known.
    """
    spoken, at = split_time(plain(text))
    if at is NO_TIME_OF_DAY or not (spoken or at):
        return None
    if not spoken:
        return When(today, at)
    if days is not None and looking == "ahead" and (on := _by_calendar(spoken, today, days)):
        return When(on, at)
    for form, read in FORMS:
        if match := form.fullmatch(spoken):
            try:
                return (
                    When(on, at) if (on := read(Said(match, today, looking == "ahead"))) else None
                )
            except (ValueError, OverflowError):
                return None
    return None


def read_nearest(text: str, today: date) -> date | None:
    """The day that `text` means where it may lie on either side of `today`: of ``20号`` the one
    that is nearer. None for what is no day."""
    ahead, back = read_when(text, today), read_when(text, today, looking="back")
    found = [when.on for when in (ahead, back) if when is not None]
    return min(found, key=lambda day: abs((day - today).days), default=None)


def _by_calendar(spoken: str, today: date, days: WorkingDays) -> date | None:
    """The working day that is meant; None for what is not said by the calendar."""
    if spoken in AFTER_HOLIDAY:
        return days.after_holiday(today)
    return days.after(today) if spoken in _NEXT_WORKING_DAY else None


def read_distance(text: str, today: date, looking: Looking) -> date | None:
    """The day that lies as far from `today` as `text` says: ``30天``, ``两周前``, ``in 3 months``.

    None where `text` says no distance, or one to the side to which `looking` does not look. A
    signed one (``+3``) is a day and no distance.
    """
    match = DISTANCE.fullmatch(plain(text))
    if match is None or match["sign"] or not (match["unit"] or match["way"]):
        return None
    way = match["way"] or match["into"]
    if way and (way in BACKWARD) != (looking == "back"):
        return None
    try:
        return distance(Said(match, today, looking == "ahead"))
    except (ValueError, OverflowError):
        return None
