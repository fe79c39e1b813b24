"""When a client's next asset review is due: monthly for important clients, quarterly for others
([S] in domain.md, "Reviewing and diagnosing"); what the client wishes goes before both.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.file.values import MOST_MONTHS
from rmdesk.domain.months import months_away
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_

REVIEW_MONTHS: Final = "review_months"
"""The item of the file that says how often the client wishes a review."""
OUT_OF_RANGE: Final = N_("Reviews come every 1 to {most} months; {months} is not possible.")
NOT_AHEAD: Final = N_("The next review lies after today; leave it empty where none was agreed.")
TOO_FAR: Final = N_("The next review comes within {most} months; type an earlier day.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMonths:
    """The months from one review to the next, by the client's class ("ours" which is important)."""

    very_high_months: int = 1
    higher_months: int = 3
    medium_months: int = 3
    lower_months: int = 3

    def months(self, client_class: ClientClass) -> int:
        match client_class:
            case ClientClass.VERY_HIGH:
                return self.very_high_months
            case ClientClass.HIGHER:
                return self.higher_months
            case ClientClass.MEDIUM:
                return self.medium_months
            case ClientClass.LOWER:
                return self.lower_months


class Standing(StrEnum):
    """Where a client's next review stands, the most urgent first."""

    OVERDUE = "overdue"
    DUE = "due"
    BOOKED = "booked"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When the next review is due. `last_on` is the day of the last one, `booked_on` the day that
    was agreed for the next, `months` what lies between two, wished where `is_wished`."""

    standing: Standing
    months: int
    is_wished: bool = False
    last_on: date | None = None
    due_on: date | None = None
    booked_on: date | None = None


SOON_DAYS: Final = 7
"""So long before its day a review counts as due (ours)."""


def due(
    *,
    last_on: date | None,
    booked_on: date | None,
    months: int,
    is_wished: bool = False,
    days: WorkingDays,
    today: date,
) -> Due:
    """Where the next review stands; a first one is nobody's duty ([S]).

    What was agreed goes before what follows from the months. Raises NoWorkingDay.
    """
    if last_on is None:
        return Due(standing=Standing.NEVER, months=months, is_wished=is_wished)
    due_on = booked_on or next_by_months(last_on, months, days)
    return Due(
        standing=_standing(due_on, today, is_booked=booked_on is not None),
        months=months,
        is_wished=is_wished,
        last_on=last_on,
        due_on=due_on,
        booked_on=booked_on,
    )


def _standing(due_on: date, today: date, *, is_booked: bool) -> Standing:
    """Where a review stands that is to be held on `due_on`."""
    if due_on < today:
        return Standing.OVERDUE
    if is_booked:
        return Standing.BOOKED
    return Standing.DUE if due_on <= today + timedelta(days=SOON_DAYS) else Standing.LATER


def next_by_months(after: date, months: int, days: WorkingDays) -> date:
    """The working day of the next review, so many months after one; raises NoWorkingDay."""
    return days.working_day_on_or_before(months_away(after, months))


def read_wish(text: str) -> int | None:
    """The months that the client wishes between two reviews, as the file keeps them; None where
    nothing sensible was said."""
    months = int(text) if text.isdecimal() and len(text) <= len(str(MOST_MONTHS)) else 0
    return months if 1 <= months <= MOST_MONTHS else None


def wrong_with_months(months: ReviewMonths) -> Wrong | None:
    """Why these intervals are not taken; None when they are."""
    for name in ReviewMonths.__dataclass_fields__:
        count = getattr(months, name)
        if not 1 <= count <= MOST_MONTHS:
            return Wrong(name, OUT_OF_RANGE, {"most": MOST_MONTHS, "months": count})
    return None


def wrong_with_next(next_on: date, *, on: date, today: date) -> Wrong | None:
    """Why the day is none for the next review after that of `on`; None when it is."""
    if next_on <= today:
        return Wrong("next_on", NOT_AHEAD)
    if next_on > months_away(on, MOST_MONTHS):
        return Wrong("next_on", TOO_FAR, {"most": MOST_MONTHS})
    return None
