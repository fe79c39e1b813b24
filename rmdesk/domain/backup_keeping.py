"""Which backups are kept: of the newest days, weeks and months that have one, the newest each.

What is counted are days on which a backup was made, not days of the calendar: three weeks of leave
cost none of the seven. So a wrong clock does not either, whichever way it was wrong.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 6

_SPANS: Final[tuple[tuple[int, Callable[[datetime], object]], ...]] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def kept(made: Iterable[datetime]) -> set[datetime]:
    """Which of the backups made at these moments stay; all of the newest day do.

    What is made before an import must not go because another one is made after it.
    """
    newest_first = sorted(set(made), reverse=True)
    stay = {one for one in newest_first if one.date() == newest_first[0].date()}
    for most, span in _SPANS:
        seen: set[object] = set()
        for one in newest_first:
            if span(one) not in seen and len(seen) < most:
                seen.add(span(one))
                stay.add(one)
    return stay
