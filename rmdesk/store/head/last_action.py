"""How far the actions of a database have come, and how many of a book lie beyond that."""

from pathlib import Path

from rmdesk.crypto.keys import DataKey
from rmdesk.store.disk.connection import connect_to_read
from rmdesk.store.disk.database import VaultDatabase


def last_action_of(database: Path, key: DataKey) -> tuple[int, str]:
    """Number and moment of the last action in a closed database."""
    opened = connect_to_read(database, key.subkey("database"))
    try:
        row = opened.execute_sql("SELECT id, at FROM actions ORDER BY id DESC LIMIT 1").fetchone()
    finally:
        opened.close()
    return row or (0, "")


def actions_since(database: VaultDatabase, last: tuple[int, str]) -> int | None:
    """How many actions an open book has beyond `last`; None when it never had that one."""
    number, at = last
    if number and database.execute_sql(
        "SELECT at FROM actions WHERE id = ?", (number,)
    ).fetchone() != (at,):
        return None
    (count,) = database.execute_sql(
        "SELECT count(*) FROM actions WHERE id > ?", (number,)
    ).fetchone()
    return int(count)
