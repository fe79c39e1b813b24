"""What a return comes to in the owner's book: what fits, what differs, what waits for a yes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from rmdesk.desk.lending.return_file import FieldChange
from rmdesk.domain.ids import ClientId
from rmdesk.language import N_
from rmdesk.store.rows.values import Image

GONE: Final = N_("no longer in the book")
NOT_LENT: Final = N_("not among those lent")
MISSING: Final = N_("not in the book at present")
TAKEN: Final = N_("somebody else in the book has this number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A field that both changed, or that stood otherwise in the owner's book, as domain values."""

    number: int
    client_id: ClientId
    client: str
    table: str
    row_id: int
    field: str
    before: object
    mine: object
    theirs: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A record that the deputy deleted, and that is still on file here: it goes only on a yes.

    A client goes `into` another one where the deputy took the two for one person.
    """

    number: int
    client_id: ClientId
    client: str
    table: str
    row_id: int
    image: Mapping[str, object]
    into: ClientId | None = None
    into_name: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Records that are not taken, of whom and why, as a message id."""

    client: str
    table: str
    why: str
    count: int


@dataclass(slots=True)
class Judged:
    """What a return comes to. `fits` are written as they are; `same` counts what the owner's book
    says already, `waiting` new records whose client may be in the book again one day. `moved` says
    into whom lent clients were merged meanwhile."""

    added: dict[str, list[Image]] = field(default_factory=dict)
    duties: list[Image] = field(default_factory=list)
    fits: list[FieldChange] = field(default_factory=list)
    same: int = 0
    differing: list[Differing] = field(default_factory=list)
    proposed: list[Proposed] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    waiting: int = 0
    moved: Mapping[int, int] = field(default_factory=dict)
    is_claimed: bool = False
    """Whether the loan is only what the return says: then no id of a record is to be trusted."""

    @property
    def counts(self) -> dict[str, int]:
        """New records by table."""
        return {name: len(images) for name, images in self.added.items() if images}
