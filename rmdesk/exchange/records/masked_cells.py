"""Masked numbers in an export of our own that comes back: they say nothing new."""

import re
from collections.abc import Iterable, Sequence

from rmdesk.domain.problems import Weight
from rmdesk.exchange.columns import Reads
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.headings.finding import Placed
from rmdesk.exchange.reading import Value
from rmdesk.exchange.records.cells import Taker
from rmdesk.language import N_

MASKED_LEFT = N_("Masked numbers of this export, left as they are on file: {count}.")

# Every form that `mask` has.
_MASKED = re.compile(r"[^*]{0,3}\*{4,}[^*]{4}|\*+")
_NUMBERS = (Reads.ID, Reads.MOBILE, Reads.PHONE)


class MaskedCells:
    """Counts the masked cells of some columns, and has them read as blank."""

    def __init__(self) -> None:
        self._indices: list[int] = []
        self._count = 0

    def passing(self, take: Taker, placed: Placed, *, slots: int) -> Taker:
        """`take` for a column that may hold masked numbers."""
        if placed.column.reads not in _NUMBERS:
            return take
        self._indices.append(placed.index)
        blank: tuple[Value, ...] = (None,) * slots
        return lambda cell, row: blank if _is_masked(cell) else take(cell, row)

    def count(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Look at some rows."""
        for cells in rows:
            self._count += sum(
                index < len(cells) and _is_masked(cells[index]) for index in self._indices
            )

    def tell(self, findings: Findings) -> None:
        """Say it once for all of them."""
        if self._count:
            findings.add(MASKED_LEFT, weight=Weight.NOTICE, count=self._count)


def _is_masked(cell: Cell) -> bool:
    return isinstance(cell, str) and "*" in cell and _MASKED.fullmatch(cell.strip()) is not None
