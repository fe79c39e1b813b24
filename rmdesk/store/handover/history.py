"""What the journal and the audit chain say of chosen clients, for whoever gets them.

The history of a field goes along under the class of that field, and only of records that do: what
a change says is what the field said. The rows of the chain say ids and names of fields, no value.
"""

import json
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.handover.field_classes import BITS, bits_of, classes_of_change
from rmdesk.domain.handover.treatments import FieldClass
from rmdesk.domain.names import FORGOTTEN_NAME
from rmdesk.store.handover.going_rows import Rows
from rmdesk.store.handover.going_sql import CHOSEN, HIDDEN, goes
from rmdesk.store.handover.handed_over import CLIENTS, HANDED, Handed
from rmdesk.store.rows.values import columns, name_of
from rmdesk.store.tables.handover import FormerAuditTable, FormerChangeTable

_BATCH: Final = 1_000
_OWN_STORY: Final = frozenset(
    {"duties", "namesakes", "place_changes", "briefs", "former_changes", "former_audit"}
)
"""What follows from other records, or is a history itself."""

_UNTOLD: Final = frozenset({"id", "client_id", "interview", "assumptions", "other_scenario"})
"""Numbers, and what a diagnosis said at every answer: it tells of the whole household at once."""

_OF_MEMBERS: Final = ("cover_answers", "cash_flows", "goals", "diagnoses")
"""What may be about members, and goes only where they do."""

_CLIENT: Final = re.compile(r"\bclient (\d+)\b")
_OF_THE_GIVER: Final = ("receiver.", "share.", "handover.", "loan.")
"""What the giver did to give clients away: whom else they went to is nobody's business."""

_HISTORY_BIT: Final = BITS[FieldClass.HISTORY]


