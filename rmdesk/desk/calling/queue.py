"""The queue of a call session: made from any list, with everybody's place and absence explained."""

from collections.abc import Iterable
from datetime import datetime

from rmdesk.desk.book import Desk
from rmdesk.domain.call_settings import CallSettings
from rmdesk.domain.calling.attempts import Patience
from rmdesk.domain.calling.calls import Outcome
from rmdesk.domain.calling.candidate import Candidate
from rmdesk.domain.calling.queue import LeftOut, Queue, arrange, left_out
from rmdesk.domain.calling.queue_orders import QueueOrder, reason_for
from rmdesk.domain.ids import ClientId
from rmdesk.domain.reasons import Reason


def build(
    desk: Desk,
    ids: Iterable[int],
    *,
    order: QueueOrder | None = None,
    cap: int | None = None,
    now: datetime,
) -> Queue:
    """Whom to call of `ids` and in which order; what is not said is as it is set.

    `cap` is the most clients of a session. Nobody is in it who is gone, must not or does not want
    to be called, or has closed every number.
    """
    settings = desk.call_settings
    return arrange(
        candidates_of(desk, ids, now=now),
        order or settings.order,
        patience=patience_of(settings),
        now=now,
        cap=cap if cap is not None else settings.cap,
    )


def candidates_of(desk: Desk, ids: Iterable[int], *, now: datetime) -> list[Candidate]:
    """What a queue goes by, of each of `ids` in their order."""
    return desk.queue.candidates(ids, now=now, at_once=_at_once(desk.call_settings))


def blocked_among(desk: Desk, ids: Iterable[int], *, now: datetime) -> dict[ClientId, LeftOut]:
    """Who of `ids` must not be called at all, and why."""
    patience = patience_of(desk.call_settings)
    found = (
        (one.client_id, left_out(one, patience, now)) for one in candidates_of(desk, ids, now=now)
    )
    return {client_id: why for client_id, why in found if why is not None and why.blocks}


def reason_of(desk: Desk, client_id: ClientId, order: QueueOrder, *, now: datetime) -> Reason:
    """Why the client stands where they stand in a queue of this order."""
    (one,) = candidates_of(desk, [client_id], now=now)
    return reason_for(one, order, now)


def patience_of(settings: CallSettings) -> Patience:
    """How long and how often somebody is tried who does not answer."""
    return Patience(
        cooldown_hours=settings.cooldown_hours,
        a_day=settings.attempts_a_day,
        in_all=settings.attempts_in_all,
    )


def _at_once(settings: CallSettings) -> list[str]:
    """A busy line is free in a minute, and where a number is dead there may be another one."""
    closing = [kind.code for kind in settings.outcomes if kind.closes_number]
    return [Outcome.BUSY.value, Outcome.WRONG_PERSON.value, *closing]
