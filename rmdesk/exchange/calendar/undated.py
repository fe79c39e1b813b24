"""Calendar columns with letters whose heading is no day: what they hold is told, never dropped."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from rmdesk.exchange.columns import Dictionary, plain
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell, letter
from rmdesk.exchange.headings.finding import short
from rmdesk.exchange.values import text_of
from rmdesk.language import N_

NO_DAY = N_(
    "The heading of this column is not a day, so its contact letters were left out: {count}."
    " Write the day as 2026-01-31 and import again."
)
SAME_DAY_TWICE = N_(
    "This day stands in an earlier column too, so the contact letters of this column were left"
    " out: {count}. Move them into the earlier column or correct the day."
)

_LIKE_A_DAY = re.compile(r"\d\s*[年月日号./-]|^\d+$")


class Undated:
    """Counts the letters in columns that are no day of the calendar.

    A column counts when it looks like one of the days: it has hardly anything but letters, and
    stands among or behind the days or has a heading like a day's. Grades (A, B, C) and remarks
    beside the names are not meant.
    """

    def __init__(
        self,
        headings: Sequence[Cell],
        *,
        understood: Iterable[int],
        repeated: Iterable[int],
        first: int,
        dictionary: Dictionary,
        is_letters: Callable[[Cell], bool],
    ) -> None:
        self._headings = headings
        self._understood = set(understood)
        self._repeated = set(repeated)
        self._first = first
        self._is_letters = is_letters
        self._letters: Counter[int] = Counter()
        self._others: Counter[int] = Counter()
        self._known = {
            name for kind in dictionary.kinds for c in kind.columns for name in c.headings
        } | set(dictionary.totals)

    def take(self, filled: Iterable[tuple[int, Cell]]) -> None:
        """Look at the cells of one line, by column."""
        for column, cell in filled:
            if column in self._understood:
                continue
            if str(cell).strip():
                (self._letters if self._is_letters(cell) else self._others)[column] += 1

    def tell(self, findings: Findings, *, row: int, left: int) -> int:
        """Note every such column; returns how many cells with letters were left out."""
        total = 0
        for column, count in sorted(self._letters.items()):
            is_repeated = column in self._repeated
            if not is_repeated and not self._is_meant(column):
                continue
            heading = self._heading(column)
            message = SAME_DAY_TWICE if is_repeated else NO_DAY
            findings.add(
                message, row=row, column=short(heading) or letter(left + column), count=count
            )
            total += count
        return total

    def _is_meant(self, column: int) -> bool:
        heading = self._heading(column)
        if plain(heading) in self._known or self._letters[column] < 2 * self._others[column]:
            return False
        return column > self._first or _LIKE_A_DAY.search(heading) is not None

    def _heading(self, column: int) -> str:
        return text_of(self._headings[column]) if column < len(self._headings) else ""