class HandoverHistory:
    """Reads what was done with the clients that were chosen last (`HandoverRows.choose`)."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def changes(self) -> Iterator[Rows]:
        """Rows of `former_changes`: those a former RM left first, then this book's own."""
        (number,) = self._database.execute_sql("SELECT max(id) FROM former_changes").fetchone()
        yield from _in_batches(self._received())
        own = (row for table in HANDED.values() for row in self._own(table))
        yield from _in_batches((at, *row) for at, row in enumerate(own, start=(number or 0) + 1))

    def count(self) -> int:
        """How many changes go along."""
        return sum(map(len, self.changes()))

    def audit(self, *, everyones: bool) -> Iterator[Rows]:
        """Rows of `former_audit` that name a chosen client; with `everyones` those that name no
        client of somebody else."""
        (number,) = self._database.execute_sql("SELECT max(id) FROM former_audit").fetchone()
        if everyones:  # of a former RM: their clients have other numbers, and went along as one
            names = FormerAuditTable._meta.sorted_field_names
            told = columns(FormerAuditTable, names)
            sql = f"SELECT {told} FROM former_audit WHERE handover_id <> 0 ORDER BY id"
            yield from _in_batches(iter(self._database.execute_sql(sql).fetchall()))
        own = self._own_chain(everyones=everyones)
        yield from _in_batches((at, *row) for at, row in enumerate(own, start=(number or 0) + 1))

    def handovers(self, ids: AbstractSet[int]) -> Iterator[Rows]:
        """Rows of earlier handovers, without the receipts that were given for them."""
        table = HANDED["handovers"].table
        names = table._meta.sorted_field_names
        told = ", ".join("''" if name == "receipt" else columns(table, [name]) for name in names)
        listed = ", ".join(str(one) for one in sorted(ids))
        rows = self._database.execute_sql(
            f"SELECT {told} FROM handovers WHERE id IN ({listed}) ORDER BY id"
        )
        yield from _in_batches(iter(rows.fetchall()))

    def named_handovers(self, *, everyones: bool, with_briefs: bool = True) -> set[int]:
        """Which earlier handovers what goes along names."""
        told = [
            "SELECT handover_id FROM former_changes AS t"
            f" JOIN {CHOSEN} AS h ON h.id = t.client_id WHERE {goes(HANDED['former_changes'])}",
        ]
        if with_briefs:
            told.append(
                f"SELECT handover_id FROM briefs AS t JOIN {CHOSEN} AS h ON h.id = t.client_id"
            )
        if everyones:
            told.append("SELECT handover_id FROM former_audit")
        rows = self._database.execute_sql(" UNION ".join(told)).fetchall()
        return {row[0] for row in rows if row[0]}

    def _received(self) -> Iterator[tuple[Any, ...]]:
        """The changes of a former RM, each under the class of its field."""
        names = FormerChangeTable._meta.sorted_field_names
        told = columns(FormerChangeTable, names, prefix="t.")
        rows = self._database.execute_sql(
            f"SELECT {told}, h.withheld FROM former_changes AS t"
            f" JOIN {CHOSEN} AS h ON h.id = t.client_id WHERE h.withheld & {_HISTORY_BIT} = 0"
            " ORDER BY t.id"
        )
        hidden = {row[0] for row in self._database.execute_sql(f"SELECT id FROM {HIDDEN}")}
        staying = self._staying()
        at, field, row_id = names.index("table"), names.index("field"), names.index("row_id")
        for *row, withheld in iter(rows.fetchone, None):
            item, is_ours = self._kind(row[at], row[row_id])
            held = classes_of_change(row[at], row[field], item=item, is_ours=is_ours)
            about_another = (row[at], row[field]) == ("referrals", "note") or (
                row[at] == "members" and row[row_id] in hidden
            )
            about_another |= (row[at], row[row_id]) in staying
            if not about_another and not withheld & bits_of(held):
                yield tuple(row)

    def _staying(self) -> set[tuple[str, int]]:
        """Records about members, by table, that do not go along."""
        return {
            (name, row[0])
            for name in _OF_MEMBERS
            for row in self._database.execute_sql(
                f"SELECT t.id FROM {name} AS t JOIN {CHOSEN} AS h ON h.id = t.client_id"
                f" WHERE NOT ({goes(HANDED[name])})"
            ).fetchall()
        }

    def _kind(self, table: str, row_id: int) -> tuple[str, bool]:
        """Which item a detail is, and whether a holding is with us."""
        match table:
            case "details":
                sql = "SELECT field, 1 FROM details WHERE id = ?"
            case "holdings":
                sql = "SELECT '', is_ours FROM holdings WHERE id = ?"
            case _:
                return "", True
        row = self._database.execute_sql(sql, (row_id,)).fetchone()
        return (row[0], bool(row[1])) if row else ("", False)

    def _own(self, handed: Handed) -> Iterator[tuple[Any, ...]]:
        """What the journal says of the records of one table that go along."""
        name = handed.name
        if name in _OWN_STORY or not (name == CLIENTS or handed.is_of_client):
            return
        owner = "id" if name == CLIENTS else "client_id"
        item = "t.field" if name == "details" else "''"
        is_ours = "t.is_ours" if name == "holdings" else "1"
        unseen = f" AND t.id NOT IN (SELECT id FROM {HIDDEN})" if name == "members" else ""
        rows = self._database.execute_sql(
            f"SELECT t.{owner}, t.id, actions.at, actions.kind, changes.before, changes.after,"
            f" {item}, {is_ours}, h.withheld"
            f" FROM changes CROSS JOIN actions ON actions.id = changes.action_id"
            f" CROSS JOIN {name_of(handed.table)} AS t ON t.id = changes.first_id"
            f" CROSS JOIN {CHOSEN} AS h ON h.id = t.{owner}"
            " WHERE changes.table_name = ? AND changes.operation = 'U'"
            " AND actions.undone_by IS NULL AND actions.kind NOT IN ('undo', 'redo')"
            f" AND h.withheld & {_HISTORY_BIT} = 0 AND {goes(handed)}{unseen} ORDER BY changes.id",
            (name,),
        )
        for client, row_id, at, kind, before, after, item_id, ours, held in iter(
            rows.fetchone, None
        ):
            old, new = json.loads(before), json.loads(after)
            for field in old:
                if field in _UNTOLD or field in handed.refers or field not in new:
                    continue
                if name == "referrals" and field == "note":
                    continue  # it is about the other person, who may stay
                of = classes_of_change(name, field, item=item_id, is_ours=bool(ours))
                if not held & bits_of(of):
                    was, became = (_in_json(one[field]) for one in (old, new))
                    yield client, 0, name, row_id, at, kind, field, was, became

    def _own_chain(self, *, everyones: bool) -> Iterator[tuple[Any, ...]]:
        chosen = {row[0] for row in self._database.execute_sql(f"SELECT id FROM {CHOSEN}")}
        there = self._database.execute_sql(
            "SELECT id FROM clients WHERE name <> ?", (FORGOTTEN_NAME,)
        )
        others = {row[0] for row in there} - chosen
        rows = self._database.execute_sql(
            "SELECT id, at, actor, action, object, fields, result, reason FROM audit ORDER BY id"
        )
        for number, at, actor, action, about, fields, result, reason in iter(rows.fetchone, None):
            named = {int(one) for one in _CLIENT.findall(about)}
            if not (named & chosen or (everyones and not named & others)):
                continue
            if action.startswith(_OF_THE_GIVER):
                continue
            # A reason is free text, and may be about somebody else where it is not told who it
            # is about: nobody by a number, some by a count, a paper.
            why = reason if named and named <= chosen else ""
            yield 0, number, at, actor, action, about, fields, result, why


def _in_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _in_batches(rows: Iterator[tuple[Any, ...]]) -> Iterator[Rows]:
    batch: Rows = []
    for row in rows:
        batch.append(row)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
