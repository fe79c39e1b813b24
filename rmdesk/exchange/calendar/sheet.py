"""The contact calendar [S]: names down, days across, a letter per contact, its gist in the note."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress, count, repeat
from operator import ne

from rmdesk.domain.contact_notes import in_one_form
from rmdesk.exchange.calendar.letters import gists, read_letters, starts_with_letter
from rmdesk.exchange.calendar.undated import Undated
from rmdesk.exchange.calendar_days import find_days, is_weekday
from rmdesk.exchange.columns import Dictionary, SheetKind, plain
from rmdesk.exchange.findings import Findings
from rmdesk.exchange.grid import Cell, Grid, letter
from rmdesk.exchange.headings.finding import SEARCHED_ROWS, Placed, TableLayout, place_columns
from rmdesk.exchange.identities import read_id, read_number
from rmdesk.exchange.reading import Mark, Row, Value
from rmdesk.exchange.values import LONGEST, Unreadable, damage_of, read_name, text_of
from rmdesk.language import N_

NOT_A_LETTER = N_(
    "This is no contact letter: T telephone, E e-mail, M meeting, S message, V visit, A event."
)
TEXT_BESIDE_LETTER = N_(
    "The cell holds more than the contact letter; leave only the letter in the cell and put the"
    " text into the cell's note."
)
NOT_YET = N_("This day is still to come; a contact is recorded once it has taken place.")
NOTE_ALONE = N_("The cell has a note but no letter; write T, E, M, S, V or A into it.")
MARK_WITHOUT_NAME = N_(
    "The row has letters but names no client; write the client's name into the name column."
)

_FIELDS = {"client_number", "client_name", "client_id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLayout:
    """Where a calendar's names and days are; columns count from the grid's left edge."""

    heads: tuple[int, ...]
    columns: tuple[Placed, ...]
    days: dict[int, date]
    headings: tuple[Cell, ...] = ()

    @property
    def header(self) -> int:
        """The row of the days, from 0."""
        return self.heads[-1]

    def says_more_than(self, layout: TableLayout) -> bool:
        """Whether the sheet is rather this calendar than the table of records.

        Number and name stand in both; they speak for neither.
        """
        shared = [p for p in self.columns if p.heading and layout.header == self.header]
        return len(self.days) > len(layout.columns) - len(shared)


def find_calendar(
    rows: Sequence[Sequence[Cell]], dictionary: Dictionary, *, title: str, today: date
) -> CalendarLayout | None:
    """The calendar among the first rows, if the sheet is one."""
    kind = next(kind for kind in dictionary.kinds if kind.kind is SheetKind.CALENDAR)
    for header, row in enumerate(rows[:SEARCHED_ROWS]):
        days = find_days(rows, header, title=title, today=today)
        if not days:
            continue
        named = [
            (index, part)
            for index, cell in enumerate(row)
            if isinstance(cell, str) and index not in days
            for part in (cell, *re.split(r"[\\/|]", cell)[:2])
        ]
        placed = [p for p in place_columns(kind.columns, named) if p.column.field in _FIELDS]
        if placed:
            return CalendarLayout(
                heads=(header,), columns=tuple(placed), days=days, headings=tuple(row)
            )
        first = min(days)
        if 2 * len(days) < sum(1 for cell in row if text_of(cell)):
            continue  # a record with its start and its maturity
        if len(days) >= 3 and first > 0 and not plain(text_of(row[first - 1])).isdecimal():
            column = next(c for c in kind.columns if c.field == "client_name")
            name = Placed(column=column, index=first - 1, heading="")
            return CalendarLayout(heads=(header,), columns=(name,), days=days, headings=tuple(row))
    return None


class CalendarReader:
    """Reads the lines of a calendar: `lines`, `marks` and how many cells were refused."""

    def __init__(
        self, layout: CalendarLayout, *, dictionary: Dictionary, findings: Findings, today: date
    ) -> None:
        self._layout = layout
        self._dictionary = dictionary
        self._findings = findings
        self._today = today
        self._letters: dict[Cell, str | None] = {}
        self._totals = tuple(word for word in dictionary.totals if not word.isascii())
        self.fields = [placed.column.field for placed in layout.columns]
        self.lines: list[Row] = []
        self.marks: list[Mark] = []
        self.refused = 0
        self._ruined = ""

    def read(self, grid: Grid, rows: Iterable[tuple[int, Sequence[Cell]]]) -> None:
        """Read all `rows` (numbered from 0) and the sheet's notes."""
        days = self._days()
        undated = self._undated(days)
        notes = dict(grid.notes()) if grid.notes else {}
        left = grid.left
        header = self._layout.header
        known, today, add = self._letters, self._today, self.marks.append
        for index, cells in rows:
            filled = [(at, cells[at]) for at in compress(count(), map(ne, cells, repeat("")))]
            in_days = [pair for pair in filled if pair[0] in days and str(pair[1]).strip()]
            if not filled or (in_days and all(is_weekday(cell) for _, cell in in_days)):
                continue
            try:
                line = self._line(index, cells)
            except Unreadable as error:
                self._findings.add_unreadable(error, row=index + 1, column=self._ruined)
                self.refused += len(in_days)
                continue
            if line is None:
                if in_days and not self._is_sum(filled):
                    self._findings.add(MARK_WITHOUT_NAME, row=index + 1)
                    self.refused += len(in_days)
                continue
            undated.take(filled)
            self.lines.append(line)
            at = len(self.lines) - 1
            for column, cell in in_days:
                note = notes.pop((index, left + column), "")
                day = days[column]
                letters = known.get(cell)
                # Nearly every cell is one known letter of the past with a plain note.
                is_plain = note.isprintable() and "\ufffd" not in note and len(note) <= LONGEST
                if is_plain and letters and len(letters) == 1 and day <= today:
                    add(Mark(at, day, letters, in_one_form(note)))
                else:
                    self._cell(index, column, cell, note, day, left)
        for row, column in sorted(notes):
            if row > header and column - left in days:
                self._refuse(NOTE_ALONE, row, column)
        self.refused += undated.tell(self._findings, row=header + 1, left=left)

    def _days(self) -> dict[int, date]:
        seen: dict[date, int] = {}
        for column, day in sorted(self._layout.days.items()):
            seen.setdefault(day, column)
        return {column: day for day, column in seen.items()}

    def _undated(self, days: Mapping[int, date]) -> Undated:
        layout = self._layout
        return Undated(
            layout.headings,
            understood={*days, *(placed.index for placed in layout.columns)},
            repeated=layout.days.keys() - days.keys(),
            first=min(days),
            dictionary=self._dictionary,
            is_letters=lambda cell: self._read_letters(cell) is not None,
        )

    def _line(self, index: int, cells: Sequence[Cell]) -> Row | None:
        """The names of a line; raises Unreadable when what is left could mean another client."""
        values: list[Value] = []
        unreadable: Unreadable | None = None
        for placed in self._layout.columns:
            cell = cells[placed.index] if placed.index < len(cells) else ""
            read = {"client_number": read_number, "client_id": read_id}.get(placed.column.field)
            try:
                values.append((read or _name)(cell) or None if cell != "" else None)
            except Unreadable as error:
                self._ruined = placed.heading
                if placed.column.field == "client_number":
                    raise
                unreadable = error
                values.append(None)
        if unreadable is not None:
            if not self._has_number(values):
                raise unreadable
            self._findings.add_unreadable(
                unreadable, row=index + 1, column=self._ruined, is_cell_only=True
            )
        at = min((placed.index for placed in self._layout.columns), default=0)
        first = text_of(cells[at]) if at < len(cells) else ""
        if not any(values) or self._is_total(first):
            return None
        return Row(index + 1, tuple(values))

    def _has_number(self, values: Sequence[Value]) -> bool:
        return any(
            value and field == "client_number"
            for field, value in zip(self.fields, values, strict=True)
        )

    def _is_total(self, text: str) -> bool:
        word = plain(text).rstrip(":")
        return word in self._dictionary.totals or word.startswith(self._totals)

    def _is_sum(self, filled: Sequence[tuple[int, Cell]]) -> bool:
        return all(isinstance(cell, float | int) or self._is_total(str(cell)) for _, cell in filled)

    def _cell(self, index: int, column: int, cell: Cell, note: str, day: date, left: int) -> None:
        letters = self._read_letters(cell)
        if not letters:
            message = TEXT_BESIDE_LETTER if starts_with_letter(cell) else NOT_A_LETTER
            self._refuse(message, index, left + column)
            return
        if day > self._today:
            self._refuse(NOT_YET, index, left + column)
            return
        if lost := damage_of(note):
            self._refuse(lost, index, left + column)
            return
        line = len(self.lines) - 1
        for channel, gist in zip(letters, gists(letters, note), strict=True):
            self.marks.append(Mark(line, day, channel, gist))

    def _read_letters(self, cell: Cell) -> str | None:
        if cell not in self._letters:
            self._letters[cell] = read_letters(cell, self._dictionary)
        return self._letters[cell]

    def _refuse(self, message: str, row: int, column: int) -> None:
        self._findings.add(message, row=row + 1, column=letter(column))
        self.refused += 1


def _name(cell: Cell) -> str:
    text = text_of(cell)
    if lost := damage_of(text):
        raise Unreadable(lost)
    return read_name(text)
