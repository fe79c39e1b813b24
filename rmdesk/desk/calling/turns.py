"""Whose turn it is: a promise at its minute goes first, and nobody who is blocked by now."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.queue import blocked_among, candidates_of, patience_of
from rmdesk.desk.calling.sessions import Session, keep, keep_all
from rmdesk.domain.calling.candidate import moment_of
from rmdesk.domain.calling.queue import LeftOut, left_out
from rmdesk.domain.ids import ClientId

_AHEAD: Final = 8  # cards looked at together for somebody who may still be called


def advance(desk: Desk, session: Session, *, now: datetime) -> Session:
    """The session at the card after an outcome.

    A promised call-back whose minute has come is next; who must not be called by now is left out.
    """
    return _settle(desk, session, min(session.position + 1, len(session.queue)), now=now)


def resume(desk: Desk, session: Session, *, now: datetime) -> Session:
    """The session after a pause: on the card where it stood, unless a promise is due first or
    nobody may call that client any more."""
    return _settle(desk, session, session.position, now=now)


def _settle(desk: Desk, session: Session, position: int, *, now: datetime) -> Session:
    """The session at `position`, or at what must come before it."""
    queue = list(session.queue)
    due = _due(desk, session, queue[position:], now=now)
    for place, client_id in enumerate(due):
        if client_id in queue:
            # Everybody stands in a queue once: whose outcome was a call-back for later today moves.
            before = queue.index(client_id)
            queue.remove(client_id)
            position -= before < position
        queue.insert(position + place, client_id)
    out: Counter[LeftOut] = Counter()
    while ahead := queue[position : position + _AHEAD]:
        blocked = blocked_among(desk, ahead, now=now)
        out.update(blocked.values())
        queue[position : position + _AHEAD] = [one for one in ahead if one not in blocked]
        if len(blocked) < len(ahead):
            break
    moved = replace(
        session,
        queue=tuple(queue),
        position=position,
        left_out=dict(Counter(session.left_out) + out),
    )
    if moved.queue != session.queue:
        keep_all(desk, moved)
    else:
        keep(desk, moved)
    return moved


def _due(
    desk: Desk, session: Session, ahead: Sequence[ClientId], *, now: datetime
) -> list[ClientId]:
    """Whose promised minute has come since the session began or who is still to be called, the
    earliest first; nobody who was dialled since that minute."""
    rest = set(ahead)
    found = []
    for client_id, promised in desk.queue.promised_on(now.date()):
        moment = moment_of(promised)
        is_ours = client_id in rest or (promised.at is not None and moment > session.started)
        if moment <= now and is_ours and client_id not in desk.queue.called_since(moment):
            found.append(client_id)
    patience = patience_of(desk.call_settings)
    known = candidates_of(desk, found, now=now)
    return [one.client_id for one in known if left_out(one, patience, now) is None]
