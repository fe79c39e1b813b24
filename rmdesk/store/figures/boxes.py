"""The boxes of the grids, counted over the whole book: each from one index alone.

Clients who left the book stand in no box.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from peewee import SqliteDatabase

from rmdesk.domain.classes.attitude import Attitude
from rmdesk.domain.classes.benefit_curve import Benefits
from rmdesk.domain.classes.by_hand import ByHand, Grid, Place
from rmdesk.domain.classes.effort import EffortBox
from rmdesk.domain.classes.familiarity import Familiarity
from rmdesk.domain.classes.life_stage import LifeStage
from rmdesk.domain.classes.places import code_of
from rmdesk.domain.classes.target_group import Membership
from rmdesk.domain.file.choices import Orientation
from rmdesk.domain.ids import ClientId
from rmdesk.domain.money import Money
from rmdesk.domain.segments import ClientClass


class Axis(StrEnum):
    """By what the book can be divided; the first five can be set by hand."""

    CLASS = "class"
    EFFORT = "effort"
    FAMILIARITY = "familiarity"
    ATTITUDE = "attitude"
    ORIENTATION = "orientation"
    STAGE = "stage"
    TARGET = "target"


_COLUMNS: Final[dict[Axis, tuple[str, str, type[StrEnum]]]] = {
    Axis.CLASS: ("client_class", "rule_class", ClientClass),
    Axis.EFFORT: ("effort", "rule_effort", EffortBox),
    Axis.FAMILIARITY: ("familiarity", "rule_familiarity", Familiarity),
    Axis.ATTITUDE: ("attitude", "rule_attitude", Attitude),
    Axis.ORIENTATION: ("orientation", "NULL", Orientation),
    Axis.STAGE: ("stage", "NULL", LifeStage),
    Axis.TARGET: ("target", "NULL", Membership),
}
_THERE: Final = "next_due IS NOT NULL"
_EVERY_FAMILIARITY: Final = ", ".join(f"'{one.value}'" for one in Familiarity)


@dataclass(frozen=True, slots=True)
class BoxCount:
    """How many clients stand in a box, and what they have with us; None is "not known"."""

    box: StrEnum | None
    clients: int
    aum: Money


@dataclass(frozen=True, slots=True)
class NineCount:
    """The same of a box of the nine-grid; without an attitude it stands beside the grid."""

    familiarity: Familiarity
    attitude: Attitude | None
    clients: int
    aum: Money


class BoxShelf:
    """For reading the grids."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def counts(self, axis: Axis) -> list[BoxCount]:
        """Every box in its order, empty ones too; those not known last, if there are any."""
        column, _rule, codes = _COLUMNS[axis]
        # The nine-grid's index has the attitude in its second place.
        place = f"familiarity, {column}" if axis is Axis.ATTITUDE else column
        rows = self._database.execute_sql(
            f"SELECT box, SUM(clients), SUM(aum) FROM (SELECT {column} AS box,"
            f" COUNT(*) AS clients, SUM(aum) AS aum FROM facts WHERE {_THERE} GROUP BY {place})"
            " GROUP BY box"
        ).fetchall()
        found = {code: (count, aum) for code, count, aum in rows}
        known = [BoxCount(box, *_figures(found.get(box.value))) for box in codes]
        return [*known, BoxCount(None, *_figures(found[None]))] if None in found else known

    def nine(self) -> list[NineCount]:
        """Every box of the nine-grid with somebody in it."""
        rows = self._database.execute_sql(
            f"SELECT familiarity, attitude, COUNT(*), SUM(aum) FROM facts WHERE {_THERE}"
            " GROUP BY familiarity, attitude"
        )
        return [
            NineCount(Familiarity(row), code_of(Attitude, column), count, Money(aum))
            for row, column, count, aum in rows.fetchall()
        ]

    def ids(self, boxes: Mapping[Axis, StrEnum | None]) -> "array[int]":
        """The clients who stand in all of `boxes`, those with most assets first."""
        conditions = " AND ".join(f"{_COLUMNS[axis][0]} IS ?" for axis in boxes)
        if Axis.ATTITUDE in boxes and Axis.FAMILIARITY not in boxes:
            conditions += f" AND familiarity IN ({_EVERY_FAMILIARITY})"  # by the nine-grid's index
        rows = self._database.execute_sql(
            f"SELECT client_id FROM facts WHERE {conditions} AND {_THERE}"
            " ORDER BY aum DESC, client_id",
            [box.value if box is not None else None for box in boxes.values()],
        )
        return array("q", (row[0] for row in rows.fetchall()))

    def placed(self, grid: Grid) -> list[tuple[ClientId, Place[Any]]]:
        """Everybody in the book who was set by hand in a grid, with what its rule says now."""
        _column, rule, codes = _COLUMNS[Axis(grid.value)]
        rows = self._database.execute_sql(
            f"SELECT places.client_id, box, why, on_day, rule_then, {rule} FROM places"
            " JOIN facts ON facts.client_id = places.client_id"
            f" WHERE places.id IN (SELECT MAX(id) FROM places WHERE grid = ? GROUP BY client_id)"
            f" AND box <> '' AND {_THERE}",
            (grid.value,),
        )
        return [
            (client_id, Place(code_of(codes, now), hand))
            for client_id, box, why, on, then, now in rows.fetchall()
            if (hand := _hand(codes, box, why, on, then)) is not None
        ]

    def place(self, client_id: ClientId, grid: Grid) -> Place[Any]:
        """One client's place; raises LookupError when there is no such client."""
        _column, rule, codes = _COLUMNS[Axis(grid.value)]
        row = self._database.execute_sql(
            f"SELECT {rule} FROM facts WHERE client_id = ?", (client_id,)
        ).fetchone()
        if row is None:
            raise LookupError(client_id)
        placed = self._database.execute_sql(
            "SELECT box, why, on_day, rule_then FROM places WHERE client_id = ? AND grid = ?"
            " ORDER BY id DESC LIMIT 1",
            (client_id, grid.value),
        ).fetchone()
        return Place(code_of(codes, row[0]), _hand(codes, *placed) if placed else None)

    def benefits(self) -> Benefits:
        """What every client in the book brings."""
        told = self._database.execute_sql(
            "SELECT client_id, value FROM details WHERE field = 'bank_income'"
        ).fetchall()
        assets = self._database.execute_sql(
            "SELECT client_id, CASE WHEN is_aum_known THEN aum END FROM facts"
            f" WHERE {_THERE} ORDER BY client_id"
        ).fetchall()
        return Benefits(dict(assets), {client_id: _fen(yuan) for client_id, yuan in told})

    def tags(self) -> Sequence[Sequence[str]]:
        """The tags of every client who has any."""
        rows = self._database.execute_sql("SELECT client_id, tag FROM tags ORDER BY id").fetchall()
        found: dict[int, list[str]] = {}
        for client_id, tag in rows:
            found.setdefault(client_id, []).append(tag)
        return list(found.values())

    def care(self) -> list[tuple[int, str, str | None]]:
        """Id, class and orientation of everybody in the book, as codes."""
        rows: list[tuple[int, str, str | None]] = self._database.execute_sql(
            f"SELECT client_id, client_class, orientation FROM facts WHERE {_THERE}"
        ).fetchall()
        return rows

    def tagged(self, keys: Sequence[str]) -> list[tuple[ClientId, Sequence[str]]]:
        """Everybody in the book with one of the tags, by what their spellings share."""
        rows = self._database.execute_sql(
            "SELECT tags.client_id, tag FROM tags JOIN facts ON facts.client_id = tags.client_id"
            f" WHERE tag_key IN ({', '.join('?' * len(keys))}) AND {_THERE}"
            " ORDER BY tags.client_id, tags.id",
            list(keys),
        )
        found: dict[ClientId, list[str]] = {}
        for client_id, tag in rows.fetchall():
            found.setdefault(ClientId(client_id), []).append(tag)
        return list(found.items())

    def with_tag(self, key: str) -> "array[int]":
        """The clients who have a tag, by what its spellings share, those with most assets first."""
        rows = self._database.execute_sql(
            "SELECT DISTINCT tags.client_id, aum FROM tags"
            " JOIN facts ON facts.client_id = tags.client_id"
            f" WHERE tag_key = ? AND {_THERE} ORDER BY aum DESC, tags.client_id",
            (key,),
        )
        return array("q", (row[0] for row in rows.fetchall()))


def _fen(yuan: str) -> int:
    """Whole yuan, as most are told, without the way over decimals: a book has 10,000 of them."""
    return int(yuan) * 100 if yuan.isdecimal() else Money.of_yuan(yuan).fen


def _figures(found: tuple[int, int] | None) -> tuple[int, Money]:
    count, aum = found or (0, 0)
    return count, Money(aum)


def _hand(codes: type[StrEnum], box: str, why: str, on: str, rule_then: str) -> ByHand[Any] | None:
    """What was set by hand; None where the hand was taken back, or the box is none any more."""
    code = code_of(codes, box)
    if code is None:
        return None
    return ByHand(code, why, date.fromisoformat(on), code_of(codes, rule_then))
