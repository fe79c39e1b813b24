"""The days in which occasions are looked for."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """The days to look at, and the day it is; since when silence was looked for, None for ever."""

    first: date
    last: date
    today: date
    quiet_since: date | None = None

    @property
    def texts(self) -> tuple[str, str]:
        return self.first.isoformat(), self.last.isoformat()
