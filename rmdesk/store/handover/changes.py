"""What of the records was changed since a bundle was written, by whose they are."""

from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.store.handover.going_sql import OF_NOBODY
from rmdesk.store.handover.handed_over import CLIENTS, HANDED, HANDOVERS
from rmdesk.store.rows.values import name_of
from rmdesk.store.tables.handover import TreatmentTable
from rmdesk.store.tables.table import Table

_NOT_OURS: Final = frozenset({"former_changes", "former_audit", HANDOVERS})
"""They come with a bundle, as the records they tell of."""

_OWN: Final = tuple(
    name
    for name, handed in HANDED.items()
    if name != CLIENTS and not handed.is_of_client and name not in _NOT_OURS
)
"""What belongs to no client: texts and views, products with their values, news and events."""

_WAS_OF_NOBODY: Final = (
    "json_type(before, '$.client_id') = 'null' AND (table_name <> 'duties' OR"
    f" json_extract(before, '$.kind') IN ('{OccasionKind.TO_DO}', '{OccasionKind.BANK_CHANGE}'))"
)
"""Whether a record of those tables was for no client before it was deleted or given to one."""


def changed_since(database: SqliteDatabase, basis: int) -> dict[int, int]:
    """The newest action after `basis` by client, for those of whose file it changed anything.

    What was decided of how much of the file goes along counts as well: the bundle has it otherwise.
    """
    newest: dict[int, int] = {}
    tables: dict[str, type[Table]] = {
        name: handed.table
        for name, handed in HANDED.items()
        if (name == CLIENTS or handed.is_of_client) and name not in _NOT_OURS
    }
    tables[TreatmentTable._meta.table_name] = TreatmentTable
    written = database.execute_sql(
        "SELECT DISTINCT table_name FROM changes WHERE action_id > ?", (basis,)
    ).fetchall()
    for name in {row[0] for row in written} & tables.keys():
        owner = "id" if name == CLIENTS else "client_id"
        there = (
            f"SELECT t.{owner}, max(action_id) FROM changes JOIN {name_of(tables[name])} AS t"
            " ON t.id BETWEEN first_id AND last_id WHERE action_id > ? AND table_name = ?"
            " AND operation <> 'D' GROUP BY 1"
        )
        # Whose a record was before it was deleted, or before it became another client's.
        was = "first_id" if name == CLIENTS else "json_extract(before, '$.client_id')"
        gone = (
            f"SELECT {was}, max(action_id) FROM changes WHERE action_id > ? AND table_name = ?"
            " AND operation <> 'I' GROUP BY 1"
        )
        for sql in (there, gone):
            for client_id, action in database.execute_sql(sql, (basis, name)).fetchall():
                if client_id is not None:
                    newest[client_id] = max(action, newest.get(client_id, 0))
    return newest


def all_changed_at(database: SqliteDatabase) -> int:
    """The newest action that decided how much goes along of everybody; 0 for none."""
    (newest,) = database.execute_sql(
        "SELECT max(action_id) FROM changes LEFT JOIN treatments ON treatments.id"
        " BETWEEN first_id AND last_id WHERE table_name = 'treatments' AND CASE operation"
        " WHEN 'D' THEN json_extract(before, '$.client_id') IS NULL"
        " ELSE treatments.id IS NOT NULL AND treatments.client_id IS NULL END"
    ).fetchone()
    return int(newest or 0)


def own_changed_since(database: SqliteDatabase, basis: int) -> int | None:
    """The newest action after `basis` on what belongs to no client, 0 without one; None where
    there is nothing to lose."""
    there = [f"SELECT 1 FROM {name}" for name in _OWN]
    there += [f"SELECT 1 FROM {name} AS t WHERE {where}" for name, where in OF_NOBODY.items()]
    (is_any,) = database.execute_sql(f"SELECT EXISTS ({' UNION ALL '.join(there)})").fetchone()
    if not is_any:
        return None
    since = f"SELECT max(action_id) FROM changes {{}} WHERE action_id > {int(basis)}"
    listed = ", ".join(f"'{name}'" for name in _OWN)
    newest = [f"{since.format('')} AND table_name IN ({listed})"]
    for name, where in OF_NOBODY.items():
        join = since.format(f"JOIN {name} AS t ON t.id BETWEEN first_id AND last_id")
        newest += [
            f"{join} AND table_name = '{name}' AND operation <> 'D' AND {where}",
            f"{since.format('')} AND table_name = '{name}' AND operation <> 'I'"
            f" AND {_WAS_OF_NOBODY}",
        ]
    rows = database.execute_sql(" UNION ALL ".join(newest)).fetchall()
    return max(row[0] or 0 for row in rows)
