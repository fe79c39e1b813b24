"""The shelf of news: of the market, of products and of the bank."""

from collections.abc import Collection
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.classes.tags import read_tags
from rmdesk.domain.duties import DutyState
from rmdesk.domain.occasions.kinds import OccasionKind
from rmdesk.domain.occasions.shelf import News
from rmdesk.store.rows.reading import values_of
from rmdesk.store.tables.day import NewsTable


class NewsShelf:
    """All news of an open book."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def all(self) -> list[News]:
        """All news, the newest first."""
        return list(
            values_of(self._database, NewsTable, read_news, "TRUE ORDER BY on_day DESC, id DESC")
        )

    def get(self, news_id: int) -> News:
        """One piece of news; raises LookupError when it does not exist."""
        for news in values_of(self._database, NewsTable, read_news, "id = ?", news_id):
            return news
        raise LookupError(news_id)

    def waiting(self, kinds: Collection[OccasionKind]) -> dict[int, int]:
        """How many duties of these kinds are open, by the news they come from."""
        rows = self._database.execute_sql(
            f"SELECT subject, COUNT(*) FROM duties WHERE {_open_of(kinds)} GROUP BY subject"
        )
        return dict(rows.fetchall())

    def open_duties(self, news_id: int, kinds: Collection[OccasionKind]) -> list[int]:
        """The rows of the open duties of these kinds that come from news."""
        rows = self._database.execute_sql(
            f"SELECT id FROM duties WHERE {_open_of(kinds)} AND subject = ? ORDER BY id", (news_id,)
        )
        return [row[0] for row in rows.fetchall()]


def _open_of(kinds: Collection[OccasionKind]) -> str:
    listed = ", ".join(f"'{kind.value}'" for kind in kinds)
    return f"state = '{DutyState.OPEN.value}' AND kind IN ({listed})"


def read_news(**row: Any) -> News:
    """News as the rules know it."""
    return News(**row | {"tags": read_tags(row["tags"])})
