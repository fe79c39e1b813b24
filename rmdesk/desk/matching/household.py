"""Household members: client, relation and name."""

from collections.abc import Hashable, Mapping
from typing import Any

from rmdesk.desk.matching.drafts import Draft, key_of
from rmdesk.desk.matching.record_index import code_key
from rmdesk.desk.matching.records import Records
from rmdesk.desk.matching.rules import Section
from rmdesk.domain.household import Member, Relation


class Members(Records):
    """Every member of every household."""

    record = Member
    section = Section.MEMBERS

    def key(self, values: Mapping[str, Any]) -> Hashable:
        return code_key(values["relation"], values["called"]), key_of(values["name"])

    def converted(self, values: dict[str, Any]) -> dict[str, Any]:
        relation = values.get("relation")
        return {
            **values,
            "relation": Relation(relation) if relation else Relation.OTHER,
            "called": values.get("called") or "",
        }

    def find(
        self, owner: Draft, _values: dict[str, Any], key: Hashable, _seen: Mapping[Draft, int]
    ) -> Draft | None:
        return next(iter(self.same(owner, key)), None)
