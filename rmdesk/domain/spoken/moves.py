"""To which day something is put off, as one says it: ``3`` for working days, or any spoken day."""

import re
from datetime import date
from typing import Final

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.spoken.dates import AFTER_HOLIDAY, read_when
from rmdesk.domain.spoken.figures import plain

_WORKING_DAYS: Final = re.compile(r"\+?([1-9])")


def read_move(text: str, today: date, days: WorkingDays) -> date | None:
    """The day that `text` means, or None; a single figure counts working days from `today`.

    Raises NoWorkingDay.
    """
    if match := _WORKING_DAYS.fullmatch(plain(text)):
        return days.after(today, int(match[1]))
    when = read_when(text, today, days=days)
    return when.on if when else None


def names_hour(text: str, today: date, days: WorkingDays) -> bool:
    """Whether `text` says an hour besides the day."""
    when = read_when(text, today, days=days)
    return when is not None and when.at is not None


def asks_for_holiday(text: str) -> bool:
    """Whether `text` is the day after a holiday, which only a table of holidays can tell."""
    return plain(text) in AFTER_HOLIDAY
