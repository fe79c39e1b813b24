"""Drafts: records as they will be, beside what is on file."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from rmdesk.desk.matching.rules import Answer, Place, Verdict
from rmdesk.domain.masks import is_masked_form
from rmdesk.exchange.columns import plain

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Draft:
    """One record: on file when it has an id, else to be added by the row at `origin`.

    `values` is what it will be, `changes` what of that differs from the file, `before` what
    stood there.
    """

    __slots__ = ("before", "changes", "id", "origin", "owner", "values")

    def __init__(
        self,
        record_id: int | None,
        values: dict[str, Any],
        *,
        owner: "Draft | None" = None,
        origin: Place | None = None,
    ) -> None:
        self.id = record_id
        self.values = values
        self.owner = owner
        self.origin = origin
        self.changes: Mapping[str, Any] = _NOTHING  # nearly every draft stays without
        self.before: Mapping[str, Any] = _NOTHING

    @property
    def is_new(self) -> bool:
        return self.origin is not None

    def merge(self, values: Mapping[str, Any]) -> bool:
        """Take over `values`; what is blank or our own masked export never erases.

        True when anything changed.
        """
        changed = False
        mine = self.values
        for name, value in values.items():
            if mine[name] == value or value is None or value == "":
                continue
            if is_masked_form(value, mine[name]):
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
            if value is not None
            and value != ""
            and self.values[name] != value
            and not is_masked_form(value, self.values[name])
        ]

    def set(self, name: str, value: Any) -> None:
        """Set one field whatever it holds."""
        if not self.is_new:
            self.before = {name: self.values[name], **self.before}
            self.changes = {**self.changes, name: value}
        self.values[name] = value

    def reappear(self) -> bool:
        """Clear the sign that a newer list lacked it; True when it was set."""
        if self.values["gone_on"] is None:
            return False
        self.set("gone_on", None)
        return True

    def is_meant_by(self, answer: Answer) -> bool:
        """Whether the user chose this record."""
        if answer.verdict is not Verdict.THIS:
            return False
        return answer.place == self.origin if self.is_new else answer.record == self.id


class Conflict(Exception):
    """A row that points to several records or contradicts one: not written unless decided.

    `candidates` are the records it may mean; `may_be_new` says whether it may be another one.
    """

    def __init__(
        self, message: str, candidates: Sequence[Draft] = (), *, may_be_new: bool = False
    ) -> None:
        super().__init__(message)
        self.message = message
        self.candidates = tuple(candidates)
        self.may_be_new = may_be_new

    def chosen(self, answer: Answer | None) -> Draft | None:
        """The candidate that was chosen, None when none was."""
        if answer is None:
            return None
        return next((draft for draft in self.candidates if draft.is_meant_by(answer)), None)


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


def is_full(listed: int, missing: int, *, times: int = 1) -> bool:
    """Whether a sheet that names `listed` records, new ones included, and lacks `missing` of those
    on file counts as the full list: when it names `times` as many as it lacks.

    Ours: as many for lines of a client, twice as many for clients. A few rows sent to correct or
    add something must not make the rest of the book look gone, nor must the list of another
    branch. Both figures are the same when the file is imported again, and so is what it says.
    """
    return listed > 0 and listed >= times * missing


def live(drafts: Iterable[Draft]) -> list[Draft]:
    """Those on file that are not gone."""
    return [draft for draft in drafts if not draft.is_new and draft.values["gone_on"] is None]
