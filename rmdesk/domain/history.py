"""The history of a client's file: what every field said before, and by which action it changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Step(StrEnum):
    """What happened to a record: it came on file, a field changed, it went."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Again(StrEnum):
    """Whether an action was done, or an earlier one taken back or done again."""

    DONE = "done"
    UNDONE = "undone"
    REDONE = "redone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in the history of a record of the table `record`.

    `kind` and `subject` are those of the action it was done, undone or redone by. A change of a
    field has its values `before` and `after`; what came or went has neither, but is in `image`
    whole, by field. `who` is the former RM who did it, empty for what was done in this book.
    """

    at: datetime
    kind: str
    subject: Mapping[str, Any]
    again: Again
    record: str
    record_id: int
    step: Step
    field: str = ""
    before: object = None
    after: object = None
    image: Mapping[str, object]
    who: str = ""
