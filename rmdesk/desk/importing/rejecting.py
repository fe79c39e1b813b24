"""Which rows of a file stayed out of an import, why, and how they are written down again."""

from collections.abc import Mapping
from pathlib import Path

from rmdesk.desk.importing.taking_in import Report
from rmdesk.domain.problems import Problem, Weight
from rmdesk.exchange.process.reader import raw_rows
from rmdesk.exchange.process.reading_process import Cancel
from rmdesk.exchange.reading import Reading
from rmdesk.exchange.rejects import rejects_path, write_rejects
from rmdesk.language import _

Rejected = Mapping[str, Mapping[int, str]]
"""The reason by sheet and row; a row that lost a single cell is among them, too."""


def rejected(report: Report, reading: Reading, file: str) -> Rejected:
    """What stayed out of the file of this name, in the language in force."""
    found: dict[str, dict[int, list[str]]] = {}
    for problem in report.problems:
        if problem.file == file and problem.row and problem.weight is not Weight.NOTICE:
            found.setdefault(problem.sheet, {}).setdefault(problem.row, []).append(_said(problem))
    for sheet in reading.sheets:  # of very many problems only the first are listed
        for row in sheet.refused if sheet.file == file else ():
            found.setdefault(sheet.name, {}).setdefault(row.number, [])
    return {
        name: {row: " ".join(reasons) for row, reasons in sorted(rows.items())}
        for name, rows in found.items()
    }


def save_rejects(
    source: Path,
    reading: Reading,
    reasons: Rejected,
    *,
    password: str = "",
    encoding: str = "",
    cancel: Cancel | None = None,
) -> Path:
    """Write the rows beside `source` and return the new file's path.

    The source is read once more. Raises the InputErrors of reading, FileChanged when it was
    saved in between, and those of writing; nothing is left behind then.
    """
    layouts = {
        sheet.name: sheet.layout
        for sheet in reading.sheets
        if sheet.file == source.name and sheet.layout is not None
    }
    sheets = raw_rows(
        source,
        {name: list(rows) for name, rows in reasons.items()},
        layouts=layouts,
        today=reading.today,
        encoding=encoding,
        password=password,
        stamp=reading.stamps.get(source),
        cancel=cancel,
    )
    path = rejects_path(source)
    write_rejects(path, sheets, reasons)
    return path


def _said(problem: Problem) -> str:
    """The reason, with the column it is about."""
    if not problem.column:
        return problem.sentence()
    return _("{column}: {problem}").format(column=problem.column, problem=problem.sentence())
