"""What reading files gives: plain values, each with its place, and the problems found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rmdesk.domain.problems import Problem
from rmdesk.exchange.columns import SheetKind
from rmdesk.exchange.layouts import Layout, Look

Value = str | int | bool | date | None
"""Text, a code, fen, a year, a yes or no, a day; None is a blank cell."""


RawCell = str | float | int | bool | date
RawRow = tuple[RawCell, ...]


class Stamp(NamedTuple):
    """Which state of a file was read: its size and when it was last changed."""

    size: int
    changed: int


class Row(NamedTuple):
    """One record: the row the user sees (from 1) and values in the order of the sheet's fields."""

    number: int
    values: tuple[Value, ...]


class Mark(NamedTuple):
    """One letter of a calendar: the index of its line in the sheet's rows, day, letter, gist."""

    line: int
    on: date
    channel: str
    gist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One understood sheet. `refused` holds rows that are not to be written, as far as read.

    In a calendar a row is a client's line and `marks` are its letters; `refused_marks` counts
    the cells that could not be taken.
    """

    file: str
    name: str
    kind: SheetKind
    fields: tuple[str, ...]
    headings: Mapping[str, str] = field(default_factory=dict)
    layout: Layout | None = None
    rows: tuple[Row, ...] = ()
    refused: tuple[Row, ...] = ()
    marks: tuple[Mark, ...] = ()
    refused_marks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read from one or several files, on the day `today`.

    `places` are files with their sheets in the order of the files, understood or not; `looks`
    are the first rows of every sheet with cells, in the same order.
    """

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    today: date
    places: tuple[tuple[str, str], ...] = ()
    looks: tuple[Look, ...] = ()
    stamps: Mapping[Path, Stamp] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """Rows as they stand in the file, for writing some of them down again in the same layout.

    `head` are the rows down to the headings; all cells start at column `left`. Cells of columns
    that must never be stored are blank. Only text has an encoding and a separator.
    """

    head: tuple[RawRow, ...]
    rows: Mapping[int, RawRow]
    left: int = 0
    encoding: str = ""
    separator: str = ""
