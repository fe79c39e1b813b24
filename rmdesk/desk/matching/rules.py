"""What an import may do: its mode, what a value may do to one on file, and single decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, NamedTuple, Self

from rmdesk.domain.clients import Client
from rmdesk.domain.holdings import Holding
from rmdesk.domain.kin.household import Member
from rmdesk.domain.policies.policy import Policy as InsurancePolicy


class Mode(StrEnum):
    """Whether rows may add records, change those on file, or both."""

    BOTH = "add-and-update"
    UPDATE_ONLY = "update-only"
    ADD_ONLY = "add-only"


class Extent(StrEnum):
    """How much of the book a list holds: what a whole one lacks is marked as gone.

    UNSAID leaves it to `drafts.is_full`; our own exports are taken as a part then.
    """

    UNSAID = "unsaid"
    PART = "part"
    WHOLE = "whole"


class Policy(StrEnum):
    """What a value of the file does to another one on file; a blank one never does anything."""

    OVERWRITE = "overwrite"
    FILL = "fill"
    ASK = "ask"


class Section(StrEnum):
    """The records whose fields have policies."""

    CLIENTS = "clients"
    MEMBERS = "members"
    HOLDINGS = "holdings"
    POLICIES = "policies"


class Verdict(StrEnum):
    """What the user decided: about a row with several candidates, or about one of its fields."""

    THIS = "this"
    NEW = "new"
    LEAVE_OUT = "leave-out"
    TAKE = "take"
    KEEP = "keep"


class Place(NamedTuple):
    """A row of a file, as the spreadsheet counts it."""

    file: str
    sheet: str
    row: int


CLIENT, LINE = "client", "line"


class Question(NamedTuple):
    """What a row leaves open: whose it is (CLIENT), which line it means (LINE), or a field."""

    place: Place
    about: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision; with THIS the record meant, by its id or by the row that adds it."""

    verdict: Verdict
    record: int | None = None
    place: Place | None = None


_NEVER = {"id", "client_id", "known_since", "gone_on", "balance_on", "repeat"}
RECORDS: Mapping[Section, type] = {
    Section.CLIENTS: Client,
    Section.MEMBERS: Member,
    Section.HOLDINGS: Holding,
    Section.POLICIES: InsurancePolicy,
}
FIELDS: Mapping[Section, tuple[str, ...]] = {
    section: tuple(f.name for f in fields(record) if f.name not in _NEVER)
    for section, record in RECORDS.items()
}
"""The fields that may have a policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How an import goes. `policies` by section and field; a field without one is overwritten."""

    mode: Mode = Mode.BOTH
    extent: Extent = Extent.UNSAID
    policies: Mapping[tuple[Section, str], Policy] = field(default_factory=dict)
    answers: Mapping[Question, Answer] = field(default_factory=dict)

    @property
    def may_add(self) -> bool:
        return self.mode is not Mode.UPDATE_ONLY

    @property
    def may_update(self) -> bool:
        return self.mode is not Mode.ADD_ONLY

    @property
    def may_miss(self) -> bool:
        """Whether a list may say by what it lacks that something is gone."""
        return self.may_update and self.extent is not Extent.PART

    def answered(self, answers: Mapping[Question, Answer]) -> Self:
        """These rules with more decisions."""
        return replace(self, answers={**self.answers, **answers})

    def answer(self, place: Place, about: str) -> Answer | None:
        """What was decided about a row, if anything."""
        return self.answers.get(Question(place, about)) if self.answers else None

    def of(self, section: Section) -> "FieldRules":
        """The policies of one kind of record."""
        by_policy = {
            policy: frozenset(
                name
                for (of_section, name), wanted in self.policies.items()
                if of_section is section and wanted is policy
            )
            for policy in (Policy.FILL, Policy.ASK)
        }
        return FieldRules(by_policy[Policy.FILL], by_policy[Policy.ASK], self)


class FieldRules:
    """The policies of one kind of record, ready for many rows."""

    def __init__(self, fill: frozenset[str], ask: frozenset[str], rules: Rules) -> None:
        self.is_plain = not fill and not ask
        self._fill = fill
        self._ask = ask
        self._rules = rules

    def sift(
        self, on_file: Mapping[str, Any], values: Mapping[str, Any], place: Place
    ) -> tuple[dict[str, Any], tuple[str, ...]]:
        """Those of `values` that may be taken, and the fields that still need a decision."""
        taken, pending = dict(values), []
        for name in values.keys() & (self._fill | self._ask):
            old, new = on_file[name], values[name]
            if is_blank(new) or is_blank(old) or old == new:
                continue
            if name in self._fill:
                del taken[name]
                continue
            answer = self._rules.answer(place, name)
            if answer is None:
                pending.append(name)
            elif answer.verdict is Verdict.KEEP:
                del taken[name]
        return taken, tuple(name for name in values if name in pending)


def is_blank(value: Any) -> bool:
    """Whether a value says nothing: it never erases, and gives way to any other."""
    return value is None or value == ""
