"""The list of an event: who was invited and what came of it, and who is still to be invited."""

from collections.abc import Sequence
from dataclasses import dataclass

from rmdesk.desk.book import Desk
from rmdesk.desk.day.events import event_of, to_invite
from rmdesk.domain.classes.orientation import Upkeep, contains
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.consents import ConsentChannel
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.occasions.gatherings import Answer, Event, open_ways


@dataclass(frozen=True, slots=True)
class Guest:
    """A client on the list of an event.

    `answer` is None for whoever is still to be invited; `tag` is the one that matched. `ways` are
    open to invite by, the lightest first; events are part of the upkeep of whoever `likes_events`.
    """

    client_id: ClientId
    name: str
    tag: str
    answer: Answer | None
    ways: tuple[ConsentChannel, ...]
    likes_events: bool

    @property
    def may_be_called(self) -> bool:
        """Whether a call list may hold the client."""
        return ConsentChannel.CALL in self.ways


@dataclass(frozen=True, slots=True)
class GuestList:
    """An event with everybody on its list: first whom to invite, those who like events before
    the others, then the invited in the order in which they were."""

    event: Event
    guests: Sequence[Guest]

    @property
    def uninvited(self) -> list[Guest]:
        """Those still to be invited."""
        return [one for one in self.guests if one.answer is None]

    def count(self, *answers: Answer) -> int:
        """How many gave one of these answers."""
        return sum(one.answer in answers for one in self.guests)


def guest_list(desk: Desk, event_id: int) -> GuestList:
    """The list of an event. Whoever has no way left open to be invited by is not on it.

    A client is found by the own tags alone, never by those of a relative. Raises EventGone.
    """
    event = event_of(desk, event_id)
    answers = {one.client_id: one.answer for one in desk.events.invitations(event_id)}
    matching = dict(to_invite(desk, event_id))
    ids = [*matching, *answers]
    rows = desk.clients.rows(ids)
    held = desk.consents.held(ids)
    orientations = {
        client_id: code_of(Orientation, orientation)
        for client_id, _class, orientation in desk.boxes.care()
    }
    guests = []
    for client_id in ids:
        if client_id not in rows:
            continue
        ways, answer = open_ways(held.get(client_id)), answers.get(client_id)
        if answer is None and not ways:
            continue
        likes_events = contains(orientations.get(client_id), Upkeep.EVENTS)
        name, tag = rows[client_id].name, matching.get(client_id, "")
        guests.append(Guest(client_id, name, tag, answer, ways, likes_events))
    guests.sort(key=lambda one: (one.answer is not None, not one.likes_events))
    return GuestList(event, guests)
