"""Drafts: records as they will be, beside what is on file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from rmdesk.exchange.columns import plain


@dataclass(slots=True, eq=False)
class Draft:
    """One record: on file when it has an id, else to be added.

    `values` is what it will be, `changes` what of that differs from the file.
    """

    id: int | None
    values: dict[str, Any]
    changes: dict[str, Any] = field(default_factory=dict)
    owner: "Draft | None" = None

    @property
    def is_new(self) -> bool:
        return self.id is None

    def merge(self, values: Mapping[str, Any]) -> bool:
        """Take over `values`; what is blank never erases. True when anything changed."""
        changed = False
        for name, value in values.items():
            if value is None or value == "" or self.values[name] == value:
                continue
            self.set(name, value)
            changed = True
        return changed

    def has(self, values: Mapping[str, Any]) -> bool:
        """Whether merging `values` would change nothing."""
        return not self.differing(values)

    def differing(self, values: Mapping[str, Any]) -> list[str]:
        """The fields that merging `values` would change."""
        return [
            name
            for name, value in values.items()
            if value is not None and value != "" and self.values[name] != value
        ]

    def set(self, name: str, value: Any) -> None:
        """Set one field whatever it holds."""
        self.values[name] = value
        if not self.is_new:
            self.changes[name] = value

    def reappear(self) -> bool:
        """Clear the sign that a newer list lacked it; True when it was set."""
        if self.values["gone_on"] is None:
            return False
        self.set("gone_on", None)
        return True


class Conflict(Exception):
    """A row that points to several records or contradicts one: not written, told."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of `values` that are not blank."""
    return {name: value for name, value in values.items() if value is not None and value != ""}


def list_once(found: list[Draft], draft: Draft) -> None:
    """Add `draft` unless it is in the list already."""
    if draft not in found:
        found.append(draft)


@lru_cache(maxsize=1 << 16)
def key_of(text: str | None) -> str:
    """A name as it is compared: no blanks, half-width, lower case."""
    return plain(text) if text else ""


def is_full(listed: int, known: int) -> bool:
    """Whether a sheet that names `listed` of `known` records on file counts as the full list.

    Ours: half of them. A few rows sent to correct or add something must not make the rest of the
    book look gone.
    """
    return listed > 0 and listed * 2 >= known


def live(drafts: Iterable[Draft]) -> list[Draft]:
    """Those on file that are not gone."""
    return [draft for draft in drafts if not draft.is_new and draft.values["gone_on"] is None]
