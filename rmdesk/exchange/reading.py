"""What reading files gives: plain values, each with its place, and the problems found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from rmdesk.domain.problems import Problem
from rmdesk.exchange.columns import SheetKind

Value = str | int | bool | date | None
"""Text, a code, fen, a year, a yes or no, a day; None is a blank cell."""


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
    rows: tuple[Row, ...] = ()
    refused: tuple[Row, ...] = ()
    marks: tuple[Mark, ...] = ()
    refused_marks: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read from one or several files, on the day `today`.

    `places` are files with their sheets in the order of the files, understood or not.
    """

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    today: date
    places: tuple[tuple[str, str], ...] = ()
