"""Workbooks by xlsxwriter: native days and amounts, texts that stay texts, notes on cells.

Every cell says its type itself: a text is never looked at for a formula, a link or a figure. The
workbook is put together in memory, since xlsxwriter's other ways write plain parts to the disk.
"""

import io
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from rmdesk.exchange.writers.cells import cut, width, writable
from rmdesk.exchange.writers.outline import Column, Kind, Line, Outline
from rmdesk.exchange.writers.xlsx_cells import FORMATS, new_workbook, write_text, write_value

WIDEST = 48
"""Columns grow to this many cells; longer texts are read in the cell."""

_HEADING = {"bold": True, "bg_color": "#DDEBF7", "num_format": "@"}
_DAY_HEADING = {**_HEADING, "num_format": "m/d", "align": "center"}
_WEEKEND_HEADING = {**_DAY_HEADING, "bg_color": "#D9D9D9"}
_NOTE_CELLS, _NOTE_LINES = 30, 12
_SATURDAY = 5


class Workbook:
    """One sheet, line by line; `finish` gives the file."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._file = io.BytesIO()
        self._book = new_workbook(self._file)
        self._sheet: Any = self._book.add_worksheet(outline.name)
        self._formats = {kind: self._book.add_format(values) for kind, values in FORMATS.items()}
        self._widths = [max(column.width, _heading_width(column)) for column in outline.columns]
        self._row = 0
        self.losses: Counter[str] = Counter()
        self._write_headings()

    def add(self, lines: Iterable[Line]) -> None:
        """Write further lines below."""
        columns = self._outline.columns
        for values, notes in lines:
            self._row += 1
            for index, (column, value) in enumerate(zip(columns, values, strict=True)):
                if value is not None and value != "":
                    self._write(index, column.kind, value)
            for index, text in notes.items():
                self._note(index, text)

    def finish(self) -> bytes:
        """The whole file; nothing can be added any more."""
        sheet, last = self._sheet, len(self._outline.columns) - 1
        for index, wanted in enumerate(self._widths):
            kind = self._outline.columns[index].kind
            sheet.set_column(index, index, min(wanted, WIDEST) + 2, self._formats[kind])
        sheet.freeze_panes(1, self._outline.frozen)
        sheet.autofilter(0, 0, self._row, last)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&C&P / &N")
        self._book.close()
        return self._file.getvalue()

    def _write_headings(self) -> None:
        plain = self._book.add_format(_HEADING)
        day = self._book.add_format(_DAY_HEADING)
        weekend = self._book.add_format(_WEEKEND_HEADING)
        for index, column in enumerate(self._outline.columns):
            heading = column.heading
            if isinstance(heading, date):
                style = weekend if heading.weekday() >= _SATURDAY else day
                self._sheet.write_datetime(0, index, heading, style)
            else:
                write_text(self._sheet, (0, index), writable(heading), plain)

    def _write(self, index: int, kind: Kind, value: Any) -> None:
        taken, is_cut = write_value(
            self._sheet, (self._row, index), kind, value, self._formats[kind]
        )
        self.losses["cut"] += is_cut
        if taken > self._widths[index]:
            self._widths[index] = taken

    def _note(self, index: int, text: str) -> None:
        text, is_cut = cut(writable(text))
        self.losses["cut"] += is_cut
        lines = sum(1 + width(line) // _NOTE_CELLS for line in text.split("\n"))
        size = {"width": 220, "height": 16 * min(lines, _NOTE_LINES) + 10}
        options = {"author": "", "font_size": 10, **size}
        self._sheet.write_comment(self._row, index, text, options)


def _heading_width(column: Column) -> int:
    # The button of the filter covers three cells.
    return 5 if isinstance(column.heading, date) else width(column.heading) + 3
