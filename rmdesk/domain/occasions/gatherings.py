"""Festivals, events and the yearly forum: whom to greet and whom to invite ([T][P][N]).

A festival is one duty with a list behind it and not one a client: greetings go out together.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from rmdesk.domain.calendar.festivals import FestivalOn
from rmdesk.domain.classes.orientation import Upkeep, contains
from rmdesk.domain.classes.tags import shared
from rmdesk.domain.consents import ConsentChannel, Permissions
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.kinds import Occasion, OccasionKind
from rmdesk.domain.segments import ClientClass
from rmdesk.domain.wrong import Wrong
from rmdesk.language import N_, Language

FORUM_FROM_MONTH: Final = 7
"""From July on a year without a client forum is a duty: at least one a year ([N])."""

NO_NAME: Final = N_("An event needs a name.")
NO_TAG: Final = N_("Name at least one tag: by it the event finds whom to invite.")
PAST: Final = N_("{day} is over; an event lies today or later.")

_GREETED_BY: Final = (
    ConsentChannel.MESSENGER,
    ConsentChannel.TEXT,
    ConsentChannel.CALL,
    ConsentChannel.EMAIL,
    ConsentChannel.POST,
)


@dataclass(frozen=True, slots=True)
class Greetable:
    """What decides whether and how a client is greeted."""

    client_id: ClientId
    client_class: ClientClass
    orientation: Orientation | None = None
    permissions: Permissions | None = None


@dataclass(frozen=True, slots=True)
class Greeting:
    """A client to greet and the ways that are open, the lightest first."""

    client_id: ClientId
    ways: tuple[ConsentChannel, ...]


class Answer(StrEnum):
    """How far an invitation has come."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CAME = "came"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A salon, dinner, trip, lecture, briefing or, with `is_forum`, the forum of a year."""

    id: int
    name: str
    on: date
    tags: tuple[str, ...] = ()
    is_forum: bool = False


@dataclass(frozen=True, slots=True)
class Invitation:
    """A client invited to an event, and what came of it."""

    client_id: ClientId
    event_id: int
    answer: Answer


def festivals(found: Iterable[FestivalOn], language: Language) -> Iterator[Occasion]:
    """The festivals on which clients are greeted, each one duty of the day.

    `subject` tells two festivals of one day apart, by a number made of the festival's id.
    """
    for one in found:
        if one.festival.is_greeted:
            yield Occasion(
                kind=OccasionKind.FESTIVAL,
                client_id=None,
                on=one.on,
                subject=festival_number(one.festival.id),
                facts={"what": one.festival.names[language]},
            )


def greeting_list(clients: Iterable[Greetable]) -> list[Greeting]:
    """Whom to greet: every client with a way left open, those to be cared for first, then by
    class."""
    order = list(ClientClass)
    ranked = sorted(
        clients,
        key=lambda one: (
            not contains(one.orientation, Upkeep.EMOTIONAL_CARE),
            order.index(one.client_class),
            one.client_id,
        ),
    )
    greetings = [Greeting(one.client_id, open_ways(one.permissions)) for one in ranked]
    return [one for one in greetings if one.ways]


def whom_to_invite(
    event: Event,
    tagged: Iterable[tuple[ClientId, Sequence[str]]],
    invited: Collection[ClientId] = (),
) -> list[tuple[ClientId, str]]:
    """The clients with a tag of the event who are not invited yet, with the tag that matched."""
    found = []
    for client_id, tags in tagged:
        matching = shared(tags, event.tags)
        if matching and client_id not in invited:
            found.append((client_id, matching[0]))
    return found


def invitations_due(event: Event, chosen: Iterable[tuple[ClientId, str]]) -> Iterator[Occasion]:
    """One duty for each client chosen for an event: to invite in time."""
    for client_id, tag in chosen:
        yield Occasion(
            kind=OccasionKind.INVITATION,
            client_id=client_id,
            on=event.on,
            subject=event.id,
            facts={"what": event.name, "tag": tag},
        )


def forum_due(events: Iterable[Event], today: date) -> Occasion | None:
    """The duty to hold the forum of this year, from its second half on until one is planned."""
    has_one = any(event.is_forum and event.on.year == today.year for event in events)
    if has_one or today.month < FORUM_FROM_MONTH:
        return None
    on = date(today.year, FORUM_FROM_MONTH, 1)
    kind = OccasionKind.FORUM
    return Occasion(kind=kind, client_id=None, on=on, facts={"year": today.year})


def wrong_with_event(name: str, on: date, tags: Collection[str], *, today: date) -> Wrong | None:
    """Why an event is not taken; None when it is."""
    if not name.strip():
        return Wrong("name", NO_NAME)
    if on < today:
        return Wrong("on", PAST, {"day": on.isoformat()})
    return None if tags else Wrong("tags", NO_TAG)


def open_ways(permissions: Permissions | None) -> tuple[ConsentChannel, ...]:
    """The ways of greeting and inviting that a client left open, the lightest first."""
    if permissions is None:
        return _GREETED_BY
    return tuple(way for way in _GREETED_BY if not permissions.refuses(way))


def festival_number(name: str) -> int:
    """The number that stands for a festival as the subject of duties: made of its id, and its own
    for as long as it keeps that."""
    number = 0
    for character in name:
        number = (number * 31 + ord(character)) % 2_147_483_647
    return number
