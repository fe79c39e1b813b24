"""Household members: client, relation and name."""

from collections.abc import Hashable, Mapping
from typing import Any

from rmdesk.desk.matching.drafts import Draft, key_of
from rmdesk.desk.matching.record_index import code_key
from rmdesk.desk.matching.records import PassedOver, Records
from rmdesk.desk.matching.rules import Section
from rmdesk.domain.kin.household import Member, Relation
from rmdesk.domain.kin.kinship import is_oneself
from rmdesk.exchange.columns import dictionary
from rmdesk.language import N_

OF_ONESELF = N_(
    "The row is about the client, who is no member of the own household; it was passed over."
)


class Members(Records):
    """Every member of every household."""

    record = Member
    section = Section.MEMBERS

    def key(self, values: Mapping[str, Any]) -> Hashable:
        relation, called = values["relation"], values["called"]
        if relation is Relation.OTHER and called:
            # A word may have been learnt since the member was taken in: it is the same person.
            relation = Relation(dictionary().code("relation", called) or relation)
        return code_key(relation, called), key_of(values["name"])

    def converted(self, values: dict[str, Any]) -> dict[str, Any]:
        """Raises PassedOver for the client's own row: lists of a family begin with it."""
        relation = values.get("relation")
        if is_oneself(values.get("called") or ""):
            raise PassedOver(OF_ONESELF, "relation")
        return {
            **values,
            "relation": Relation(relation) if relation else Relation.OTHER,
            "called": values.get("called") or "",
        }

    def find(
        self, owner: Draft, _values: dict[str, Any], key: Hashable, _seen: Mapping[Draft, int]
    ) -> Draft | None:
        return next(iter(self.same(owner, key)), None)
