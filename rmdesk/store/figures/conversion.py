"""What became of the clients called in a span, and the ways of deals: one query each."""

from datetime import date, datetime, time, timedelta
from typing import Final

from peewee import SqliteDatabase

from rmdesk.domain.contacts import Channel
from rmdesk.domain.deals.conversion import Step, Trail
from rmdesk.domain.deals.deal import Deal, DealMove, Stage
from rmdesk.domain.ids import ClientId
from rmdesk.domain.segments import ClientClass
from rmdesk.store.rows.reading import values_of
from rmdesk.store.tables.contacts import CallTable
from rmdesk.store.tables.rhythm import DealMoveTable, DealTable

_DAY: Final = timedelta(days=1)
_FACE_TO_FACE: Final = ", ".join(f"'{one.value}'" for one in (Channel.MEETING, Channel.VISIT))
_TRAILS: Final = f"""
WITH called AS MATERIALIZED (
    SELECT client_id, script, MAX(is_reached) AS reached,
        MIN(CASE WHEN is_meeting THEN substr(at, 1, 10) END) AS agreed
    FROM calls WHERE at >= ? AND at < ? AND is_dial GROUP BY client_id, script
), met AS MATERIALIZED (
    SELECT called.*, CASE WHEN agreed IS NOT NULL THEN (
        SELECT MIN(on_day) FROM contacts WHERE contacts.client_id = called.client_id
        AND on_day >= agreed AND channel IN ({_FACE_TO_FACE})
    ) END AS met FROM called
)
SELECT met.client_id, client_class, script, reached, agreed IS NOT NULL, met IS NOT NULL,
    met IS NOT NULL AND EXISTS (
        SELECT 1 FROM deals WHERE deals.client_id = met.client_id
        AND stage = '{Stage.CLOSED.value}' AND closed_on >= met
    )
FROM met JOIN facts ON facts.client_id = met.client_id ORDER BY met.client_id
"""


class ConversionShelf:
    """For reading what came of calls and of deals."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database

    def trails(self, first: date, last: date) -> list[Trail]:
        """Of every client who was dialled from `first` to `last`, by script, how far it went to
        this day: met after it was agreed, in person; a deal that closed after that."""
        span = (datetime.combine(first, time()), datetime.combine(last, time()) + _DAY)
        rows = self._database.execute_sql(
            _TRAILS, [CallTable.at.db_value(moment) for moment in span]
        ).fetchall()
        return [
            Trail(ClientId(client_id), ClientClass(client_class), script, _farthest(*steps))
            for client_id, client_class, script, *steps in rows
        ]

    def moves(self, first: date, last: date) -> list[DealMove]:
        """Every move of the deals that moved in the span, in the order in which they were made."""
        return list(
            values_of(
                self._database,
                DealMoveTable,
                DealMove,
                "deal_id IN (SELECT deal_id FROM deal_moves WHERE on_day BETWEEN ? AND ?)"
                " ORDER BY id",
                first.isoformat(),
                last.isoformat(),
            )
        )

    def lost(self, first: date, last: date) -> list[Deal]:
        """The deals that were lost from `first` to `last`."""
        return list(
            values_of(
                self._database,
                DealTable,
                Deal,
                "stage = ? AND closed_on BETWEEN ? AND ? ORDER BY id",
                Stage.LOST.value,
                first.isoformat(),
                last.isoformat(),
            )
        )


def _farthest(reached: int, agreed: int, met: int, bought: int) -> Step:
    """The last step of an unbroken way."""
    farthest = Step.CALLS
    for step, is_taken in zip(list(Step)[1:], (reached, agreed, met, bought), strict=True):
        if not is_taken:
            break
        farthest = step
    return farthest
