"""Whole months: so many on, and the first day of one."""

from calendar import monthrange
from datetime import date


def months_away(day: date, months: int) -> date:
    """`day` so many months on; the 31st becomes the last day of a shorter month.

    Raises ValueError beyond the calendar's ends.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def first_of(day: date) -> date:
    """The first day of the month of `day`."""
    return day.replace(day=1)


def last_of(day: date) -> date:
    """The last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])
