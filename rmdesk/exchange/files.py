"""Reading one file into sheets: what the keyless process does."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rmdesk.domain.problems import Problem
from rmdesk.exchange.columns import dictionary
from rmdesk.exchange.corrections.remembered import Corrections
from rmdesk.exchange.grid import Cell, Grid
from rmdesk.exchange.layouts import Look
from rmdesk.exchange.reading import Sheet
from rmdesk.exchange.refusals import (
    FileEmpty,
    FileTooLarge,
    NoKnownHeadings,
    TextLooksWrong,
    TextNamedWorkbook,
)
from rmdesk.exchange.sheets import SheetReader
from rmdesk.exchange.text.delimited import delimited_grid
from rmdesk.exchange.text.encodings import decoding, likely_encoding
from rmdesk.exchange.workbooks.package import OLE_MARK, ZIP_MARK, open_package
from rmdesk.exchange.workbooks.sheets import WHOLE, Share, workbook_grids

MAX_FILE = 50 << 20

_WORKBOOK_NAMES = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods")

Progress = Callable[[int, float | None], None]
"""Told now and then how many rows have been read in this file, and which part of it that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How a file is to be read. An empty `encoding` or `password` is none."""

    today: date
    progress: Progress = lambda _rows, _done: None
    share: Share = WHOLE
    encoding: str = ""
    password: str = field(default="", repr=False)
    corrections: Corrections = field(default_factory=dict)


class Part(NamedTuple):
    """What was read of one sheet; `sheet` is None when it was not understood or not wanted."""

    order: int
    sheet: Sheet | None
    problems: list[Problem]
    look: Look


def read_file(path: Path, wishes: Wishes) -> Iterator[Part]:
    """The sheets of one file that fall to the wished share.

    Raises the refusals of `rmdesk.exchange.refusals` when nothing of the file can be used.
    """
    reader = SheetReader(
        path.name,
        words=dictionary(),
        corrections=wishes.corrections,
        today=wishes.today,
        progress=wishes.progress,
    )
    is_known = False
    for grid in _grids(path, wishes):
        sheet, problems, look = reader.read(grid)
        is_known = is_known or sheet is not None or reader.has_skipped
        yield Part(grid.order, sheet, problems, look)
    if not is_known:
        raise (TextLooksWrong if reader.looks_wrong else NoKnownHeadings)(file=path.name)


def look_at_file(path: Path, wishes: Wishes) -> Iterator[Look]:
    """The first rows of every sheet, with the layout that headings or corrections give it."""
    with path.open("rb") as source:
        is_text = not source.read(len(OLE_MARK)).startswith((ZIP_MARK, OLE_MARK))
    encodings: tuple[str, ...] = ()
    if is_text and path.stat().st_size:
        encoding = wishes.encoding or likely_encoding(path)
        wishes = replace(wishes, encoding=encoding)
        encodings = (encoding, *(other for other in decoding(path) if other != encoding))
    words = dictionary()
    for grid in _grids(path, wishes):
        reader = SheetReader(
            path.name, words=words, corrections=wishes.corrections, today=wishes.today
        )
        yield reader.look(grid, encodings)


def raw_rows_of(
    path: Path, wishes: Wishes, wanted: Mapping[str, Collection[int]]
) -> Iterator[tuple[Grid, list[tuple[int, list[Cell]]]]]:
    """The wanted rows, by their numbers from 1, of the wanted sheets, as they stand."""
    for grid in _grids(path, wishes, only=frozenset(wanted)):
        numbers = frozenset(wanted.get(grid.name, ()))
        last = max(numbers, default=0)
        found = []
        for number, row in enumerate(grid.rows, 1):
            if number in numbers:
                found.append((number, list(row)))
            if number >= last:
                break
        yield grid, found


def _grids(path: Path, wishes: Wishes, *, only: frozenset[str] | None = None) -> Iterator[Grid]:
    """The grids of a file by its content; the name only decides what to say about text."""
    size = path.stat().st_size
    if size == 0:
        raise FileEmpty(file=path.name)
    if size > MAX_FILE:
        raise FileTooLarge(file=path.name, limit=MAX_FILE >> 20)
    package = open_package(path, wishes.password)
    if package is not None:
        return workbook_grids(package, wishes.share, only=only)
    if path.suffix.lower() in _WORKBOOK_NAMES:
        raise TextNamedWorkbook(file=path.name)
    return iter([delimited_grid(path, encoding=wishes.encoding, corrections=wishes.corrections)])
