"""The list of an event: whom to invite, what they said, who came."""

from collections.abc import Iterator

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.consents import note_consent
from rmdesk.desk.client_file.items import Answer as FileAnswer
from rmdesk.desk.client_file.items import set_item
from rmdesk.desk.day.events import (
    EventGone,
    NotYet,
    add_event,
    answer,
    answer_all,
    change_event,
    plan_invitations,
    remove_event,
)
from rmdesk.desk.day.guests import guest_list
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.wrong import ValueRefused
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.desk.occasions.written import DAY, NOW, ONE, THREE, TWO, undone, waiting

INVITE = OccasionKind.INVITATION


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("单雄信", "李四", "王五"):
            client_id = add_client(desk, now=NOW, name=name)
            change_tags(desk, client_id, ("钓鱼",), now=NOW)
        yield desk


def a_day_out(desk: Desk, days: int = 7) -> int:
    return add_event(desk, "湖边一日", TODAY + days * DAY, "钓鱼", now=NOW)


def test_those_who_like_events_come_first_and_the_invited_last(desk: Desk) -> None:
    event = a_day_out(desk)
    set_item(desk, THREE, "orientation", FileAnswer(Orientation.SERVICE), now=NOW)
    answer(desk, event, ONE, Answer.ACCEPTED, now=NOW)
    found = guest_list(desk, event)
    assert [(one.client_id, one.answer) for one in found.guests] == [
        *((THREE, None), (TWO, None)),
        (ONE, Answer.ACCEPTED),
    ]
    assert [one.client_id for one in found.uninvited] == [THREE, TWO]
    assert found.count(Answer.INVITED, Answer.ACCEPTED) == 1


def test_whoever_refused_calls_is_invited_by_another_way_and_all_ways_by_none(desk: Desk) -> None:
    event = a_day_out(desk)
    note_consent(desk, ONE, ConsentChannel.CALL, is_given=False, on=TODAY, now=NOW)
    for channel in ConsentChannel:
        note_consent(desk, TWO, channel, is_given=False, on=TODAY, now=NOW)
    found = {one.client_id: one.may_be_called for one in guest_list(desk, event).guests}
    assert found == {ONE: False, THREE: True}


def test_several_answers_are_one_step(desk: Desk) -> None:
    event = a_day_out(desk)
    plan_invitations(desk, event, [ONE, TWO, THREE], now=NOW)
    undone(desk, lambda: answer_all(desk, event, [ONE, TWO], Answer.INVITED, now=NOW))
    assert [len(waiting(desk, INVITE, one)) for one in (ONE, TWO, THREE)] == [0, 0, 1]


def attended(desk: Desk, client_id: ClientId = ONE) -> list[str]:
    return [one.gist for one in desk.contacts.of(client_id) if one.channel is Channel.EVENT]


def test_who_came_has_a_contact_and_loses_it_when_that_was_an_error(desk: Desk) -> None:
    event = a_day_out(desk, 0)
    undone(desk, lambda: answer(desk, event, ONE, Answer.CAME, now=NOW))
    answer(desk, event, ONE, Answer.CAME, now=NOW)
    assert attended(desk) == ["湖边一日"]
    undone(desk, lambda: answer(desk, event, ONE, Answer.MISSED, now=NOW))
    assert attended(desk) == []


def test_nobody_has_come_before_the_day(desk: Desk) -> None:
    event = a_day_out(desk)
    for said in (Answer.CAME, Answer.MISSED):
        with pytest.raises(NotYet):
            answer(desk, event, ONE, said, now=NOW)


def test_invitations_go_along_with_the_event(desk: Desk) -> None:
    event = a_day_out(desk)
    plan_invitations(desk, event, [ONE], now=NOW)
    undone(
        desk,
        lambda: change_event(
            desk, event, "湖边两日", TODAY + 20 * DAY, "钓鱼", now=NOW, is_forum=False
        ),
    )
    (duty,) = waiting(desk, INVITE)
    assert (duty.about, duty.reason.facts["what"]) == (TODAY + 20 * DAY, "湖边两日")
    with pytest.raises(ValueRefused):
        change_event(desk, event, "湖边", TODAY - DAY, "钓鱼", now=NOW, is_forum=False)
    undone(desk, lambda: remove_event(desk, event, now=NOW))
    assert waiting(desk, INVITE) == []
    with pytest.raises(EventGone):
        guest_list(desk, event)


def test_an_event_that_is_over_can_still_be_corrected(desk: Desk) -> None:
    event = a_day_out(desk, 1)
    later = NOW + 5 * DAY
    change_event(desk, event, "湖边半日", TODAY + DAY, "钓鱼", now=later, is_forum=True)
    assert (desk.events.get(event).name, desk.events.get(event).is_forum) == ("湖边半日", True)


def test_a_client_knows_the_own_events(desk: Desk) -> None:
    event = a_day_out(desk)
    answer(desk, event, ONE, Answer.DECLINED, now=NOW)
    found = [(one.name, said) for one, said in desk.events.of_client(ONE)]
    assert found == [("湖边一日", Answer.DECLINED)]
    assert desk.events.counts() == {event: {Answer.DECLINED: 1}}
