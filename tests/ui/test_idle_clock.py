"""How long nobody was here, when the clock on the wall may be wrong."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from rmdesk.ui.idle_clock import Idle, IdleClock, Run

_LIMIT = 5


class _Machine:
    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 20, 9, 0)
        self.run = Run(timedelta(hours=1))

    def goes_on(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.run = replace(self.run, awake=self.run.awake + timedelta(seconds=seconds))

    def sleeps(self, seconds: float) -> None:
        self.wall += timedelta(seconds=seconds)
        self.run = replace(self.run, asleep=self.run.asleep + timedelta(seconds=seconds))


@pytest.fixture
def machine() -> _Machine:
    return _Machine()


@pytest.fixture
def clock(machine: _Machine) -> IdleClock:
    return IdleClock(lambda: machine.wall, lambda: machine.run)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, Idle.NO),
        (269, Idle.NO),
        (270, Idle.SOON_TOO_LONG),
        (299, Idle.SOON_TOO_LONG),
        (300, Idle.TOO_LONG),
        (9_000, Idle.TOO_LONG),
    ],
)
def test_the_limit_and_the_half_minute_before_it(
    machine: _Machine, clock: IdleClock, seconds: int, said: Idle
) -> None:
    machine.goes_on(seconds)
    assert clock.look(_LIMIT) is said


def test_it_is_said_once_and_a_key_begins_anew(machine: _Machine, clock: IdleClock) -> None:
    machine.goes_on(280)
    assert [clock.look(_LIMIT), clock.look(_LIMIT)] == [Idle.SOON_TOO_LONG, Idle.NO]
    assert clock.end()
    assert not clock.end()
    machine.goes_on(269)
    assert clock.look(_LIMIT) is Idle.NO


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (59, Idle.NO),
        (60, Idle.CLOCK_SET),
        (-59, Idle.NO),
        (-60, Idle.CLOCK_SET),
        (-86_400, Idle.CLOCK_SET),
        (86_400, Idle.CLOCK_SET),
    ],
)
def test_a_clock_that_is_set_fore_or_back(
    machine: _Machine, clock: IdleClock, seconds: int, said: Idle
) -> None:
    machine.wall += timedelta(seconds=seconds)
    assert clock.look(_LIMIT) is said


def test_a_clock_set_back_a_little_again_and_again_gains_no_time(
    machine: _Machine, clock: IdleClock
) -> None:
    for _ in range(5):
        machine.goes_on(59)
        machine.wall -= timedelta(seconds=10)
    machine.goes_on(5)
    assert clock.look(_LIMIT) is Idle.TOO_LONG


@pytest.mark.parametrize(
    ("seconds", "said"), [(59, Idle.NO), (60, Idle.SLEPT), (86_400, Idle.SLEPT)]
)
def test_a_machine_that_slept(
    machine: _Machine, clock: IdleClock, seconds: int, said: Idle
) -> None:
    machine.sleeps(seconds)
    assert clock.look(_LIMIT) is said


def test_a_short_sleep_counts_as_time_without_a_key(machine: _Machine, clock: IdleClock) -> None:
    machine.goes_on(250)
    machine.sleeps(50)
    assert clock.look(_LIMIT) is Idle.TOO_LONG
