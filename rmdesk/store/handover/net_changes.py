"""What a book says otherwise than after a certain action: rows added, changed and gone, net.

What was done and undone again leaves nothing. The journal keeps what stood before each change: the
rows as they are now, walked back, give what they said then.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from peewee import SqliteDatabase

from rmdesk.errors import Refused
from rmdesk.language import N_
from rmdesk.store.rows.values import Image, read_image
from rmdesk.store.tables.records import RECORDS


class TooMuchChanged(Refused):
    """Told before any of it is held in memory."""

    message = N_("More than {count} records were changed; a deputy logs no such number.")
    hint = N_("Undo the import that brought them, on the day it was made.")


@dataclass(frozen=True, slots=True)
class NetChange:
    """One row: as it was then and as it is now; None where it was not there."""

    table: str
    row_id: int
    before: Image | None
    after: Image | None
    at: datetime
    """When it was touched last."""

    @property
    def fields(self) -> tuple[str, ...]:
        """What differs of a row that is there on both sides."""
        if self.before is None or self.after is None:
            return ()
        before, after = self.before, self.after
        return tuple(name for name in after if before.get(name) != after[name])


_SINCE = """
SELECT table_name, operation, first_id, last_id, before, at
FROM changes JOIN actions ON actions.id = action_id
WHERE action_id > ? ORDER BY changes.id DESC
"""


def net_changes(
    database: SqliteDatabase, basis: int, tables: Collection[str], *, most: int
) -> Iterator[NetChange]:
    """What differs in `tables` from how they stood after the action `basis`, table by table in
    their order in `tables`, by id. Raises TooMuchChanged where more than `most` rows were touched.
    """
    then: dict[tuple[str, int], Image | None] = {}
    touched: dict[tuple[str, int], datetime] = {}
    for name, operation, first, last, before, at in database.execute_sql(
        _SINCE, (basis,)
    ).fetchall():
        if name not in tables:
            continue
        if len(then) > most or last - first >= most:
            raise TooMuchChanged(count=most)
        for row_id in range(first, last + 1):
            row = name, row_id
            if row not in then:
                then[row] = read_image(database, RECORDS[name], row_id)
                touched[row] = datetime.fromisoformat(at)
            then[row] = _walked_back(then[row], operation, before)
    order = {name: place for place, name in enumerate(tables)}
    for name, row_id in sorted(then, key=lambda row: (order[row[0]], row[1])):
        before = then[name, row_id]
        after = read_image(database, RECORDS[name], row_id)
        if before != after:
            yield NetChange(name, row_id, before, after, touched[name, row_id])


def _walked_back(image: Image | None, operation: str, before: str | None) -> Image | None:
    match operation:
        case "I":
            return None
        case "D":
            return json.loads(before) if before else None
    return {**(image or {}), **json.loads(before or "{}")}
