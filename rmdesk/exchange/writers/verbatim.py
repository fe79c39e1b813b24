"""A workbook of rows as they were read: texts stay texts, figures figures, days days."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rmdesk.exchange.writers.cells import cut, writable
from rmdesk.exchange.writers.xlsx_cells import new_workbook, write_text

_EXACT = 2**53
"""Whole numbers a spreadsheet keeps; a longer one is written as text, lest it lose digits."""
_FIRST_YEAR = 1900  # spreadsheets count a 29 February 1900

Cell = str | float | int | bool | date


def verbatim_workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """One sheet each, under its own name; nothing is taken for a formula, a link or a figure."""
    file = io.BytesIO()
    book = new_workbook(file, nan_inf_to_errors=True)
    text = book.add_format({"num_format": "@"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet: Any = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                _write(sheet, at, column, cell, text=text, day=day)
    book.close()
    return file.getvalue()


def _write(sheet: Any, row: int, column: int, cell: Cell, *, text: Any, day: Any) -> None:
    match cell:
        case "":
            return
        case str():
            write_text(sheet, (row, column), cut(writable(cell))[0], text)
        case bool():
            sheet.write_boolean(row, column, cell)
        case date() if cell.year <= _FIRST_YEAR:
            write_text(sheet, (row, column), cell.isoformat(), text)
        case date():
            sheet.write_datetime(row, column, cell, day)
        case int() if abs(cell) > _EXACT:
            write_text(sheet, (row, column), str(cell), text)
        case _:
            sheet.write_number(row, column, cell)
