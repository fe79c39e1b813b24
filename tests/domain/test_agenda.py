"""The agenda of the day and the minute at which something agreed is due."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.domain.agenda import agenda, due_between
from rmdesk.domain.duties import Duty, DutyState
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.reasons import Reason

TODAY = date(2026, 11, 20)


def agreed(
    client: int,
    at: time | None,
    kind: OccasionKind = OccasionKind.CALL_BACK,
    *,
    about: date = TODAY,
) -> Duty:
    return Duty(
        kind=kind,
        client_id=ClientId(client),
        subject=client,
        about=about,
        on=about,
        first_on=about,
        reason=Reason("agreed"),
        at=at,
    )


def test_the_day_by_its_hours() -> None:
    duties = [
        agreed(1, time(15)),
        agreed(2, time(10), OccasionKind.MEETING),
        agreed(3, time(10, 30)),
        agreed(4, None),
        agreed(5, time(9), about=TODAY + timedelta(days=1)),
        replace(agreed(6, time(9)), state=DutyState.DONE),
        agreed(7, time(10, 40)),
    ]
    day = agenda(duties, TODAY)
    assert [(line.duty.client_id, line.clashes) for line in day.lines] == [
        (2, False),
        (3, True),
        (7, False),
        (1, False),
    ]
    assert [duty.client_id for duty in day.any_time] == [4]


def test_an_agreed_minute_is_told_once() -> None:
    duties = [agreed(1, time(10, 30)), agreed(2, time(9)), agreed(3, None)]
    before, minute = datetime(2026, 11, 20, 10, 29), datetime(2026, 11, 20, 10, 30)
    assert [duty.client_id for duty in due_between(duties, before, minute)] == [1]
    assert due_between(duties, minute, minute + timedelta(hours=8)) == []
    morning = datetime(2026, 11, 20)
    assert [duty.client_id for duty in due_between(duties, morning, minute)] == [2, 1]
    done = [replace(duty, state=DutyState.DROPPED) for duty in duties]
    assert due_between(done, morning, minute) == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.times(), max_size=8),
    st.lists(st.datetimes(datetime(2026, 11, 20), datetime(2026, 11, 21)), min_size=2),
)
def test_however_often_one_looks_everything_is_told_once(
    hours: list[time], looks: list[datetime]
) -> None:
    duties = [agreed(client, at) for client, at in enumerate(hours)]
    moments = [datetime(2026, 11, 19, 23), *sorted(looks), datetime(2026, 11, 21)]
    told = [
        duty.client_id
        for since, now in pairwise(moments)
        for duty in due_between(duties, since, now)
    ]
    assert sorted(told) == list(range(len(hours)))  # type: ignore[type-var]
