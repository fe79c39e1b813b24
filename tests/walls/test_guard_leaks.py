"""What speaks against a call says nothing of a relative behind a wall."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.guards import guards_of, guards_of_meeting
from rmdesk.desk.calling.queue import build, reason_of
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.domain.calling.calls import AppointmentKind
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.language import Language, speak
from rmdesk.store.tables.contacts import CallTable, ContactTable
from rmdesk.ui.words.guards import in_words
from rmdesk.ui.words.reasons import reason_words
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk
from tests.walls.planting import NAMES, plant, tokens

TEN = datetime.combine(TODAY, time(10))
MONDAY = TODAY + timedelta(days=3)
SECRET = "秘9x9z"
WALLS = [
    pair
    for pair in ((mine, theirs) for mine in Sharing for theirs in Sharing)
    if pair != (Sharing.SHARED, Sharing.SHARED)
]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        plant(desk)
        one, other = ClientId(1), ClientId(2)
        for _ in range(4):
            log_contact(desk, other, channel=Channel.TELEPHONE, on=TODAY, gist=SECRET, now=NOW)
        agree(desk, other, AppointmentKind.MEETING, now=NOW, on=MONDAY, at=time(10), note=SECRET)
        with desk.store.action("test", at=NOW) as action:
            talk = {"client_id": other, "on": TODAY, "channel": Channel.TELEPHONE}
            action.insert(ContactTable, talk | {"topics": SECRET})
            for days in range(1, 9):
                dial = {"client_id": other, "at": NOW - timedelta(days=days), "is_dial": True}
                action.insert(CallTable, dial | {"outcome": "no_answer", "purpose": SECRET})
        assert desk.clients.get(one).name == NAMES[0]
        yield desk


def said_of(desk: Desk, client_id: ClientId) -> Iterator[str]:
    topics = (SECRET, "国债")
    yield from in_words(guards_of(desk, client_id, TEN, topics=topics))
    for kind in AppointmentKind:
        yield from in_words(guards_of_meeting(desk, client_id, MONDAY, time(10), TEN, kind))
    for order in QueueOrder:
        yield reason_words(reason_of(desk, client_id, order, now=TEN))
        yield repr(build(desk, [client_id], order=order, now=TEN))


@pytest.mark.parametrize(("mine", "theirs"), WALLS)
def test_no_guard_speaks_of_who_is_behind_a_wall(
    desk: Desk, mine: Sharing, theirs: Sharing
) -> None:
    one, other = ClientId(1), ClientId(2)
    before = list(said_of(desk, one))
    tie(desk, one, other, Bond(relation=Relation.SPOUSE, mine=mine, theirs=theirs), now=NOW)
    try:
        for language in Language:
            speak(language)
            said = list(said_of(desk, one))
            for text in said:
                assert NAMES[1] not in text
                assert not {token for token in tokens(text) if token.startswith(("秘1", "秘9"))}
        speak(Language.ENGLISH)
        # The wall itself is all that the tie adds.
        (wall,) = set(said_of(desk, one)) - set(before)
        assert wall == "Relatives behind a wall: 1. Say nothing of their affairs."
    finally:
        desk.undo(now=NOW)
