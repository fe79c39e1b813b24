"""What the tour asks of the demo book: whom to look for, and what was written since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rmdesk.desk.book import Desk, readings
from rmdesk.desk.calling.guards import guards_of
from rmdesk.domain.ids import ActionId, ClientId

_MOST_LOOKED_AT: Final = 60
_INITIALS: Final = 3
"""Letters that find one client of the demo and nobody else."""
_MOST_ACTIONS: Final = 50


@dataclass(frozen=True, slots=True)
class ToFind:
    """A client whom `words` find at once, and whom nothing keeps from being called."""

    client_id: ClientId
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Written:
    """The newest action of the journal, and the kinds of those after one that was asked about."""

    newest: ActionId
    kinds: tuple[str, ...] = ()
    call_backs: int = 0
    """How many call-backs are agreed on and still to come."""


def client_to_find(desk: Desk, now: datetime) -> ToFind | None:
    """The first of the list, but for its first row, whom initials name alone and who may be
    called at `now`; where nobody may, as at night, whoever has the fewest warnings. None in a book
    without anybody."""
    known: list[tuple[int, ToFind]] = []
    for number in list(desk.clients.ids())[1:_MOST_LOOKED_AT]:
        client_id = ClientId(number)
        name = desk.clients.rows([client_id])[client_id].name
        words = next(iter(readings().initials(name)), "")
        if len(words) != _INITIALS or desk.clients.find(words, 2) != [client_id]:
            continue
        warnings = len(guards_of(desk, client_id, now))
        found = ToFind(client_id, name, words)
        if not warnings:
            return found
        known.append((warnings, found))
    return min(known, key=lambda pair: pair[0])[1] if known else None


def written_since(desk: Desk, before: ActionId | None) -> Written:
    """The newest action, and what was done after the one called `before`, oldest first."""
    actions = desk.journal.actions(_MOST_ACTIONS)
    newest = actions[0].id if actions else ActionId(0)
    since = newest if before is None else before
    kinds = tuple(done.kind for done in reversed(actions) if done.id > since)
    return Written(newest, kinds, desk.appointments.open_call_backs())
