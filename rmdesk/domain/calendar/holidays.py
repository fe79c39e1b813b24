"""Public holidays and the weekends that are worked instead, year by year as they are decreed.

A year that nobody has told is not known: nothing is guessed for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday: the days off, and the weekend days worked for it."""

    name: str
    first: date
    last: date
    worked: tuple[date, ...] = ()

    @property
    def days(self) -> list[date]:
        """Every day off."""
        return [
            self.first + timedelta(days=step) for step in range((self.last - self.first).days + 1)
        ]


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """What was decreed for a year, and where that stands."""

    year: int
    holidays: tuple[Holiday, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """Every year that is known; `off` names the holiday of each day off, `worked` of each day
    worked for it."""

    years: Mapping[int, HolidayYear] = field(default_factory=dict)
    off: Mapping[date, str] = field(default_factory=dict)
    worked: Mapping[date, str] = field(default_factory=dict)

    def is_known(self, day: date) -> bool:
        """Whether somebody told the holidays of the day's year."""
        return day.year in self.years


def known_holidays(*years: HolidayYear) -> PublicHolidays:
    """What holds of several years; of the same year the last."""
    told = {one.year: one for one in years}
    holidays = [holiday for one in told.values() for holiday in one.holidays]
    return PublicHolidays(
        years=told,
        off={day: holiday.name for holiday in holidays for day in holiday.days},
        worked={day: holiday.name for holiday in holidays for day in holiday.worked},
    )
