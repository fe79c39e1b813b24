"""The end of a day: calls nobody wrote down, what is left, tomorrow, and that it was closed."""

from datetime import date, datetime, time, timedelta

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import outcomes, sessions
from rmdesk.desk.calling.given import Given
from rmdesk.desk.calling.shown import Turn, not_logged, note_shown, say_no_call
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.close_out import LISTED, close, close_out, closed_today
from rmdesk.desk.day.settling import finish, move
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.today import Group
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk

NOW = datetime.combine(TODAY, time(14))
LATER = NOW + timedelta(minutes=10)
MONDAY = date(2026, 11, 23)


def a_client(desk: Desk, name: str = "单雄信") -> ClientId:
    """Known for a month, and spoken with yesterday: nothing is due with them."""
    client_id = add_client(desk, now=NOW - timedelta(days=30), name=name)
    log(desk, client_id, NOW - timedelta(days=1))
    return client_id


def log(desk: Desk, client_id: ClientId, now: datetime) -> None:
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=now.date(), now=now)


def names(desk: Desk, on: date = TODAY) -> list[tuple[str, bool]]:
    return [(one.name, one.is_no_call) for one in not_logged(desk, on)]


def test_a_number_shown_is_asked_about_until_the_call_is_written_down() -> None:
    with an_empty_desk() as desk:
        client_id = a_client(desk)
        log(desk, client_id, NOW - timedelta(hours=1))
        note_shown(desk, client_id, Turn.NUMBER_SHOWN, now=NOW)
        assert names(desk) == [("单雄信", False)]
        log(desk, client_id, LATER)
        assert names(desk) == []
        desk.undo(now=LATER)
        assert names(desk) == [("单雄信", False)]
        note_shown(desk, client_id, Turn.RANG_IN, now=LATER)
        log(desk, client_id, LATER)  # within the second
        assert names(desk) == []


def test_an_outcome_without_a_contact_is_written_down_too() -> None:
    with an_empty_desk() as desk:
        client_id = a_client(desk)
        note_shown(desk, client_id, Turn.NUMBER_SHOWN, now=NOW)
        session = sessions.start(desk, [client_id], script="", now=NOW)
        outcomes.record(desk, session, Given(outcome=Outcome.NO_ANSWER), now=LATER)
        assert names(desk) == []


def test_that_there_was_no_call_can_be_said_and_taken_back() -> None:
    with an_empty_desk() as desk:
        for place, name in enumerate(("张三", "李四")):
            moment = NOW + timedelta(minutes=place)
            note_shown(desk, a_client(desk, name), Turn.NUMBER_SHOWN, now=moment)
        first, _second = not_logged(desk, TODAY)
        say_no_call(desk, first, is_no_call=True)
        assert names(desk) == [("张三", True), ("李四", False)]
        say_no_call(desk, first, is_no_call=False)
        assert names(desk) == [("张三", False), ("李四", False)]


def test_what_was_shown_is_forgotten_with_the_day() -> None:
    with an_empty_desk() as desk:
        client_id = a_client(desk)
        note_shown(desk, client_id, Turn.NUMBER_SHOWN, now=NOW)
        assert names(desk, MONDAY) == []
        note_shown(desk, client_id, Turn.RANG_IN, now=datetime.combine(MONDAY, time(9)))
        assert names(desk) == []


def test_of_twenty_planned_ten_are_done_and_ten_stay_for_tomorrow() -> None:
    with an_empty_desk() as desk:
        for number in range(20):
            add_to_do(desk, f"第{number}件", TODAY, now=NOW)
        sheet = close_out(desk)
        assert (sheet.left, len(sheet.rows)) == (20, 20)
        for one in sheet.rows[:10]:
            finish(desk, [duty.key for duty in one.row.duties], now=NOW)
        keys = [duty.key for duty in close_out(desk).rows[0].row.duties]
        move(desk, keys, MONDAY, now=NOW)
        sheet = close_out(desk)
        assert sheet.left == 9
        assert (sheet.tomorrow.on, sheet.tomorrow.planned, sheet.tomorrow.carried) == (MONDAY, 1, 9)
        desk.roll_over(MONDAY)
        carried = [one.row.carried for one in close_out(desk).rows]
        assert sorted(carried) == [0, *[1] * 9]


def test_tomorrow_is_the_next_working_day_with_its_groups_hours_and_load() -> None:
    with an_empty_desk() as desk:
        client_id, other = a_client(desk), a_client(desk, "李四")
        agree(desk, client_id, AppointmentKind.MEETING, on=MONDAY, at=time(9, 30), now=NOW)
        add_to_do(desk, "带材料", MONDAY, now=NOW, client_id=client_id)
        add_to_do(desk, "寄贺卡", MONDAY, now=NOW)
        add_to_do(desk, "今天的", TODAY, now=NOW, client_id=client_id)
        add_to_do(desk, "也是今天的", TODAY, now=NOW, client_id=other)
        found = close_out(desk)
        tomorrow = found.tomorrow
        assert list(tomorrow.groups) == [(Group.APPOINTMENTS, 1), (Group.TO_DOS, 2)]
        assert [line.at for line in tomorrow.agenda.lines] == [time(9, 30)]
        assert found.names[client_id] == "单雄信"
        # One client is called once however much is due; who is called anyway takes no more room.
        assert (tomorrow.planned, tomorrow.carried, tomorrow.limit) == (2, 1, 20)
        assert tomorrow.over == 0


def test_no_more_rows_are_listed_than_anybody_goes_through() -> None:
    with an_empty_desk() as desk:
        for number in range(LISTED + 2):
            add_to_do(desk, f"第{number}件", TODAY, now=NOW)
        sheet = close_out(desk)
        assert (sheet.left, len(sheet.rows)) == (LISTED + 2, LISTED)
        assert sheet.tomorrow.over == LISTED + 2 - 20


def test_a_closed_day_says_how_it_stood_until_it_is_over() -> None:
    with an_empty_desk() as desk:
        client_id = a_client(desk)
        add_to_do(desk, "寄材料", TODAY, now=NOW)
        assert close_out(desk).closed is None
        close(desk, now=NOW)
        add_to_do(desk, "再打一次", TODAY, now=LATER)
        log(desk, client_id, LATER)
        sheet = close_out(desk)
        assert sheet.closed is not None
        assert (sheet.closed.at, sheet.closed.left, sheet.closed.contacts) == (NOW, 1, 0)
        assert (sheet.left, sheet.counters.every) == (2, 1)
        desk.roll_over(MONDAY)
        assert closed_today(desk) is None
