"""A workbook of rows as they were read: texts stay texts, figures figures, days days."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rmdesk.exchange.writers.cells import cut, writable

_EXACT = 2**53
"""Whole numbers a spreadsheet keeps; a longer one is written as text, lest it lose digits."""
_FIRST_YEAR = 1900  # spreadsheets count a 29 February 1900

Cell = str | float | int | bool | date


def verbatim_workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """One sheet each, under its own name; nothing is taken for a formula, a link or a figure."""
    import xlsxwriter

    file = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
    }
    book: Any = xlsxwriter.Workbook(file, options)
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
            _write_text(sheet, row, column, cut(writable(cell))[0], text)
        case bool():
            sheet.write_boolean(row, column, cell)
        case date() if cell.year <= _FIRST_YEAR:
            _write_text(sheet, row, column, cell.isoformat(), text)
        case date():
            sheet.write_datetime(row, column, cell, day)
        case int() if abs(cell) > _EXACT:
            _write_text(sheet, row, column, str(cell), text)
        case _:
            sheet.write_number(row, column, cell)


def _write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    # xlsxwriter passes such a text through as markup; in two runs it is text again.
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(row, column, style, text[0], style, text[1:], style)
    else:
        sheet.write_string(row, column, text, style)
