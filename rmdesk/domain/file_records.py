"""What is heard from a client and done for one: the records of the file beside its fields."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.ids import (
    CareId,
    ClientId,
    DetailId,
    FeedbackId,
    NeedId,
    PaperId,
    ProspectId,
    ReferralAskId,
    ReferralId,
    WishId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One field of the file that the client's own page has no column for.

    `known_since` is the day it was entered, `as_of` the day it was true, `source` who said so.
    """

    id: DetailId
    client_id: ClientId
    field: str
    value: str
    known_since: date
    as_of: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A need heard in the client's words, spoken out or read between the lines."""

    id: NeedId
    client_id: ClientId
    on: date
    words: str
    is_explicit: bool
    settled_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.settled_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the client wants and the bank cannot serve."""

    id: WishId
    client_id: ClientId
    on: date
    what: str
    settled_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.settled_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Praise, criticism or a complaint, who answers it and until when.

    `owner` is empty while it is the RM's own to answer.
    """

    id: FeedbackId
    client_id: ClientId
    on: date
    what: str
    is_complaint: bool = False
    owner: str = ""
    promised_on: date | None = None
    answer: str = ""
    answered_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.answered_on is None

    @property
    def owed_on(self) -> date | None:
        """The day promised, as long as the answer is owed."""
        return self.promised_on if self.is_open else None


class CareKind(StrEnum):
    """What an attention was: [T] in domain.md names the first three."""

    CARD = "card"
    GIFT = "gift"
    TICKET = "ticket"
    FAVOUR = "favour"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """An attention shown: a card, a gift, a favour. `to_whom` is empty for the client, else who
    of the family it was for."""

    id: CareId
    client_id: ClientId
    on: date
    kind: CareKind
    what: str
    to_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Whom the client brought: `other_id` once that person has a file, until then a `name`."""

    id: ReferralId
    client_id: ClientId
    other_id: ClientId | None = None
    name: str = ""
    on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralAsk:
    """The client was asked whom they would bring; `note` is what they said."""

    id: ReferralAskId
    client_id: ClientId
    on: date
    note: str = ""


class ProspectSource(StrEnum):
    """How somebody who is no client yet came to be known: [T][N][P] in domain.md."""

    REFERRAL = "referral"
    LOBBY = "lobby"
    CARD_LIST = "card_list"
    CORPORATE = "corporate"
    COMMUNITY = "community"
    DISTRICT = "district"
    PARTNER = "partner"
    OTHER = "other"


class ProspectState(StrEnum):
    """Whether one is still to be won."""

    OPEN = "open"
    WON = "won"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """Somebody still to be won: where from, and when to turn to them next.

    `means` is the proof of means that came with a list; `reason` is why one was dropped.
    """

    id: ProspectId
    client_id: ClientId
    on: date
    source: ProspectSource
    note: str = ""
    means: str = ""
    follow_up_on: date | None = None
    state: ProspectState = ProspectState.OPEN
    closed_on: date | None = None
    reason: str = ""

    @property
    def is_open(self) -> bool:
        return self.state is ProspectState.OPEN

    def due_on(self, last_contact: date | None) -> date | None:
        """The follow-up that is still to be made: a contact on its day, or later, was it."""
        if not self.is_open or self.follow_up_on is None:
            return None
        is_made = last_contact is not None and last_contact >= self.follow_up_on
        return None if is_made else self.follow_up_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper kept in the book; `media` is its media type, `size` in bytes, `digest` its SHA-256
    in hexadecimal, under which its parts are stored."""

    id: PaperId
    client_id: ClientId
    name: str
    media: str
    size: int
    added_on: date
    digest: str
