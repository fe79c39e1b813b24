"""The new records of a return in the owner's book: every reference turned to where it leads."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.disk.database import VaultDatabase
from rmdesk.store.handover.handed_over import CLIENTS, HANDED, SUBJECTS
from rmdesk.store.handover.origins import Origins
from rmdesk.store.journal.actions import Action
from rmdesk.store.journal.former_history import domain_value
from rmdesk.store.rows.values import Image, read_image

_TAKEN: Final = {
    "number": "SELECT 1 FROM clients WHERE number = ? LIMIT 1",
    "id_number": "SELECT 1 FROM clients WHERE id_number = ? LIMIT 1",
}


class Turned:
    """Where the records of the lent `book` are in the owner's: new ones by what they became, with
    this return or an earlier one, those that were lent by the ids they always had, or by whom they
    were merged into meanwhile (`moved`); without `knows_records` that holds of clients alone."""

    def __init__(
        self,
        database: VaultDatabase,
        lent: Collection[int],
        moved: Mapping[int, int],
        *,
        book: str,
        knows_records: bool = True,
    ) -> None:
        self._database = database
        self._lent = {*lent, *moved.values()}
        self._moved = moved
        self._knows_records = knows_records
        self._origins = Origins(database, book)
        self._before: dict[str, Mapping[int, int]] = {}
        self._here: dict[str, dict[int, int]] = {}

    @property
    def added(self) -> Mapping[str, Mapping[int, int]]:
        """The new records by table: id here by id there."""
        return self._here

    def insert(self, action: Action, name: str, images: Sequence[Image]) -> None:
        """Within `action`, add the new records of a table; one that names what is not there stays
        out."""
        handed = HANDED[name]
        kept = self._here.setdefault(name, {})
        rows = []
        for image in images:
            if name == "products" and (here := self._on_shelf(image["code"])) is not None:
                kept[image["id"]] = here
                continue
            values = self._values(name, image)
            if values is not None:
                rows.append((image["id"], values))
        if not rows:
            return
        names = list(rows[0][1])
        given = [
            [domain_value(handed.table, one, values[one]) for one in names] for _, values in rows
        ]
        ids = action.insert_many(handed.table, names, given)
        kept.update(zip((there for there, _ in rows), ids, strict=True))

    def reference(self, target: str, there: Any) -> int | None:
        """Where a reference to a record of the table `target` leads; None where it leads nowhere
        or to somebody who was not lent."""
        if there is None:
            return None
        if (here := self._here.get(target, {}).get(there)) is not None:
            return here
        if target not in self._before:
            self._before[target] = self._origins.of(target)
        here = self._before[target].get(there)
        if target == CLIENTS and here is None:
            here = self._moved.get(there)
        image = read_image(self._database, HANDED[target].table, here or there)
        if image is None:
            return None
        if here is not None:
            return here
        if target != CLIENTS and not self._knows_records:
            return None
        owner = image["id"] if target == CLIENTS else image.get("client_id")
        return there if owner is None or owner in self._lent else None

    def _values(self, name: str, image: Image) -> Image | None:
        """The stored values of a new record, without its id."""
        handed = HANDED[name]
        values = {one: value for one, value in image.items() if one != "id"}
        for one, target in handed.refers.items():
            values[one] = self.reference(target, image[one])
            lost = image[one] is not None and values[one] is None
            if lost and not handed.table._meta.fields[one].null:
                return None
        if name == CLIENTS:
            return self._without_taken(values)
        return values

    def subject(self, image: Image) -> int | None:
        """The record that a duty is about; None where it is not here."""
        target = SUBJECTS.get(OccasionKind(image["kind"]))
        subject: int = image["subject"]
        return subject if target is None or not subject else self.reference(target, subject)

    def _on_shelf(self, code: str) -> int | None:
        """The owner's product of a code, where both have put it on the shelf meanwhile."""
        row = self._database.execute_sql(
            "SELECT id FROM products WHERE code = ? AND code <> '' LIMIT 1", (code,)
        ).fetchone()
        return int(row[0]) if row else None

    def _without_taken(self, values: Image) -> Image:
        """A new client without a number that somebody here has: the two are for the RM to merge."""
        for one, is_taken in _TAKEN.items():
            if values[one] and self._database.execute_sql(is_taken, (values[one],)).fetchone():
                values[one] = ""
        return values
