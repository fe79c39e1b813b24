"""The call session: a queue, and the place in it, which outlives a crash, a lock and a night."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rmdesk.desk.book import Desk
from rmdesk.domain.calls import Outcome
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import N_

_SESSION = "call_session"
_QUEUE = "call_queue"  # apart: every outcome writes the place, and a queue may be 10,000 long


class NobodyToCall(Refused):
    message = N_("There is nobody to call in this list.")
    hint = N_("Clients who are gone or must not be called do not enter a queue.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A queue being called: whom, where in it, with which script, since when."""

    queue: tuple[ClientId, ...]
    position: int
    script: str
    started: datetime
    left_out: int = 0

    @property
    def client_id(self) -> ClientId | None:
        """Whose card is up; None when the queue is done."""
        return self.queue[self.position] if self.position < len(self.queue) else None


def start(desk: Desk, ids: Iterable[int], *, script: str, now: datetime) -> Session:
    """Begin a session with the clients `ids`, in their order; it replaces an unfinished one.

    Gone clients and those who must not be called are left out. Raises NobodyToCall.
    """
    wanted = list(dict.fromkeys(ClientId(client_id) for client_id in ids))
    callable_ = desk.clients.callable_among(wanted)
    queue = tuple(client_id for client_id in wanted if client_id in callable_)
    if not queue:
        raise NobodyToCall
    session = Session(
        queue=queue, position=0, script=script, started=now, left_out=len(wanted) - len(queue)
    )
    with desk.store.database.atomic():
        desk.state.put(_QUEUE, queue)
        keep(desk, session)
    return session


def unfinished(desk: Desk) -> Session | None:
    """The session to resume: after a crash, a lock or a night."""
    session = kept(desk)
    return session if session and session.client_id is not None else None


def kept(desk: Desk) -> Session | None:
    """The newest session, done or not; None before the first one."""
    raw: dict[str, Any] | None = desk.state.get(_SESSION)
    if raw is None:
        return None
    if "queue" in raw:  # as older versions kept it
        desk.state.put(_QUEUE, raw["queue"])
    return Session(
        queue=tuple(map(ClientId, desk.state.get(_QUEUE))),
        position=raw["position"],
        script=raw["script"],
        started=datetime.fromisoformat(raw["started"]),
    )


def go_to(desk: Desk, session: Session, position: int) -> Session:
    """The same session at another place of its queue."""
    moved = replace(session, position=max(0, min(position, len(session.queue))))
    keep(desk, moved)
    return moved


def with_script(desk: Desk, session: Session, script: str) -> Session:
    """The same session with another script."""
    changed = replace(session, script=script)
    keep(desk, changed)
    return changed


def left_over(desk: Desk, session: Session) -> list[ClientId]:
    """Whom the session did not reach: passed over, no answer or busy, in the queue's order."""
    settled = {
        call.client_id
        for call in desk.calls.since(session.started)
        if call.outcome not in (Outcome.NO_ANSWER, Outcome.BUSY)
    }
    callable_ = desk.clients.callable_among(session.queue)
    return [one for one in session.queue if one in callable_ and one not in settled]


def keep(desk: Desk, session: Session) -> None:
    """Note the place; inside an action it commits with what the action writes."""
    desk.state.put(
        _SESSION,
        {
            "position": session.position,
            "script": session.script,
            "started": session.started.isoformat(),
        },
    )
