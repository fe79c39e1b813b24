"""What speaks against a call or a meeting, read off the book."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.guards import guards_of, guards_of_meeting
from rmdesk.desk.client_file.agreements import agree
from rmdesk.desk.client_file.clients import ClientGone, add_client
from rmdesk.desk.client_file.consents import set_do_not_call
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.desk.client_file.ties import Bond, tie
from rmdesk.domain.calling.calls import AppointmentKind, Outcome
from rmdesk.domain.contacts import Channel
from rmdesk.domain.guards import Guard, GuardKind
from rmdesk.domain.ids import ClientId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.money import Money
from rmdesk.domain.reasons import Fact
from rmdesk.language import Language, speak
from rmdesk.store.tables.contacts import CallTable, ContactTable
from rmdesk.store.tables.people import ClientTable
from rmdesk.ui.words.guards import forbidding, guard_in_words, warning
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk
from tests.desk.refusing import assert_refused

DAY = timedelta(days=1)
TEN = datetime.combine(TODAY, time(10))
MOTHER, SON = ClientId(1), ClientId(2)


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        add_client(desk, now=NOW, name="李芳", mobile="13800138000")
        add_client(desk, now=NOW, name="王小宝", mobile="13900139000")
        yield desk


def has(desk: Desk, client_id: ClientId, yuan: int) -> None:
    with desk.store.action("test", at=NOW) as action:
        action.update(ClientTable, client_id, {"balance": Money.of_yuan(yuan)})


def called(desk: Desk, client_id: ClientId, times: int, *, on: int = 0) -> None:
    for _ in range(times):
        day = TODAY - on * DAY
        log_contact(desk, client_id, channel=Channel.TELEPHONE, on=day, gist="", now=NOW)


def tied(desk: Desk, mine: Sharing, theirs: Sharing) -> None:
    tie(desk, MOTHER, SON, Bond(relation=Relation.CHILD, mine=mine, theirs=theirs), now=NOW)


def kinds(guards: list[Guard]) -> list[GuardKind]:
    return [guard.kind for guard in guards]


def test_the_fourth_call_of_a_month_to_who_has_much(desk: Desk) -> None:
    has(desk, MOTHER, 200_000)
    called(desk, MOTHER, 2)
    called(desk, MOTHER, 5, on=20)  # in October
    log_contact(desk, MOTHER, channel=Channel.MESSAGE, on=TODAY, gist="", now=NOW)
    assert guards_of(desk, MOTHER, TEN) == []
    called(desk, MOTHER, 1)
    assert kinds(guards_of(desk, MOTHER, TEN)) == [GuardKind.MONTHLY_LIMIT]
    has(desk, MOTHER, 199_999)
    assert guards_of(desk, MOTHER, TEN) == []
    desk.change_call_settings(replace(desk.call_settings, monthly_others=3))
    assert kinds(guards_of(desk, MOTHER, TEN)) == [GuardKind.MONTHLY_LIMIT]


def test_who_rings_in_is_not_called_too_often(desk: Desk) -> None:
    has(desk, MOTHER, 900_000)
    with desk.store.action("test", at=NOW) as action:
        for _ in range(4):
            row = {"client_id": MOTHER, "on": TODAY, "channel": "T", "direction": "in"}
            action.insert_many(ContactTable, list(row), [tuple(row.values())])
    assert guards_of(desk, MOTHER, TEN) == []


def test_a_family_that_shares_is_called_three_times_together(desk: Desk) -> None:
    has(desk, MOTHER, 150_000)
    has(desk, SON, 60_000)
    called(desk, MOTHER, 1)
    called(desk, SON, 2)
    assert guards_of(desk, MOTHER, TEN) == []
    tied(desk, Sharing.SHARED, Sharing.SHARED)
    (guard,) = guards_of(desk, MOTHER, TEN)
    assert guard_in_words(guard) == (
        "Calls this month to the family, who share: 3; at most 3 are allowed."
    )
    assert kinds(guards_of(desk, SON, TEN)) == [GuardKind.MONTHLY_LIMIT]


def test_calls_behind_a_wall_never_count(desk: Desk) -> None:
    has(desk, MOTHER, 150_000)
    has(desk, SON, 900_000)
    called(desk, MOTHER, 1)
    called(desk, SON, 3)
    tied(desk, Sharing.SHARED, Sharing.NOT_ASKED)
    (guard,) = guards_of(desk, MOTHER, TEN)
    assert (guard.kind, dict(guard.facts)) == (GuardKind.WALL, {"count": 1})


def test_do_not_call_needs_a_reason(desk: Desk) -> None:
    set_do_not_call(desk, SON, is_on=True, now=NOW)
    guards = guards_of(desk, SON, TEN)
    assert (forbidding(guards), warning(guards)) == (["Do not call this client."], [])


def test_the_purpose_of_the_last_call_is_a_topic(desk: Desk) -> None:
    row = {
        "client_id": MOTHER,
        "at": NOW - 3 * DAY,
        "outcome": Outcome.INTERESTED,
        "is_dial": True,
        "is_reached": True,
        "purpose": "birthday",
    }
    with desk.store.action("test", at=NOW) as action:
        action.insert(CallTable, row)
        action.insert(
            ContactTable,
            {"client_id": MOTHER, "on": TODAY - 4 * DAY, "channel": "T", "topics": "国债 学费"},
        )
    (guard,) = guards_of(desk, MOTHER, TEN, topics=("birthday",))
    assert guard.kind is GuardKind.SAME_TOPIC
    assert kinds(guards_of(desk, MOTHER, TEN, topics=("学费",))) == [GuardKind.SAME_TOPIC]
    assert guards_of(desk, MOTHER, TEN, topics=("festival",)) == []


def test_a_meeting_on_a_busy_hour_after_one_contact(desk: Desk) -> None:
    monday = TODAY + 3 * DAY
    agree(desk, SON, AppointmentKind.MEETING, now=NOW, on=monday, at=time(10))
    called(desk, MOTHER, 1)
    found = guards_of_meeting(desk, MOTHER, monday, time(10, 30), TEN)
    assert kinds(found) == [GuardKind.CLASH, GuardKind.MEETING_TOO_EARLY]
    assert "王" not in "".join(map(guard_in_words, found))
    called(desk, MOTHER, 1)
    assert guards_of_meeting(desk, MOTHER, monday, time(11), TEN) == []
    assert kinds(guards_of_meeting(desk, MOTHER, TODAY + DAY, time(11), TEN)) == [GuardKind.HOLIDAY]


def test_a_call_back_is_no_meeting(desk: Desk) -> None:
    monday, back = TODAY + 3 * DAY, AppointmentKind.CALL_BACK
    agree(desk, SON, back, now=NOW, on=monday, at=time(10))
    assert kinds(guards_of_meeting(desk, MOTHER, monday, time(10, 5), TEN, back)) == [
        GuardKind.CLASH
    ]
    assert guards_of_meeting(desk, MOTHER, monday, time(10, 10), TEN, back) == []
    assert guards_of_meeting(desk, SON, monday, time(10, 5), TEN, back) == []


def test_nobody_is_guarded_who_is_not_there(desk: Desk) -> None:
    assert_refused(desk, ClientGone, lambda desk: guards_of(desk, ClientId(99), TEN))


def test_every_guard_is_a_sentence_in_both_languages() -> None:
    facts: dict[str, Fact] = {
        "count": 2,
        "year": 2027,
        "most": 3,
        "least": 2,
        "hours": "1-5 09:00-17:00",
        "hour": "10:00",
        "day": TODAY,
        "name": "",
        "from": "08:00",
        "until": "21:00",
        "topic": "国债",
        "last": "09:30",
        "again": "11-20 12:00",
        "way": "message",
    }
    for language in Language:
        speak(language)
        for kind in GuardKind:
            assert "{" not in guard_in_words(Guard(kind, facts))
    speak(Language.ENGLISH)


def test_a_meeting_in_a_year_without_holidays_says_so(desk: Desk) -> None:
    on = date(desk.today.year + 2, 1, 3)
    found = guards_of_meeting(desk, MOTHER, on, time(10), NOW)
    assert GuardKind.UNKNOWN_YEAR in {guard.kind for guard in found}
