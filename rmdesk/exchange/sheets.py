"""One grid into one sheet: what it is decides how its rows are read."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from enum import Enum
from itertools import chain, islice

from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.calendar.sheet import CalendarLayout, CalendarReader, find_calendar
from rmdesk.exchange.columns import Dictionary, SheetKind
from rmdesk.exchange.corrections.remembered import (
    Corrections,
    calendar_by_hand,
    find_bare_correction,
    find_correction,
    table_by_hand,
)
from rmdesk.exchange.corrections.sights import look_at, told
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell, Grid
from rmdesk.exchange.headings.finding import FIRST_ROWS, TableLayout, find_layout
from rmdesk.exchange.layouts import Layout, Look
from rmdesk.exchange.reading import Row, Sheet
from rmdesk.exchange.records.table import TableReader
from rmdesk.language import N_

SHEET_NOT_READ = N_("This sheet was not read: none of its rows holds known headings.")
SHEET_LACKS = N_(
    "This sheet was not read: the columns chosen for it do not say whose or what its rows are."
)
NOTES_NOT_READ = N_(
    "The cell notes of this kind of file cannot be read, so the contacts come in without their"
    " gist; save the file as .xlsx to keep them."
)

_STEP = 2_000


class Skipped(Enum):
    """A sheet that a person said is not to be read."""

    ON_REQUEST = "on request"


Understood = TableLayout | CalendarLayout
Progress = Callable[[int, float | None], None]


class SheetReader:
    """Turns grids into sheets, one after the other; a grid's cells are never held whole."""

    def __init__(
        self,
        file: str,
        *,
        words: Dictionary,
        corrections: Corrections,
        today: date,
        progress: Progress = lambda _rows, _done: None,
    ) -> None:
        self._file = file
        self._words = words
        self._corrections = corrections
        self._today = today
        self._progress = progress
        self._rows_read = 0
        self.looks_wrong = False
        self.has_skipped = False

    def look(self, grid: Grid, encodings: tuple[str, ...] = ()) -> Look:
        """The first rows only."""
        head = list(islice(iter(grid.rows), FIRST_ROWS))
        found = self._understand(grid, head)
        return self._look(grid, head, found, encodings)

    def read(self, grid: Grid) -> tuple[Sheet | None, list[Problem], Look]:
        """Read one grid; one without known headings is only told."""
        findings = Findings(self._file, grid.name)
        rows = iter(grid.rows)
        head = list(islice(rows, FIRST_ROWS))
        found = self._understand(grid, head)
        look = self._look(grid, head, found)
        sheet = None
        if isinstance(found, Skipped):
            self.has_skipped = True
        elif found is None:
            if any(cell != "" for row in head for cell in row):
                findings.add(SHEET_NOT_READ, weight=Weight.NOTICE)
                self.looks_wrong = self.looks_wrong or looks_wrong(head)
        elif look.layout is None or look.layout.missing:
            findings.add(SHEET_LACKS, weight=Weight.NOTICE)
        else:
            below = self._numbered(grid, head, rows, found.header)
            sheet = self._sheet(grid, found, look.layout, below, findings)
        return sheet, findings.all(), look

    def _look(
        self,
        grid: Grid,
        head: list[Sequence[Cell]],
        found: Understood | Skipped | None,
        encodings: tuple[str, ...] = (),
    ) -> Look:
        layout = None
        if found is not None and not isinstance(found, Skipped):
            layout = told(found, grid.name, grid.as_found or head)
        return look_at(self._file, grid, head, layout, encodings, never=self._words.never)

    def _understand(self, grid: Grid, head: list[Sequence[Cell]]) -> Understood | Skipped | None:
        words, today = self._words, self._today
        seen = grid.as_found or head
        said = find_correction(grid.name, seen, self._corrections)
        if said is None:
            calendar = find_calendar(head, words, title=grid.name, today=today)
            # Below a calendar's days nothing but names and letters can follow.
            above = head[: calendar.header + 1] if calendar else head
            table = find_layout(above, words, title=grid.name)
            if calendar and (table is None or calendar.says_more_than(table)):
                return calendar
            if table is not None:
                return table
            said = find_bare_correction(grid.name, seen, self._corrections)
        if said is None:
            return None
        kind = said[1].kind
        if kind is None:
            return Skipped.ON_REQUEST
        if kind is SheetKind.CALENDAR:
            return calendar_by_hand(said, head, words, title=grid.name, today=today)
        return table_by_hand(said, kind, head, words, title=grid.name, left=grid.left)

    def _sheet(
        self,
        grid: Grid,
        found: Understood,
        layout: Layout,
        rows: Iterator[tuple[int, Sequence[Cell]]],
        findings: Findings,
    ) -> Sheet:
        words, today = self._words, self._today
        if isinstance(found, CalendarLayout):
            reader = CalendarReader(found, dictionary=words, findings=findings, today=today)
            reader.read(grid, rows)
            if grid.notes is None and reader.marks:
                findings.add(NOTES_NOT_READ, weight=Weight.NOTICE)
            return Sheet(
                file=self._file,
                name=grid.name,
                kind=SheetKind.CALENDAR,
                fields=tuple(reader.fields),
                layout=layout,
                rows=tuple(reader.lines),
                marks=tuple(reader.marks),
                refused_marks=reader.refused,
            )
        table = TableReader(found, dictionary=words, findings=findings, today=today)
        good: list[Row] = []
        refused: list[Row] = []
        for is_good, row in table.rows(grid, rows):
            (good if is_good else refused).append(row)
        return Sheet(
            file=self._file,
            name=grid.name,
            kind=found.kind,
            fields=tuple(table.fields),
            headings={placed.column.field: placed.heading for placed in found.columns},
            layout=layout,
            rows=tuple(good),
            refused=tuple(refused),
        )

    def _numbered(
        self,
        grid: Grid,
        head: Sequence[Sequence[Cell]],
        rest: Iterator[Sequence[Cell]],
        header: int,
    ) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The rows below the headings with their numbers from 0; tells the progress."""
        for index, row in islice(enumerate(chain(head, rest)), header + 1, None):
            self._rows_read += 1
            if self._rows_read % _STEP == 0:
                self._progress(self._rows_read, grid.done(index))
            yield index, row


def looks_wrong(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether text was decoded as something it is not: it is hardly ever common Chinese.

    Big5 read as GB18030, and UTF-8 once read as Latin, come out as rare characters.
    """
    text = "".join(cell for row in rows for cell in row if isinstance(cell, str))
    foreign = [character for character in text if not character.isascii()]
    odd = sum(not character.encode("gb2312", "ignore") for character in foreign)
    return odd * 3 > len(foreign)
