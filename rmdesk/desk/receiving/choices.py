"""What was decided about the clients of a bundle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from rmdesk.domain.ids import ClientId
from rmdesk.domain.likeness.merging import Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """About one client: whom of the book it is, or that it is new, or that it stays out.

    `sides` say of what differs whose is kept, by the key of its pair: LEFT is mine, RIGHT theirs,
    BOTH puts theirs into the note where the field itself cannot hold both.
    """

    record: ClientId | None = None
    is_new: bool = False
    leave_out: bool = False
    sides: Mapping[str, Side] = field(default_factory=dict)


Choices: TypeAlias = Mapping[int, Choice]
"""By the client's id in the book it comes from."""

UNDECIDED = Choice()
