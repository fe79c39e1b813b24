"""A return held against the owner's book: what fits, what differs, what is for a yes.

Only the clients who were lent are touched, and records of theirs: whatever else a return names is
not taken, whoever signed it.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.desk.lending.return_file import Deletion, FieldChange, Sent
from rmdesk.desk.lending.verdict import (
    GONE,
    MISSING,
    NOT_LENT,
    TAKEN,
    Differing,
    Judged,
    LeftOut,
    Proposed,
)
from rmdesk.domain.ids import ClientId
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.store.handover.foreign_records import fit_rows
from rmdesk.store.handover.handed_over import CLIENTS, HANDED
from rmdesk.store.handover.origins import Origins
from rmdesk.store.journal.former_history import domain_value
from rmdesk.store.merged import merged_into, was_of
from rmdesk.store.rows.values import Image, read_image

_NUMBERS: Final[Mapping[str, str]] = {
    "number": "SELECT 1 FROM clients WHERE number = ? AND id <> ? LIMIT 1",
    "id_number": "SELECT 1 FROM clients WHERE id_number = ? AND id <> ? LIMIT 1",
}
"""What tells clients apart; no two have one."""

_DERIVED: Final = frozenset({("tags", "tag_key")})
"""Fields that follow from another one of the same record."""

_NO_FIELDS_OF: Final = frozenset({"duties", "namesakes", "ties"})
"""Duties follow from their records; ties and namesakes join two files: they come or go."""


def judged(desk: Desk, sent: Sent, lent: Collection[ClientId]) -> Judged:
    """What `sent` comes to in the book as it is now, the clients `lent` being those it is about;
    raises UnfitValue where a record, as it would stand then, is none that a desk writes."""
    judging = _Judging(desk, sent, frozenset(lent))
    for name, images in sent.added.items():
        judging.add(name, images)
    for _, changes in groupby(sorted(sent.changed, key=_record_of), key=_record_of):
        judging.change(list(changes))
    for deletion in sent.deleted:
        judging.delete(deletion)
    return judging.end()


class _Judging:
    def __init__(self, desk: Desk, sent: Sent, lent: frozenset[int]) -> None:
        self._database = desk.vault.database
        self._lent = lent
        self._new_clients = {image["id"]: image["name"] for image in sent.added.get(CLIENTS, ())}
        self._merged = {
            one.row_id: one.into
            for one in sent.deleted
            if one.table == CLIENTS and one.into in lent
        }
        self._names = self._on_file(desk, lent)
        moved = merged_into(self._database, sorted(lent - self._names.keys()))
        self._names |= self._on_file(desk, set(moved.values()))
        self._moved = {
            one: into for one, into in moved.items() if self._names[into] != FORGOTTEN_NAME
        }
        self._given = {
            (one, image[one]): 0 for image in sent.added.get(CLIENTS, ()) for one in _NUMBERS
        }
        self._left: Counter[tuple[str, str, str]] = Counter()
        self._origins = Origins(self._database, sent.manifest.book)
        self._made_at = sent.manifest.made_at
        self._judged = Judged(moved=self._moved)

    @staticmethod
    def _on_file(desk: Desk, clients: Collection[int]) -> dict[int, str]:
        rows = desk.clients.rows(set(map(ClientId, clients)))
        return {int(client_id): row.name for client_id, row in rows.items()}

    def add(self, name: str, images: Sequence[Image]) -> None:
        known = self._origins.of(name)
        for image in images:
            if image["id"] in known:
                self._came_before(name, image, known[image["id"]])
            elif HANDED[name].is_of_client and (why := self._why_not_added(image["client_id"])):
                self._left[self._name(image["client_id"]), name, why] += 1
                self._judged.waiting += why == MISSING
            elif name == "duties":
                self._judged.duties.append(image)
            else:
                self._judged.added.setdefault(name, []).append(image)

    def _came_before(self, name: str, image: Image, here: int) -> None:
        """A record that an earlier return of the same book brought; it is not doubled."""
        mine = read_image(self._database, HANDED[name].table, here)
        if mine is None:
            return  # taken out here since
        if name != CLIENTS and not HANDED[name].is_of_client:
            return  # on the shelf, where it is the owner's to change
        told = image.keys() - {"id"} - HANDED[name].refers.keys()
        for one in sorted(told):
            if mine[one] == image[one] or (name, one) in _DERIVED:
                self._judged.same += 1
            elif not self._is_anothers(name, here, one, image[one]):
                change = FieldChange(name, here, one, mine[one], image[one], self._made_at)
                self._differs(change, mine)

    def change(self, changes: Sequence[FieldChange]) -> None:
        """What became of one record."""
        name, there = _record_of(changes[0])
        here = self._moved.get(there, there) if name == CLIENTS else there
        if name in _NO_FIELDS_OF or (mine := self._of_lent(name, there)) is None:
            return
        as_theirs = mine | {one.field: one.after for one in changes}
        fitted = fit_rows(name, {one: [value] for one, value in as_theirs.items()})
        for change in changes:
            if (name, change.field) not in _DERIVED:
                after = fitted[change.field][0]
                self._change(replace(change, row_id=here, after=after), mine)

    def _change(self, change: FieldChange, mine: Image) -> None:
        if change.field == "client_id" and mine["client_id"] in self._merged:
            return  # goes with the client, on a yes
        now = mine[change.field]
        if now == change.after:
            self._judged.same += 1
        elif self._is_anothers(change.table, change.row_id, change.field, change.after):
            return
        elif now == change.before and self._may_point(change):
            self._judged.fits.append(change)
        else:
            self._differs(change, mine)

    def _is_anothers(self, name: str, row_id: int, one: str, value: object) -> bool:
        """Whether it is a number that somebody else has here, or that the return gives to two."""
        if name != CLIENTS or one not in _NUMBERS or not value:
            return False
        given_to = self._given.setdefault((one, value), row_id)
        taken = self._database.execute_sql(_NUMBERS[one], (value, row_id)).fetchone()
        if taken is None and given_to == row_id:
            return False
        self._left[self._name(row_id), name, TAKEN] += 1
        return True

    def delete(self, deletion: Deletion) -> None:
        table = HANDED[deletion.table].table
        if read_image(self._database, table, deletion.row_id) is None:
            self._judged.same += 1
            return
        mine = self._of_lent(deletion.table, deletion.row_id)
        if mine is None or deletion.table == "duties":
            return
        owner = _owner(deletion.table, mine)
        is_client = deletion.table == CLIENTS
        if not is_client and owner in self._merged:
            return  # what both files had word for word goes with the client
        into = self._merged.get(owner) if is_client else None
        proposed = Proposed(
            number=len(self._judged.proposed) + 1,
            client_id=ClientId(owner),
            client=self._name(owner),
            table=deletion.table,
            row_id=deletion.row_id,
            image={one: domain_value(table, one, value) for one, value in mine.items()},
            into=ClientId(into) if into is not None else None,
            into_name=self._name(into) if into is not None else "",
        )
        self._judged.proposed.append(proposed)

    def end(self) -> Judged:
        self._judged.left_out = [LeftOut(*what, count) for what, count in self._left.items()]
        return self._judged

    def _of_lent(self, name: str, row_id: int) -> Image | None:
        """The owner's row as it is now, if it is there and one of a lent client's."""
        handed = HANDED[name]
        if name != CLIENTS and not handed.is_of_client:
            return None
        here = self._moved.get(row_id, row_id) if name == CLIENTS else row_id
        mine = read_image(self._database, handed.table, here)
        if mine is None:
            self._left[self._name(row_id if name == CLIENTS else None), name, GONE] += 1
            return None
        owner = _owner(name, mine)
        if here != row_id or self._came_over(name, row_id, owner):
            return mine
        if why := self._why_not(owner):
            self._left[self._name(owner), name, why] += 1
            return None
        return mine

    def _came_over(self, name: str, row_id: int, owner: int | None) -> bool:
        """Whether it was a lent client's who was merged into `owner` meanwhile."""
        if name == CLIENTS or owner not in self._moved.values():
            return False
        return was_of(self._database, name, row_id, self._moved)

    def _why_not_added(self, client_id: int | None) -> str:
        """Of a new record: ids there are the lent book's, where a new client may have the number
        that somebody else has here."""
        return "" if client_id in self._new_clients else self._why_not(client_id)

    def _why_not(self, client_id: int | None) -> str:
        if client_id not in self._lent:
            return NOT_LENT
        if client_id in self._moved:
            return ""
        name = self._names.get(client_id)
        return MISSING if name is None else GONE if name == FORGOTTEN_NAME else ""

    def _may_point(self, change: FieldChange) -> bool:
        """Whether it leads to no client, or to one that was lent or is new."""
        target = HANDED[change.table].refers.get(change.field)
        return target != CLIENTS or change.after is None or not self._why_not_added(change.after)

    def _differs(self, change: FieldChange, mine: Image) -> None:
        handed = HANDED[change.table]
        owner = _owner(change.table, mine)
        if change.field in handed.refers:
            self._left[self._name(owner), change.table, NOT_LENT] += 1
            return  # two numbers side by side tell nobody anything
        read = partial(domain_value, handed.table, change.field)
        differing = Differing(
            number=len(self._judged.differing) + 1,
            client_id=ClientId(owner),
            client=self._name(owner),
            table=change.table,
            row_id=change.row_id,
            field=change.field,
            before=read(change.before),
            mine=read(mine[change.field]),
            theirs=read(change.after),
        )
        self._judged.differing.append(differing)

    def _name(self, client_id: int | None) -> str:
        if client_id is None:
            return ""
        client_id = self._moved.get(client_id, client_id)
        return str(self._names.get(client_id) or self._new_clients.get(client_id, ""))


def _record_of(change: FieldChange) -> tuple[str, int]:
    return change.table, change.row_id


def _owner(name: str, image: Image) -> int:
    owner: int = image["id"] if name == CLIENTS else image["client_id"]
    return owner
