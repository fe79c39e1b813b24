"""Cells that stand under no heading: nobody can say what they are, but they are told."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from rmdesk.domain.problems import Weight
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell, letter
from rmdesk.language import N_

NO_HEADING = N_(
    "Cells of this column were not read, because it has no heading: {count}."
    " Write a heading above them, or look for a separator too many in these rows."
)


class Stray:
    """Counts the filled cells outside the `headed` columns."""

    def __init__(self, headed: Collection[int]) -> None:
        self._gaps = [index for index in range(max(headed, default=-1)) if index not in headed]
        self._end = max(headed, default=-1) + 1
        self._counts: Counter[int] = Counter()

    def take(self, rows: Iterable[Sequence[Cell]]) -> None:
        """Look at some rows."""
        for cells in rows:
            if not self._gaps and len(cells) <= self._end:
                continue
            for index in (*self._gaps, *range(self._end, len(cells))):
                if index < len(cells) and str(cells[index]).strip():
                    self._counts[index] += 1

    def tell(self, findings: Findings, *, row: int, left: int) -> None:
        """Note each column with such cells."""
        for index, count in sorted(self._counts.items()):
            column = letter(left + index)
            findings.add(NO_HEADING, row=row, column=column, weight=Weight.NOTICE, count=count)
