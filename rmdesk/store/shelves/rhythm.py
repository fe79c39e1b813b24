"""The shelves of targets and deals."""

from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.deal import Deal, DealMove
from rmdesk.domain.ids import TargetId
from rmdesk.domain.rhythm.targets import Target
from rmdesk.store.rows.reading import values_of
from rmdesk.store.rows.shelf import Shelf
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable, TargetTable


class TargetShelf:
    """The targets of a book, which belong to no client."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def of_month(self, month: date) -> list[Target]:
        """Those of the month whose first day is given, in the order of entry."""
        own = "month = ? ORDER BY id"
        return list(values_of(self._database, TargetTable, Target, own, month.isoformat()))

    def get(self, target_id: TargetId) -> Target:
        """One target; raises LookupError when it does not exist."""
        for target in values_of(self._database, TargetTable, Target, "id = ?", target_id):
            return target
        raise LookupError(target_id)


def contacts_by_day(
    database: SqliteDatabase, channel: Channel, first: date, last: date
) -> dict[date, int]:
    """How many contacts of a channel each day had, of those that had any."""
    rows = database.execute_sql(
        "SELECT on_day, COUNT(*) FROM contacts"
        " WHERE on_day BETWEEN ? AND ? AND channel = ? GROUP BY on_day",
        (first.isoformat(), last.isoformat(), channel.value),
    )
    return {date.fromisoformat(day): int(count) for day, count in rows.fetchall()}


def metrics_named(database: SqliteDatabase) -> dict[str, tuple[int, int]]:
    """The codes of metrics that targets and deals name, each with how many of both."""
    rows = database.execute_sql(
        "SELECT metric, SUM(targets), SUM(deals) FROM"
        " (SELECT metric, 1 AS targets, 0 AS deals FROM targets"
        " UNION ALL SELECT metric, 0, 1 FROM deals) GROUP BY metric ORDER BY metric"
    )
    return {code: (int(targets), int(found)) for code, targets, found in rows.fetchall()}


def deals(database: SqliteDatabase) -> Shelf[Deal]:
    """Deals: the open ones before those that ended, newest first."""
    table: Any = DealTable
    order = (table.closed_on.is_null().desc(), table.moved_on.desc(), table.id.desc())
    return Shelf(database, DealTable, Deal, *order)


def deal_moves(database: SqliteDatabase) -> Shelf[DealMove]:
    """The steps of deals as they were taken."""
    return Shelf(database, DealMoveTable, DealMove, DealMoveTable.on, DealMoveTable.id)
