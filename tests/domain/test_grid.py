"""Cells of the calendar grid and steps through its months."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmdesk.domain.calling.calls import Appointment, AppointmentKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Cell, Duty, Mark, days_from, month_away
from rmdesk.domain.ids import AppointmentId, ClientId, ContactId


def a_mark(channel: Channel, gist: str = "") -> Mark:
    return Mark(ContactId(1), channel, gist)


def test_a_cell_names_its_contacts_before_what_was_agreed() -> None:
    marks = (a_mark(Channel.TELEPHONE, "未接"), a_mark(Channel.MEETING, "面谈"))
    agreed = Appointment(
        id=AppointmentId(7),
        client_id=ClientId(1),
        kind=AppointmentKind.CALL_BACK,
        on=date(2026, 11, 20),
    )
    cell = Cell(marks, duties=((Duty.MATURITY, "定期存款甲"),), agreed=(agreed,))
    assert cell.letters == "TM"
    assert cell.entries == (*marks, agreed)
    assert cell.announced == {Duty.MATURITY, Duty.CALL_BACK}


def test_a_dial_in_vain_is_a_small_letter_until_something_came_of_it() -> None:
    assert Cell(vain_dials=2).letters == "t"
    assert Cell((a_mark(Channel.EMAIL),), vain_dials=2).letters == "E"


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 11, 20), -11, date(2025, 12, 20)),
    ],
)
def test_a_month_away(day: date, months: int, there: date) -> None:
    assert month_away(day, months) == there


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-60, 60))
def test_a_month_away_lands_in_that_month(day: date, months: int) -> None:
    there = month_away(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day <= day.day


def test_days_are_in_a_row() -> None:
    days = days_from(date(2026, 12, 30), 4)
    assert [b - a for a, b in pairwise(days)] == [timedelta(days=1)] * 3
