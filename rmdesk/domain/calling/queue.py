"""Whom a queue takes, whom it leaves out and why, and in which order it is called.

Everybody's place has a reason that can be said.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from rmdesk.domain.calling.attempts import Patience
from rmdesk.domain.calling.candidate import Candidate, moment_of
from rmdesk.domain.calling.queue_orders import QueueOrder, placed
from rmdesk.domain.ids import ClientId
from rmdesk.domain.reasons import Reason


class LeftOut(StrEnum):
    """Why a client is not in a queue, the gravest reason first."""

    GONE = "gone"
    DO_NOT_CALL = "do_not_call"
    REFUSES_CALLS = "refuses_calls"
    NO_OPEN_NUMBER = "no_open_number"
    TRIED_ENOUGH = "tried_enough"
    COOLING = "cooling"
    OVER_CAP = "over_cap"

    @property
    def blocks(self) -> bool:
        """Whether the client must not be called at all, however long one waits."""
        return self in _BLOCKING


_BLOCKING: Final = frozenset(
    {LeftOut.GONE, LeftOut.DO_NOT_CALL, LeftOut.REFUSES_CALLS, LeftOut.NO_OPEN_NUMBER}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A client's place in a queue, and the reason for it."""

    client_id: ClientId
    reason: Reason


@dataclass(frozen=True, slots=True)
class Queue:
    """Who is called, in their order, and who was left out for which reason."""

    places: tuple[Place, ...]
    out: Mapping[LeftOut, tuple[ClientId, ...]]

    @property
    def ids(self) -> tuple[ClientId, ...]:
        return tuple(place.client_id for place in self.places)

    @property
    def left_out(self) -> Mapping[LeftOut, int]:
        """How many were left out for each reason."""
        return {why: len(ids) for why, ids in self.out.items()}


def arrange(
    candidates: Iterable[Candidate],
    order: QueueOrder,
    *,
    patience: Patience,
    now: datetime,
    cap: int | None = None,
) -> Queue:
    """The queue of `candidates`, who come in the order of their list; each of them once."""
    each = list({one.client_id: one for one in candidates}.values())
    out: dict[LeftOut, list[ClientId]] = {}
    taken: list[Candidate] = []
    for one in each:
        if (why := left_out(one, patience, now)) is not None:
            out.setdefault(why, []).append(one.client_id)
        else:
            taken.append(one)
    in_order = sorted(
        ((placed(one, order, now), number) for number, one in enumerate(taken)),
        key=lambda pair: (pair[0][0], pair[1]),
    )
    places = [Place(taken[number].client_id, reason) for (_key, reason), number in in_order]
    if cap is not None and len(places) > cap:
        out[LeftOut.OVER_CAP] = [place.client_id for place in places[cap:]]
    counted = {why: tuple(out[why]) for why in LeftOut if why in out}
    return Queue(tuple(places[:cap]), counted)


def left_out(one: Candidate, patience: Patience, now: datetime) -> LeftOut | None:
    """Why the client does not enter a queue now; None for one who does.

    A call that was promised is made, whatever was tried before its minute.
    """
    if one.is_gone:
        return LeftOut.GONE
    if one.do_not_call:
        return LeftOut.DO_NOT_CALL
    if one.refuses_calls:
        return LeftOut.REFUSES_CALLS
    if not one.has_open_number:
        return LeftOut.NO_OPEN_NUMBER
    unanswered = one.attempts.unanswered
    if one.promised and one.promised_by(now):
        if not unanswered or unanswered[-1] < moment_of(one.promised):
            return None
    elif one.attempts.are_enough(patience):
        return LeftOut.TRIED_ENOUGH
    return LeftOut.COOLING if one.attempts.is_cooling(patience, now) else None
