"""The time of day at the end of what was said: ``10:30``, ``下午3点半``, ``3pm``."""

import re
from datetime import time

NO_TIME_OF_DAY = time(0, 0, 0, 1)
"""Marks a time that was said but does not exist."""

_PART = r"\s*(?:at )?(?P<part>凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚)?\s*(?<!\d)(?P<hour>\d{1,2})"
_TIMES = (
    re.compile(_PART + r":(?P<minute>\d\d)\s*(?P<english>am|pm)?$"),
    re.compile(
        _PART + r"[点时](?:(?P<half>半)|(?P<quarters>[13])刻|(?P<minute>\d{1,2})分?|整|钟)?$"
    ),
    re.compile(_PART + r"\s*(?P<english>am|pm)$"),
)
_AFTERNOON = {"下午", "傍晚", "晚上", "晚", "pm"}


def split_time(spoken: str) -> tuple[str, time | None]:
    """`spoken` without the time of day at its end, and that time.

    A bare ``3点`` is in the afternoon (1 to 6: nobody is called at night); ``03:00`` stays.
    """
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
        return spoken, NO_TIME_OF_DAY
    return spoken[: match.start()].strip(), time(hour, minute)
