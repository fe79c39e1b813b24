"""Members, holdings and policies: which line on file a row is about."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from rmdesk.desk.matching.drafts import Conflict, Draft, filled, is_full, live
from rmdesk.desk.matching.record_index import RecordIndex
from rmdesk.desk.matching.refused_clients import RefusedClients, tell_no_client
from rmdesk.desk.matching.rules import CLIENT, LINE, Extent, Verdict
from rmdesk.desk.matching.tally import LEFT_OUT, ONLY_UPDATES, Differing, Tally
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


class PassedOver(Exception):
    """A row that says nothing of this kind of record; the message tells why."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class _StaysOut(Exception):
    """A row that was told already, and is not written."""


class Records(RecordIndex):
    """The records of one kind, on file or to be added; a subclass says what identifies one."""

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
        names = sheet.fields
        for number, cells in sheet.rows:
            values = dict(zip(names, cells, strict=True))
            said = (
                values.pop("client_number", None),
                values.pop("client_name", None),
                values.pop("client_id", None),
                values.pop("client_mobile", None),
            )
            try:
                # A client's rows stand together, and nearly all name nobody else.
                owner = self._owners.get(said) or self._owner(tally, number, said, values, refused)
                values = self.converted(values)
                key = self.key(values)
                draft = None
                if owner in self.of_client:
                    draft = self._line(tally, number, owner, values, key, seen)
            except LookupError:
                reference = _named(said)
                is_unsure = not self._spare(reference, spared) or is_unsure
                tell_no_client(tally, NO_SUCH_CLIENT, number, refused.named(reference))
                continue
            except _StaysOut:
                is_unsure = not self._spare(_named(said), spared) or is_unsure
                continue
            except PassedOver as passed:
                tally.notice(passed.message, number, field=passed.field)
                tally.took(number, owner, is_new=False, changed=False)
                scope.add(owner)
                continue
            scope.add(owner)
            if draft is not None and draft in seen:
                differing = Differing(seen[draft], draft.differing(values))
                tally.repeats(REPEATS, REPEATS_OTHERWISE, number, differing)
                continue
            self._take(tally, number, owner, draft, values, key, seen)
        for row in sheet.refused:
            named = dict(zip(names, row.values, strict=True))
            reference = {name: named.get(name) for name in _REFERENCES}
            is_unsure = not self._spare(reference, spared) or is_unsure
        if not is_unsure and self.rules.may_miss:
            self._mark_gone(tally, scope - spared, seen)

    def _owner(
        self,
        tally: Tally,
        row: int,
        said: tuple[Any, ...],
        values: Mapping[str, Any],
        refused: RefusedClients,
    ) -> Draft:
        """The client of a row. Raises LookupError for none, _StaysOut when that is open."""
        reference = _named(said)
        if refused.in_doubt(reference):
            raise LookupError
        try:
            owner = self._owners[said] = self.index.named(reference)
            return owner
        except Conflict as conflict:
            return self._decided(tally, row, conflict, {**filled(reference), **values}, CLIENT)

    def _line(
        self,
        tally: Tally,
        row: int,
        owner: Draft,
        values: dict[str, Any],
        key: Hashable,
        seen: Mapping[Draft, int],
    ) -> Draft | None:
        """The record a row is about, None for a new one. Raises _StaysOut when that is open."""
        try:
            return self.find(owner, values, key, seen)
        except Conflict as conflict:
            answer = self.rules.answer(tally.place(row), LINE)
            if answer is not None and answer.verdict is Verdict.NEW:
                return None
            return self._decided(tally, row, conflict, values, LINE)

    def _decided(
        self, tally: Tally, row: int, conflict: Conflict, values: Mapping[str, Any], about: str
    ) -> Draft:
        answer = self.rules.answer(tally.place(row), about)
        if (chosen := conflict.chosen(answer)) is not None:
            return chosen
        if answer is not None and answer.verdict is Verdict.LEAVE_OUT:
            tally.refuse(LEFT_OUT, row)
        else:
            if about == CLIENT:  # a sheet of records adds no clients
                conflict = Conflict(conflict.message, conflict.candidates)
            tally.conflict(conflict, row, values=values, about=about)
        raise _StaysOut

    def _take(
        self,
        tally: Tally,
        row: int,
        owner: Draft,
        draft: Draft | None,
        values: dict[str, Any],
        key: Hashable,
        seen: dict[Draft, int],
    ) -> None:
        """Plan what a row says about a record, as far as mode and policies let it."""
        if draft is None:
            if not self.rules.may_add:
                tally.refuse(ONLY_UPDATES, row)
                return
            draft = self.add(owner, values, tally.place(row), key)
            seen[draft] = row
            self._remark(tally, row, values)
            tally.took(row, draft, is_new=True, changed=False)
            return
        seen[draft] = row
        changed, said = False, values
        if self.rules.may_update or draft.is_new:
            if not self._fields.is_plain and not draft.is_new:
                values, pending = self._fields.sift(draft.values, values, tally.place(row))
                if pending:
                    tally.ask(row, draft, values, pending)
                    return
            changed = self.update(draft, values)
            changed = draft.reappear() or changed
        self._remark(tally, row, said)
        tally.took(row, draft, is_new=False, changed=changed)

    def _remark(self, tally: Tally, row: int, values: Mapping[str, Any]) -> None:
        for remark, field in self.remarks(values):
            tally.notice(remark, row, field=field)

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
        if self.rules.extent is not Extent.WHOLE and not is_full(len(seen), len(missing)):
            tally.notice(PARTIAL_SHEET, listed=len(known) - len(missing), known=len(known))
            return
        for draft in missing:
            draft.set("gone_on", self.today)
        tally.lost(missing)

    def remarks(self, _values: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
        """What looks wrong but is taken: messages and their fields."""
        return ()

    def can_be_missed(self, _draft: Draft) -> bool:
        """Whether a full sheet that lacks this record says that it is gone."""
        return True

    def find(
        self, owner: Draft, values: dict[str, Any], key: Hashable, seen: Mapping[Draft, int]
    ) -> Draft | None:
        """The record that `values` are about, None for a new one. Raises Conflict."""
        raise NotImplementedError


def _named(said: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(_REFERENCES, said, strict=True))
