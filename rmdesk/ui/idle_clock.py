"""How long nobody has been here: by the wall clock, whether the machine slept or not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import Enum, auto

WARNING_SECONDS = 30
"""How long before the end it is said."""

_CLOCKS_DIFFER = timedelta(minutes=1)


class Idle(Enum):
    """What a look at the clock says."""

    NO = auto()
    SOON_TOO_LONG = auto()
    TOO_LONG = auto()


class IdleClock:
    """Runs from one key to the next."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._last_key = now()
        self._is_warned = False

    def look(self, minutes: int) -> Idle:
        """Whether it is longer than so many `minutes`; that it soon will be is said once."""
        idle, limit = self._now() - self._last_key, timedelta(minutes=minutes)
        # A clock set back would keep the desk open for as long: that locks, too.
        if idle >= limit or idle < -_CLOCKS_DIFFER:
            return Idle.TOO_LONG
        if idle >= limit - timedelta(seconds=WARNING_SECONDS) and not self._is_warned:
            self._is_warned = True
            return Idle.SOON_TOO_LONG
        return Idle.NO

    def end(self) -> bool:
        """Somebody is here; whether the warning stood on the screen."""
        was_warned, self._is_warned = self._is_warned, False
        self._last_key = self._now()
        return was_warned
