"""Two times to choose from: on weekdays, and never one that is taken."""

from datetime import date, datetime, time, timedelta

import pytest

from rmdesk.domain.calendar.working_days import OwnKind, WorkingDays, own_days
from rmdesk.domain.slots import two_slots
from rmdesk.domain.spoken.dates import When

FRIDAY = date(2026, 11, 20)


def at(moment: str) -> When:
    read = datetime.fromisoformat(moment)
    return When(read.date(), read.time())


@pytest.mark.parametrize(
    ("today", "taken", "offered"),
    [
        (FRIDAY, [], ["2026-11-23 10:00", "2026-11-24 15:00"]),
        (FRIDAY + timedelta(1), [], ["2026-11-23 10:00", "2026-11-24 15:00"]),
        (date(2026, 11, 25), [], ["2026-11-26 10:00", "2026-11-27 15:00"]),
        (FRIDAY, ["2026-11-23 10:00"], ["2026-11-23 09:00", "2026-11-24 15:00"]),
        (FRIDAY, ["2026-11-24 15:00"], ["2026-11-23 10:00", "2026-11-24 14:00"]),
        (FRIDAY, ["2026-11-23 10:30"], ["2026-11-23 09:00", "2026-11-24 15:00"]),
        (
            FRIDAY,
            ["2026-11-23 10:40", "2026-11-24 14:20"],
            ["2026-11-23 10:00", "2026-11-24 15:00"],
        ),
        (
            FRIDAY,
            [f"2026-11-23 {hour:02}:00" for hour in (9, 10, 11, 14, 15, 16)],
            ["2026-11-24 10:00", "2026-11-25 15:00"],
        ),
    ],
)
def test_the_slots(today: date, taken: list[str], offered: list[str]) -> None:
    assert two_slots(today, {at(moment) for moment in taken}) == tuple(map(at, offered))


def test_holidays_and_leave_offer_no_time() -> None:
    leave = own_days(date(2026, 11, 23), date(2026, 11, 24), OwnKind.LEAVE)
    days = WorkingDays(own={one.on: one for one in leave})
    offered = ["2026-11-25 10:00", "2026-11-26 15:00"]
    assert two_slots(FRIDAY, set(), days) == tuple(map(at, offered))
    long = own_days(date(2026, 11, 21), date(2027, 1, 31), OwnKind.LEAVE)
    away = WorkingDays(own={one.on: one for one in long})
    assert [slot.on for slot in two_slots(FRIDAY, set(), away)] == [
        date(2027, 2, 1),
        date(2027, 2, 2),
    ]


def test_a_month_without_a_free_hour_offers_the_usual_ones() -> None:
    every = {
        When(FRIDAY + timedelta(day), time(hour)) for day in range(70) for hour in range(9, 17)
    }
    assert two_slots(FRIDAY, every) == (at("2026-11-23 10:00"), at("2026-11-24 15:00"))
