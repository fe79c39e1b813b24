"""The days to come: working days, days off between them, and the list behind every figure."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.day.capacity import loads
from rmdesk.desk.day.days_off import enter
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.desk.demo.making import make_demo_book
from rmdesk.desk.home.coming import DAYS, TOLD, coming, expected_on
from rmdesk.desk.opening import open_book
from rmdesk.domain.calendar.working_days import OwnKind
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.money import Money
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.today import GROUP_OF, Group
from tests.books.builders import TODAY
from tests.ui.small_book import YESTERDAY, empty_book, small_book


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Desk]:
    with small_book(tmp_path) as desk:
        yield desk


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path, passphrase = make_demo_book(tmp_path_factory.mktemp("demo"), today=TODAY)
    with open_book(path, passphrase, today=TODAY) as desk:
        yield desk


def test_a_birthday_and_a_maturity_stand_on_their_own_day_whatever_their_lead(small: Desk) -> None:
    told = {one.on: one for one in coming(small)}
    assert list(told) == [date(2026, 11, day) for day in (23, 24, 25, 26, 27)]
    assert told[date(2026, 11, 25)].told == {Group.CARE: 1}
    assert told[date(2026, 11, 27)].told == {Group.MONEY: 1}
    assert told[date(2026, 11, 27)].money == Money.of_yuan(50_000)


def test_days_off_stand_together_and_only_where_something_is(small: Desk) -> None:
    assert all(one.is_working for one in coming(small))
    client = add_client(small, now=YESTERDAY, name="周日生")
    edit_client(small, client, {"birthday": date(1990, 11, 22)}, now=YESTERDAY)
    weekend, *rest = coming(small)
    assert (weekend.on, weekend.until) == (date(2026, 11, 21), date(2026, 11, 22))
    assert weekend.told == {Group.CARE: 1} and not weekend.is_working
    assert len(rest) == DAYS


def test_spring_festival_is_one_line_and_the_make_up_day_a_day_of_work(tmp_path: Path) -> None:
    with empty_book(tmp_path) as desk:
        desk.roll_over(date(2026, 2, 13))
        client = add_client(desk, now=datetime(2026, 2, 12, 9), name="春生")
        edit_client(desk, client, {"birthday": date(1990, 2, 18)}, now=datetime(2026, 2, 12, 9))
        days = coming(desk)
    make_up, festival, *after = days
    assert make_up.on == date(2026, 2, 14) and make_up.is_working  # a Saturday
    assert (festival.on, festival.until) == (date(2026, 2, 15), date(2026, 2, 23))
    assert festival.told[Group.CARE] == 3  # the birthday, New Year's Eve and the festival
    assert [one.on for one in after] == [date(2026, 2, day) for day in (24, 25, 26, 27)]


def test_what_is_planned_for_a_day_off_is_load_of_the_working_day_after_it(small: Desk) -> None:
    before = {one.on: one.clients for one in coming(small)}
    add_to_do(small, "盘点名片", date(2026, 11, 23), now=YESTERDAY)
    with small.store.action("test.moved", at=YESTERDAY):
        small.vault.database.execute_sql(
            "UPDATE duties SET on_day = '2026-11-22' WHERE kind = ?", (OccasionKind.TO_DO.value,)
        )
    after = {one.on: one.clients for one in coming(small)}
    monday = date(2026, 11, 23)
    assert after == before | {monday: before[monday] + 1}


def test_a_client_of_the_weekend_and_of_the_monday_after_it_is_one_of_its_load(small: Desk) -> None:
    monday = date(2026, 11, 23)
    before = {one.on: one.clients for one in coming(small)}[monday]
    calm = small.clients.find("张三", 1)[0]
    agree(small, calm, AppointmentKind.MEETING, on=monday, at=time(9), now=YESTERDAY)
    agree(small, calm, AppointmentKind.CALL_BACK, on=monday, at=time(15), now=YESTERDAY)
    with small.store.action("test.moved", at=YESTERDAY):
        small.vault.database.execute_sql(
            "UPDATE duties SET on_day = '2026-11-22' WHERE kind = ?",
            (OccasionKind.CALL_BACK.value,),
        )
    found = next(one for one in coming(small) if one.on == monday)
    assert found.clients == before + 1
    listed = expected_on(small, monday, monday)
    assert sum(one.is_load for one in listed) == found.clients
    own = next(one for one in listed if one.client_id == calm)
    assert {duty.kind for duty in own.duties} >= {OccasionKind.MEETING, OccasionKind.CALL_BACK}


def test_one_client_with_several_duties_of_a_day_is_one_of_its_load(small: Desk) -> None:
    monday = date(2026, 11, 23)
    before = {one.on: one.clients for one in coming(small)}[monday]
    calm = small.clients.find("张三", 1)[0]
    agree(small, calm, AppointmentKind.MEETING, on=monday, at=time(9), now=YESTERDAY)
    agree(small, calm, AppointmentKind.CALL_BACK, on=monday, at=time(15), now=YESTERDAY)
    found = next(one for one in coming(small) if one.on == monday)
    assert found.told == {Group.APPOINTMENTS: 1, Group.PROMISES: 1}
    assert found.clients == before + 1


def test_the_load_is_that_of_capacity(demo: Desk) -> None:
    full = {one.on: one.clients for one in loads(demo)}
    days = [one for one in coming(demo) if one.is_working]
    assert [one.clients for one in days] == [full[one.on] for one in days]
    assert any(one.clients for one in days)


def test_every_figure_ties_to_the_list_behind_it(demo: Desk) -> None:
    days = coming(demo)
    assert days and any(one.told for one in days)
    for day in days:
        listed = expected_on(demo, day.on, day.until)
        duties = [duty for one in listed for duty in one.duties]
        for group in TOLD:
            own = [
                duty
                for duty in duties
                if GROUP_OF[duty.kind] is group and day.on <= duty.about <= day.until
            ]
            assert len(own) == day.told.get(group, 0), (day.on, group)
        assert sum(one.is_load for one in listed) == (day.clients if day.is_working else 0)
        assert len({one.client_id for one in listed if one.client_id}) == sum(
            one.client_id is not None for one in listed
        )


def test_somebody_on_leave_for_months_has_no_days_to_come(tmp_path: Path) -> None:
    with empty_book(tmp_path) as desk:
        enter(desk, date(2026, 11, 21), date(2027, 2, 28), OwnKind.LEAVE, now=YESTERDAY)
        assert coming(desk) == ()
