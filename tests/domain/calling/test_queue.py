"""Whom a queue takes and in which order: rules over plain facts."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.calling.attempts import Attempts, Patience
from rmdesk.domain.calling.candidate import Candidate
from rmdesk.domain.calling.queue import LeftOut, arrange, left_out
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.file.hours import Hours
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.spoken.dates import When
from tests.books.builders import TODAY

NOW = datetime.combine(TODAY, time(10))  # a Friday
PATIENCE = Patience()
DAY = timedelta(days=1)


def a_candidate(client_id: int, **values: Any) -> Candidate:
    return Candidate(client_id=ClientId(client_id), **values)


def ids(candidates: list[Candidate], order: QueueOrder, *, cap: int | None = None) -> list[int]:
    return list(arrange(candidates, order, patience=PATIENCE, now=NOW, cap=cap).ids)


BLOCKED = {
    LeftOut.GONE: {"is_gone": True},
    LeftOut.DO_NOT_CALL: {"do_not_call": True},
    LeftOut.REFUSES_CALLS: {"refuses_calls": True},
    LeftOut.NO_OPEN_NUMBER: {"has_open_number": False},
}
FACTS = st.builds(
    Candidate,
    client_id=st.integers(1, 12).map(ClientId),
    is_gone=st.booleans(),
    do_not_call=st.booleans(),
    refuses_calls=st.booleans(),
    has_open_number=st.booleans(),
    promised=st.none()
    | st.builds(
        When,
        st.dates(TODAY - 5 * DAY, TODAY),
        st.none() | st.integers(8, 20).map(time),
    ),
    matures_on=st.none() | st.dates(TODAY, TODAY + 60 * DAY),
    maturing=st.none() | st.integers(1, 10**9).map(Money),
    due=st.none() | st.dates(TODAY - 99 * DAY, TODAY + 99 * DAY),
    aum=st.none() | st.integers(0, 10**9).map(Money),
    familiarity=st.integers(0, 9),
    attempts=st.lists(st.datetimes(NOW - 5 * DAY, NOW), max_size=7).map(
        lambda found: Attempts(missed=sorted(found), unanswered=sorted(found))
    ),
)


@settings(max_examples=40)
@given(
    st.lists(FACTS, max_size=20),
    st.sampled_from(QueueOrder),
    st.none() | st.integers(1, 5),
)
def test_nobody_blocked_everybody_once_and_no_more_than_the_cap(
    candidates: list[Candidate], order: QueueOrder, cap: int | None
) -> None:
    queue = arrange(candidates, order, patience=PATIENCE, now=NOW, cap=cap)
    known = {one.client_id: one for one in candidates}
    assert not [one for one in queue.ids if is_blocked(known[one])]
    assert len(set(queue.ids)) == len(queue.ids)
    assert cap is None or len(queue.ids) <= cap
    out = [one for many in queue.out.values() for one in many]
    assert sorted([*queue.ids, *out]) == sorted(known)
    assert sum(queue.left_out.values()) == len(out)
    assert all(place.reason.said() for place in queue.places)


def is_blocked(one: Candidate) -> bool:
    return one.is_gone or one.do_not_call or one.refuses_calls or not one.has_open_number


@pytest.mark.parametrize(("why", "facts"), BLOCKED.items())
def test_who_must_not_be_called_is_left_out_whatever_was_promised(
    why: LeftOut, facts: dict[str, bool]
) -> None:
    one = a_candidate(1, promised=When(TODAY, time(9)), **facts)
    assert left_out(one, PATIENCE, NOW) is why
    assert why.blocks


def test_who_did_not_answer_is_put_back_for_another_time_of_day() -> None:
    nine = NOW - timedelta(hours=1)
    one = a_candidate(1, attempts=Attempts(missed=[nine], unanswered=[nine]))
    assert left_out(one, PATIENCE, NOW) is LeftOut.COOLING
    assert left_out(one, PATIENCE, NOW + timedelta(hours=3)) is None
    busy = a_candidate(1, attempts=Attempts(missed=[nine]))
    assert left_out(busy, PATIENCE, NOW) is None


def test_who_never_answered_should_be_reached_in_another_way() -> None:
    tries = [NOW - number * DAY for number in range(7, 1, -1)]
    one = a_candidate(1, attempts=Attempts(missed=tries, unanswered=tries))
    assert left_out(one, PATIENCE, NOW) is LeftOut.TRIED_ENOUGH


def test_a_promised_call_is_made_whatever_was_tried_before_its_minute() -> None:
    tries = [NOW - number * DAY for number in range(7, 1, -1)]
    attempts = Attempts(missed=tries, unanswered=tries)
    assert left_out(promised(1, 9, attempts=attempts), PATIENCE, NOW) is None
    nine_thirty = NOW - timedelta(minutes=30)
    again = Attempts(missed=[nine_thirty], unanswered=[nine_thirty])
    assert left_out(promised(1, 9, attempts=again), PATIENCE, NOW) is LeftOut.COOLING


def promised(client_id: int, hour: int | None, **values: Any) -> Candidate:
    at = None if hour is None else time(hour)
    return a_candidate(client_id, promised=When(TODAY, at), **values)


@pytest.mark.parametrize("order", QueueOrder)
def test_in_every_order_what_was_promised_goes_first_and_what_waits_last(
    order: QueueOrder,
) -> None:
    late = a_candidate(4, promised=When(TODAY - DAY, time(16)))
    found = ids([promised(1, 15), a_candidate(2), promised(3, 9), late, promised(5, None)], order)
    assert found == [4, 5, 3, 2, 1]


def test_by_urgency_asks_for_maturity_then_overdue_then_value() -> None:
    bad = Hours(1, 7, 0, 24 * 60)
    candidates = [
        a_candidate(1, aum=Money.of_yuan(900)),
        a_candidate(2, due=TODAY - DAY, aum=Money.of_yuan(1)),
        a_candidate(3, due=TODAY - 9 * DAY),
        a_candidate(4, matures_on=TODAY + 9 * DAY, maturing=Money.of_yuan(5)),
        a_candidate(5, matures_on=TODAY + 2 * DAY),
        a_candidate(6, matures_on=TODAY + 9 * DAY, maturing=Money.of_yuan(8)),
        a_candidate(7, matures_on=TODAY + 31 * DAY, aum=Money.of_yuan(5)),
        a_candidate(8, matures_on=TODAY, bad_hours=[bad]),
        a_candidate(9),
        a_candidate(10, aum=Money.of_yuan(900), familiarity=7),
    ]
    assert ids(candidates, QueueOrder.PROMISED_FIRST) == [5, 6, 4, 3, 2, 10, 1, 7, 9, 8]


@pytest.mark.parametrize(
    ("order", "one", "other"),
    [
        (QueueOrder.MATURITY, {"matures_on": TODAY + DAY}, {"matures_on": TODAY + 3 * DAY}),
        (QueueOrder.MATURITY, {"matures_on": TODAY + DAY}, {"matures_on": TODAY + 40 * DAY}),
        (QueueOrder.OVERDUE, {"due": TODAY - DAY}, {"due": TODAY}),
        (QueueOrder.OVERDUE, {"due": TODAY + DAY}, {}),
        (QueueOrder.VALUE, {"aum": Money.of_yuan(2)}, {"aum": Money.of_yuan(1)}),
        (QueueOrder.VALUE, {"aum": Money.of_yuan(0)}, {}),
        (QueueOrder.FAMILIARITY, {"familiarity": 4}, {"familiarity": 3}),
        (QueueOrder.BEST_HOUR, {"good_hours": [Hours(5, 5, 600, 660)]}, {}),
        (QueueOrder.BEST_HOUR, {}, {"bad_hours": [Hours(5, 5, 600, 660)]}),
        (QueueOrder.BEST_HOUR, {"attempts": Attempts(answered=[NOW - DAY])}, {}),
        (
            QueueOrder.BEST_HOUR,
            {},
            {"attempts": Attempts(missed=[NOW - DAY], unanswered=[NOW - DAY])},
        ),
    ],
)
def test_each_order_alone(order: QueueOrder, one: dict[str, Any], other: dict[str, Any]) -> None:
    assert ids([a_candidate(2, **other), a_candidate(1, **one)], order) == [1, 2]


def test_equal_clients_stay_as_they_were_listed() -> None:
    listed = [a_candidate(number) for number in (5, 2, 9, 1)]
    for order in QueueOrder:
        assert ids(listed, order) == [5, 2, 9, 1]
    assert ids(listed, QueueOrder.AS_LISTED, cap=2) == [5, 2]


@pytest.mark.parametrize(
    ("facts", "order", "said"),
    [
        ({"promised": When(TODAY, time(9, 5))}, QueueOrder.VALUE, "promised for 09:05"),
        ({"promised": When(date(2026, 11, 18), time(9, 5))}, QueueOrder.VALUE, "for 11-18 09:05"),
        ({"promised": When(TODAY, time(15))}, QueueOrder.VALUE, "waits: a call was promised"),
        ({"due": TODAY - DAY}, QueueOrder.OVERDUE, "contacted by 2026-11-19"),
        ({"familiarity": 4}, QueueOrder.FAMILIARITY, "familiarity: 4"),
        ({}, QueueOrder.VALUE, "not known"),
    ],
)
def test_a_place_says_why(facts: dict[str, Any], order: QueueOrder, said: str) -> None:
    (place,) = arrange([a_candidate(1, **facts)], order, patience=PATIENCE, now=NOW).places
    assert said in place.reason.said()
