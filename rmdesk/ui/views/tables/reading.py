"""The rows of a table over all clients, filtered and ordered: off the thread of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple, Self

from rmdesk.ui.views.tables.kinds.table import BookTable
from rmdesk.ui.widgets.table_lines import Column


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the RM looks at a table: ordered by a column (downwards or not), and only the rows whose
    columns say these texts."""

    order: tuple[int, bool] | None = None
    only_texts: tuple[tuple[int, str], ...] = ()

    def ordered_by(self, place: int) -> "Arrangement":
        """By this column; the same again turns round."""
        is_same = self.order is not None and self.order[0] == place
        return replace(self, order=(place, is_same and self.order == (place, False)))

    def only(self, place: int, text: str) -> "Arrangement":
        """Only rows that say `text` in this column, besides what is asked for already."""
        kept = tuple(pair for pair in self.only_texts if pair[0] != place)
        return replace(self, only_texts=(*kept, (place, text)))

    def as_json(self) -> dict[str, Any]:
        return {"order": self.order, "only": [list(pair) for pair in self.only_texts]}

    @classmethod
    def from_json(cls, kept: Any) -> Self:
        """What was kept; what this version does not know is left out."""
        match kept:
            case {"order": order, "only": list(texts)}:
                return cls(_order(order), tuple(pair for kept in texts for pair in _only(kept)))
        return cls()


def _order(kept: Any) -> tuple[int, bool] | None:
    match kept:
        case [int(place), bool(is_down)]:
            return place, is_down
    return None


def _only(kept: Any) -> list[tuple[int, str]]:
    match kept:
        case [int(place), str(text)]:
            return [(place, text)]
    return []


class Arranged(NamedTuple):
    """The rows to be shown, and how many the table has in all."""

    rows: Sequence[Any]
    total: int


def arranged(
    every: Sequence[Any], table: BookTable[Any], way: Arrangement, *, today: date
) -> Arranged:
    """The table's rows the way the RM looks at them."""
    rows: Sequence[Any] = every
    columns = dict(enumerate(table.columns))
    for place, text in way.only_texts:
        if (column := columns.get(place)) is not None:
            rows = [row for row in rows if column.text(row, today) == text]
    if way.order is not None and (column := columns.get(way.order[0])) is not None:
        rows = _ordered(rows, column, today=today, downwards=way.order[1])
    return Arranged(rows, len(every))


def _ordered(
    rows: Sequence[Any], column: Column[Any], *, today: date, downwards: bool
) -> list[Any]:
    """By the column's key, else by its text; what is not known comes last either way."""
    key = column.key or (lambda row: column.text(row, today) or None)
    keyed = [(key(row), row) for row in rows]
    known = sorted((pair for pair in keyed if pair[0] is not None), key=_first, reverse=downwards)
    return [row for _, row in known] + [row for value, row in keyed if value is None]


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]
