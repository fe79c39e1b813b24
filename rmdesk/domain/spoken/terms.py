"""Terms as people say them: ``3个月``, ``半年``, ``1y``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.domain.months import months_away
from rmdesk.domain.spoken.figures import plain

_UNITS = {
    **dict.fromkeys(("天", "日", "d", "day", "days"), "d"),
    **dict.fromkeys(("周", "星期", "礼拜", "w", "week", "weeks"), "w"),
    **dict.fromkeys(("月", "m", "month", "months"), "m"),
    **dict.fromkeys(("年", "y", "year", "years"), "y"),
}
_TERM = re.compile(
    rf"(?P<sign>[+-])?\s*(?:(?P<count>\d{{1,5}})|(?P<half>半))\s*"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?:期|定期)?"
)
_DAYS = {"m": 30, "y": 365}


@dataclass(frozen=True, slots=True)
class Term:
    """How long something runs: so many days (``d``), weeks, months or years; it may be negative,
    so that whoever typed it can be told."""

    count: int
    unit: str

    @property
    def is_positive(self) -> bool:
        return self.count > 0

    @property
    def days(self) -> int:
        """The term in days as banks round it: a month of 30, a year of 365."""
        return self.count * {"d": 1, "w": 7, **_DAYS}[self.unit]

    def after(self, start: date) -> date | None:
        """The day on which it ends; None beyond the calendar."""
        try:
            match self.unit:
                case "d" | "w":
                    return start + timedelta(days=self.count * (7 if self.unit == "w" else 1))
                case _:
                    return months_away(start, self.count * (12 if self.unit == "y" else 1))
        except (ValueError, OverflowError):
            return None


def read_term(text: str) -> Term | None:
    """The term that `text` says, None when it is none: a date is not one."""
    match = _TERM.fullmatch(plain(text))
    if match is None:
        return None
    unit = _UNITS[match["unit"]]
    sign = -1 if match["sign"] == "-" else 1
    if match["half"]:
        return {"y": Term(6 * sign, "m"), "m": Term(15 * sign, "d")}.get(unit)
    return Term(sign * int(match["count"]), unit)
