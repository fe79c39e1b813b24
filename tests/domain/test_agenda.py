"""The agenda of the day and the minute at which something agreed is due."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rmdesk.domain.agenda import agenda, has_come
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


def test_a_minute_has_come_until_the_duty_is_settled_or_the_day_is_over() -> None:
    call = agreed(1, time(10, 30))
    minute = datetime(2026, 11, 20, 10, 30)
    assert not has_come(call, minute - timedelta(minutes=1))
    assert has_come(call, minute)
    assert has_come(call, minute.replace(hour=23))
    assert not has_come(call, minute + timedelta(days=1))
    assert not has_come(call, minute - timedelta(days=1))
    assert not has_come(replace(call, state=DutyState.DROPPED), minute)
    assert not has_come(agreed(3, None), minute)


@pytest.mark.parametrize("kind", [OccasionKind.MEETING, OccasionKind.VISIT])
def test_who_is_met_is_told_in_time_to_get_there(kind: OccasionKind) -> None:
    meeting = agreed(1, time(10, 30), kind)
    assert not has_come(meeting, datetime(2026, 11, 20, 10, 24, 59))
    assert has_come(meeting, datetime(2026, 11, 20, 10, 25))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.times(), st.datetimes(datetime(2026, 11, 19), datetime(2026, 11, 21, 23)))
def test_what_has_come_stays_for_the_rest_of_its_day(at: time, now: datetime) -> None:
    is_over = now.date() > TODAY
    is_ahead = now < datetime.combine(TODAY, at)
    assert has_come(agreed(1, at), now) == (not is_over and not is_ahead)
