"""What belongs to a client: every record that names it, and handing it to another client."""

from collections.abc import Mapping
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId
from rmdesk.store.handover.handed_over import HANDED
from rmdesk.store.journal.actions import Action
from rmdesk.store.rows.values import Image, columns, name_of
from rmdesk.store.tables.day import DutyTable
from rmdesk.store.tables.money import PolicyTable
from rmdesk.store.tables.people import ClientTable, NamesakeTable, TieTable
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.tables.reviews import OwnMixTable, ReviewLineTable, ReviewTable
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable
from rmdesk.store.tables.table import Table
from rmdesk.store.ties import hand_over_ties, point_elsewhere

# Who is who, and who is tied to whom, joins two clients: it is carried over by itself.
_BELONGING: Mapping[str, type[Table]] = {
    name: table
    for name, table in RECORDS.items()
    if "client_id" in table._meta.fields and table not in (ClientTable, NamesakeTable, TieTable)
}
_WHOLE = frozenset({ReviewTable, ReviewLineTable, DealTable, DealMoveTable})
"""A review and its lines stay together, a deal and its way, whatever the other client's say."""
_REFERENCES: Mapping[str, Mapping[str, str]] = {
    name: {
        field: table
        for field, table in handed.refers.items()
        if handed.is_of_client and table in _BELONGING
    }
    for name, handed in HANDED.items()
}
"""Which fields of a record name another one of the same client's, and of which table."""
_POLICY_KEY = ("kind", "insurer", "insured")
_DUTY_KEY = ("kind", "subject", "about")

Counts = dict[str, int]
"""Records by table name."""


def count_belongings(database: SqliteDatabase, client_id: ClientId) -> Counts:
    """How many records of each kind name the client."""
    return {
        name: database.execute_sql(
            f"SELECT COUNT(*) FROM {name} WHERE client_id = ?", (client_id,)
        ).fetchone()[0]
        for name in _BELONGING
    }


def count_shared(database: SqliteDatabase, one: ClientId, other: ClientId) -> Counts:
    """How many records of `other` the client `one` has word for word."""
    return {
        name: len(_shared(_images(database, table, one), _images(database, table, other)))
        for name, table in _BELONGING.items()
        if table not in _WHOLE
    }


def hand_over(
    database: SqliteDatabase,
    action: Action,
    giver: ClientId,
    taker: ClientId,
    *,
    keep_shared_once: bool,
) -> Counts:
    """Within `action`, make every record of `giver` one of `taker`; returns how many came over.

    With `keep_shared_once`, what both have word for word is not kept twice. What tied the two to
    one another goes: nobody is one's own relative.
    """
    counts: Counts = {}
    point_elsewhere(database, action, giver, taker)
    same: dict[str, dict[int, int]] = {}
    for name, table in _BELONGING.items():
        on_file = _images(database, table, taker)
        named = _REFERENCES.get(name, {})
        coming = [_turned(image, named, same) for image in _images(database, table, giver)]
        is_comparable = keep_shared_once and table not in _WHOLE
        doubled = _shared(on_file, coming) if is_comparable else set()
        same[name] = _same(on_file, coming, doubled)
        if table is OwnMixTable and on_file:
            doubled = {image["id"] for image in coming}  # a client wishes one mix
        for image in coming:
            if image["id"] in doubled or (table is DutyTable and _is_known(image, on_file)):
                action.delete(table, image["id"])
                continue
            change: Image = {"client_id": taker}
            change |= {field: image[field] for field in named if image[field] is not None}
            if table is PolicyTable:
                change["repeat"] = _free_repeat(image, on_file)
                on_file.append(image | change)
            action.update(table, image["id"], change)
        counts[name] = len(coming) - len(doubled)
    counts[TieTable._meta.table_name] = hand_over_ties(database, action, giver, taker)
    _hand_over_namesakes(database, action, giver, taker)
    return counts


def _hand_over_namesakes(
    database: SqliteDatabase, action: Action, giver: ClientId, taker: ClientId
) -> None:
    """Whoever is known to be another person than `giver` is another than `taker`, too."""
    rows = database.execute_sql(
        "SELECT id, client_id, other_id FROM namesakes WHERE ? IN (client_id, other_id)", (giver,)
    ).fetchall()
    for row_id, client_id, other_id in rows:
        pair = {taker if one == giver else one for one in (client_id, other_id)}
        if len(pair) == 1:
            action.delete(NamesakeTable, row_id)
        else:
            first, second = sorted(pair)
            action.update(NamesakeTable, row_id, {"client_id": first, "other_id": second})


def _images(database: SqliteDatabase, table: type[Table], client_id: ClientId) -> list[Image]:
    names = table._meta.sorted_field_names
    cursor = database.execute_sql(
        f"SELECT {columns(table, names)} FROM {name_of(table)} WHERE client_id = ? ORDER BY id",
        (client_id,),
    )
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _shared(on_file: list[Image], coming: list[Image]) -> set[int]:
    """The ids of `coming` that say what a record of `on_file` says, each of those counted once."""
    known: dict[tuple[Any, ...], int] = {}
    for image in on_file:
        known[_content(image)] = known.get(_content(image), 0) + 1
    shared = set()
    for image in coming:
        if known.get(_content(image), 0):
            known[_content(image)] -= 1
            shared.add(image["id"])
    return shared


def _same(on_file: list[Image], coming: list[Image], doubled: set[int]) -> dict[int, int]:
    """Which record that stays each of the `doubled` is."""
    if not doubled:
        return {}
    kept: dict[tuple[Any, ...], list[int]] = {}
    for image in on_file:
        kept.setdefault(_content(image), []).append(image["id"])
    return {image["id"]: kept[_content(image)].pop(0) for image in coming if image["id"] in doubled}


def _turned(image: Image, named: Mapping[str, str], same: Mapping[str, dict[int, int]]) -> Image:
    """A record as it says the same of the member, the line or the contact that stays."""
    stay = {
        field: same[table][image[field]]
        for field, table in named.items()
        if image[field] in same.get(table, {})
    }
    return image | stay if stay else image


def _content(image: Image) -> tuple[Any, ...]:
    return tuple(value for name, value in image.items() if name not in ("id", "client_id"))


def _is_known(duty: Image, on_file: list[Image]) -> bool:
    """Whether one of the same occasion is on file already: it stays, as it stands there."""
    return any(all(other[name] == duty[name] for name in _DUTY_KEY) for other in on_file)


def _free_repeat(policy: Image, on_file: list[Image]) -> int:
    """The first number not taken by a policy of the same kind, insurer and insured person."""
    taken = {
        other["repeat"]
        for other in on_file
        if all(other[name] == policy[name] for name in _POLICY_KEY)
    }
    repeat: int = policy["repeat"]
    return repeat if repeat not in taken else max(taken) + 1
