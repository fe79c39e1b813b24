"""Rejects: rows that stayed out, as they stand in their file, with one more column for the reason.

The file can be corrected and imported like its source: same headings, same columns, same format.
"""

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from rmdesk.exchange.layouts import REASON_HEADINGS
from rmdesk.exchange.reading import RawRow, RawSheet
from rmdesk.exchange.text.quoting import quoted
from rmdesk.exchange.writers.cells import writable
from rmdesk.exchange.writers.placing import check_target, put
from rmdesk.exchange.writers.verbatim import verbatim_workbook
from rmdesk.language import N_, Language, _, spoken

_SUFFIX = N_("{name}-rejects{suffix}")
_TEXT_SUFFIXES = {".csv", ".txt", ".tsv"}


def reason_heading() -> str:
    """The heading of the last column; the reader knows it in both languages and passes it over."""
    chinese, english = REASON_HEADINGS
    return chinese if spoken() is Language.CHINESE else english


Reasons = Mapping[str, Mapping[int, str]]
"""By sheet and row, as the spreadsheet counts them."""


def rejects_path(source: Path) -> Path:
    """Where the rejects of `source` go: beside it, under a name nothing has yet."""
    suffix = source.suffix if source.suffix.lower() in _TEXT_SUFFIXES else ".xlsx"
    path = source.with_name(_(_SUFFIX).format(name=source.stem, suffix=suffix))
    number = 2
    while path.exists():
        path = source.with_name(_(_SUFFIX).format(name=source.stem, suffix=f"-{number}{suffix}"))
        number += 1
    return path


def write_rejects(path: Path, sheets: Mapping[str, RawSheet], reasons: Reasons) -> None:
    """Write rows with their reasons to `path`; raises the refusals of `writers.placing`."""
    check_target(path, may_replace=False)
    with_reasons = {
        name: list(_rows(sheet, reasons.get(name, {}))) for name, sheet in sheets.items()
    }
    if path.suffix.lower() in _TEXT_SUFFIXES:
        (sheet,) = sheets.values()
        (rows,) = with_reasons.values()
        put(path, _text(rows, sheet), may_replace=False)
    else:
        put(path, verbatim_workbook(with_reasons), may_replace=False)


def _rows(sheet: RawSheet, reasons: Mapping[int, str]) -> list[RawRow]:
    """The head, then the rows in their order, each with its reason behind the last column."""
    width = max(map(len, (*sheet.head, *sheet.rows.values())), default=0)

    def padded(row: RawRow, *more: str) -> RawRow:
        return (*[""] * sheet.left, *row, *[""] * (width - len(row)), *more)

    head = [padded(row) for row in sheet.head]
    if head:
        head[-1] = padded(sheet.head[-1], reason_heading())
    return [
        *head,
        *(padded(sheet.rows[number], reasons.get(number, "")) for number in sorted(sheet.rows)),
    ]


def _text(rows: list[RawRow], sheet: RawSheet) -> bytes:
    """CSV as the source was written; what its encoding cannot hold becomes a question mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=sheet.separator or ",", lineterminator="\r\n")
    writer.writerows([quoted(writable(str(cell))) for cell in row] for row in rows)
    encoding = {"utf-8": "utf-8-sig"}.get(sheet.encoding, sheet.encoding or "utf-8-sig")
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    return mark + out.getvalue().encode(encoding, "replace")
