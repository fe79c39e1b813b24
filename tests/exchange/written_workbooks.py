"""Builders of workbooks and dumps as people keep them: as messy as a test needs."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from rmdesk.exchange.files import Wishes, read_file
from rmdesk.exchange.reading import Sheet
from tests.books.builders import TODAY

Rows = Sequence[Any]
"""Rows of cells; loosely typed, because a test's literals mix everything."""


def a_workbook(
    path: Path,
    sheets: Mapping[str, Rows],
    *,
    notes: Mapping[str, Mapping[str, str]] | None = None,
    merged: Mapping[str, Sequence[str]] | None = None,
) -> Path:
    """Write `sheets` to `path`; `notes` by sheet and cell, `merged` ranges by sheet."""
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, cell, day)
                    elif isinstance(cell, str):
                        sheet.write_string(row, column, cell)
                    elif cell is not None:
                        sheet.write(row, column, cell)
            for cell, text in (notes or {}).get(name, {}).items():
                sheet.write_comment(cell, text, {"author": "客户经理"})
            for place in (merged or {}).get(name, ()):
                first = place.partition(":")[0]
                row, column = xlsxwriter.utility.xl_cell_to_rowcol(first)
                sheet.merge_range(place, rows[row][column])
    return path


def a_dump(path: Path, rows: Rows, *, separator: str = ",", encoding: str = "gb18030") -> Path:
    """Write `rows` as delimited text."""
    text = "\r\n".join(separator.join(str(cell) for cell in row) for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    """Add or replace one part of the workbook at `path`."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    parts[name] = content
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, part in parts.items():
            archive.writestr(entry, part)
    path.write_bytes(packed.getvalue())
    return path


def read(
    path: Path, *, today: date = TODAY
) -> tuple[list[Sheet], list[tuple[int | None, str, str]]]:
    """The sheets of a file, read in this process, and problems as (row, column, message)."""
    sheets, problems = [], []
    for _, sheet, found, _ in read_file(path, Wishes(today=today)):
        sheets += [sheet] if sheet else []
        problems += [(problem.row, problem.column, problem.message) for problem in found]
    return sheets, problems


def records(sheet: Sheet) -> list[dict[str, Any]]:
    """The good rows of a sheet as dictionaries without blanks."""
    return [
        {
            name: value
            for name, value in zip(sheet.fields, row.values, strict=True)
            if value is not None
        }
        for row in sheet.rows
    ]
