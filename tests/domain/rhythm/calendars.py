"""Real calendars for the rhythm, and deals to count."""

from datetime import date, timedelta
from typing import Any

from rmdesk.desk.rules.day import shipped_years
from rmdesk.domain.calendar.holidays import known_holidays
from rmdesk.domain.calendar.working_days import OwnDay, OwnKind, WorkingDays
from rmdesk.domain.deals.deal import Deal, Stage
from rmdesk.domain.ids import ClientId, DealId, TargetId
from rmdesk.domain.money import Money
from rmdesk.domain.rhythm.targets import Target

CHINA = WorkingDays(public=known_holidays(*shipped_years()))
"""The holidays and make-up days that come with the program."""

NOVEMBER = date(2026, 11, 1)


def on_leave(first: date, last: date) -> WorkingDays:
    """China, and leave from the first day to the last."""
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return WorkingDays(CHINA.public, {day: OwnDay(day, OwnKind.LEAVE) for day in days})


def wan(amount: float) -> Money:
    return Money(round(amount * 1_000_000))


def a_deal(number: int = 1, **values: Any) -> Deal:
    """An open deal of November, unless a day is said on which it was closed."""
    closed = values.get("closed_on")
    return Deal(
        **{
            "id": DealId(number),
            "client_id": ClientId(number),
            "metric": "investment",
            "amount": wan(10),
            "month": NOVEMBER,
            "added_on": NOVEMBER,
            "moved_on": closed or NOVEMBER,
            "stage": Stage.CLOSED if closed else Stage.STOCKED,
            **values,
        }
    )


def a_target(**values: Any) -> Target:
    return Target(
        **{
            "id": TargetId(1),
            "month": NOVEMBER,
            "metric": "investment",
            "amount": wan(229),
            **values,
        }
    )
