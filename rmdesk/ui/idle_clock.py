"""How long nobody has been here, and whether the clock that says so can be believed.

Two clocks are read: the one on the wall, which can be set, and the one that only runs. Where they
differ somebody set the first, or the machine slept: the desk was left alone either way.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

WARNING_SECONDS = 30
"""How long before the end it is said."""

_CLOCKS_DIFFER = timedelta(minutes=1)


class Idle(Enum):
    """What a look at the clocks says; all but the first two lock."""

    NO = auto()
    SOON_TOO_LONG = auto()
    TOO_LONG = auto()
    CLOCK_SET = auto()
    SLEPT = auto()


@dataclass(frozen=True, slots=True)
class Run:
    """How long the machine has run, and how long of its time it slept besides."""

    awake: timedelta
    asleep: timedelta = timedelta(0)


def run_of_machine() -> Run:
    """Since some moment; only differences mean anything. Sleep is known on Linux alone."""
    awake = time.monotonic()
    asleep = 0.0
    if sys.platform == "linux":
        asleep = time.clock_gettime(time.CLOCK_BOOTTIME) - time.clock_gettime(time.CLOCK_MONOTONIC)
    return Run(timedelta(seconds=awake), timedelta(seconds=asleep))


class IdleClock:
    """Runs from one key to the next."""

    def __init__(self, now: Callable[[], datetime], run: Callable[[], Run]) -> None:
        self._now = now
        self._run = run
        self._is_warned = False
        self._last_key, self._last_run = now(), run()

    def look(self, minutes: int) -> Idle:
        """Whether it is longer than so many `minutes`; that it soon will be is said once."""
        limit = timedelta(minutes=minutes)
        run = self._run()
        asleep = run.asleep - self._last_run.asleep
        really = run.awake - self._last_run.awake + asleep
        by_wall = self._now() - self._last_key
        idle = max(really, by_wall)
        if asleep >= _CLOCKS_DIFFER:
            return Idle.SLEPT
        if abs(by_wall - really) >= _CLOCKS_DIFFER:
            return Idle.CLOCK_SET
        if idle >= limit:
            return Idle.TOO_LONG
        if idle >= limit - timedelta(seconds=WARNING_SECONDS) and not self._is_warned:
            self._is_warned = True
            return Idle.SOON_TOO_LONG
        return Idle.NO

    def rest(self) -> timedelta:
        """How long nobody has been here, while the clock on the wall is believed."""
        return self._now() - self._last_key

    def end(self) -> bool:
        """Somebody is here; whether the warning stood on the screen."""
        was_warned, self._is_warned = self._is_warned, False
        self._last_key, self._last_run = self._now(), self._run()
        return was_warned
