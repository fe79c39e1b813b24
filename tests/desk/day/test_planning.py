"""Capacity, leave and holidays: what they do to duties that are planned."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.capacity import apply, loads, proposed
from rmdesk.desk.day.days_off import clear, enter
from rmdesk.desk.day.holidays import import_years
from rmdesk.desk.day.today import today
from rmdesk.domain.calendar.working_days import NoWorkingDay, OwnKind
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.money import HoldingTable
from rmdesk.store.verify import verify
from tests.books.builders import TODAY

NOW = datetime.combine(TODAY, time(9))
DAY = timedelta(days=1)
MONDAY = TODAY + 3 * DAY


def never_contacted(desk: Desk, count: int) -> list[ClientId]:
    return [add_client(desk, now=NOW, name=f"罗成{place}") for place in range(count)]


def due_on(desk: Desk, on: date) -> ClientId:
    """A client of the lowest class whose next contact is planned for a day."""
    (client_id,) = never_contacted(desk, 1)
    talked = on - timedelta(days=desk.thresholds.lower_days)
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=talked, now=NOW)
    assert desk.clients.facts(client_id).next_due == on
    return client_id


def test_everybody_due_at_once_is_spread_below_the_limit(desk: Desk) -> None:
    never_contacted(desk, 47)
    assert (loads(desk)[0].clients, loads(desk)[0].over) == (47, 27)
    wanted = proposed(desk)
    assert wanted.left_over == 0
    assert loads(desk)[0].clients == 47, "looking writes nothing"
    apply(desk, wanted, now=NOW)
    assert [one.clients for one in loads(desk)[:4]] == [20, 20, 7, 0]
    assert len(today(desk).ids) == 20
    desk.undo(now=NOW)
    assert len(today(desk).ids) == 47


def test_what_was_promised_stays_where_it_is(desk: Desk) -> None:
    desk.change_settings(replace(desk.settings, limit=1))
    promised, other = never_contacted(desk, 2)
    agree(desk, promised, AppointmentKind.MEETING, on=TODAY, at=time(15), now=NOW)
    apply(desk, proposed(desk), now=NOW)
    assert today(desk).ids.tolist() == [promised]
    assert desk.clients.facts(other).next_due == MONDAY


def test_leave_moves_what_is_planned_for_it_and_back(desk: Desk) -> None:
    client_id = due_on(desk, MONDAY)
    enter(desk, MONDAY, MONDAY + DAY, OwnKind.LEAVE, now=NOW, note="年假")
    assert desk.clients.facts(client_id).next_due == MONDAY + 2 * DAY
    assert desk.days.day(MONDAY).name == "年假"
    assert verify(desk.store, today=TODAY).is_sound
    desk.undo(now=NOW)
    assert desk.clients.facts(client_id).next_due == MONDAY
    desk.redo(now=NOW)
    clear(desk, MONDAY, MONDAY, now=NOW)
    assert desk.clients.facts(client_id).next_due == MONDAY


def test_a_maturity_comes_earlier_because_of_leave_and_stays_where_somebody_moved_it(
    desk: Desk,
) -> None:
    (client_id,) = never_contacted(desk, 1)
    maturity = MONDAY + 14 * DAY
    with desk.store.action("holding.add", at=NOW) as action:
        values = {"client_id": client_id, "institution": "本行", "is_ours": True}
        values |= {"holding_class": HoldingClass.TIME_DEPOSIT, "amount": Money.of_yuan(10_000)}
        action.insert(HoldingTable, values | {"maturity": maturity})
    (stored,) = desk.duties.of(client_id)
    assert stored.duty.on == maturity - 7 * DAY
    enter(desk, maturity - 7 * DAY, maturity - 5 * DAY, OwnKind.LEAVE, now=NOW)
    (stored,) = desk.duties.of(client_id)
    assert stored.duty.on == maturity - 10 * DAY, "the Friday before the leave"


def test_a_shift_on_saturday_is_a_day_of_work(desk: Desk) -> None:
    saturday = TODAY + DAY
    enter(desk, saturday, saturday, OwnKind.SHIFT, now=NOW)
    (client_id,) = never_contacted(desk, 1)
    talked = saturday - timedelta(days=desk.thresholds.lower_days)
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=talked, now=NOW)
    assert desk.clients.facts(client_id).next_due == saturday


def test_leave_that_ends_before_it_begins_or_never_is_refused(desk: Desk) -> None:
    never_contacted(desk, 1)
    with pytest.raises(ValueRefused):
        enter(desk, MONDAY, TODAY, OwnKind.LEAVE, now=NOW)
    half = timedelta(days=180)
    enter(desk, TODAY, TODAY + half, OwnKind.LEAVE, now=NOW)
    enter(desk, TODAY + half, TODAY + 2 * half, OwnKind.LEAVE, now=NOW)
    before = desk.days
    with pytest.raises(NoWorkingDay):
        enter(desk, TODAY + 2 * half, TODAY + 3 * half, OwnKind.LEAVE, now=NOW)
    assert desk.days == before
    assert max(one.on for one in desk.own_days.own()) == TODAY + 2 * half


YEAR = """
[2027]
source = "notice"
holidays = [{ name = "元旦", from = 2027-01-01, to = 2027-01-04, work = [2027-01-09] }]
"""


def test_an_imported_year_is_known_and_planned_by(desk: Desk) -> None:
    fourth = date(2027, 1, 4)
    client_id = due_on(desk, fourth)
    assert desk.days.unknown_years(TODAY, fourth) == [2027]
    assert import_years(desk, YEAR, now=NOW).findings == ()
    assert desk.days.unknown_years(TODAY, fourth) == []
    assert desk.clients.facts(client_id).next_due == fourth + DAY
    with_again = Desk(desk.vault, today=TODAY)
    assert with_again.days == desk.days
    desk.undo(now=NOW)
    assert desk.clients.facts(client_id).next_due == fourth


def test_the_same_year_again_writes_nothing_and_a_wrong_one_is_told(desk: Desk) -> None:
    import_years(desk, YEAR, now=NOW)
    before = desk.journal.actions(1)
    assert import_years(desk, YEAR, now=NOW).findings == ()
    assert import_years(desk, YEAR.replace("01-04", "13-04"), now=NOW).findings
    assert desk.journal.actions(1) == before


def test_holidays_that_came_with_a_new_version_are_planned_by(desk: Desk) -> None:
    client_id = due_on(desk, date(2027, 1, 4))
    import_years(desk, YEAR, now=NOW)
    planned = desk.clients.facts(client_id).next_due
    with desk.store.database.atomic():  # as an older version left the book
        desk.store.database.execute_sql("UPDATE facts SET next_due = '2027-01-04'")
        desk.state.put("planned_by", "")
    assert Desk(desk.vault, today=TODAY).clients.facts(client_id).next_due == planned
