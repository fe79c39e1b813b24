"""The bars of the four weeks: as wide as they were given, whatever the day holds."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rmdesk.desk.day.capacity import LoadedDay
from rmdesk.domain.calendar.working_days import Day, DayKind
from rmdesk.domain.capacity import DayLoad
from rmdesk.ui.dialogs.capacity import loaded_line
from rmdesk.ui.formats import cells

MONDAY = date(2026, 11, 23)


def text(clients: int, fixed: int, limit: int, most: int, width: int) -> str:
    load = DayLoad(MONDAY, clients, fixed, limit)
    day = LoadedDay(Day(MONDAY, DayKind.WORKDAY), load)
    return "".join(span.text for span in loaded_line(day, most, width))


@given(
    st.integers(0, 300),
    st.integers(0, 300),
    st.integers(1, 200),
    st.integers(0, 400),
    st.integers(60, 110),
)
def test_a_line_is_as_wide_as_its_dialog(
    clients: int, fixed: int, limit: int, most: int, width: int
) -> None:
    assert cells(text(clients, min(fixed, clients), limit, most, width)) == width


def test_what_is_above_the_limit_has_a_sign_of_its_own() -> None:
    said = text(30, 10, 20, 40, 96)
    bar = said[16:].split()[0]
    assert (bar.count("#"), bar.count("="), bar.count("+")) == (12, 12, 12)
    assert "30 / 20  ! too many: 10" in said


def test_one_too_many_is_seen_however_long_the_bars_are() -> None:
    assert "+" in text(21, 21, 20, 400, 70)


def test_a_day_that_is_not_too_full_has_no_such_sign() -> None:
    assert "+" not in text(20, 5, 20, 40, 70)
    assert "!" not in text(20, 5, 20, 40, 70)
