"""What a book or a bundle says, independent of the ids it says it under.

An id becomes its rank among the ids of its table, and every reference to it as well; what tells
one handover from another is the id of its bundle. Two books that say the same have one hash.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.exchange.bundle.items import PaperPart, Rows, TableHead
from rmdesk.exchange.bundle.manifest import Manifest
from rmdesk.exchange.bundle.reader import Item
from rmdesk.store.handover.handed_over import HANDED, HANDOVERS, SUBJECTS
from rmdesk.store.rows.values import columns, name_of

_CLIENT: Final = re.compile(r"\bclient(?: (\d+))?\b")
"""A client of an audit row; one who did not come has no number over here."""

Record = dict[str, Any]
Tables = Mapping[str, Sequence[Record]]

_UNSAID: Final[Mapping[str, frozenset[str]]] = {
    "views": frozenset({"place"}),  # each desk has its own digits
    "handovers": frozenset({"receipt", "counts", "at"}),
}


@dataclass(frozen=True)
class Said:
    """The records by table; `bundle` is what came over is known by, when it comes from there."""

    tables: Tables
    bundle: str
    papers: frozenset[tuple[str, int]] = frozenset()


def said_by_bundle(items: Iterable[Item]) -> Said:
    """What the items of a bundle say."""
    tables: dict[str, list[Record]] = {}
    names: dict[str, tuple[str, ...]] = {}
    papers: set[tuple[str, int]] = set()
    bundle = ""
    for item in items:
        match item:
            case Manifest():
                bundle = item.bundle
            case TableHead():
                names[item.table], tables[item.table] = item.columns, []
            case Rows():
                of = names[item.table]
                tables[item.table] += [dict(zip(of, row, strict=True)) for row in item.rows]
            case PaperPart():
                papers.add((item.digest, item.part))
    return Said(tables, bundle, frozenset(papers))


def said_by_book(database: SqliteDatabase, *, bundle: str) -> Said:
    """What the tables of a book say that go along with a handover."""
    tables = {}
    for name, handed in HANDED.items():
        of = handed.table._meta.sorted_field_names
        rows = database.execute_sql(
            f"SELECT {columns(handed.table, of)} FROM {name_of(handed.table)} ORDER BY id"
        )
        tables[name] = [dict(zip(of, row, strict=True)) for row in rows.fetchall()]
    parts = database.execute_sql("SELECT digest, part FROM paper_parts").fetchall()
    return Said(tables, bundle, frozenset(parts))


def canonical(said: Said, *, before: str = "") -> dict[str, list[str]]:
    """By table what every record says, in an order that no id decides.

    With `before`, the bundle with which all of it came, the handover itself is left out, and what
    was done since: what is left is what that bundle said.
    """
    ranks = {
        name: {row["id"]: rank for rank, row in enumerate(rows)}
        for name, rows in said.tables.items()
    }
    bundles: dict[object, str] = {row["id"]: row["bundle"] for row in said.tables[HANDOVERS]}
    found: dict[str, list[str]] = {}
    for name, rows in said.tables.items():
        told = [_told(name, row, ranks, bundles, said.bundle) for row in rows]
        if before:
            told = [one for one in told if not _is_since(name, one, said.bundle, before)]
        found[name] = sorted(json.dumps(one, sort_keys=True) for one in told)
    found["paper parts"] = sorted(f"{digest} {part}" for digest, part in said.papers)
    return found


def hash_of(found: Mapping[str, Sequence[str]]) -> str:
    """One hash for everything."""
    return sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()


def _told(
    name: str,
    row: Record,
    ranks: Mapping[str, Mapping[int, int]],
    bundles: Mapping[object, str],
    own: str,
) -> Record:
    told = {field: value for field, value in row.items() if field != "id"}
    for field in _UNSAID.get(name, ()):
        told.pop(field, None)
    for field, target in HANDED[name].refers.items():
        if field not in told:
            continue
        if target == HANDOVERS:
            told[field] = bundles.get(told[field], own)
        elif told[field] is not None:
            told[field] = ranks[target][told[field]]
    if name == "duties" and told["subject"] and (of := SUBJECTS.get(OccasionKind(told["kind"]))):
        told["subject"] = ranks[of][told["subject"]]
    if name == "former_changes":
        told["row_id"] = ranks[told["table"]][told["row_id"]]
    if name == "former_audit":
        told["object"] = _CLIENT.sub(
            lambda found: f"client {ranks['clients'].get(int(found[1] or 0), '?')}",
            told["object"],
        )
    return told


def _is_since(name: str, told: Record, own: str, before: str) -> bool:
    if name == HANDOVERS:
        return bool(told["bundle"] == before)
    return bool(told.get("handover_id") == own)
