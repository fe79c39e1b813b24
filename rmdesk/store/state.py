"""Settings and the place to return to, inside the book: JSON values by key, not journaled."""

import json
from typing import Any

from peewee import SqliteDatabase


class State:
    """Named values of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def get(self, key: str) -> Any:
        """The value under `key`, None when there is none."""
        row = self._database.execute_sql("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, key: str, value: Any) -> None:
        """Remember `value`, anything JSON can hold, under `key`."""
        with self._database.atomic():
            self._database.execute_sql(
                "INSERT INTO state (key, value) VALUES (?, ?)"
                " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                (key, json.dumps(value, ensure_ascii=False)),
            )
