"""A grid: one sheet as it lies in its file, before anyone knows what it means."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | float | int | bool | date | datetime | time | timedelta
Notes = Mapping[tuple[int, int], str]
"""Texts of cell notes by (row, column), both from 0."""
Merges = Sequence[tuple[tuple[int, int], tuple[int, int]]]
"""Merged ranges by their first and last cell."""


def _no_notes() -> Notes:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet: `rows` can be walked once, and row 0 is the first row the user sees.

    Cells of a row start at column `left` (from 0). `notes` is a function because only calendars
    need them and they cost as much as the cells do; None says that the format's notes cannot be
    read. `order` is the sheet's place in its file. `done` tells, after that many of its rows, how
    much of the file is read. Only text has an encoding, a separator and first rows `as_found`
    before a person chose the encoding.
    """

    name: str
    order: int = 0
    rows: Iterator[Sequence[Cell]]
    left: int = 0
    merges: Merges = ()
    notes: Callable[[], Notes] | None = _no_notes
    done: Callable[[int], float | None] = lambda _rows: None
    encoding: str = ""
    separator: str = ""
    as_found: Sequence[Sequence[Cell]] = ()


def letter(column: int) -> str:
    """The spreadsheet's name of a column counted from 0: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
