"""To which day something is put off: a figure counts working days, words are read as ever."""

from datetime import date, timedelta

import pytest

from rmdesk.domain.calendar.holidays import PublicHolidays
from rmdesk.domain.calendar.working_days import OwnDay, OwnKind, WorkingDays
from rmdesk.domain.spoken.moves import read_move

FRIDAY = date(2026, 11, 20)
MONDAY = FRIDAY + timedelta(3)
DAYS = WorkingDays(PublicHolidays(), {MONDAY: OwnDay(MONDAY, OwnKind.LEAVE)})


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("1", date(2026, 11, 24)),
        ("+1", date(2026, 11, 24)),
        ("４", date(2026, 11, 27)),
        ("九", date(2026, 12, 4)),
        ("下周三", date(2026, 11, 25)),
        ("next wed", date(2026, 11, 25)),
        ("+10", date(2026, 11, 30)),
        ("12.1", date(2026, 12, 1)),
        ("下个工作日", date(2026, 11, 24)),
        ("昨天", date(2026, 11, 19)),
        ("", None),
        ("0", None),
        ("soon", None),
    ],
)
def test_a_day_is_read(text: str, on: date | None) -> None:
    assert read_move(text, FRIDAY, DAYS) == on
