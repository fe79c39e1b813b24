"""Members, holdings and policies: which line on file a row is about."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

from rmdesk.desk.matching.client_index import ClientIndex
from rmdesk.desk.matching.drafts import Conflict, Draft, filled, is_full, list_once, live
from rmdesk.desk.matching.refused_clients import RefusedClients, tell_no_client
from rmdesk.desk.matching.tally import Differing, Tally
from rmdesk.domain.holdings import Holding
from rmdesk.domain.household import Member
from rmdesk.domain.policies import Policy
from rmdesk.exchange.columns import plain
from rmdesk.exchange.reading import Sheet
from rmdesk.language import N_

NO_SUCH_CLIENT = N_(
    "No client on file fits this row; import the client list first or correct the client number."
)
REPEATS = N_("The row repeats row {first}; only that one was taken.")
REPEATS_OTHERWISE = N_(
    "The row repeats row {first} but differs in {columns}; only row {first} was taken."
    " Keep the row that is right."
)
PARTIAL_SHEET = N_(
    "The sheet lists {listed} of {known} on file: taken as a part, nothing was marked as gone."
)

_REFERENCES = ("client_number", "client_name", "client_id", "client_mobile")


def defaults_of(record: type[Member] | type[Holding] | type[Policy]) -> dict[str, Any]:
    """The values of an empty record by field name, without its ids."""
    return {
        field.name: None if field.default is MISSING else field.default
        for field in fields(record)
        if field.name not in ("id", "client_id")
    }


class Records:
    """The records of one kind, on file or to be added; a subclass says what identifies one."""

    record: type[Member] | type[Holding] | type[Policy]

    def __init__(
        self, index: ClientIndex, on_file: Iterable[Mapping[str, Any]], *, today: date
    ) -> None:
        self.index = index
        self.today = today
        self.drafts: list[Draft] = []
        self.of_client: dict[Draft, list[Draft]] = {}
        self.by_key: dict[tuple[Draft, Hashable], list[Draft]] = {}
        self.defaults = defaults_of(self.record)
        for values in on_file:
            self.keep(
                Draft(
                    values["id"],
                    {name: values[name] for name in self.defaults},
                    owner=index.by_id[values["client_id"]],
                )
            )

    def key(self, values: Mapping[str, Any]) -> Hashable:
        """What identifies a record among those of its client."""
        raise NotImplementedError

    def converted(self, values: dict[str, Any]) -> dict[str, Any]:
        """What was read, as domain values."""
        raise NotImplementedError

    def match(
        self, tally: Tally, listed: Iterable[Draft], refused: RefusedClients | None = None
    ) -> None:
        """Take the rows of one sheet.

        `listed` are clients its file names in a list of clients, `refused` those whose own row
        stayed out.
        """
        refused = refused or RefusedClients()
        sheet = tally.sheet
        scope: set[Draft] = set(listed)
        seen: dict[Draft, int] = {}
        spared: set[Draft] = set()
        is_unsure = False
        for row in sheet.rows:
            values = dict(zip(sheet.fields, row.values, strict=True))
            reference = {name: values.pop(name, None) for name in _REFERENCES}
            try:
                if refused.in_doubt(reference):
                    raise LookupError
                owner = self.index.named(reference)
                values = self.converted(values)
                draft = self.find(owner, values, seen)
            except (Conflict, LookupError) as error:
                is_unsure = not self._spare(reference, spared) or is_unsure
                if isinstance(error, Conflict):
                    tally.conflict(error, row.number)
                else:
                    tell_no_client(tally, NO_SUCH_CLIENT, row.number, refused.named(reference))
                continue
            scope.add(owner)
            if draft is not None and draft in seen:
                differing = Differing(seen[draft], draft.differing(values))
                tally.repeats(REPEATS, REPEATS_OTHERWISE, row.number, differing)
                continue
            for remark, field in self.remarks(values):
                tally.notice(remark, row.number, field=field)
            is_new = draft is None
            if draft is None:
                draft = self.add(owner, values)
                changed = False
            else:
                changed = self.update(draft, values)
                changed = draft.reappear() or changed
            seen[draft] = row.number
            tally.took(is_new=is_new, changed=changed)
        for row in sheet.refused:
            reference = _reference(sheet, row.values)
            is_unsure = not self._spare(reference, spared) or is_unsure
        if not is_unsure:
            self._mark_gone(tally, scope - spared, seen)

    def _spare(self, reference: Mapping[str, Any], spared: set[Draft]) -> bool:
        """A row that stays out leaves its client's records alone; False when it names nobody."""
        named = {
            "number": reference.get("client_number"),
            "id_number": reference.get("client_id"),
            "name": reference.get("client_name"),
        }
        spared |= self.index.spared_by(named)
        return any(named.values())

    def _mark_gone(self, tally: Tally, scope: set[Draft], seen: Mapping[Draft, int]) -> None:
        known = [
            draft
            for owner in scope
            for draft in live(self.of_client.get(owner, ()))
            if self.can_be_missed(draft)
        ]
        missing = [draft for draft in known if draft not in seen]
        if not missing:
            return
        if not is_full(len(known) - len(missing), len(known)):
            tally.notice(PARTIAL_SHEET, listed=len(known) - len(missing), known=len(known))
            return
        for draft in missing:
            draft.set("gone_on", self.today)
        tally.counts.gone += len(missing)

    def remarks(self, _values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
        """What looks wrong but is taken: messages and their fields."""
        return ()

    def can_be_missed(self, _draft: Draft) -> bool:
        """Whether a full sheet that lacks this record says that it is gone."""
        return True

    def find(self, owner: Draft, values: dict[str, Any], seen: Mapping[Draft, int]) -> Draft | None:
        """The record that `values` are about, None for a new one. Raises Conflict."""
        raise NotImplementedError

    def add(self, owner: Draft, values: Mapping[str, Any]) -> Draft:
        """A record to be added."""
        draft = Draft(None, {**self.defaults, **filled(values)}, owner=owner)
        self.keep(draft)
        return draft

    def update(self, draft: Draft, values: Mapping[str, Any]) -> bool:
        """Take over `values`; True when anything changed."""
        changed = draft.merge(values)
        if changed:
            self.register(draft)
        return changed

    def same(self, owner: Draft, values: Mapping[str, Any]) -> list[Draft]:
        """The records of `owner` with the identity of `values`."""
        return self.by_key.get((owner, self.key(values)), [])

    def keep(self, draft: Draft) -> None:
        """Be found from now on."""
        assert draft.owner is not None
        self.drafts.append(draft)
        self.of_client.setdefault(draft.owner, []).append(draft)
        self.register(draft)

    def register(self, draft: Draft) -> None:
        """Be found by what the record says now."""
        assert draft.owner is not None
        list_once(self.by_key.setdefault((draft.owner, self.key(draft.values)), []), draft)


def code_key(code: Any, called: str) -> str:
    """A coded word as it is compared: what is not in the table counts by its own word."""
    return plain(called) if code is None or code.value == "other" else str(code.value)


def _reference(sheet: Sheet, values: tuple[Any, ...]) -> dict[str, Any]:
    return {
        name: value for name, value in zip(sheet.fields, values, strict=True) if name in _REFERENCES
    }
