"""What the grids show beside the counts of their boxes: whose assets nobody told, scores, tags.

Clients who left the book are in none of it.
"""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.money import Money
from rmdesk.store.figures.boxes import Axis

_COLUMNS: Final = {
    Axis.CLASS: "client_class",
    Axis.EFFORT: "effort",
    Axis.FAMILIARITY: "familiarity",
    Axis.ATTITUDE: "attitude",
    Axis.ORIENTATION: "orientation",
    Axis.STAGE: "stage",
    Axis.TARGET: "target",
}
_THERE: Final = "next_due IS NOT NULL"


@dataclass(frozen=True, slots=True)
class BandCount:
    """The clients whose score lies from `least` on, below the next band."""

    least: int
    clients: int
    aum: Money
    unknown: int


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag in its commonest spelling, how many clients have it, and what they have with us."""

    key: str
    tag: str
    clients: int
    aum: Money
    unknown: int


class BoxFigures:
    """For reading them."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def unknown_assets(self, *axes: Axis) -> dict[tuple[str | None, ...], int]:
        """Of how many clients nobody told the assets, by the codes of their boxes on `axes`."""
        columns = ", ".join(_COLUMNS[axis] for axis in axes)
        rows = self._database.execute_sql(
            f"SELECT {columns}, COUNT(*) FROM facts WHERE {_THERE} AND NOT is_aum_known"
            f" GROUP BY {columns}"
        )
        return {tuple(codes): count for *codes, count in rows.fetchall()}

    def bands(self, width: int) -> list[BandCount]:
        """The priority scores in bands of `width` points, the highest first."""
        rows = self._database.execute_sql(
            "SELECT priority / ? * ?, COUNT(*), SUM(aum), SUM(NOT is_aum_known) FROM facts"
            f" WHERE {_THERE} GROUP BY 1 ORDER BY 1 DESC",
            (width, width),
        )
        return [
            BandCount(least, clients, Money(aum), unknown)
            for least, clients, aum, unknown in rows.fetchall()
        ]

    def with_points(self, points: range) -> "array[int]":
        """The clients with such a score, the highest first, equal ones by their assets."""
        rows = self._database.execute_sql(
            f"SELECT client_id FROM facts WHERE {_THERE} AND priority >= ? AND priority < ?"
            " ORDER BY priority DESC, aum DESC, client_id",
            (points.start, points.stop),
        )
        return array("q", (row[0] for row in rows.fetchall()))

    def tags(self) -> list[TagCount]:
        """Every tag, the commonest first."""
        rows = self._database.execute_sql(
            "SELECT tag_key, tag, COUNT(*), SUM(aum), SUM(NOT is_aum_known) FROM tags"
            f" JOIN facts ON facts.client_id = tags.client_id WHERE {_THERE}"
            " GROUP BY tag_key, tag"
        ).fetchall()
        spellings: dict[str, list[Sequence[int]]] = {}
        words: dict[str, Counter[str]] = {}
        for key, tag, *figures in rows:
            spellings.setdefault(key, []).append(figures)
            words.setdefault(key, Counter())[tag] = figures[0]
        counts = [
            _tag_count(key, words[key].most_common(1)[0][0], figures)
            for key, figures in spellings.items()
        ]
        return sorted(counts, key=lambda one: (-one.clients, one.tag))


def _tag_count(key: str, tag: str, figures: Sequence[Sequence[int]]) -> TagCount:
    clients, aum, unknown = (sum(column) for column in zip(*figures, strict=True))
    return TagCount(key, tag, clients, Money(aum), unknown)
