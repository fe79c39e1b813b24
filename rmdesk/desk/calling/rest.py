"""The rest of a queue, with everybody's reason to stand there, and who was left out for which."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.queue import blocked_among, candidates_of, patience_of
from rmdesk.desk.calling.sessions import Session, keep_all, listed
from rmdesk.domain.calling.queue import LeftOut, left_out
from rmdesk.domain.calling.queue_orders import reason_for
from rmdesk.domain.ids import ClientId
from rmdesk.domain.reasons import Reason

_MOST = 200  # a list to look at; whoever comes later is counted
_LOOKED_AT = 2_000  # a longer list is for the most part over the cap


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Somebody still to be called, `place` counted from 1 in the whole queue."""

    client_id: ClientId
    name: str
    place: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Absent:
    """Somebody of the list who is not in the queue."""

    client_id: ClientId
    name: str
    why: LeftOut


@dataclass(frozen=True, slots=True)
class Rest:
    """Who comes after the card that is up; `more` are beyond those that are named."""

    session: Session
    waiting: Sequence[Waiting]
    more: int
    absent: Sequence[Absent] = ()


def rest_of(desk: Desk, session: Session, *, now: datetime) -> Rest:
    """Who is still to be called, and why in this place."""
    first = session.position + 1
    ahead = session.queue[first : first + _MOST]
    names = desk.clients.rows(ahead)
    waiting = [
        Waiting(
            client_id=one.client_id,
            name=names[one.client_id].name,
            place=first + number + 1,
            reason=reason_for(one, session.order, now),
        )
        for number, one in enumerate(candidates_of(desk, ahead, now=now))
        if one.client_id in names
    ]
    more = max(0, len(session.queue) - first - len(ahead))
    return Rest(session, waiting, more, _absent(desk, session, now))


def _absent(desk: Desk, session: Session, now: datetime) -> list[Absent]:
    """Who was left out, the gravest reason first; whoever was deleted has no name any more."""
    inside = set(session.queue)
    others = [one for one in listed(desk, session) if one not in inside][:_LOOKED_AT]
    patience = patience_of(desk.call_settings)
    found = [
        (left_out(one, patience, now) or LeftOut.OVER_CAP, one.client_id)
        for one in candidates_of(desk, others, now=now)
    ]
    rank = {why: place for place, why in enumerate(LeftOut)}
    found.sort(key=lambda pair: rank[pair[0]])
    names = desk.clients.rows(client_id for _why, client_id in found[:_MOST])
    return [
        Absent(client_id, names[client_id].name, why)
        for why, client_id in found[:_MOST]
        if client_id in names
    ]


def call_next(desk: Desk, session: Session, client_id: ClientId, *, now: datetime) -> Session:
    """The session with this client right after the card that is up, though it left that one out:
    the RM may know better when to ring. Nobody who must not be called can be chosen here."""
    begun = session.queue[: session.position + 1]
    others = [one for one in session.queue[session.position + 1 :] if one != client_id]
    if client_id in begun or blocked_among(desk, [client_id], now=now):
        return session
    changed = replace(session, queue=(*begun, client_id, *others))
    keep_all(desk, changed)
    return changed
