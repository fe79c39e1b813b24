"""The wall between two tied clients, and what of a relative may stand in the other's file.

A real case [S] is behind it: whoever speaks with a client of a relative's money loses both. So a
relative is one of two types, and the one behind a wall has no place for an amount, a product, a
date or a contact: nothing that is made of it can show one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rmdesk.domain.ids import ClientId, TieId
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.kin.ties import Sharing
from rmdesk.domain.money import Money


class Standing(StrEnum):
    """What the answers of two tied clients come to; only the first opens the wall."""

    OPEN = "open"
    PRIVATE_HERE = "private_here"
    PRIVATE_THERE = "private_there"
    PRIVATE_BOTH = "private_both"
    NOT_ASKED_HERE = "not_asked_here"
    NOT_ASKED_THERE = "not_asked_there"
    NOT_ASKED = "not_asked"

    @property
    def is_open(self) -> bool:
        return self is Standing.OPEN


def standing(here: Sharing, there: Sharing) -> Standing:
    """What the answer of the client whose file is open, and the relative's, come to."""
    match here, there:
        case Sharing.SHARED, Sharing.SHARED:
            return Standing.OPEN
        case Sharing.PRIVATE, Sharing.PRIVATE:
            return Standing.PRIVATE_BOTH
        case Sharing.PRIVATE, _:
            return Standing.PRIVATE_HERE
        case _, Sharing.PRIVATE:
            return Standing.PRIVATE_THERE
        case Sharing.SHARED, _:
            return Standing.NOT_ASKED_THERE
        case _, Sharing.SHARED:
            return Standing.NOT_ASKED_HERE
    return Standing.NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Walled:
    """A relative with a file of whom nothing may be said but who it is.

    `opens` is that file: for going there, never for reading from it.
    """

    tie_id: TieId
    opens: ClientId
    name: str
    relation: Relation
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A relative with a file, where both said that money may be shared.

    Amounts as in `Facts`: None while nobody told them.
    """

    tie_id: TieId
    opens: ClientId
    name: str
    relation: Relation
    aum: Money | None
    elsewhere: Money | None


Relative = Walled | Shared


@dataclass(frozen=True, slots=True)
class Kin:
    """One person around the client: noted in the client's file, with a file of one's own, or both.

    What `member` says is the client's own telling; the relative's file is behind its wall.
    """

    member: Member | None = None
    relative: Relative | None = None

    @property
    def id(self) -> tuple[str, int]:
        """What the person is known by again after a change."""
        if self.member is not None:
            return "member", self.member.id
        return "tie", self.relative.tie_id if self.relative else 0


def kin(members: Iterable[Member], relatives: Iterable[Relative]) -> list[Kin]:
    """Everybody around the client once: who is a member and has a file, too, is one person."""
    files = {relative.opens: relative for relative in relatives}
    people = [
        Kin(member, files.pop(member.other_id, None) if member.other_id is not None else None)
        for member in members
    ]
    return [*people, *(Kin(relative=relative) for relative in files.values())]


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdTotal:
    """What the client and the relatives who share have together, None while nothing is known.

    `counted` people are in it, the client included; of `unknown` of them no figure is on file.
    `not_counted` are those behind a wall.
    """

    ours: Money | None
    elsewhere: Money | None
    counted: int
    unknown: int
    not_counted: Sequence[Walled]


def household_total(
    ours: Money | None, elsewhere: Money | None, relatives: Iterable[Relative]
) -> HouseholdTotal:
    """Sum up the client's own figures and those of the relatives who share."""
    everyone = tuple(relatives)
    shared = [one for one in everyone if isinstance(one, Shared)]
    return HouseholdTotal(
        ours=_sum([ours, *(one.aum for one in shared)]),
        elsewhere=_sum([elsewhere, *(one.elsewhere for one in shared)]),
        counted=1 + len(shared),
        unknown=[ours, *(one.aum for one in shared)].count(None),
        not_counted=tuple(one for one in everyone if isinstance(one, Walled)),
    )


def _sum(amounts: Iterable[Money | None]) -> Money | None:
    known = [amount.fen for amount in amounts if amount is not None]
    return Money(sum(known)) if known else None
