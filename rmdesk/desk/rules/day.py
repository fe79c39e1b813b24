"""The settings of the day as the book keeps them, and the days on which its owner works."""

import json
from functools import cache
from hashlib import sha256
from typing import Final

from rmdesk import content
from rmdesk.domain.calendar.holiday_file import read_holidays
from rmdesk.domain.calendar.holidays import HolidayYear, known_holidays
from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.day_settings import DaySettings, plain_settings, read_settings
from rmdesk.store.shelves.own_days import OwnDayShelf
from rmdesk.store.state import State

_SETTINGS: Final = "day"
_THRESHOLDS: Final = "thresholds"
"""Where an older book kept the lines of the value grid, before there was anything else to set."""


def kept_settings(state: State) -> DaySettings:
    """The settings of the book."""
    plain = state.get(_SETTINGS)
    return read_settings(plain or {"value": state.get(_THRESHOLDS)})


def keep_settings(state: State, settings: DaySettings) -> None:
    """Put the settings into the book."""
    state.put(_SETTINGS, plain_settings(settings))


def working_days(kept: OwnDayShelf, settings: DaySettings) -> WorkingDays:
    """The days of work: the country's as far as they are known, one's own, and the week."""
    return WorkingDays(
        public=known_holidays(*shipped_years(), *kept.imported()),
        own={one.on: one for one in kept.own()},
        weekly=settings.weekly,
    )


@cache
def shipped_years() -> tuple[HolidayYear, ...]:
    """The years that come with the program."""
    return read_holidays(content.text("holidays.toml")).years


def plan_stamp(days: WorkingDays, settings: DaySettings) -> str:
    """What tells the days and settings of one plan from those of another."""
    named = {
        "off": sorted(day.isoformat() for day in days.public.off),
        "worked": sorted(day.isoformat() for day in days.public.worked),
        "own": sorted((day.isoformat(), one.kind.value) for day, one in days.own.items()),
        "settings": plain_settings(settings),
    }
    return sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()
