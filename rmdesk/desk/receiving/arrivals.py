"""What a bundle would do to the book: each client that arrives, and what differs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from rmdesk.domain.clients import Client
from rmdesk.domain.handover.kinds import BundleKind
from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side
from rmdesk.store.handover.handed_over import CLIENTS


class Fate(StrEnum):
    """What becomes of a client that arrives."""

    NEW = "new"
    SAME = "same"
    """On file, and nothing about it differs."""

    DIFFERS = "differs"
    """On file, and both know different things: what is kept is for somebody to say."""

    OPEN = "open"
    """It could be one of several on file, or contradicts one: nothing is written until decided."""

    LEFT_OUT = "left_out"
    FORGOTTEN = "forgotten"
    """On file as somebody who is to be forgotten; it does not come back."""


@dataclass(frozen=True, slots=True)
class Named:
    """A client of the bundle by what identifies one; `foreign_id` is its id over there."""

    foreign_id: int
    name: str
    number: str
    id_number: str
    mobile: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Something both know differently: a field of the client, or a line of the file.

    `table` and `record` name the line of the book that a line of the bundle would be; `mine` and
    `theirs` are then what differs of it, by field. `side` is whose holds as things stand.
    """

    field: str
    mine: object
    theirs: object
    sides: tuple[Side, ...]
    side: Side
    table: str = CLIENTS
    record: int = 0

    @property
    def is_taken_out(self) -> bool:
        """Whether it is a line of mine that was taken out over there: RIGHT takes it out here."""
        return self.table != CLIENTS and not self.theirs

    @property
    def key(self) -> str:
        """What a choice about it is kept under."""
        return self.field if self.table == CLIENTS else f"{self.table}:{self.record}"


@dataclass(slots=True, kw_only=True)
class Arrival:
    """A client that arrives.

    `record` is who it is in the book; `mine` and `theirs` are both pages where they differ, or
    where somebody has to say. `why` is the message that tells what is open, `candidates` are the
    pages of those it `could_be`.
    """

    named: Named
    fate: Fate
    record: ClientId | None = None
    mine: Client | None = None
    theirs: Client | None = None
    could_be: tuple[ClientId, ...] = ()
    candidates: tuple[Client, ...] = ()
    may_be_new: bool = False
    why: str = ""
    pairs: tuple[Pair, ...] = ()

    @property
    def foreign_id(self) -> int:
        return self.named.foreign_id

    def tell(self, pairs: Sequence[Pair]) -> None:
        """Lines of the file that differ as well."""
        self.pairs += tuple(pairs)
        self.fate = Fate.DIFFERS


@dataclass(slots=True)
class Counts:
    """Records by table: `new` to the book, `same` as what it has, `changed` by the bundle, `kept`
    as the book has them although the bundle says otherwise."""

    new: dict[str, int] = field(default_factory=dict)
    same: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)

    def total(self, what: str) -> int:
        """The sum of one count (``"new"``) over all tables."""
        found: Mapping[str, int] = getattr(self, what)
        return sum(found.values())

    @property
    def changes_anything(self) -> bool:
        return bool(self.total("new") or self.total("changed"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Something that was received from the same book before."""

    bundle: str
    kind: BundleKind
    who: str
    branch: str
    made_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A client that came before and is no longer over there; `into` is who it was made one with.

    It stays: whether it goes is for whoever has it now to say.
    """

    client: Client
    into: str = ""


MATCHED: Final = frozenset({Fate.SAME, Fate.DIFFERS})


def of_fate(arrivals: Sequence[Arrival], *fates: Fate) -> list[Arrival]:
    """Those of `arrivals` that have one of the fates."""
    return [arrival for arrival in arrivals if arrival.fate in fates]
