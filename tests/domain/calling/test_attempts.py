"""When somebody who did not answer is dialled again."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rmdesk.domain.calling.attempts import Attempts, DayPart, Patience, part_of

DAY = datetime(2026, 11, 20)
PATIENCE = Patience(cooldown_hours=3, a_day=2, in_all=6)


def at(hour: int, minute: int = 0, *, days: int = 0) -> datetime:
    return DAY + timedelta(days=days, hours=hour, minutes=minute)


def tried(*moments: datetime) -> Attempts:
    return Attempts(missed=moments, unanswered=moments)


@pytest.mark.parametrize(
    ("moment", "part"),
    [
        (at(0), DayPart.MORNING),
        (at(11, 59), DayPart.MORNING),
        (at(12), DayPart.NOON),
        (at(14), DayPart.AFTERNOON),
        (at(18), DayPart.EVENING),
        (at(23, 59), DayPart.EVENING),
    ],
)
def test_the_parts_of_a_day(moment: datetime, part: DayPart) -> None:
    assert part_of(moment) is part


@pytest.mark.parametrize(
    ("attempts", "now", "again"),
    [
        (tried(), at(10), at(10)),
        (tried(at(9)), at(9, 30), at(12)),  # three hours on, and another part of the day
        (tried(at(11, 30)), at(12), at(14, 30)),  # noon is another part, but not yet three hours
        (tried(at(14, 15)), at(15), at(18)),  # three hours later would still be the afternoon
        (tried(at(9)), at(13), at(13)),
        (tried(at(9), at(13)), at(16), at(8, days=1)),  # twice a day is enough
        (tried(at(9), at(13)), at(9, days=1), at(9, days=1)),
        (tried(at(20)), at(22, 30), at(8, days=1)),  # nor is the evening tried twice
    ],
)
def test_when_to_dial_again(attempts: Attempts, now: datetime, again: datetime) -> None:
    assert attempts.again_from(PATIENCE, now) == again
    assert attempts.is_cooling(PATIENCE, now) is (again > now)


@settings(max_examples=40)
@given(st.lists(st.integers(0, 72 * 60), max_size=8), st.integers(0, 96 * 60))
def test_whoever_is_left_alone_is_so_until_the_moment_that_is_said(
    minutes: list[int], ahead: int
) -> None:
    moments = [DAY + timedelta(minutes=minute) for minute in sorted(minutes)]
    now = max([*moments, DAY]) + timedelta(minutes=ahead)
    attempts = tried(*moments)
    again = attempts.again_from(PATIENCE, now)
    assert again >= now
    assert not attempts.is_cooling(PATIENCE, again)


def test_after_enough_attempts_another_way_is_due() -> None:
    many = [at(9, days=-number) for number in range(6, 0, -1)]
    assert tried(*many).are_enough(PATIENCE)
    assert not tried(*many[1:]).are_enough(PATIENCE)


def test_the_hour_that_reached_somebody_before() -> None:
    one = Attempts(
        missed=[at(15, days=-1)],
        unanswered=[at(15, days=-1)],
        answered=[at(9, days=-3), at(15, days=-9), at(10, days=-8)],
    )
    assert [one.luck_at(at(hour)) for hour in (9, 13, 15)] == [1, 0, 0]
    assert tried(at(15)).luck_at(at(16)) == -1
