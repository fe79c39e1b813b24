"""A desk with an empty book in a folder of its own, and everything that the book then holds."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from rmdesk.crypto.keys import DataKey
from rmdesk.desk.book import Desk
from rmdesk.store.tables.records import RECORDS
from rmdesk.store.vault.opened import create_vault
from tests.books.builders import TODAY

NOW = datetime(2026, 11, 20, 9, 0)


@contextmanager
def an_empty_desk() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.rmdesk"
        vault = create_vault(path, DataKey.generate(), vault_id=bytes(16))
        with Desk(vault, today=TODAY) as desk:
            yield desk


def records(desk: Desk) -> dict[str, list[Any]]:
    """Everything a user can see, from all record tables and the derived facts."""
    tables = [*RECORDS, "facts"]
    return {
        name: desk.store.database.execute_sql(f"SELECT * FROM {name} ORDER BY 1").fetchall()
        for name in tables
    }
