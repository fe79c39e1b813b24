"""The counters of the day: what was done against what one aims at, and what nobody knows."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.day.counters import counters
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.wrong import ValueRefused
from rmdesk.store.tables.contacts import CallTable
from rmdesk.store.tables.day import VisitTable
from tests.books.builders import TODAY

NOW = datetime.combine(TODAY, time(9))
DAY = timedelta(days=1)


@pytest.fixture
def client_id(desk: Desk) -> ClientId:
    return add_client(desk, now=NOW, name="单雄信")


def contact(desk: Desk, client_id: ClientId, channel: Channel = Channel.TELEPHONE) -> int:
    log_contact(desk, client_id, channel=channel, on=TODAY, now=NOW)
    return desk.contacts.of(client_id, 1)[0].id


def call(desk: Desk, client_id: ClientId, seconds: int, contact_id: int | None = None) -> None:
    with desk.store.action("call.made", at=NOW) as action:
        values = {"client_id": client_id, "at": NOW, "outcome": "interested", "is_dial": True}
        action.insert(CallTable, values | {"seconds": seconds, "contact_id": contact_id})


def test_a_new_day_stands_at_zero_of_what_one_aims_at(desk: Desk) -> None:
    day = counters(desk)
    assert (day.telephone, day.of_telephone, day.every) == (0, 20, 0)
    assert (day.seconds, day.of_minutes, day.untimed) == (0, 120, 0)
    assert day.knows_minutes


def test_a_message_is_a_contact_but_none_by_telephone(desk: Desk, client_id: ClientId) -> None:
    contact(desk, client_id)
    contact(desk, client_id, Channel.MESSAGE)
    log_contact(desk, client_id, channel=Channel.TELEPHONE, on=TODAY - DAY, now=NOW)
    assert (counters(desk).telephone, counters(desk).every) == (1, 2)


def test_minutes_that_nobody_knows_are_not_zero(desk: Desk, client_id: ClientId) -> None:
    contact(desk, client_id)
    assert counters(desk).untimed == 1
    assert not counters(desk).knows_minutes


def test_a_call_with_a_length_counts_and_the_others_are_told_apart(
    desk: Desk, client_id: ClientId
) -> None:
    contact(desk, client_id)
    call(desk, client_id, 90, contact(desk, client_id))
    call(desk, client_id, 30)
    day = counters(desk)
    assert (day.telephone, day.seconds, day.untimed) == (2, 120, 1)
    assert day.knows_minutes


def test_a_call_of_no_length_is_untimed(desk: Desk, client_id: ClientId) -> None:
    call(desk, client_id, 0, contact(desk, client_id))
    assert counters(desk).untimed == 1


def test_meetings_and_visits_of_today_that_are_still_to_come(
    desk: Desk, client_id: ClientId
) -> None:
    agree(desk, client_id, AppointmentKind.MEETING, on=TODAY, at=time(15), now=NOW)
    agree(desk, client_id, AppointmentKind.MEETING, on=TODAY + DAY, at=time(15), now=NOW)
    agree(desk, client_id, AppointmentKind.CALL_BACK, on=TODAY, at=time(16), now=NOW)
    with desk.store.action("visit.plan", at=NOW) as action:
        values = {"client_id": client_id, "on": TODAY, "what": "送存单"}
        action.insert(VisitTable, values)
        action.insert(VisitTable, values | {"settled_on": TODAY})
    assert counters(desk).meetings == 2


def test_what_one_aims_at_is_a_setting(desk: Desk) -> None:
    desk.change_settings(replace(desk.settings, daily_calls=30, daily_minutes=90))
    assert (counters(desk).of_telephone, counters(desk).of_minutes) == (30, 90)


@pytest.mark.parametrize(
    ("aims", "field"),
    [
        ({"daily_calls": 0}, "daily_calls"),
        ({"daily_calls": 501}, "daily_calls"),
        ({"daily_minutes": 0}, "daily_minutes"),
        ({"daily_minutes": 721}, "daily_minutes"),
    ],
)
def test_aims_that_are_none_are_refused(desk: Desk, aims: dict[str, Any], field: str) -> None:
    with pytest.raises(ValueRefused) as refused:
        desk.change_settings(replace(desk.settings, **aims))
    assert refused.value.field == field
    assert str(next(iter(aims.values()))) in refused.value.sentence()
