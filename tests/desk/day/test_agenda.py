"""The day by its hours, and the minute at which something agreed is due."""

from datetime import datetime, time, timedelta

from rmdesk.desk.client_file.agreements import agree, settle
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.day.agenda import agenda_of
from rmdesk.desk.day.minute import agreed_on, come, nameless_hours
from rmdesk.desk.day.to_dos import add_to_do
from rmdesk.domain.calling.calls import AppointmentKind, AppointmentState
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk

NOW = datetime.combine(TODAY, time(9))
SATURDAY = TODAY + timedelta(days=1)


def test_the_day_shows_what_was_agreed_and_no_birthday() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="单雄信")
        edit_client(desk, client_id, {"birthday": SATURDAY.replace(year=1980)}, now=NOW)
        for at in (time(15, 20), time(15)):
            agree(desk, client_id, AppointmentKind.MEETING, on=SATURDAY, at=at, now=NOW)
        add_to_do(desk, "寄材料", SATURDAY, now=NOW)
        found = agenda_of(desk, SATURDAY)
        assert [(line.at, line.clashes) for line in found.lines] == [
            (time(15), False),
            (time(15, 20), True),
        ]
        assert [duty.reason.facts["what"] for duty in found.any_time] == ["寄材料"]
        assert agenda_of(desk, TODAY).lines == []


def test_a_call_back_is_told_from_its_minute_until_it_is_settled() -> None:
    with an_empty_desk() as desk:
        client_id = add_client(desk, now=NOW, name="单雄信")
        minute = NOW.replace(hour=10, minute=30)
        agree(desk, client_id, AppointmentKind.CALL_BACK, on=TODAY, at=minute.time(), now=NOW)
        agree(desk, client_id, AppointmentKind.CALL_BACK, on=SATURDAY, at=time(8), now=NOW)
        agreed = agreed_on(desk, TODAY)
        assert [(one.name, one.moment) for one in agreed] == [("单雄信", minute)]
        assert come(agreed, minute - timedelta(minutes=1)) == []
        assert come(agreed, minute) == come(agreed, minute.replace(hour=18)) == agreed
        assert [hour for hour, _kind in nameless_hours(desk, TODAY)] == [
            minute,
            datetime.combine(SATURDAY, time(8)),
        ]
        settle(desk, desk.appointments.of(client_id)[0], AppointmentState.DROPPED, now=NOW)
        assert agreed_on(desk, TODAY) == []
