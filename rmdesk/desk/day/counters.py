"""How far the day has come: telephone contacts and minutes against what one aims at."""

from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.store.figures.day_counts import day_counts


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounters:
    """The contacts of a day: those by telephone, all of them, and the minutes of its calls.

    Nobody knows how long the `untimed` telephone contacts took: their minutes are in no sum.
    `meetings` and visits of the day are still to come.
    """

    telephone: int
    of_telephone: int
    every: int
    seconds: int
    of_minutes: int
    untimed: int
    meetings: int

    @property
    def knows_minutes(self) -> bool:
        """Whether the length of any call is known, or there was none yet."""
        return bool(self.seconds) or not self.untimed


def counters(desk: Desk) -> DayCounters:
    """What today has come to so far."""
    today, settings = desk.today, desk.settings
    telephone, every = desk.grid.contacts_per_day(today, today).get(today, (0, 0))
    counts = day_counts(desk.vault.database, today)
    return DayCounters(
        telephone=telephone,
        of_telephone=settings.daily_calls,
        every=every,
        seconds=desk.calls.figures_on(today).seconds,
        of_minutes=settings.daily_minutes,
        untimed=max(0, telephone - counts.timed),
        meetings=counts.meetings,
    )
