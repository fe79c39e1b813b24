"""What the line under the grid is opened for, and how what is typed into it is read."""

import asyncio
from dataclasses import dataclass
from datetime import date, time

from rmdesk.domain.calling.calls import Appointment
from rmdesk.domain.contacts import Channel
from rmdesk.domain.grid import Mark
from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.spoken.dates import When, read_when
from rmdesk.language import _
from rmdesk.ui import formats
from rmdesk.ui.widgets.grid_cells import agreed_text
from rmdesk.ui.words.labels import label

_LONGEST_HOUR = 12
"""Characters that an hour takes at most, as in ``下午 3点1刻``."""

DraftKey = tuple[str | int, ...]
"""What an unsaved text is remembered by; as a list it stands in the kept place."""


@dataclass(frozen=True, slots=True)
class GistOf:
    """The gist of a contact, which may still be on its way into the book."""

    contact: "asyncio.Future[ContactId]"
    channel: Channel
    was: str = ""

    @property
    def key(self) -> DraftKey | None:
        is_known = self.contact.done() and not self.contact.cancelled()
        return ("gist", self.contact.result()) if is_known else None


@dataclass(frozen=True, slots=True)
class MeetingOn:
    """Hour and subject of a meeting to come."""

    client_id: ClientId
    day: date

    @property
    def key(self) -> DraftKey:
        return "meeting", self.client_id, self.day.isoformat()


@dataclass(frozen=True, slots=True)
class ForAll:
    """The gist of one contact of several clients, or the hour and subject of one meeting to come:
    written once the text is there, as one action."""

    client_ids: tuple[int, ...]
    day: date
    channel: Channel
    is_to_come: bool

    @property
    def key(self) -> DraftKey:
        return ("for all", self.channel.value, self.day.isoformat(), *self.client_ids)


@dataclass(frozen=True, slots=True)
class ChangeOf:
    """Another hour and note of what was agreed."""

    appointment: Appointment

    @property
    def key(self) -> DraftKey:
        return "change", self.appointment.id


@dataclass(frozen=True, slots=True)
class MoveOf:
    """Another day, and perhaps hour, of what was agreed."""

    appointment: Appointment

    @property
    def key(self) -> DraftKey:
        return "move", self.appointment.id


@dataclass(frozen=True, slots=True)
class PutOn:
    """Another day for a contact that was written into the wrong cell."""

    mark: Mark
    client_id: ClientId

    @property
    def key(self) -> DraftKey:
        return "put", self.mark.contact_id


@dataclass(frozen=True, slots=True)
class JumpTo:
    """A day to go to."""

    key: None = None


Purpose = GistOf | ForAll | MeetingOn | ChangeOf | MoveOf | PutOn | JumpTo


def known(contact_id: ContactId) -> "asyncio.Future[ContactId]":
    """A contact that is in the book, as `GistOf` takes it."""
    contact: asyncio.Future[ContactId] = asyncio.get_running_loop().create_future()
    contact.set_result(contact_id)
    return contact


def heading(purpose: Purpose) -> str:
    """What stands before the field."""
    match purpose:
        case GistOf():
            return f"{purpose.channel.value} {label(purpose.channel)}"
        case ForAll():
            return _("{letter} {what}, {count} clients").format(
                letter=purpose.channel.value,
                what=label(purpose.channel),
                count=len(purpose.client_ids),
            )
        case MeetingOn():
            return _("Meeting on {day}").format(day=formats.day(purpose.day))
        case ChangeOf(appointment):
            when = formats.day(appointment.on)
            return _("{what} on {day}").format(what=label(appointment.kind), day=when)
        case MoveOf(appointment):
            return _("{what}: move to").format(what=label(appointment.kind))
        case PutOn(mark):
            return _("{what}: move to").format(what=label(mark.channel))
        case JumpTo():
            return _("Go to day")


def invitation(purpose: Purpose) -> str:
    """What stands in the field while it is empty."""
    match purpose:
        case GistOf():
            return _("the gist; Enter saves")
        case ForAll(is_to_come=False):
            return _("the gist; Enter writes it for all of them")
        case ForAll() | MeetingOn() | ChangeOf():
            return _("10:30 what about; the hour may be left out")
        case MoveOf():
            return _("next wed 15:00, +7; without an hour the old one stays")
        case PutOn() | JumpTo():
            return _("last fri, -30, 6.30, next month")


def beginning(purpose: Purpose) -> str:
    """What stands in the field at first."""
    match purpose:
        case GistOf():
            return purpose.was
        case ChangeOf(appointment):
            return agreed_text(appointment)
        case ForAll() | MeetingOn() | MoveOf() | PutOn() | JumpTo():
            return ""


def hour_and_note(text: str, today: date) -> tuple[time | None, str]:
    """``10:30 asset review``, ``下午3点半谈理财``: the hour the text begins with, and the rest."""
    said = text.strip()
    for end in range(min(_LONGEST_HOUR, len(said)), 0, -1):
        when = read_when(said[:end], today)
        if when and when.at and when.on == today:
            return when.at, said[end:].strip()
    return None, said


def day_meant(purpose: Purpose | None, text: str, today: date) -> When | None:
    """The day typed for a purpose that asks for one; None for what cannot be read."""
    match purpose:
        case PutOn() | JumpTo():
            return read_when(text, today, looking="back")
        case MoveOf(appointment):
            when = read_when(text, today)
            return When(when.on, when.at or appointment.at) if when else None
        case _:
            return None
