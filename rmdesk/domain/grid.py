"""A cell of the calendar grid, clients down and days across: [S] in domain.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rmdesk.domain.calls import Appointment
from rmdesk.domain.contacts import Channel
from rmdesk.domain.ids import ContactId


class Duty(StrEnum):
    """What a cell announces; a meeting and a call-back are an `AppointmentKind`, too."""

    DUE = "due"
    MEETING = "meeting"
    CALL_BACK = "call_back"
    MATURITY = "maturity"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True)
class Mark:
    """One contact in a cell: its letter and its gist."""

    contact_id: ContactId
    channel: Channel
    gist: str


Entry = Mark | Appointment
"""What can be chosen in a cell, to be changed or taken out."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything of one client on one day: contacts, vain dials, other duties with their notes,
    and the open appointments, whose day may have passed."""

    marks: tuple[Mark, ...] = ()
    vain_dials: int = 0
    duties: tuple[tuple[Duty, str], ...] = ()
    agreed: tuple[Appointment, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The contacts, then what was agreed."""
        return (*self.marks, *self.agreed)

    @property
    def announced(self) -> set[Duty]:
        """Every kind of duty the cell has."""
        duties = {duty for duty, _note in self.duties}
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
