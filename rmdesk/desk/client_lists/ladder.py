"""The maturity ladder of the book, and whom a cell of it is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rmdesk.desk.book import Desk
from rmdesk.domain.ids import ClientId
from rmdesk.domain.ladder import Column, Ladder, LadderLine, Rung, build_ladder

MOST_LINES: Final = 200
"""Lines of a cell that are shown; the call list holds everybody."""


@dataclass(frozen=True, slots=True)
class CellLines:
    """The largest lines of a cell, and the clients of all of them, most money first."""

    lines: Sequence[LadderLine] = ()
    client_ids: Sequence[int] = ()

    @property
    def clients(self) -> int:
        """How many clients the cell is about."""
        return len(self.client_ids)


def ladder(desk: Desk) -> Ladder:
    """Month by bank, as of the desk's day."""
    return build_ladder(desk.ladder.entries(desk.today), today=desk.today)


def cell_lines(desk: Desk, rung: Rung, column: Column | None) -> CellLines:
    """What stands behind a cell; behind the whole rung without a column."""
    lines = desk.ladder.lines(rung, column, limit=MOST_LINES)
    return CellLines(lines, desk.ladder.client_ids(rung, column))


def call_list(desk: Desk, rung: Rung, column: Column | None) -> list[ClientId]:
    """The clients of a cell, whoever has most coming free first."""
    return [ClientId(client_id) for client_id in desk.ladder.client_ids(rung, column)]
