"""The shelf of Today: which rows there are, in their order, and how many each group has."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NewType

from peewee import SqliteDatabase

from rmdesk.domain.ids import ClientId, DutyId
from rmdesk.domain.today import Group

RowId = NewType("RowId", int)
"""A row of Today: its client's id, or the negative id of a duty that is about no client."""

_ORDER: Final = "score DESC, carried DESC, lead_kind, client_id, lead_subject, lead_about"
_IDS: Final = "SELECT COALESCE(client_id, -duty_id) FROM today"


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many rows of Today stand in a group, and how many of them were carried over."""

    group: Group
    rows: int
    carried: int


class TodayShelf:
    """For reading Today."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def ids(self, group: Group | None = None) -> "array[int]":
        """Every row, or those of a group, the highest score first."""
        where, values = ("", ()) if group is None else (" WHERE grp = ?", (group.value,))
        rows = self._database.execute_sql(f"{_IDS}{where} ORDER BY {_ORDER}", values)
        return array("q", (row[0] for row in rows.fetchall()))

    def groups(self) -> list[GroupCount]:
        """The groups that have a row, in their order."""
        rows = self._database.execute_sql(
            "SELECT grp, COUNT(*), SUM(carried > 0) FROM today GROUP BY grp"
        )
        counted = {code: (count, carried) for code, count, carried in rows.fetchall()}
        return [GroupCount(one, *counted[one.value]) for one in Group if one.value in counted]

    def count(self) -> int:
        """How many rows there are."""
        return int(self._database.execute_sql("SELECT COUNT(*) FROM today").fetchone()[0])

    def row_of(self, client_id: ClientId) -> RowId | None:
        """The row of a client, if anything is due."""
        row = self._database.execute_sql(
            "SELECT 1 FROM today WHERE client_id = ?", (client_id,)
        ).fetchone()
        return RowId(client_id) if row else None


def split(ids: Iterable[int]) -> tuple[list[ClientId], list[DutyId]]:
    """The clients and the duties without one that rows stand for."""
    several = list(ids)
    clients = [ClientId(one) for one in several if one > 0]
    return clients, [DutyId(-one) for one in several if one < 0]
