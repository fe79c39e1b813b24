"""Reading one column of a table, many cells at a time: columns repeat themselves."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import Any

from rmdesk.domain.problems import Weight
from rmdesk.domain.unseen import HIDDEN
from rmdesk.exchange.columns import Dictionary, Reads, plain
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell
from rmdesk.exchange.headings.finding import Placed
from rmdesk.exchange.records.cells import Taker
from rmdesk.exchange.values import LONGEST, Unreadable, damage_of
from rmdesk.language import N_

HIDDEN_REMOVED = N_("Invisible characters were removed from this cell.")
Batch = list[tuple[int, Sequence[Cell]]]
"""Rows with their numbers from 0."""

Spoiled = dict[int, list[tuple[Placed, Unreadable]]]
"""Cells that cannot be read, by the row's place in its batch."""

_UNREAD = object()
_CELLS = itemgetter(1)
_REMEMBERED = 20_000
_LONGEST_BLANK = 8
_STRICT = {
    *(Reads.DAY, Reads.MONEY, Reads.ID, Reads.MOBILE, Reads.YEAR, Reads.DAYS),
    *(Reads.PARTS, Reads.UNITS, Reads.RATE, Reads.PERCENT, Reads.MONTH_DAY),
}
_BLANK_TEXTS = frozenset(["", "-", "--", "—", "——", "#n/a", "null"])


class ColumnReader:
    """One column, how it is read, and what its cells said so far; `slots` are its fields."""

    def __init__(
        self, placed: Placed, take: Taker, *, slots: int, dictionary: Dictionary, findings: Findings
    ) -> None:
        self.placed = placed
        self.slots = slots
        self._take = take
        self._findings = findings
        self._known: dict[Cell, Any] = {"": None}
        is_free_text = placed.column.reads in (Reads.TEXT, Reads.YES)
        self._blank = _BLANK_TEXTS if is_free_text else dictionary.blank
        self._initials = _initials(self._blank)
        self._is_strict = placed.column.reads in _STRICT

    def read(self, batch: Batch, spoiled: Spoiled) -> list[Any]:
        """What the column's cells say: a value each, or a pair; None is blank."""
        index = self.placed.index
        if min(map(len, map(_CELLS, batch))) > index:
            cells = list(map(itemgetter(index), map(_CELLS, batch)))
        else:
            cells = [row[index] if index < len(row) else "" for _, row in batch]
        found = list(map(self._known.get, cells, repeat(_UNREAD)))
        if bool in set(map(type, cells)):  # they equal 1.0 and 0.0, which may be known
            for at, cell in enumerate(cells):
                if isinstance(cell, bool):
                    found[at] = _UNREAD
        if _UNREAD not in found:
            return found
        unread = [at for at, value in enumerate(found) if value is _UNREAD]
        is_clean = _are_clean([cells[at] for at in unread])
        if is_clean and self.placed.column.reads is Reads.TEXT:
            unread = [at for at in unread if not self._is_plain_text(cells, found, at)]
        read = self._read
        for at in unread:
            cell, number = cells[at], batch[at][0] + 1
            try:
                found[at] = read(cell if is_clean else self._cleaned(cell, number), number)
            except Unreadable as error:
                found[at] = None
                spoiled.setdefault(at, []).append((self.placed, error))
        return found

    def _is_plain_text(self, cells: Sequence[Cell], found: list[Any], at: int) -> bool:
        """Settle a clean text that is no word for a blank: notes, names of things."""
        cell = cells[at]
        if not isinstance(cell, str) or self._is_blank(cell):
            return False
        found[at] = text = cell.strip()
        if len(self._known) < _REMEMBERED:
            self._known[cell] = text
        return True

    def _cleaned(self, cell: Cell, number: int) -> Cell:
        """The cell without hidden characters; raises Unreadable for text that was lost."""
        if not isinstance(cell, str):
            return cell
        if not cell.isprintable() and HIDDEN.search(cell):
            self._findings.add(
                HIDDEN_REMOVED, row=number, column=self.placed.heading, weight=Weight.NOTICE
            )
            cell = HIDDEN.sub("", cell)
        if lost := damage_of(cell):
            raise Unreadable(lost)
        return cell

    def _read(self, cell: Cell, number: int) -> Any:
        """The value or pair of one clean cell."""
        told = self._findings.count
        # What is read strictly is never taken for something; look only when it fails.
        if not self._is_strict and isinstance(cell, str) and self._is_blank(cell):
            return None
        try:
            values = self._take(cell, number)
        except Unreadable:
            if isinstance(cell, str) and self._is_blank(cell):
                return None
            raise
        found = values[0] if self.slots == 1 else values
        # What was told of one cell is told of the next one like it.
        is_quiet = self._findings.count == told
        if is_quiet and len(self._known) < _REMEMBERED and not isinstance(cell, bool):
            self._known[cell] = found
        return found

    def _is_blank(self, cell: str) -> bool:
        if len(cell) > _LONGEST_BLANK:
            return not cell.strip()
        if cell and cell[0] not in self._initials and cell[0].isalnum():
            return False  # settles nearly every cell
        return plain(cell.strip().lstrip("'’‘`")) in self._blank


def _are_clean(cells: Sequence[Cell]) -> bool:
    """Whether none of the cells has to be looked at for what text must not hold: few have."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    whole = "".join(texts)
    return (
        len(whole) <= LONGEST * 10
        and whole.isprintable()
        and "\ufffd" not in whole
        and (max(map(len, texts), default=0) <= LONGEST)
    )


@lru_cache
def _initials(words: Iterable[str]) -> frozenset[str]:
    """What such a word may start with, in any width and case."""
    narrow = {character for word in words for character in word[:1]}
    both = narrow | {character.upper() for character in narrow}
    return frozenset(both | {chr(ord(c) + 0xFEE0) for c in both if "!" <= c <= "~"})
