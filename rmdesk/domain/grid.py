"""A cell of the calendar grid, clients down and days across: [S] in domain.md."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from rmdesk.domain.calling.calls import Appointment
from rmdesk.domain.contact_notes import note_of
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ContactId
from rmdesk.domain.occasions.facts_text import read_facts
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.reasons import Reason
from rmdesk.domain.today import GROUP_OF, Group


class Duty(StrEnum):
    """What a cell announces; a meeting and a call-back are an `AppointmentKind`, too."""

    DUE = "due"
    MEETING = "meeting"
    CALL_BACK = "call_back"
    MATURITY = "maturity"
    BIRTHDAY = "birthday"
    VISIT = "visit"
    PROMISE = "promise"
    WARNING = "warning"
    CARE = "care"
    REVIEW = "review"
    NEWS = "news"
    TO_DO = "to_do"


_BY_GROUP: Final = {
    Group.APPOINTMENTS: Duty.MEETING,
    Group.PROMISES: Duty.PROMISE,
    Group.WARNINGS: Duty.WARNING,
    Group.MONEY: Duty.MATURITY,
    Group.CARE: Duty.CARE,
    Group.REVIEWS: Duty.REVIEW,
    Group.NEWS: Duty.NEWS,
    Group.TO_DOS: Duty.TO_DO,
    Group.CADENCE: Duty.DUE,
}
_OF_ITS_OWN: Final = {
    OccasionKind.CALL_BACK: Duty.CALL_BACK,
    OccasionKind.VISIT: Duty.VISIT,
    OccasionKind.BIRTHDAY: Duty.BIRTHDAY,
    OccasionKind.FAMILY_BIRTHDAY: Duty.BIRTHDAY,
}


def duty_shown(kind: OccasionKind) -> Duty:
    """As what a cell announces a duty of `kind`."""
    return _OF_ITS_OWN.get(kind) or _BY_GROUP[GROUP_OF[kind]]


@dataclass(frozen=True, slots=True)
class Mark:
    """One contact in a cell: its letter, its gist, its topics and what was promised."""

    contact_id: ContactId
    channel: Channel
    gist: str
    topics: str = ""
    promise: str = ""

    @property
    def note(self) -> str:
        """All that is told of it."""
        return note_of(self.gist, self.topics, self.promise)


@dataclass(frozen=True, slots=True)
class Told:
    """What a duty's row says of it; put into a reason when somebody asks, for a page of cells has
    hundreds and one is looked at."""

    kind: OccasionKind
    about: str
    facts: str

    @property
    def reason(self) -> Reason:
        facts = read_facts(json.loads(self.facts)) if self.facts else {}
        about = date.fromisoformat(self.about)
        return Occasion(kind=self.kind, client_id=None, on=about, facts=facts).reason


@dataclass(frozen=True, slots=True)
class Planned:
    """Something to be done on a cell's day, and why."""

    sign: Duty
    said: Reason | Told

    @property
    def reason(self) -> Reason:
        return self.said.reason if isinstance(self.said, Told) else self.said


Entry = Mark | Appointment
"""What can be chosen in a cell, to be changed or taken out."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything of one client on one day: contacts, vain dials, what falls on the day itself with
    a note, the open appointments, whose day may have passed, and what is planned to be done on the
    day with its reason: the talk a week before a maturity, and not the maturity."""

    marks: tuple[Mark, ...] = ()
    vain_dials: int = 0
    duties: tuple[tuple[Duty, str], ...] = ()
    agreed: tuple[Appointment, ...] = ()
    planned: tuple[Planned, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The contacts, then what was agreed."""
        return (*self.marks, *self.agreed)

    @property
    def announced(self) -> set[Duty]:
        """Every kind of duty the cell has."""
        duties = {duty for duty, _note in self.duties} | {one.sign for one in self.planned}
        return duties | {Duty(appointment.kind.value) for appointment in self.agreed}

    @property
    def letters(self) -> str:
        """The letters as the sheet has them; a lower-case t is a dial in vain."""
        letters = "".join(mark.channel.value for mark in self.marks)
        return letters or ("t" if self.vain_dials else "")


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class GridRow:
    """One client's line: cells by day, and what stands at the right edge."""

    name: str
    cells: Mapping[date, Cell]
    last_contact: date | None
    next_due: date | None

    def cell(self, day: date) -> Cell:
        return self.cells.get(day, EMPTY)


def days_from(first: date, count: int) -> list[date]:
    """`count` days in a row."""
    return [first + timedelta(days=step) for step in range(count)]


def month_away(day: date, months: int) -> date:
    """The same day `months` later or earlier, or the month's last when it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def telephone_contacts(marks: Iterable[Mark]) -> int:
    """How many of `marks` count against the daily floor."""
    return sum(mark.channel is Channel.TELEPHONE for mark in marks)
