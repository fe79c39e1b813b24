"""What stands over a day in a calendar: what kind of day it is, its lunar day, its festival."""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.calendar.festivals import Festivals
from rmdesk.domain.calendar.lunar import LunarDay, lunar_of
from rmdesk.domain.calendar.working_days import Day, WorkingDays
from rmdesk.language import Language


@dataclass(frozen=True, slots=True)
class DayLabel:
    """A day as a calendar's head shows it; `lunar` is None off the lunar table."""

    day: Day
    lunar: LunarDay | None
    festivals: tuple[str, ...]

    @property
    def lunar_words(self) -> str:
        """Short, as printed calendars have it: the month's name on its first day."""
        if self.lunar is None:
            return ""
        return self.lunar.month_words if self.lunar.day == 1 else self.lunar.day_words

    @property
    def lunar_figures(self) -> str:
        """``10-12``, for who does not read Chinese; a leap month has a plus."""
        if self.lunar is None:
            return ""
        return f"{'+' if self.lunar.is_leap else ''}{self.lunar.month}-{self.lunar.day}"


def day_labels(
    first: date, last: date, *, days: WorkingDays, festivals: Festivals, language: Language
) -> list[DayLabel]:
    """The labels of the days from `first` to `last`."""
    names: dict[date, list[str]] = {}
    for one in festivals.between(first, last):
        names.setdefault(one.on, []).append(one.festival.names[language])
    span = range(first.toordinal(), last.toordinal() + 1)
    return [
        DayLabel(days.day(on), lunar_of(on), tuple(names.get(on, ())))
        for on in map(date.fromordinal, span)
    ]
