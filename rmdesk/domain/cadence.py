"""When a client is to be contacted next, and why then ([S] in domain.md, "Keeping in touch").

Last contact + the class's frequency, or the client's own wish; a day agreed at the last contact
goes before both, what was promised before everything. What follows from a frequency moves on to a
working day; what was promised is done on the last one before, for a promise cannot be late.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rmdesk.domain.calendar.working_days import WorkingDays
from rmdesk.domain.reasons import Fact, Reason
from rmdesk.language import N_


class Because(StrEnum):
    """What a next contact follows from."""

    PROMISED = "promised"
    OWED = "owed"
    AGREED = "agreed"
    MOVED = "moved"
    WISH = "wish"
    CLASS = "class"
    NEVER = "never"

    @property
    def is_promise(self) -> bool:
        """Whether the client expects that very day."""
        return self in (Because.PROMISED, Because.OWED, Because.AGREED)


WORDS: Final = {
    Because.PROMISED: N_("promised for {day}"),
    Because.OWED: N_("an answer is promised for {day}"),
    Because.AGREED: N_("agreed for {day} at the last contact"),
    Because.MOVED: N_("moved to {day}"),
    Because.WISH: N_("wishes contact every {days} days; the last was on {last}"),
    Because.CLASS: N_("to be contacted every {days} days; the last was on {last}"),
    Because.NEVER: N_("not contacted yet"),
}
"""Each in words, as message ids."""


@dataclass(frozen=True, slots=True)
class Postponed:
    """A next contact that was put off by hand, or dropped until the one after it.

    It holds for the contact planned for `planned` alone: the next contact makes a new plan.
    """

    planned: date
    to: date
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """What the next contact follows from. `frequency` is the class's, `wished_days` the client's.

    `agreed_on` is the day agreed at the newest contact, `promised_on` that of the earliest open
    call-back, meeting or follow-up, `owed_on` that of the earliest answer promised.
    """

    known_since: date
    frequency: int
    last_contact: date | None = None
    wished_days: int | None = None
    agreed_on: date | None = None
    promised_on: date | None = None
    owed_on: date | None = None
    postponed: Postponed | None = None


@dataclass(frozen=True, slots=True)
class NextContact:
    """The working day `on` for the contact planned for `planned`."""

    on: date
    planned: date
    because: Because
    rhythm: Rhythm

    @property
    def reason(self) -> Reason:
        """Why then."""
        return _reason(self.rhythm, self.planned, self.because)


def next_contact(rhythm: Rhythm, days: WorkingDays) -> NextContact:
    """When to contact the client next; raises NoWorkingDay when there is none within a year.

    An answer owed plans no contact: it can only bring one forward.
    """
    planned, because = _planned(rhythm)
    put_off = rhythm.postponed
    if put_off is not None and put_off.planned == planned and not because.is_promise:
        planned, because = put_off.to, Because.MOVED
    if rhythm.owed_on is not None and rhythm.owed_on < planned:
        planned, because = rhythm.owed_on, Because.OWED
    return NextContact(on_working_day(planned, because, days), planned, because, rhythm)


def on_working_day(planned: date, because: Because, days: WorkingDays) -> date:
    """The day on which a contact planned for `planned` is made; raises NoWorkingDay."""
    if because.is_promise:
        return days.working_day_on_or_before(planned)
    return days.working_day_on_or_after(planned)


def _planned(rhythm: Rhythm) -> tuple[date, Because]:
    if rhythm.promised_on is not None:
        return rhythm.promised_on, Because.PROMISED
    if rhythm.last_contact is None:
        return rhythm.known_since, Because.NEVER
    if rhythm.agreed_on is not None:
        return rhythm.agreed_on, Because.AGREED
    if rhythm.wished_days:
        return rhythm.last_contact + timedelta(days=rhythm.wished_days), Because.WISH
    return rhythm.last_contact + timedelta(days=rhythm.frequency), Because.CLASS


def _reason(rhythm: Rhythm, planned: date, because: Because) -> Reason:
    match because:
        case Because.NEVER:
            return Reason(WORDS[because])
        case Because.WISH | Because.CLASS:
            days = rhythm.wished_days if because is Because.WISH else rhythm.frequency
            facts: dict[str, Fact] = {"days": days or 0, "last": rhythm.last_contact or planned}
            return Reason(WORDS[because], facts)
        case _:
            return Reason(WORDS[because], {"day": planned})
