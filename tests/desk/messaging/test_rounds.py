"""A round of messages: who is on it, the place that is kept, what a festival's round settles."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.classing.classes import change_tags
from rmdesk.desk.client_file.clients import add_client, edit_client
from rmdesk.desk.client_file.consents import note_consent
from rmdesk.desk.day.events import add_event, answer_all
from rmdesk.desk.day.greetings import greeting_list_of
from rmdesk.desk.messaging import rounds
from rmdesk.desk.messaging.drafting import letter_to
from rmdesk.desk.messaging.rounds import NobodyToWrite, Round
from rmdesk.desk.messaging.sending import note_sent
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.contacts import Channel
from rmdesk.domain.identity import Sex
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer
from rmdesk.domain.occasions.kinds import Key, OccasionKind
from rmdesk.language import Language
from tests.books.builders import TODAY
from tests.books.empty_desk import an_empty_desk
from tests.desk.occasions.written import NOW, ONE, THREE, TWO, waiting

ZH = Language.CHINESE
EVE_OF_THE_YEAR = datetime(2027, 2, 3, 9)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("单雄信", "李四", "王五"):
            add_client(desk, now=NOW, name=name)
        yield desk


def refuse(desk: Desk, client_id: ClientId) -> None:
    for channel in (ConsentChannel.TEXT, ConsentChannel.MESSENGER):
        note_consent(desk, client_id, channel, is_given=False, on=TODAY, now=NOW)


def send(desk: Desk, going: Round, now: datetime) -> Round:
    """Send the round's message to the client whose turn it is."""
    assert going.client_id is not None
    letter = letter_to(desk, going.client_id, going.language, now=now, about=going.about)
    (draft,) = [one for one in letter.drafts if one.template.key == going.template]
    note_sent(desk, going.client_id, draft, now=now)
    return rounds.step(desk, going, was_sent=True)


def test_who_wants_no_messages_is_gone_or_not_meant_is_left_out(desk: Desk) -> None:
    refuse(desk, TWO)
    edit_client(desk, THREE, {"sex": Sex.MALE}, now=NOW)
    ids = [ONE, TWO, THREE, ONE, ClientId(99)]
    going = rounds.begin(desk, ids, "womens_day", ZH)
    assert (going.waiting, going.left_out, going.count) == ((ONE,), 3, 1)


def test_nobody_left_is_a_refusal_and_keeps_no_round(desk: Desk) -> None:
    refuse(desk, ONE)
    with pytest.raises(NobodyToWrite):
        rounds.begin(desk, [ONE], "care", ZH)
    assert rounds.unfinished(desk) is None


def test_the_place_is_kept_after_every_step_and_forgotten_at_the_end(desk: Desk) -> None:
    going = rounds.begin(desk, [ONE, TWO, THREE], "care", ZH)
    going = rounds.step(desk, going, was_sent=True)
    assert rounds.unfinished(desk) == going
    going = rounds.with_template(desk, rounds.step(desk, going, was_sent=False), "thanks")
    found = rounds.unfinished(desk)
    assert found == going
    assert found is not None
    assert (found.sent, found.skipped, found.waiting) == (1, 1, (THREE,))
    rounds.step(desk, going, was_sent=True)
    assert rounds.unfinished(desk) is None


def test_who_refused_meanwhile_is_not_gone_on_with(desk: Desk) -> None:
    rounds.begin(desk, [ONE, TWO], "care", ZH)
    refuse(desk, ONE)
    found = rounds.unfinished(desk)
    assert found is not None
    assert found.waiting == (TWO,)


@pytest.mark.parametrize(
    "kept",
    [
        "odd",
        {},
        {"template": "care"},
        {
            "template": "no such",
            "language": "zh",
            "waiting": [1],
            "counts": [0, 0, 0],
            "festival": None,
            "event": None,
        },
        {
            "template": "care",
            "language": "zh",
            "waiting": ["x"],
            "counts": [0, 0, 0],
            "festival": None,
            "event": None,
        },
    ],
)
def test_a_round_that_cannot_be_read_is_none(desk: Desk, kept: Any) -> None:
    desk.state.put("message_round", kept)
    assert rounds.unfinished(desk) is None


@pytest.fixture
def key(desk: Desk) -> Key:
    """The first of the year by the moon."""
    desk.roll_over(EVE_OF_THE_YEAR.date())
    (found,) = [one.key for one in waiting(desk, OccasionKind.FESTIVAL, None) if one.about.day == 6]
    return found


def test_a_round_for_a_festival_marks_who_was_greeted_and_logs_it(desk: Desk, key: Key) -> None:
    now = EVE_OF_THE_YEAR
    going = rounds.begin_greetings(desk, key, ZH)
    assert (going.template, going.waiting) == ("spring_festival", (ONE, TWO, THREE))
    going = send(desk, going, now)
    going = rounds.step(desk, going, was_sent=False)
    assert rounds.unfinished(desk) == going
    send(desk, going, now)
    greeted = [one.client_id for one in greeting_list_of(desk, key).clients if one.is_greeted]
    assert greeted == [ONE, THREE]
    assert [one.channel for one in desk.contacts.of(ONE)] == [Channel.MESSAGE]
    assert desk.contacts.of(TWO) == []
    assert rounds.begin_greetings(desk, key, ZH, among=[ONE, TWO]).waiting == (TWO,)


def test_a_round_for_an_event_goes_to_those_not_invited_yet(desk: Desk) -> None:
    for client_id in (ONE, TWO):
        change_tags(desk, client_id, ("钓鱼",), now=NOW)
    event = add_event(desk, "湖边一日", desk.days.after(TODAY), "钓鱼", now=NOW)
    answer_all(desk, event, [TWO], Answer.ACCEPTED, now=NOW)
    going = rounds.begin_invitations(desk, event, ZH)
    assert (going.template, going.waiting) == ("invitation", (ONE,))
    assert rounds.unfinished(desk) == going
    send(desk, going, NOW)
    answers = {one.client_id: one.answer for one in desk.events.invitations(event)}
    assert answers == {ONE: Answer.INVITED, TWO: Answer.ACCEPTED}
