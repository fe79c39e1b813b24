"""The shelves of targets, deals and meetings."""

from datetime import date
from typing import Any

from peewee import SqliteDatabase

from rmdesk.domain.deals.deal import Deal, DealMove
from rmdesk.domain.ids import TargetId
from rmdesk.domain.meetings.meeting import Meeting
from rmdesk.domain.rhythm.targets import Target
from rmdesk.store.reading import values_of
from rmdesk.store.shelf import Shelf
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable, MeetingTable, TargetTable


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


def deals(database: SqliteDatabase) -> Shelf[Deal]:
    """Deals: the open ones before those that ended, newest first."""
    table: Any = DealTable
    order = (table.closed_on.is_null().desc(), table.moved_on.desc(), table.id.desc())
    return Shelf(database, DealTable, Deal, *order)


def deal_moves(database: SqliteDatabase) -> Shelf[DealMove]:
    """The steps of deals as they were taken."""
    return Shelf(database, DealMoveTable, DealMove, DealMoveTable.on, DealMoveTable.id)


def meetings(database: SqliteDatabase) -> Shelf[Meeting]:
    """Meetings, the latest first."""
    table: Any = MeetingTable
    return Shelf(database, MeetingTable, Meeting, table.on.desc(), table.id.desc())
