"""What was agreed: changed, kept, missed or dropped, and each undone in one step."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.client_file.agreements import (
    AgreementGone,
    AlreadyPast,
    agree,
    change,
    keep,
    settle,
)
from rmdesk.desk.client_file.clients import add_client
from rmdesk.domain.calling.calls import Appointment, AppointmentKind, AppointmentState
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

DAY = timedelta(days=1)
ONE = ClientId(1)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="张三")
        yield desk


def agreed(
    desk: Desk, kind: AppointmentKind = AppointmentKind.MEETING, on: date = TODAY + DAY
) -> Appointment:
    number = agree(desk, ONE, kind, on=on, at=time(10, 30), note="谈教育金", now=NOW)
    return desk.appointments.get(number)


def test_another_day_hour_and_note_and_back(desk: Desk) -> None:
    before = agreed(desk)
    change(desk, before, on=TODAY + 3 * DAY, at=None, note=" 谈养老 ", now=NOW)
    after = desk.appointments.get(before.id)
    assert (after.on, after.at, after.note) == (TODAY + 3 * DAY, None, "谈养老")
    assert desk.clients.facts(ONE).next_due == TODAY + 3 * DAY
    desk.undo(now=NOW)
    assert desk.appointments.get(before.id) == before


def test_a_day_gone_by_is_refused_but_the_note_of_one_is_not(desk: Desk) -> None:
    before = agreed(desk)
    later = NOW + 5 * DAY
    with pytest.raises(AlreadyPast):
        change(desk, before, on=before.on, at=time(11), note="", now=later)
    change(desk, before, on=before.on, at=before.at, note="came late", now=later)
    assert desk.appointments.get(before.id).note == "came late"


def test_the_same_again_is_no_action(desk: Desk) -> None:
    before = agreed(desk)
    newest = desk.journal.last_undoable(NOW.date())
    change(desk, before, on=before.on, at=before.at, note=before.note, now=NOW)
    assert desk.journal.last_undoable(NOW.date()) == newest


@pytest.mark.parametrize(
    ("kind", "channel"),
    [
        (AppointmentKind.MEETING, Channel.MEETING),
        (AppointmentKind.CALL_BACK, Channel.TELEPHONE),
    ],
)
def test_what_was_kept_is_a_contact_of_its_day(
    desk: Desk, kind: AppointmentKind, channel: Channel
) -> None:
    one = agreed(desk, kind)
    contact = desk.contacts.get(keep(desk, one, now=NOW + 2 * DAY))
    assert (contact.on, contact.channel, contact.gist) == (one.on, channel, "谈教育金")
    assert desk.appointments.get(one.id).state is AppointmentState.DONE
    desk.undo(now=NOW + 2 * DAY)
    assert desk.appointments.get(one.id) == one
    assert desk.contacts.of(ONE) == []


def test_who_came_before_the_day_came_today(desk: Desk) -> None:
    one = agreed(desk, on=TODAY + 9 * DAY)
    assert desk.contacts.get(keep(desk, one, now=NOW)).on == TODAY


@pytest.mark.parametrize("state", [AppointmentState.MISSED, AppointmentState.DROPPED])
def test_what_is_settled_is_settled_once(desk: Desk, state: AppointmentState) -> None:
    one = agreed(desk)
    settle(desk, one, state, now=NOW)
    assert desk.appointments.get(one.id).state is state
    with pytest.raises(AgreementGone):
        settle(desk, one, AppointmentState.DROPPED, now=NOW)
    with pytest.raises(AgreementGone):
        keep(desk, one, now=NOW)
    with pytest.raises(AgreementGone):
        change(desk, one, on=TODAY + 2 * DAY, at=None, note="", now=NOW)
    desk.undo(now=NOW)
    assert desk.appointments.get(one.id).state is AppointmentState.OPEN
