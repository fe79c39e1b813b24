"""What the line under the grid is opened for, and how a meeting typed into it is read."""

import asyncio
from dataclasses import dataclass
from datetime import date, time

from rmdesk.domain.ids import ClientId, ContactId
from rmdesk.domain.spoken_dates import read_when

_LONGEST_HOUR = 12
"""Characters that an hour takes at most, as in ``下午 3点1刻``."""


@dataclass(frozen=True, slots=True)
class GistOf:
    """The gist of a contact, which may still be on its way into the book."""

    contact: "asyncio.Future[ContactId]"
    was: str = ""


@dataclass(frozen=True, slots=True)
class MeetingOn:
    """Hour and subject of a meeting to come."""

    client_id: ClientId
    day: date


@dataclass(frozen=True, slots=True)
class JumpTo:
    """A day to go to."""


Purpose = GistOf | MeetingOn | JumpTo


def hour_and_note(text: str, today: date) -> tuple[time | None, str]:
    """``10:30 asset review``, ``下午3点半谈理财``: the hour the text begins with, and the rest."""
    said = text.strip()
    for end in range(min(_LONGEST_HOUR, len(said)), 0, -1):
        when = read_when(said[:end], today)
        if when and when.at and when.on == today:
            return when.at, said[end:].strip()
    return None, said
