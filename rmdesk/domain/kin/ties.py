"""Ties between two clients: what the one is to the other, and what each said of sharing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rmdesk.domain.ids import ClientId, TieId
from rmdesk.domain.kin.household import Relation
from rmdesk.domain.kin.kinship import are_reciprocal


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


class TieFault(StrEnum):
    """Why a tie is not the same in both files, the worst first."""

    TO_ONESELF = "to_oneself"
    ONE_SIDED = "one_sided"
    TWICE = "twice"
    UNLIKE = "unlike"


def tie_fault(ties: Sequence[Tie]) -> TieFault | None:
    """What is wrong with all the ties there are between two clients; None when each file holds one
    and they mirror each other.

    Each side's answer is its own, so the answers may differ; that one side has two may not: nobody
    could say which of them the wall goes by.
    """
    if any(tie.client_id == tie.other_id for tie in ties):
        return TieFault.TO_ONESELF
    sides = {tie.client_id for tie in ties}
    if len(sides) == 1:
        return TieFault.ONE_SIDED
    if len(ties) > len(sides):
        return TieFault.TWICE
    one, other = ties
    return None if are_reciprocal(one.relation, other.relation) else TieFault.UNLIKE


def broken(ties: Iterable[Tie]) -> list[tuple[ClientId, ClientId, TieFault]]:
    """Whose ties are not the same in both files; first the client whose file holds the tie."""
    pairs: dict[frozenset[ClientId], list[Tie]] = {}
    for tie in ties:
        pairs.setdefault(frozenset((tie.client_id, tie.other_id)), []).append(tie)
    return [
        (held[0].client_id, held[0].other_id, fault)
        for held in pairs.values()
        if (fault := tie_fault(held)) is not None
    ]
