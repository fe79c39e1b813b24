"""Days of a client that come again every year: a wedding, the founding of the firm ([P])."""

from dataclasses import dataclass
from datetime import date, datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.heard.entries import EntryRefused, Kind, require_words
from rmdesk.domain.file.choices import BirthdayKept
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.people import Anniversary
from rmdesk.language import N_
from rmdesk.store.tables.day import AnniversaryTable

_DAYS: Kind[Anniversary] = Kind(
    "anniversary", AnniversaryTable, lambda desk: desk.day.anniversaries, OccasionKind.ANNIVERSARY
)


class NoSuchDay(EntryRefused):
    message = N_("Which day is it? By this calendar there is none like this.")
    hint = N_("Solar: 2010-5-20 or 5.20. Lunar: 八月十五, 8-15, in a leap month +6-1.")
    field = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyDay:
    """What is written down of an anniversary: the day it began, or its day in the lunar year.

    `kept` says by which calendar it is kept; NONE reminds of nothing.
    """

    what: str
    since: date | None = None
    lunar: str = ""
    kept: BirthdayKept = BirthdayKept.SOLAR

    def require_sound(self) -> None:
        """Raise NothingWritten or NoSuchDay."""
        require_words(self.what)
        by_sun = self.kept in (BirthdayKept.SOLAR, BirthdayKept.BOTH)
        if (self.since is None and not self.lunar) or (by_sun and self.since is None):
            raise NoSuchDay

    def values(self) -> dict[str, object]:
        """As it is stored; raises NothingWritten or NoSuchDay."""
        self.require_sound()
        what = self.what.strip()
        return {"what": what, "since": self.since, "lunar": self.lunar, "kept": self.kept}


def note_anniversary(desk: Desk, client_id: ClientId, day: YearlyDay, *, now: datetime) -> int:
    """Write an anniversary down; raises EntryRefused or ClientGone."""
    return _DAYS.add(desk, client_id, day.values(), now=now)


def change_anniversary(desk: Desk, anniversary_id: int, day: YearlyDay, *, now: datetime) -> None:
    """Write it down otherwise; raises EntryRefused or EntryGone."""
    _DAYS.change(desk, anniversary_id, day.values(), now=now)


def remove_anniversary(desk: Desk, anniversary_id: int, *, now: datetime) -> None:
    """It was written down by mistake, or is over."""
    _DAYS.remove(desk, anniversary_id, now=now)
