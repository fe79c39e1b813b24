"""Which rows of a table are records: neither blank nor a sum, a foot note or headings again."""

from collections.abc import Iterable, Iterator, Sequence

from rmdesk.exchange.columns import Dictionary, Reads, plain
from rmdesk.exchange.grid import Cell, Merges
from rmdesk.exchange.headings.finding import TableLayout, short

Numbered = tuple[int, Sequence[Cell]]
"""A row and its number from 0."""


class RecordRows:
    """Tells the records below the headings of `layout` from what else stands there."""

    def __init__(self, layout: TableLayout, dictionary: Dictionary) -> None:
        self._layout = layout
        self._totals = dictionary.totals
        self._footnotes = dictionary.footnotes
        initials = {word[0] for word in (*self._totals, *self._footnotes)}
        first = layout.columns[0]
        self._index = first.index
        self._initial = first.heading[:1]
        initials.add(plain(self._initial))
        # What nearly every row starts with and neither a footer nor a heading does.
        self._harmless = frozenset("0123456789") - initials

    def of(self, rows: Iterable[Numbered]) -> Iterator[Numbered]:
        """The records among `rows`."""
        for index, cells in rows:
            first: Cell | None = cells[0] if cells else ""
            if not isinstance(first, str) or first[:1] not in self._harmless:
                first = next((cell for cell in cells if _says_something(cell)), None)
                if first is None:
                    continue
                if isinstance(first, str) and self._is_footer(first):
                    continue
            if isinstance(first, str) and self._is_heading(cells):
                continue
            yield index, cells

    def _is_footer(self, first: str) -> bool:
        word = plain(first)
        bare = word.rstrip(":")
        return any(
            bare == total or (not total.isascii() and word.startswith(total))
            for total in self._totals
        ) or word.startswith(self._footnotes)

    def _is_heading(self, cells: Sequence[Cell]) -> bool:
        """Whether the headings are repeated here, as prints of several pages have them."""
        cell = cells[self._index] if self._index < len(cells) else ""
        if not isinstance(cell, str) or cell.strip()[:1] != self._initial:
            return False  # the cheap half of the comparison settles nearly every row
        same = sum(
            isinstance(cells[other.index], str) and short(str(cells[other.index])) == other.heading
            for other in self._layout.columns
            if other.index < len(cells)
        )
        return same * 2 > len(self._layout.columns)


def filled_down(
    rows: Iterable[Numbered], layout: TableLayout, *, merges: Merges, left: int
) -> Iterator[Numbered]:
    """Rows with merged cells filled down, but for amounts, which would count twice."""
    ends = {(top, column - left): bottom for (top, column), (bottom, _) in merges if bottom > top}
    if not ends:
        yield from rows
        return
    columns = [p.index for p in layout.columns if p.column.reads is not Reads.MONEY]
    held: dict[int, tuple[int, Cell]] = {}
    for index, cells in rows:
        filled = list(cells)
        for column in columns:
            if column >= len(filled):
                continue
            if (index, column) in ends:
                held[column] = ends[index, column], filled[column]
            elif column in held and index <= held[column][0]:
                filled[column] = held[column][1]
        yield index, filled if any(cell != "" for cell in cells) else cells


def _says_something(cell: Cell) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None
