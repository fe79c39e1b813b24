"""What follows from a meeting, a line each: what is to be done, and the day before or after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.spoken.dates import read_when
from rmdesk.language import N_

NOTHING_TO_FOLLOW: Final = N_("Say what is to be done, not only when.")
_MOST_WORDS: Final = 3
"""A day is said in so many words at most: ``next wed 10:30``, ``in 3 days``."""
_FIGURE: Final = "[0-9一二两三四五六七八九十]{1,3}"
_DAY: Final = (
    r"(?:(?:下+个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天末](?![至到、])"
    r"|下+个?(?:周|星期|礼拜)|大?后天|明[天日]|今[天日]|(?:(?:下|本|这)个?)?月[底末]|下个?工作日|节后"
    rf"|{_FIGURE}月{_FIGURE}[日号]|{_FIGURE}个?(?:天|周|星期|月)[之以]?后)"
    rf"(?:(?:上午|下午|早上|晚上|中午)?{_FIGURE}(?:点半?|:[0-9]{{2}}))?"
)
_DAY_FIRST: Final = re.compile(rf"(?P<day>{_DAY})(?:[之以]?前)?(?P<what>.+)")
_DAY_LAST: Final = re.compile(rf"(?P<what>.+?)(?P<day>{_DAY})(?:[之以]?前)?")
"""Only words that are hardly anything else: of ``5号楼`` and ``明细`` none is a day."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing to do, by a day; `is_day_said` unless nobody named one."""

    what: str
    on: date
    is_day_said: bool = True


def read_follow_ups(text: str, today: date, days: WorkingDays) -> tuple[FollowUp, ...]:
    """The lines of `text`, each ``寄对比表 +3``, ``+3 寄对比表`` or ``下周三寄对比表``.

    Without a day it is done on the next working day. Raises NoWorkingDay where nobody works for a
    year; a line of a day alone has nothing to do, which `wrong_with_held` says.
    """
    return tuple(_read(line, today, days) for line in text.splitlines() if line.strip())


def _read(line: str, today: date, days: WorkingDays) -> FollowUp:
    words = line.split()
    for said, rest in _splits(words):
        if not said.isdecimal() and (when := read_when(said, today, days=days)) is not None:
            return FollowUp(rest, when.on)
    return _read_joined(line.strip(), today, days) or FollowUp(
        line.strip(), days.after(today), is_day_said=False
    )


def _read_joined(line: str, today: date, days: WorkingDays) -> FollowUp | None:
    """``下周三寄表``, ``寄表下周三前``: a day without a blank, where its words are plain; one that
    is over is none, but a part of what is to be done."""
    for form in (_DAY_FIRST, _DAY_LAST):
        match = form.fullmatch(line)
        when = read_when(match["day"], today, days=days) if match else None
        if match and when is not None and when.on >= today:
            return FollowUp(match["what"].strip(" ,，、:："), when.on)
    return None


def _splits(words: list[str]) -> Iterator[tuple[str, str]]:
    """The words at the end and at the beginning that may say a day, with what is left."""
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        yield " ".join(words[-count:]), " ".join(words[:-count])
        yield " ".join(words[:count]), " ".join(words[count:])
