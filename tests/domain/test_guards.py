"""What speaks against a call or a meeting, by plain facts."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from rmdesk.domain.agenda import A_CALL, A_MEETING
from rmdesk.domain.calendar.working_days import Day, DayKind
from rmdesk.domain.calling.attempts import Attempts
from rmdesk.domain.file.choices import ContactWay, PhoneLine
from rmdesk.domain.file.hours import Hours
from rmdesk.domain.file.respect import Respect
from rmdesk.domain.guards import (
    Calling,
    Guard,
    GuardKind,
    Limits,
    Talked,
    guards_of_call,
    guards_of_call_back,
    guards_of_meeting,
    is_too_close,
    monthly_limit,
)
from rmdesk.domain.money import Money
from tests.books.builders import TODAY, a_client

TEN = datetime.combine(TODAY, time(10))  # a Friday
DAY = timedelta(days=1)
CLIENT = a_client(mobile="13800138000")
AT_WORK = Hours(1, 5, 9 * 60, 12 * 60)
WORKDAY, HOLIDAY = Day(TODAY, DayKind.WORKDAY), Day(TODAY, DayKind.HOLIDAY, "国庆节")
TRIED = Attempts(
    missed=[TEN - number * DAY for number in range(6, 0, -1)],
    unanswered=[TEN - number * DAY for number in range(6, 0, -1)],
)


def kinds(guards: list[Guard]) -> list[GuardKind]:
    return [guard.kind for guard in guards]


def of_call(*, now: datetime = TEN, limits: Limits | None = None, **facts: Any) -> list[Guard]:
    topics = facts.pop("topics", ())
    known = Calling(**{"client": CLIENT, "respect": Respect(), "day": WORKDAY, **facts})
    return guards_of_call(known, limits or Limits(), now=now, topics=topics)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"respect": Respect(do_not_call=True), "do_not_call": True}, GuardKind.DO_NOT_CALL),
        ({"respect": Respect(do_not_call=True)}, GuardKind.CALLS_REFUSED),
        ({"respect": Respect(closed_lines=[PhoneLine.MOBILE])}, GuardKind.CLOSED_NUMBER),
        ({"respect": Respect(bad_hours=[AT_WORK])}, GuardKind.BAD_HOURS),
        ({"calls_this_month": 3, "limits": Limits(monthly=3)}, GuardKind.MONTHLY_LIMIT),
    ],
)
def test_what_needs_a_reason(facts: dict[str, Any], kind: GuardKind) -> None:
    (guard,) = of_call(**facts)
    assert (guard.kind, guard.forbids) == (kind, True)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"day": HOLIDAY}, GuardKind.HOLIDAY),
        ({"now": TEN.replace(hour=7)}, GuardKind.OUTSIDE_HOURS),
        ({"now": TEN.replace(hour=21)}, GuardKind.OUTSIDE_HOURS),
        ({"attempts": TRIED}, GuardKind.TRIED_ENOUGH),
        ({"attempts": Attempts(missed=[TEN], unanswered=[TEN])}, GuardKind.COOLING),
        ({"walled": 1}, GuardKind.WALL),
        ({"respect": Respect(liked_way=ContactWay.MESSAGE)}, GuardKind.ANOTHER_WAY),
    ],
)
def test_what_only_warns(facts: dict[str, Any], kind: GuardKind) -> None:
    (guard,) = of_call(**facts)
    assert (guard.kind, guard.forbids) == (kind, False)


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"calls_this_month": 2, "limits": Limits(monthly=3)},
        {"calls_this_month": 9},  # no limit
        {"now": TEN.replace(hour=7), "is_promised": True},
        {"now": TEN.replace(hour=7), "respect": Respect(good_hours=[Hours(1, 7, 400, 480)])},
        {"attempts": Attempts(missed=[TEN])},  # it was busy
        {"attempts": Attempts(missed=[TEN], unanswered=[TEN]), "is_promised": True},
        {"day": Day(TODAY, DayKind.SHIFT)},
    ],
)
def test_what_speaks_against_nothing(facts: dict[str, Any]) -> None:
    assert of_call(**facts) == []


@pytest.mark.parametrize(
    ("together", "others", "limit"),
    [
        (Money.of_yuan(200_000), None, 3),
        (Money.of_yuan(199_999), None, None),
        (Money.of_yuan(199_999), 5, 5),
        (None, None, None),
        (None, 5, 5),
    ],
)
def test_who_has_much_is_called_three_times_a_month_at_most(
    together: Money | None, others: int | None, limit: int | None
) -> None:
    found = monthly_limit(together, large=Money.of_yuan(200_000), for_large=3, for_others=others)
    assert found == limit


@pytest.mark.parametrize(
    ("days", "topics", "is_promised", "warns"),
    [
        (1, ["国债"], False, True),
        (29, ["国债"], False, True),
        (30, ["国债"], False, False),
        (1, ["学费"], False, False),
        (1, [], False, False),
        (1, ["国债"], True, False),  # a promised call connects to the last talk
    ],
)
def test_the_same_topic_within_the_days_that_are_set(
    *, days: int, topics: list[str], is_promised: bool, warns: bool
) -> None:
    talked = [
        Talked(topic="国债", on=TODAY - days * DAY),
        Talked(topic="国债", on=date(2026, 1, 1)),
    ]
    found = of_call(talked=talked, topics=topics, is_promised=is_promised)
    assert kinds(found) == ([GuardKind.SAME_TOPIC] if warns else [])
    if warns:
        assert found[0].facts == {"topic": "国债", "day": TODAY - days * DAY}


def test_the_gravest_comes_first() -> None:
    respect = Respect(
        do_not_call=True,
        closed_lines=[PhoneLine.MOBILE],
        bad_hours=[AT_WORK],
        liked_way=ContactWay.EMAIL,
    )
    found = of_call(
        respect=respect,
        do_not_call=True,
        calls_this_month=5,
        limits=Limits(monthly=3),
        day=HOLIDAY,
        walled=2,
        attempts=TRIED,
        talked=[Talked(topic="x", on=TODAY)],
        topics=["X"],
    )
    assert kinds(found) == [
        GuardKind.DO_NOT_CALL,
        GuardKind.CLOSED_NUMBER,
        GuardKind.MONTHLY_LIMIT,
        GuardKind.BAD_HOURS,
        GuardKind.HOLIDAY,
        GuardKind.SAME_TOPIC,
        GuardKind.TRIED_ENOUGH,
        GuardKind.WALL,
        GuardKind.ANOTHER_WAY,
    ]


@pytest.mark.parametrize(
    ("at", "day", "taken", "earlier", "expected"),
    [
        (time(10), WORKDAY, [], 2, []),
        (None, WORKDAY, [], 2, []),
        (time(10), WORKDAY, [], 1, [GuardKind.MEETING_TOO_EARLY]),
        (time(10), WORKDAY, [time(10, 30)], 2, [GuardKind.CLASH]),
        (time(10), HOLIDAY, [], 2, [GuardKind.HOLIDAY]),
        (time(10), Day(TODAY, DayKind.WEEKEND), [], 2, [GuardKind.HOLIDAY]),
        (time(10), Day(TODAY, DayKind.LEAVE), [], 2, [GuardKind.LEAVE]),
        (time(10), Day(TODAY, DayKind.MAKE_UP), [], 2, []),
        (time(8), WORKDAY, [], 2, [GuardKind.OUTSIDE_HOURS]),
        (time(18, 30), WORKDAY, [], 2, [GuardKind.OUTSIDE_HOURS]),
    ],
)
def test_a_meeting(
    at: time | None, day: Day, taken: list[time], earlier: int, expected: list[GuardKind]
) -> None:
    found = guards_of_meeting(at, day=day, taken=taken, earlier_contacts=earlier, limits=Limits())
    assert kinds(found) == expected
    assert not any(guard.forbids for guard in found)


def test_a_call_back_is_promised_for_an_hour_the_client_likes() -> None:
    respect = Respect(bad_hours=[AT_WORK], do_not_call=True)

    def at(hour: int | None) -> list[GuardKind]:
        moment = None if hour is None else time(hour)
        return kinds(guards_of_call_back(respect, CLIENT, TODAY, moment, day=WORKDAY, taken=[]))

    assert [at(10), at(13), at(22), at(None)] == [
        [GuardKind.BAD_HOURS],
        [],
        [GuardKind.OUTSIDE_HOURS],
        [],
    ]


@pytest.mark.parametrize(
    ("at", "other", "is_close"),
    [
        (time(10), time(10), True),
        (time(10), time(10, 39), True),
        (time(10), time(10, 40), False),
        (time(10), time(9, 51), True),  # the call before takes ten minutes
        (time(10), time(9, 50), False),
    ],
)
def test_a_meeting_takes_forty_minutes_and_a_call_ten(
    *, at: time, other: time, is_close: bool
) -> None:
    assert is_too_close(at, A_MEETING, other, A_CALL) is is_close
