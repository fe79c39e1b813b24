"""Policies: client, kind, insurer and insured person; the same again is told apart by count."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from rmdesk.desk.matching.drafts import Draft, key_of
from rmdesk.desk.matching.record_index import code_key
from rmdesk.desk.matching.records import Records
from rmdesk.desk.matching.rules import Section
from rmdesk.domain.money import Money
from rmdesk.domain.policies.policy import Policy, PolicyKind
from rmdesk.language import N_

NEGATIVE_AMOUNT = N_("No policy insures or costs less than nothing; the cell was left out.")


class Policies(Records):
    """Every policy of every client."""

    record = Policy
    section = Section.POLICIES
    _negative: Sequence[str] = ()
    """The amounts of the row at hand that were left out."""

    def key(self, values: Mapping[str, Any]) -> Hashable:
        return (
            code_key(values["kind"], values["called"]),
            key_of(values.get("insurer")),
            key_of(values.get("insured")),
        )

    def converted(self, values: dict[str, Any]) -> dict[str, Any]:
        money: dict[str, Money | None] = {
            name: Money(values[name])
            for name in ("sum_insured", "premium")
            if values.get(name) is not None
        }
        self._negative = [name for name, amount in money.items() if amount and amount.fen < 0]
        money |= dict.fromkeys(self._negative, None)
        kind = PolicyKind(values["kind"])
        return {**values, **money, "kind": kind, "called": values.get("called") or ""}

    def remarks(self, _values: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
        return [(NEGATIVE_AMOUNT, name) for name in self._negative]

    def find(
        self, owner: Draft, values: dict[str, Any], key: Hashable, seen: Mapping[Draft, int]
    ) -> Draft | None:
        same = self.same(owner, key)
        # The first row of a kind is the first policy on file, the second row the second.
        free = sorted(
            (draft for draft in same if draft not in seen), key=lambda draft: draft.values["repeat"]
        )
        if not free:
            values["repeat"] = len(same) + 1
            return None
        return free[0]
