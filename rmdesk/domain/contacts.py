"""Contacts: every call, message and meeting with a client."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rmdesk.domain.ids import ClientId, ContactId


class Channel(StrEnum):
    """How the contact took place, by its letter in the calendar grid [S]; S, V and A are ours."""

    TELEPHONE = "T"
    EMAIL = "E"
    MEETING = "M"
    MESSAGE = "S"
    VISIT = "V"
    EVENT = "A"

    @property
    def is_talk(self) -> bool:
        """Whether both sides spoke; a written word is only sent."""
        return self in (Channel.TELEPHONE, Channel.MEETING, Channel.VISIT)


class Direction(StrEnum):
    """Who turned to whom."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One contact: the day, the channel, the gist; `next_on` is the next date that was agreed.

    `topics` are what the talk was about, words with blanks between them, and `promise` is what was
    promised in it. `logged_at` is the moment of recording where it is known (not for imported
    ones).
    """

    id: ContactId
    client_id: ClientId
    on: date
    channel: Channel
    direction: Direction = Direction.OUT
    gist: str = ""
    next_on: date | None = None
    logged_at: datetime | None = None
    topics: str = ""
    promise: str = ""
