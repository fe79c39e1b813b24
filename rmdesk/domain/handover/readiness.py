"""Whether a book can be given up: where each client stands on the way out.

A client is out once a bundle for whoever is to have the client was confirmed by its receipt, and
nothing of the file was changed since it was written.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rmdesk.domain.ids import ClientId


class Standing(StrEnum):
    """How far a client is, the least far first."""

    NOBODY = "nobody"
    """To be given to nobody: gone with the book, and that has to be answered for."""

    UNASSIGNED = "unassigned"
    """Nobody was named."""

    UNWRITTEN = "unwritten"
    """In no bundle for whoever is to have the client."""

    CHANGED = "changed"
    """In one, but something came to the file since."""

    UNCONFIRMED = "unconfirmed"
    """In one, whose receipt has not come."""

    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Sent:
    """A bundle that was written for good: whom it holds, and up to which action of the journal."""

    bundle: str
    receiver_id: int
    basis: int
    clients: AbstractSet[int]
    has_own: bool
    is_confirmed: bool


@dataclass(frozen=True)
class Readiness:
    """Where everybody stands; `own` is that of what belongs to no client: texts, views, the RM's
    own to-dos, products, news and events. None without any."""

    by_client: Mapping[ClientId, Standing]
    own: Standing | None = None

    @cached_property
    def counts(self) -> Mapping[Standing, int]:
        """How many clients stand where; those without any are left out."""
        return Counter(self.by_client.values())

    @property
    def is_ready(self) -> bool:
        """Whether everything is out and was confirmed: then the book may be erased."""
        stands = set(self.by_client.values()) | ({self.own} if self.own else set())
        return stands <= {Standing.CONFIRMED}

    def clients(self, standing: Standing) -> list[ClientId]:
        """Who stands there, by id."""
        return sorted(one for one, held in self.by_client.items() if held is standing)


def judged(
    receiver_by_client: Mapping[ClientId, int | None],
    *,
    nobodys: AbstractSet[int],
    sent: Sequence[Sent],
    changed: Mapping[int, int],
    all_changed: int = 0,
    own_changed: int | None = None,
) -> Readiness:
    """Where everybody stands.

    `receiver_by_client` has everyone that is to go, None where nobody is named, `nobodys` are those
    that were given to nobody on purpose. `changed` has the newest action by client, `all_changed`
    the newest one that concerns all, `own_changed` that of what belongs to no client.
    """
    by_client = {
        client: Standing.NOBODY
        if client in nobodys
        else Standing.UNASSIGNED
        if receiver is None
        else _furthest(
            (one for one in sent if one.receiver_id == receiver and client in one.clients),
            max(changed.get(client, 0), all_changed),
        )
        for client, receiver in receiver_by_client.items()
    }
    own = None
    if own_changed is not None:
        own = _furthest((one for one in sent if one.has_own), own_changed)
    return Readiness(by_client, own)


def _furthest(sent: Iterable[Sent], changed: int) -> Standing:
    stands = Standing.UNWRITTEN
    for one in sent:
        if one.basis < changed:
            here = Standing.CHANGED
        else:
            here = Standing.CONFIRMED if one.is_confirmed else Standing.UNCONFIRMED
        stands = max(stands, here, key=list(Standing).index)
    return stands
