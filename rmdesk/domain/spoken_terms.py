"""Terms and months as people say them: ``3个月``, ``半年``, ``1y``; ``2027-03``, ``明年3月``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from rmdesk.domain.months import first_of, months_away
from rmdesk.domain.spoken_figures import plain

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
_MONTH = re.compile(
    r"(?P<year>(?:19|20|21)\d\d|今年|明年|后年)\s*(?P<mark>[-/.年]?)\s*(?P<month>\d{1,2})\s*(?:月份?)?"
    r"|(?P<bare>\d{1,2})月份"
)
_YEAR_SHIFT = {"今年": 0, "明年": 1, "后年": 2}
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


def read_month(text: str, today: date) -> date | None:
    """The first day of the month that `text` names with its year, or as ``3月份``: the next one."""
    match = _MONTH.fullmatch(plain(text))
    if match is None:
        return None
    if match["bare"]:
        month = int(match["bare"])
        year = today.year + (month < today.month)
    else:
        month, said = int(match["month"]), match["year"]
        year = today.year + _YEAR_SHIFT[said] if said in _YEAR_SHIFT else int(said)
    return first_of(date(year, month, 1)) if 1 <= month <= 12 else None
