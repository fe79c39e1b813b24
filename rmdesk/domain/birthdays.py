"""On which days somebody's birthday is kept: solar, lunar, or both (product.md).

A lunar birthday on the 30th is kept on the 29th where the month is short; one in a leap month is
kept in the ordinary month, and in the leap month, too, where that is wanted and the year has it.
"""

from dataclasses import dataclass
from datetime import date

from rmdesk.domain.calendar.lunar import days_kept, lunar_of
from rmdesk.domain.file.choices import BirthdayKept


@dataclass(frozen=True, slots=True, kw_only=True)
class Birthday:
    """What the file says of a birthday: the day of birth, the lunar day, and which one is kept.

    `lunar` is as the file keeps it (``08-15``, ``+06-01``), empty when not known.
    """

    born: date | None = None
    lunar: str = ""
    kept: BirthdayKept | None = None
    also_in_leap_month: bool = False

    @property
    def lunar_day(self) -> str:
        """The lunar day as said, or else that of the day of birth; empty when neither is known."""
        if self.lunar or self.born is None:
            return self.lunar
        lunar = lunar_of(self.born)
        return lunar.kept if lunar else ""

    @property
    def keeps_solar(self) -> bool:
        """Whether the day of birth is kept: where nobody said anything, it is."""
        return self.born is not None and self.kept in (
            None,
            BirthdayKept.SOLAR,
            BirthdayKept.BOTH,
        )

    @property
    def keeps_lunar(self) -> bool:
        """Whether the lunar day is kept: without a word about it, when no other is known."""
        if self.kept is None:
            return self.born is None and bool(self.lunar)
        return self.kept in (BirthdayKept.LUNAR, BirthdayKept.BOTH) and bool(self.lunar_day)


@dataclass(frozen=True, slots=True)
class BirthdayOn:
    """One birthday: the day, by which calendar, and the years it completes where that is known."""

    on: date
    is_lunar: bool
    turns: int | None


def birthdays(birthday: Birthday, first: date, last: date) -> list[BirthdayOn]:
    """Every birthday from `first` to `last`, the earliest first; one where both fall on a day."""
    found: dict[date, BirthdayOn] = {}
    for year in range(first.year - 1, last.year + 1):
        for one in (*_solar(birthday, year), *_lunar(birthday, year)):
            if first <= one.on <= last:
                found.setdefault(one.on, one)
    return [found[on] for on in sorted(found)]


def solar_birthday(born: date, year: int) -> date:
    """The birthday in `year`; that of 29 February falls on 1 March in a common year."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _solar(birthday: Birthday, year: int) -> list[BirthdayOn]:
    if not birthday.keeps_solar or birthday.born is None or year < birthday.born.year:
        return []
    turns = year - birthday.born.year
    return [BirthdayOn(solar_birthday(birthday.born, year), is_lunar=False, turns=turns)]


def _lunar(birthday: Birthday, year: int) -> list[BirthdayOn]:
    if not birthday.keeps_lunar:
        return []
    born = lunar_of(birthday.born) if birthday.born else None
    if born and year < born.year:
        return []
    days = days_kept(birthday.lunar_day, year, also_in_leap_month=birthday.also_in_leap_month)
    return [BirthdayOn(on, is_lunar=True, turns=year - born.year if born else None) for on in days]
