"""The records of one kind, on file or to be added, by client and by what identifies one."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.drafts import Draft, filled, list_once
from rmdesk.desk.matching.rules import Place, Rules, Section
from rmdesk.domain.holdings import Holding
from rmdesk.domain.kin.household import Member
from rmdesk.domain.policies.policy import Policy
from rmdesk.exchange.columns import plain


class RecordIndex:
    """The records of every client; a subclass says what identifies one."""

    record: type[Member] | type[Holding] | type[Policy]
    section: Section

    def __init__(
        self,
        index: ClientIndex,
        on_file: Iterable[dict[str, Any]],
        *,
        today: date,
        rules: Rules | None = None,
    ) -> None:
        self.index = index
        self.today = today
        self.rules = rules or Rules()
        self._fields = self.rules.of(self.section)
        self.drafts: list[Draft] = []
        self.of_client: dict[Draft, list[Draft]] = {}
        self.by_key: dict[tuple[Draft, Hashable], list[Draft]] = {}
        self._owners: dict[tuple[Any, ...], Draft] = {}
        self.defaults = defaults_of(self.record)
        for values in on_file:
            owner = index.by_id[values.pop("client_id")]
            self.keep(Draft(values.pop("id"), values, owner=owner), self.key(values))

    def key(self, values: Mapping[str, Any]) -> Hashable:
        """What identifies a record among those of its client."""
        raise NotImplementedError

    def add(self, owner: Draft, values: Mapping[str, Any], origin: Place, key: Hashable) -> Draft:
        """A record to be added by the row at `origin`."""
        whole = {**self.defaults, **filled(values)}
        draft = Draft(None, whole, owner=owner, origin=origin)
        self.keep(draft, key)
        return draft

    def update(self, draft: Draft, values: Mapping[str, Any]) -> bool:
        """Take over `values`; True when anything changed."""
        changed = draft.merge(values)
        if changed:
            self.register(draft, self.key(draft.values))
        return changed

    def same(self, owner: Draft, key: Hashable) -> list[Draft]:
        """The records of `owner` with this identity."""
        return self.by_key.get((owner, key), [])

    def keep(self, draft: Draft, key: Hashable) -> None:
        """Be found from now on."""
        assert draft.owner is not None
        self.drafts.append(draft)
        self.of_client.setdefault(draft.owner, []).append(draft)
        self.register(draft, key)

    def register(self, draft: Draft, key: Hashable) -> None:
        """Be found by what the record says now."""
        assert draft.owner is not None
        list_once(self.by_key.setdefault((draft.owner, key), []), draft)


def defaults_of(record: type[Member] | type[Holding] | type[Policy]) -> dict[str, Any]:
    """The values of an empty record by field name, without its ids."""
    return {
        field.name: None if field.default is MISSING else field.default
        for field in fields(record)
        if field.name not in ("id", "client_id")
    }


def code_key(code: Any, called: str) -> str:
    """A coded word as it is compared: what is not in the table counts by its own word."""
    # `_value_`: the property costs more than the comparison, and every line asks twice.
    word = None if code is None else code._value_
    return plain(called) if word is None or word == "other" else str(word)
