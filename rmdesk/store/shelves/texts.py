"""The shelf of texts of one's own, in their versions."""

from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.own_texts import OwnText, TextSort
from rmdesk.language import Language
from rmdesk.store.tables.texts import TextTable


class TextShelf:
    """Every version of every own text of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def newest(self, sort: TextSort, language: Language) -> list[OwnText]:
        """The version of each text that holds, by key; those taken away are not there."""
        return [text for text in self.latest(sort, language) if not text.is_gone]

    def latest(self, sort: TextSort, language: Language) -> list[OwnText]:
        """The last version of each text, by key; it may say that the text was taken away."""
        versions: dict[str, OwnText] = {}
        for text in self._read(TextTable.sort == sort, TextTable.language == language):
            versions[text.key] = text
        return list(versions.values())

    def versions(self, sort: TextSort, language: Language, key: str) -> list[OwnText]:
        """All versions of a text, the oldest first."""
        return self._read(
            TextTable.sort == sort, TextTable.language == language, TextTable.key == key
        )

    def _read(self, *conditions: object) -> list[OwnText]:
        query: Any = (
            TextTable.select().where(*conditions).order_by(TextTable.key, TextTable.version)
        )
        return list(query.objects(OwnText).bind(self._database))
