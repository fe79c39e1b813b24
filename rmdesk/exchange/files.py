"""Reading one file into sheets: what the keyless process does."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from pathlib import Path

from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.calendar_sheet import CalendarReader, find_calendar
from rmdesk.exchange.columns import Dictionary, SheetKind, dictionary
from rmdesk.exchange.delimited import delimited_grid
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell, Grid
from rmdesk.exchange.headings import SEARCHED_ROWS, find_layout
from rmdesk.exchange.reading import Row, Sheet
from rmdesk.exchange.refusals import (
    FileEmpty,
    FileTooLarge,
    NoKnownHeadings,
    TextLooksWrong,
    TextNamedWorkbook,
)
from rmdesk.exchange.table import TableReader
from rmdesk.exchange.workbook import OLE_MARK, WHOLE, ZIP_MARK, Share, workbook_grids
from rmdesk.language import N_

MAX_FILE = 50 << 20
SHEET_NOT_READ = N_("This sheet was not read: none of its rows holds known headings.")

_WORKBOOK_NAMES = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et")
_STEP = 2_000

Progress = Callable[[int], None]
"""Told now and then how many rows have been read in this file."""


def read_file(
    path: Path, *, today: date, progress: Progress, share: Share = WHOLE
) -> Iterator[tuple[int, Sheet | None, list[Problem]]]:
    """The sheets of one file that fall to `share`: place in the file, sheet, problems in it.

    A sheet that is not understood is None.

    Raises the refusals of `rmdesk.exchange.refusals` when nothing of the file can be used.
    """
    reader = FileReader(path.name, today=today, progress=progress)
    is_known = False
    for grid in _grids(path, share):
        sheet, problems = reader.read(grid)
        is_known = is_known or sheet is not None
        yield grid.order, sheet, problems
    if not is_known:
        raise (TextLooksWrong if reader.looks_wrong else NoKnownHeadings)(file=path.name)


def _grids(path: Path, share: Share) -> Iterator[Grid]:
    """The grids of a file by its content; the name only decides what to say about text."""
    size = path.stat().st_size
    if size == 0:
        raise FileEmpty(file=path.name)
    if size > MAX_FILE:
        raise FileTooLarge(file=path.name, limit=MAX_FILE >> 20)
    with path.open("rb") as source:
        head = source.read(len(OLE_MARK))
    if head.startswith((ZIP_MARK, OLE_MARK)):
        return workbook_grids(path, share)
    if path.suffix.lower() in _WORKBOOK_NAMES:
        raise TextNamedWorkbook(file=path.name)
    return iter([delimited_grid(path)])


class FileReader:
    """Turns grids into sheets, one after the other; a grid's cells are never held whole."""

    def __init__(self, file: str, *, today: date, progress: Progress) -> None:
        self._file = file
        self._today = today
        self._progress = progress
        self._words: Dictionary = dictionary()
        self._rows_read = 0
        self.looks_wrong = False

    def read(self, grid: Grid) -> tuple[Sheet | None, list[Problem]]:
        """Read one grid; one without known headings is only told."""
        findings = Findings(self._file, grid.name)
        rows = iter(grid.rows)
        head = list(islice(rows, SEARCHED_ROWS + 1))
        sheet = self._understood(grid, head, rows, findings)
        if sheet is None and any(cell != "" for row in head for cell in row):
            findings.add(SHEET_NOT_READ, weight=Weight.NOTICE)
            self.looks_wrong = self.looks_wrong or looks_wrong(head)
        return sheet, findings.all()

    def _understood(
        self,
        grid: Grid,
        head: list[Sequence[Cell]],
        rest: Iterator[Sequence[Cell]],
        findings: Findings,
    ) -> Sheet | None:
        words, today = self._words, self._today
        calendar = find_calendar(head, words, title=grid.name, today=today)
        # Below a calendar's days nothing but names and letters can follow.
        above = head[: calendar.header + 1] if calendar else head
        layout = find_layout(above, words, title=grid.name)
        if calendar and (layout is None or calendar.says_more_than(layout)):
            reader = CalendarReader(calendar, dictionary=words, findings=findings, today=today)
            reader.read(grid, self._numbered(head, rest, calendar.header))
            return Sheet(
                file=self._file,
                name=grid.name,
                kind=SheetKind.CALENDAR,
                fields=tuple(reader.fields),
                rows=tuple(reader.lines),
                marks=tuple(reader.marks),
                refused_marks=reader.refused,
            )
        if layout is None:
            return None
        table = TableReader(layout, dictionary=words, findings=findings, today=today)
        good: list[Row] = []
        refused: list[Row] = []
        for is_good, row in table.rows(grid, self._numbered(head, rest, layout.header)):
            (good if is_good else refused).append(row)
        return Sheet(
            file=self._file,
            name=grid.name,
            kind=layout.kind,
            fields=tuple(table.fields),
            headings={placed.column.field: placed.heading for placed in layout.columns},
            rows=tuple(good),
            refused=tuple(refused),
        )

    def _numbered(
        self, head: Sequence[Sequence[Cell]], rest: Iterator[Sequence[Cell]], header: int
    ) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the headings with their numbers from 0; tells the progress."""
        for index, row in islice(enumerate(chain(head, rest)), header + 1, None):
            self._rows_read += 1
            if self._rows_read % _STEP == 0:
                self._progress(self._rows_read)
            yield index, row


def looks_wrong(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether text was decoded as something it is not: it is hardly ever common Chinese.

    Big5 read as GB18030, and UTF-8 once read as Latin, come out as rare characters.
    """
    text = "".join(cell for row in rows for cell in row if isinstance(cell, str))
    foreign = [character for character in text if not character.isascii()]
    odd = sum(not character.encode("gb2312", "ignore") for character in foreign)
    return odd * 3 > len(foreign)
