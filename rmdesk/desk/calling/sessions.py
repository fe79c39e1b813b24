"""The call session: a queue, and the place in it, which outlives a crash, a lock and a night."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Final

from rmdesk.desk.book import Desk
from rmdesk.desk.calling.queue import blocked_among, build
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.calling.queue import LeftOut
from rmdesk.domain.calling.queue_orders import QueueOrder
from rmdesk.domain.ids import ClientId
from rmdesk.errors import Refused
from rmdesk.language import N_

_SESSION: Final = "call_session"
_QUEUE: Final = "call_queue"  # apart: every outcome writes the place, a queue may be 10,000 long
_LISTED: Final = "call_listed"
_NOT_THERE: Final = (Outcome.DEAD_NUMBER, Outcome.WRONG_PERSON)  # another try reaches nobody

_WHY_NOBODY: Final = {
    LeftOut.COOLING: (N_("Nobody answered a short while ago."), N_("Try at another time of day.")),
    LeftOut.TRIED_ENOUGH: (
        N_("They never answered."),
        N_("Try another way, such as a message."),
    ),
}


class NobodyToCall(Refused):
    message = N_("There is nobody to call in this list.")
    hint = N_("Clients who are gone or must not be called do not enter a queue.")

    def __init__(self, out: Mapping[LeftOut, int] | None = None) -> None:
        super().__init__()
        counted = out or {}
        most = max(counted, key=lambda why: counted[why], default=None)
        if most in _WHY_NOBODY:
            self.message, self.hint = _WHY_NOBODY[most]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A queue being called: whom, where in it, with which script, since when.

    `order` is how it was made and `cap` how many it may hold at most; `left_out` counts who did not
    enter it, by the reason.
    """

    queue: tuple[ClientId, ...]
    position: int
    script: str
    started: datetime
    order: QueueOrder = QueueOrder.AS_LISTED
    cap: int | None = None
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)

    @property
    def client_id(self) -> ClientId | None:
        """Whose card is up; None when the queue is done."""
        return self.queue[self.position] if self.position < len(self.queue) else None


def start(
    desk: Desk,
    ids: Iterable[int],
    *,
    script: str,
    now: datetime,
    order: QueueOrder | None = None,
    cap: int | None = None,
) -> Session:
    """Begin a session with the clients `ids`; it replaces an unfinished one.

    The order and the cap are those that are set, where nothing else is said. Raises NobodyToCall.
    """
    listed = list(dict.fromkeys(map(int, ids)))
    settings = desk.call_settings
    order, cap = order or settings.order, cap if cap is not None else settings.cap
    queue = build(desk, listed, order=order, cap=cap, now=now)
    if not queue.ids:
        raise NobodyToCall(queue.left_out)
    session = Session(
        queue=queue.ids,
        position=0,
        script=script,
        started=now,
        order=order,
        cap=cap,
        left_out=queue.left_out,
    )
    with desk.store.database.atomic():
        desk.state.put(_LISTED, listed)
        keep_all(desk, session)
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
    order, out = raw.get("order"), raw.get("left_out", {})
    return Session(
        queue=tuple(map(ClientId, desk.state.get(_QUEUE))),
        position=raw["position"],
        script=raw["script"],
        started=datetime.fromisoformat(raw["started"]),
        order=QueueOrder(order) if order in list(QueueOrder) else QueueOrder.AS_LISTED,
        cap=raw.get("cap"),
        left_out={why: out[why] for why in LeftOut if why in out},
    )


def listed(desk: Desk, session: Session) -> Sequence[int]:
    """The clients that the session was begun with, called or left out, as they were listed."""
    known: list[int] = desk.state.get(_LISTED) or []
    return known if set(session.queue) & set(known) else session.queue


def is_about(desk: Desk, session: Session, ids: Iterable[int]) -> bool:
    """Whether these are the clients that the session was begun with."""
    return set(listed(desk, session)) == set(map(int, ids))


def go_to(desk: Desk, session: Session, position: int) -> Session:
    """The same session at another place of its queue."""
    moved = replace(session, position=max(0, min(position, len(session.queue))))
    keep(desk, moved)
    return moved


def rearrange(
    desk: Desk,
    session: Session,
    *,
    order: QueueOrder,
    cap: int | None,
    script: str,
    now: datetime,
) -> Session:
    """The cards after the one that is up in another order, with another cap or script.

    Who was left out is looked at again; whose turn is over stays where they are.
    """
    begun = session.queue[: session.position + 1]
    over = set(begun)
    rest = [one for one in listed(desk, session) if one not in over]
    room = None if cap is None else max(0, cap - len(begun))
    queue = build(desk, rest, order=order, cap=room, now=now)
    changed = replace(
        session,
        queue=(*begun, *queue.ids),
        script=script,
        order=order,
        cap=cap,
        left_out=queue.left_out,
    )
    keep_all(desk, changed)
    return changed


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
        if call.is_reached or not call.is_dial or call.outcome in _NOT_THERE
    }
    ids = [one for one in session.queue if one not in settled]
    blocked = blocked_among(desk, ids, now=session.started)
    return [one for one in ids if one not in blocked]


def resting(desk: Desk, ids: Iterable[ClientId], *, now: datetime) -> int:
    """How many of `ids` nobody should dial again so soon."""
    wanted = list(ids)
    return len(wanted) - len(build(desk, wanted, cap=len(wanted), now=now).ids) if wanted else 0


def keep(desk: Desk, session: Session) -> None:
    """Note the place; inside an action it commits with what the action writes."""
    desk.state.put(
        _SESSION,
        {
            "position": session.position,
            "script": session.script,
            "started": session.started.isoformat(),
            "order": session.order.value,
            "cap": session.cap,
            "left_out": {why.value: count for why, count in session.left_out.items()},
        },
    )


def keep_all(desk: Desk, session: Session) -> None:
    """Note the queue, too."""
    with desk.store.database.atomic():
        desk.state.put(_QUEUE, session.queue)
        keep(desk, session)
