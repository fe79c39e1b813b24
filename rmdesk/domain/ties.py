"""Ties between two clients: what the one is to the other, and what each said of sharing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.household import Relation
from rmdesk.domain.ids import ClientId, TieId


class Sharing(StrEnum):
    """What a client said, asked whether a relative may know of the other's money.

    Nobody having asked is as good as a no ([S] in domain.md, "Privacy wall").
    """

    SHARED = "shared"
    PRIVATE = "private"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What `other_id` is to `client_id`, and what `client_id` said of sharing on `asked_on`.

    The other's file holds the same tie the other way round, with the other's own answer; what
    the two answers come to is for `walls` to say.
    """

    id: TieId
    client_id: ClientId
    other_id: ClientId
    relation: Relation = Relation.OTHER
    sharing: Sharing = Sharing.NOT_ASKED
    asked_on: date | None = None
    note: str = ""


_STRICTNESS = (Sharing.SHARED, Sharing.NOT_ASKED, Sharing.PRIVATE)


def stricter(one: Sharing, other: Sharing) -> Sharing:
    """The answer that shares less: what holds when one person gave two."""
    return max(one, other, key=_STRICTNESS.index)
