"""The figures of calling equal the records they are made of."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.desk.book import Desk
from rmdesk.desk.calling import sessions
from rmdesk.desk.calling.figures import CallFigures, figures
from rmdesk.desk.client_file.clients import add_client
from rmdesk.desk.client_file.contacts import log_contact
from rmdesk.domain.call_figures import NO_CALLS, ObjectionTally, Period, Tally, together
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from rmdesk.store.tables.contacts import CallTable, ObjectionTable
from tests.books.builders import TODAY
from tests.books.empty_desk import NOW, an_empty_desk

MONDAY, FRIDAY, SUNDAY = date(2026, 11, 16), TODAY, date(2026, 11, 22)
ONE = ClientId(1)
OUTCOMES = ("no_answer", "appointment", "refused", "skipped", "an_own_one")
SCRIPTS = ("", "invite", "maturity")


@pytest.fixture
def desk() -> Iterator[Desk]:
    with an_empty_desk() as desk:
        for name in ("张三", "李四"):
            add_client(desk, now=NOW, name=name)
        yield desk


CALL = st.fixed_dictionaries(
    {
        "client_id": st.sampled_from([1, 2]),
        "at": st.datetimes(datetime(2026, 10, 25), datetime(2026, 11, 30)),
        "outcome": st.sampled_from(OUTCOMES),
        "seconds": st.sampled_from([0, 0, 35, 600]),
        "script": st.sampled_from(SCRIPTS),
        "is_dial": st.booleans(),
        "is_reached": st.booleans(),
        "is_meeting": st.booleans(),
    }
)


@given(st.lists(CALL, max_size=25), st.sampled_from(list(Period)[1:]))
@settings(max_examples=25, deadline=None)
def test_counts_equal_the_records(calls: list[dict[str, object]], period: Period) -> None:
    with an_empty_desk() as desk:
        for name in ("张三", "李四"):
            add_client(desk, now=NOW, name=name)
        with desk.store.action("call.record", at=NOW) as action:
            for call in calls:
                action.insert(CallTable, call)
        found = figures(desk, period, TODAY)
        kept = [one for client in (1, 2) for one in desk.calls.of(ClientId(client))]
    inside = [one for one in kept if found.first <= one.at.date() <= found.last]
    assert found.total == Tally(
        calls=len(inside),
        dials=sum(one.is_dial for one in inside),
        reached=sum(one.is_reached for one in inside),
        meetings=sum(one.is_meeting for one in inside),
        seconds=sum(one.seconds for one in inside if one.is_dial),
        timed=sum(one.is_dial and one.seconds > 0 for one in inside),
    )
    for parts in (found.hours, found.scripts, found.outcomes):
        assert together(parts.values()) == found.total
    assert together(one.tally for one in found.days) == found.total
    assert together(one for hours in found.by_class.values() for one in hours.values()) == (
        found.total
    )
    assert Counter({hour: tally.calls for hour, tally in found.hours.items()}) == Counter(
        one.at.hour for one in inside
    )
    assert Counter({key: tally.calls for key, tally in found.outcomes.items()}) == Counter(
        one.outcome for one in inside
    )


def call(desk: Desk, at: datetime, **values: object) -> int:
    row = {"client_id": 1, "at": at, "outcome": "interested", "is_dial": True, **values}
    with desk.store.action("call.record", at=NOW) as action:
        return action.insert(CallTable, row)


def test_an_empty_book(desk: Desk) -> None:
    for period in Period:
        found = figures(desk, period, TODAY)
        assert found.is_empty
        assert found.total == NO_CALLS
        assert found.knows_minutes


def test_a_week_has_seven_days_and_aims_at_the_working_ones_so_far(desk: Desk) -> None:
    found = figures(desk, Period.WEEK, SUNDAY)
    assert [one.on for one in found.days] == [MONDAY + timedelta(n) for n in range(7)]
    assert [one.is_working for one in found.days] == [True] * 5 + [False] * 2
    assert (found.working_days, found.all_working_days) == (5, 5)
    assert (found.aimed_calls, found.aimed_minutes) == (100, 600)
    desk.today = MONDAY + timedelta(1)
    assert figures(desk, Period.WEEK, SUNDAY).aimed_calls == 40


def test_a_day_off_has_no_aim(desk: Desk) -> None:
    off, working = figures(desk, Period.DAY, SUNDAY), figures(desk, Period.DAY, MONDAY)
    assert (off.aimed_calls, off.aimed_minutes) == (0, 0)
    assert working.aimed_calls == desk.settings.daily_calls


def test_contacts_by_telephone_outside_sessions_count(desk: Desk) -> None:
    for channel in (Channel.TELEPHONE, Channel.MESSAGE):
        log_contact(desk, ONE, channel=channel, gist="问候", on=TODAY, now=NOW)
    found = figures(desk, Period.DAY, TODAY)
    assert (found.telephone, found.untimed) == (1, 1)
    assert not found.is_empty
    assert not found.knows_minutes  # nobody noted how long it took: that is not zero


def test_the_weeks_are_looked_back_on_from_the_first_with_a_contact(desk: Desk) -> None:
    def log(on: date) -> None:
        log_contact(desk, ONE, channel=Channel.TELEPHONE, gist="问候", on=on, now=NOW)

    assert not figures(desk, Period.WEEK, TODAY).weeks
    for days_ago in (7 * 12, 16, 15, 0):  # the first is too long ago
        log(TODAY - timedelta(days_ago))
    found = figures(desk, Period.MONTH, TODAY).weeks
    assert [(week.monday, week.telephone) for week in found] == [
        (MONDAY - timedelta(14), 2),
        (MONDAY - timedelta(7), 0),
        (MONDAY, 1),
    ]
    assert [one.telephone for one in figures(desk, Period.WEEK, TODAY - timedelta(15)).weeks][
        -1:
    ] == [2]
    assert not figures(desk, Period.SESSION, TODAY).weeks


def test_a_session_begins_at_its_moment_and_knows_nothing_before(desk: Desk) -> None:
    call(desk, NOW - timedelta(minutes=1), is_reached=True)
    sessions.start(desk, [1, 2], script="", now=NOW)
    call(desk, NOW, is_reached=True, seconds=90)
    call(desk, NOW + timedelta(hours=2))
    found = figures(desk, Period.SESSION, TODAY)
    assert found.began == NOW
    assert (found.total.dials, found.total.reached, found.telephone) == (2, 1, 1)
    assert set(found.hours) == {9, 11}


def test_hours_are_told_apart_by_class(desk: Desk) -> None:
    call(desk, datetime.combine(TODAY, time(10, 59)), is_reached=True)
    call(desk, datetime.combine(TODAY, time(11, 0)))
    found = figures(desk, Period.DAY, TODAY)
    (client_class,) = found.by_class
    assert isinstance(client_class, ClientClass)
    assert {hour: one.reached for hour, one in found.by_class[client_class].items()} == {
        10: 1,
        11: 0,
    }


def test_objections_by_kind_and_script(desk: Desk) -> None:
    call_id = call(desk, NOW, is_reached=True, is_meeting=True)
    with desk.store.action("call.record", at=NOW) as action:
        for kind, script, of_call in (
            ("puts_off", "invite", call_id),
            ("puts_off", "invite", call_id),
            ("puts_off", "maturity", None),
            ("no_trust", "invite", call_id),
        ):
            values = {"client_id": 1, "at": NOW, "kind": kind, "script": script}
            action.insert(ObjectionTable, {**values, "call_id": of_call})
        action.insert(
            ObjectionTable, {"client_id": 1, "at": NOW - timedelta(1), "kind": "next_door"}
        )
    assert figures(desk, Period.DAY, TODAY).objections == [
        ObjectionTally(kind="puts_off", script="invite", times=2, calls=1, meetings=1),
        ObjectionTally(kind="no_trust", script="invite", times=1, calls=1, meetings=1),
        ObjectionTally(kind="puts_off", script="maturity", times=1, calls=0, meetings=0),
    ]


def test_the_most_used_comes_first(desk: Desk) -> None:
    for code in ("refused", "no_answer", "no_answer"):
        call(desk, NOW, outcome=code)
    found: CallFigures = figures(desk, Period.MONTH, TODAY)
    assert list(found.outcomes) == ["no_answer", "refused"]
