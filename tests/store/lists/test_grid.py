"""The grid's cells: records in the past, duties from today on."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import outcomes, sessions
from rmdesk.desk.calling.given import Given
from rmdesk.desk.client_file.agreements import agree, settle
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.contacts import delete_contact, edit_contact, log_contact
from rmdesk.desk.day.settling import finish
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState, Outcome
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Duty
from rmdesk.domain.holdings import HoldingClass
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.store.tables.file import DetailTable
from rmdesk.store.tables.money import HoldingTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

DAY = timedelta(days=1)
ONE, TWO = ClientId(1), ClientId(2)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("张三", "李四"):
            add_client(desk, now=NOW, name=name)
        yield desk


def test_marks_stand_in_their_cells_in_order(desk: Desk) -> None:
    for channel in (Channel.TELEPHONE, Channel.MEETING):
        log_contact(desk, ONE, channel=channel, on=TODAY - DAY, gist=channel.value, now=NOW)
    log_contact(desk, TWO, channel=Channel.EMAIL, on=TODAY, now=NOW)
    rows = desk.grid.rows([ONE, TWO], TODAY - DAY, TODAY, today=TODAY, settings=desk.settings)
    assert rows[ONE].cell(TODAY - DAY).letters == "TM"
    assert [mark.gist for mark in rows[ONE].cell(TODAY - DAY).marks] == ["T", "M"]
    assert rows[TWO].cell(TODAY).letters == "E"
    assert rows[TWO].cell(TODAY - DAY).letters == ""
    assert rows[ONE].last_contact == TODAY - DAY


def test_days_outside_the_span_and_clients_not_asked_for_are_left_out(desk: Desk) -> None:
    log_contact(desk, ONE, channel=Channel.EMAIL, on=TODAY - 9 * DAY, now=NOW)
    rows = desk.grid.rows([ONE], TODAY - 8 * DAY, TODAY, today=TODAY, settings=desk.settings)
    assert set(rows) == {ONE}
    assert not any(cell.letters for cell in rows[ONE].cells.values())


def test_a_dial_in_vain_is_seen(desk: Desk) -> None:
    session = sessions.start(desk, [ONE], script="invite", now=NOW)
    outcomes.record(desk, session, Given(outcome=Outcome.NO_ANSWER), now=NOW)
    assert (
        desk.grid.rows([ONE], TODAY, TODAY, today=TODAY, settings=desk.settings)[ONE]
        .cell(TODAY)
        .letters
        == "t"
    )


def test_duties_stand_on_today_and_later_only(desk: Desk) -> None:
    edit_client(desk, ONE, {"birthday": date(1980, 11, 25)}, now=NOW)
    with desk.store.action("holding.add", at=NOW) as action:
        for maturity in (TODAY - DAY, TODAY + DAY):
            action.insert(
                HoldingTable,
                {
                    "client_id": ONE,
                    "institution": "本行",
                    "is_ours": True,
                    "holding_class": HoldingClass.TIME_DEPOSIT,
                    "item": "定期存款甲",
                    "amount": Money.of_yuan(1),
                    "maturity": maturity,
                },
            )
    session = sessions.start(desk, [ONE], script="invite", now=NOW)
    outcomes.record(
        desk, session, Given(outcome=Outcome.CALL_BACK, on=TODAY + 3 * DAY, gist="再打"), now=NOW
    )
    row = desk.grid.rows(
        [ONE], TODAY - 5 * DAY, TODAY + 30 * DAY, today=TODAY, settings=desk.settings
    )[ONE]
    duties = {day: cell.duties for day, cell in row.cells.items() if cell.duties}
    assert duties == {
        TODAY + DAY: ((Duty.MATURITY, "定期存款甲"),),
        TODAY + 3 * DAY: ((Duty.DUE, ""),),
        TODAY + 5 * DAY: ((Duty.BIRTHDAY, ""),),
    }
    assert [one.note for one in row.cell(TODAY + 3 * DAY).agreed] == ["再打"]
    planned = {
        (day, one.sign): one.reason.facts["day"]
        for day, cell in row.cells.items()
        for one in cell.planned
    }
    # The talk settled what was due about the maturity.
    assert planned == {(TODAY + 4 * DAY, Duty.BIRTHDAY): TODAY + 5 * DAY}


def test_a_lunar_birthday_stands_on_its_day(desk: Desk) -> None:
    now = NOW
    told = {"lunar_birthday": "08-15", "birthday_kept": "lunar"}
    with desk.store.action("detail.set", at=now) as action:
        for field, value in told.items():
            action.insert(
                DetailTable,
                {"client_id": ONE, "field": field, "value": value, "known_since": TODAY},
            )
    edit_client(desk, ONE, {"birthday": date(1978, 9, 17)}, now=now)
    row = desk.grid.rows([ONE], TODAY, TODAY + 365 * DAY, today=TODAY, settings=desk.settings)[ONE]
    days = [day for day, cell in row.cells.items() if (Duty.BIRTHDAY, "") in cell.duties]
    assert days == [date(2027, 9, 15)]


def test_keeping_in_touch_says_why_on_its_working_day(desk: Desk) -> None:
    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    row = desk.grid.rows([ONE], TODAY, TODAY + 99 * DAY, today=TODAY, settings=desk.settings)[ONE]
    assert row.next_due is not None and desk.days.is_working(row.next_due)
    (one,) = row.cell(row.next_due).planned
    assert (one.sign, one.reason.facts["last"]) == (Duty.DUE, TODAY)
    assert row.cell(row.next_due).duties == ()


def test_a_to_do_stands_on_its_day_until_it_is_done(desk: Desk) -> None:
    add_to_do(desk, "送年历", TODAY + 3 * DAY, now=NOW, client_id=ONE)

    def planned() -> list[Duty]:
        rows = desk.grid.rows([ONE], TODAY, TODAY + 9 * DAY, today=TODAY, settings=desk.settings)
        return [one.sign for one in rows[ONE].cell(TODAY + 3 * DAY).planned]

    assert planned() == [Duty.TO_DO]
    (stored,) = desk.duties.of(ONE)
    finish(desk, [stored.duty.key], now=NOW)
    assert planned() == []


def test_what_was_agreed_stands_on_its_day_until_it_is_settled(desk: Desk) -> None:
    on = TODAY + DAY
    for at, note in ((time(15), "later"), (time(10, 30), "谈教育金")):
        agree(desk, ONE, AppointmentKind.MEETING, on=on, at=at, note=note, now=NOW)
    days_after = TODAY + 9 * DAY
    rows = desk.grid.rows([ONE], TODAY, days_after, today=days_after, settings=desk.settings)
    agreed = rows[ONE].cell(on).agreed
    assert [one.at for one in agreed] == [time(10, 30), time(15)]
    assert agreed == tuple(desk.appointments.of(ONE))
    settle(desk, agreed[0], AppointmentState.MISSED, now=NOW)
    rows = desk.grid.rows([ONE], TODAY, days_after, today=days_after, settings=desk.settings)
    assert [one.note for one in rows[ONE].cell(on).agreed] == ["later"]


def test_the_foot_counts_the_whole_book(desk: Desk) -> None:
    for client_id, channel in (
        (ONE, Channel.TELEPHONE),
        (TWO, Channel.TELEPHONE),
        (TWO, Channel.EMAIL),
    ):
        log_contact(desk, client_id, channel=channel, on=TODAY, now=NOW)
    assert desk.grid.contacts_per_day(TODAY - DAY, TODAY) == {TODAY: (2, 3)}


def test_the_foot_follows_every_change_of_a_contact(desk: Desk) -> None:
    def counted() -> dict[date, tuple[int, int]]:
        return desk.grid.contacts_per_day(TODAY - 9 * DAY, TODAY)

    log_contact(desk, ONE, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    log_contact(desk, TWO, channel=Channel.TELEPHONE, on=TODAY, now=NOW)
    (contact,) = desk.contacts.of(ONE)
    edit_contact(desk, contact.id, {"channel": Channel.EMAIL}, now=NOW)
    assert counted() == {TODAY: (1, 2)}
    edit_contact(desk, contact.id, {"on": TODAY - DAY}, now=NOW)
    assert counted() == {TODAY - DAY: (0, 1), TODAY: (1, 1)}
    delete_contact(desk, contact.id, now=NOW)
    assert counted() == {TODAY: (1, 1)}
    for expected in ({TODAY - DAY: (0, 1), TODAY: (1, 1)}, {TODAY: (1, 2)}, {TODAY: (2, 2)}):
        desk.undo(now=NOW)
        assert counted() == expected
    desk.redo(now=NOW)
    assert counted() == {TODAY: (1, 2)}
