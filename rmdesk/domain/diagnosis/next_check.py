"""When a diagnosis is looked at again: it is a cycle, and each has a next-check date ([N])."""

from datetime import date, timedelta
from typing import Final

from rmdesk.domain.months import months_away
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

MONTHS: Final = 12
"""So long a diagnosis holds, unless something happens (ours)."""

FURTHEST_MONTHS: Final = 60
_DAYS_OF_WEEK: Final = 7
_SATURDAY: Final = 5

NOT_AHEAD: Final = N_("The next check lies after today.")
TOO_FAR: Final = N_("The next check comes within {years} years: circumstances change.")


def proposed(on: date) -> date:
    """The day that is proposed for the next check of a diagnosis made on `on`: of a weekend, the
    Monday after. Which days are holidays then nobody knows yet."""
    day = months_away(on, MONTHS)
    weekday = day.weekday()
    return day if weekday < _SATURDAY else day + timedelta(days=_DAYS_OF_WEEK - weekday)


def wrong_with_check(next_check_on: date, *, today: date) -> Wrong | None:
    """Why the day is none for a check."""
    if next_check_on <= today:
        return Wrong("next_check_on", NOT_AHEAD)
    if next_check_on > months_away(today, FURTHEST_MONTHS):
        return Wrong("next_check_on", TOO_FAR, {"years": FURTHEST_MONTHS // 12})
    return None
