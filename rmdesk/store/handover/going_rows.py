"""The records of chosen clients, table by table, as they go along to somebody else.

Stored values, streamed in the order of their ids: nobody else's records, no class that stays, no
reference to what stays. Who is chosen stands in a table of the connection's memory.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.calling.calls import AppointmentState
from rmdesk.domain.file_records import ProspectState
from rmdesk.domain.handover.field_classes import BITS, CLIENT_FIELDS
from rmdesk.domain.handover.treatments import FieldClass
from rmdesk.domain.kin.household import Member
from rmdesk.store.handover.counts import Count, Ended
from rmdesk.store.handover.going_sql import (
    CHOSEN,
    HIDDEN,
    OF_NOBODY,
    all_bits,
    class_bit,
    filled,
    goes,
    shown,
)
from rmdesk.store.handover.handed_over import CLIENTS, HANDED, SUBJECTS, Handed
from rmdesk.store.rows.reading import values_of
from rmdesk.store.rows.values import name_of
from rmdesk.store.tables.people import MemberTable
from rmdesk.store.ties import walled_members

Rows = list[tuple[Any, ...]]

_BATCH: Final = 2_000
_FEW: Final = 20
"""Of fewer than one client in so many the rows are sought; else every row is looked at once."""

_TOLD_ELSEWHERE: Final = ("handovers", "former_changes", "former_audit")
_OPEN: Final[Mapping[str, str]] = {
    "appointments": f"t.state = '{AppointmentState.OPEN.value}'",
    "feedback": "t.answered_on IS NULL AND (t.is_complaint OR t.promised_on IS NOT NULL)",
    "prospects": f"t.state = '{ProspectState.OPEN.value}'",
    "to_dos": "t.settled_on IS NULL",
    "visits": "t.settled_on IS NULL",
    # Those that were agreed are counted as such.
    "meetings": "t.appointment_id IS NULL AND t.held_on IS NULL AND t.called_off_on IS NULL",
}
"""When something is owed to the client."""


class HandoverRows:
    """Reads what goes along of the clients that were chosen last."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._is_few = True

    def choose(self, withheld: Mapping[int, tuple[int, int]]) -> None:
        """Whose records these are: by client what stays, and what of it is dropped, as bits."""
        with self._database.atomic():
            self._drop()
            self._database.execute_sql(
                f"CREATE TABLE {CHOSEN} (id INTEGER PRIMARY KEY, withheld INTEGER NOT NULL,"
                " dropped INTEGER NOT NULL)"
            )
            self._database.execute_sql(f"CREATE TABLE {HIDDEN} (id INTEGER PRIMARY KEY)")
            self._database.connection().executemany(
                f"INSERT INTO {CHOSEN} VALUES (?, ?, ?)",
                ((client_id, *bits) for client_id, bits in withheld.items()),
            )
            self._hide_the_walled()
        (everyone,) = self._database.execute_sql("SELECT count(*) FROM clients").fetchone()
        self._is_few = len(withheld) * _FEW < everyone

    def _hide_the_walled(self) -> None:
        leading = values_of(
            self._database,
            MemberTable,
            Member,
            f"client_id IN (SELECT id FROM {CHOSEN}) AND other_id IS NOT NULL"
            f" AND other_id NOT IN (SELECT id FROM {CHOSEN})",
        )
        self._database.connection().executemany(
            f"INSERT INTO {HIDDEN} VALUES (?)",
            ((member,) for member in walled_members(self._database, list(leading))),
        )

    def forget(self) -> None:
        """Let go of who was chosen."""
        with self._database.atomic():
            self._drop()

    def _drop(self) -> None:
        for table in (CHOSEN, HIDDEN):
            self._database.execute_sql(f"DROP TABLE IF EXISTS {table}")

    def of_clients(self, name: str, *, own: bool = False) -> Iterator[Rows]:
        """The records of a table that belong to clients, or the clients themselves; with `own`
        those as well that are for no client."""
        handed = HANDED[name]
        columns = ", ".join(shown(handed))
        sql = f"SELECT {columns} {self._source(handed)} WHERE {goes(handed)}"
        if own and name in OF_NOBODY:
            table = name_of(handed.table)
            sql += f" UNION ALL SELECT {columns} FROM {table} AS t WHERE {OF_NOBODY[name]}"
        by_id = handed.table._meta.sorted_field_names.index("id") + 1
        yield from self._batches(f"{sql} ORDER BY {by_id}")

    def of_the_desk(self, name: str, *, own: bool) -> Iterator[Rows]:
        """The records of a table that belong to nobody: all with `own`, else as referred to."""
        handed = HANDED[name]
        where = "TRUE" if own else self._referred(name)
        columns = ", ".join(shown(handed))
        yield from self._batches(
            f"SELECT {columns} FROM {name_of(handed.table)} AS t WHERE {where} ORDER BY t.id"
        )

    def paper_parts(self) -> Iterator[tuple[str, int, bytes]]:
        """The bytes of the papers that go along, each paper once."""
        handed = HANDED["papers"]
        wanted = f"SELECT t.digest {self._source(handed)} WHERE {goes(handed)}"
        cursor = self._database.execute_sql(
            "SELECT digest, part, content FROM paper_parts"
            f" WHERE digest IN ({wanted}) ORDER BY digest, part"
        )
        while (row := cursor.fetchone()) is not None:
            yield row

    def counts(self) -> list[Count]:
        """How many records there are of each table and class that goes with clients."""
        found: list[Count] = []
        for name, handed in HANDED.items():
            if (name != CLIENTS and not handed.is_of_client) or name in _TOLD_ELSEWHERE:
                continue
            bit = class_bit(name)
            sql = (
                f"SELECT {bit} AS bit, count(*), sum({goes(handed)}),"
                f" sum(h.dropped & {all_bits(name)} <> 0) {self._source(handed)} GROUP BY bit"
            )
            found += [Count(name, *row) for row in self._database.execute_sql(sql).fetchall()]
        return found + self._counts_of_fields()

    def _counts_of_fields(self) -> list[Count]:
        """The same for what stands on the clients' own pages."""
        by_class: dict[FieldClass, list[str]] = {}
        for field, held in CLIENT_FIELDS.items():
            by_class.setdefault(held, []).append(filled(field))
        found = []
        for held, conditions in by_class.items():
            count, bit = f"({' + '.join(conditions)})", BITS[held]
            row = self._database.execute_sql(
                f"SELECT sum({count}), sum({count} * (h.withheld & {bit} = 0)),"
                f" sum({count} * (h.dropped & {bit} <> 0)) {self._source(HANDED[CLIENTS])}"
            ).fetchone()
            found.append(Count(CLIENTS, bit, *(number or 0 for number in row)))
        return found

    def open_left(self) -> dict[str, int]:
        """Promises by table that are open and would be dropped without a word."""
        found = {}
        for name, is_open in _OPEN.items():
            sql = (
                f"SELECT count(*) {self._source(HANDED[name])}"
                f" WHERE h.dropped & ({class_bit(name)}) <> 0 AND {is_open}"
            )
            (count,) = self._database.execute_sql(sql).fetchone()
            if count:
                found[name] = int(count)
        return found

    def briefs_beside(self) -> list[int]:
        """The clients whose brief goes along in somebody's own words while records of them stay:
        the words may say what the records do not."""
        handed = HANDED["briefs"]
        rows = self._database.execute_sql(
            f"SELECT DISTINCT t.client_id {self._source(handed)}"
            f" WHERE h.withheld <> 0 AND {goes(handed)} ORDER BY t.client_id"
        )
        return [row[0] for row in rows.fetchall()]

    def gone(self) -> int:
        """How many of the chosen clients are no longer in the bank's list."""
        sql = f"SELECT count(*) {self._source(HANDED[CLIENTS])} WHERE t.gone_on IS NOT NULL"
        (count,) = self._database.execute_sql(sql).fetchone()
        return int(count)

    def paper_bytes(self) -> int:
        """How large the papers are that go along."""
        handed = HANDED["papers"]
        wanted = f"SELECT DISTINCT t.digest, t.size {self._source(handed)} WHERE {goes(handed)}"
        (size,) = self._database.execute_sql(f"SELECT sum(size) FROM ({wanted})").fetchone()
        return int(size or 0)

    def ended(self) -> list[Ended]:
        """The ties, members, referrals and namesakes whose other end does not go along."""
        hidden = {row[0] for row in self._database.execute_sql(f"SELECT id FROM {HIDDEN}")}
        found = []
        for name in ("ties", "members", "referrals", "namesakes"):
            called = "clients.name" if name in ("ties", "namesakes") else "t.name"
            rows = self._database.execute_sql(
                f"SELECT t.id, t.client_id, t.other_id, {called} {self._source(HANDED[name])}"
                " JOIN clients ON clients.id = t.other_id"
                f" WHERE t.other_id NOT IN (SELECT id FROM {CHOSEN}) ORDER BY t.client_id, t.id"
            ).fetchall()
            for row_id, client_id, other_id, told in rows:
                is_walled = name == "members" and row_id in hidden
                found.append(Ended(name, client_id, other_id, told, is_walled))
        return found

    def _source(self, handed: Handed) -> str:
        """Records with whose they are; which is sought in which depends on how many were chosen."""
        table = name_of(handed.table)
        owner = "id" if handed.name == CLIENTS else "client_id"
        if self._is_few:
            return f"FROM {CHOSEN} AS h CROSS JOIN {table} AS t ON t.{owner} = h.id"
        return f"FROM {table} AS t CROSS JOIN {CHOSEN} AS h ON h.id = t.{owner}"

    def _referred(self, name: str) -> str:
        """Which records of the desk are named by what goes along."""
        duties = HANDED["duties"]
        kinds = ", ".join(f"'{one.value}'" for one, table in SUBJECTS.items() if table == name)
        told = (
            f"SELECT t.subject {self._source(duties)} WHERE t.kind IN ({kinds}) AND {goes(duties)}"
        )
        match name:
            case "products":
                lines = HANDED["holdings"]
                owned = f"SELECT t.product_id {self._source(lines)} WHERE {goes(lines)}"
                put = HANDED["proposals"]
                proposed = f"SELECT t.product_id {self._source(put)} WHERE {goes(put)}"
                deals = HANDED["deals"]
                dealt = f"SELECT t.product_id {self._source(deals)} WHERE {goes(deals)}"
                spoken = f"SELECT product_id FROM news WHERE id IN ({self._news()})"
                named = f"{owned} UNION {proposed} UNION {dealt} UNION {told} UNION {spoken}"
                return f"t.id IN ({named})"
            case "net_values":
                held = f"SELECT id FROM products AS t WHERE {self._referred('products')}"
                return f"t.product_id IN ({held})"
            case "news":
                return f"t.id IN ({told})"
            case "events":
                invited = HANDED["invitations"]
                asked = f"SELECT t.event_id {self._source(invited)} WHERE {goes(invited)}"
                meetings = HANDED["meetings"]
                met = f"SELECT t.event_id {self._source(meetings)} WHERE {goes(meetings)}"
                return f"t.id IN ({asked} UNION {met} UNION {told})"
        return "FALSE"

    def _news(self) -> str:
        return f"SELECT id FROM news AS t WHERE {self._referred('news')}"

    def _batches(self, sql: str, parameters: Iterable[object] = ()) -> Iterator[Rows]:
        cursor = self._database.execute_sql(sql, tuple(parameters))
        while rows := cursor.fetchmany(_BATCH):
            yield rows
