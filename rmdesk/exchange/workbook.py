"""Workbooks: .xlsx and the old .xls, read by calamine sheet by sheet.

Formulas appear as the value they had when the file was saved; cells in error are blank.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    XmlError,
    ZipError,
)

from rmdesk.exchange.archive import check_archive
from rmdesk.exchange.grid import Grid, Merges, Notes
from rmdesk.exchange.notes import sheet_notes
from rmdesk.exchange.parts import Parts
from rmdesk.exchange.refusals import FileEmpty, HasMacros, NotAWorkbook, PasswordProtected

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_MACROS = "_VBA_PROJECT_CUR".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Share:
    """Which part of a workbook's sheets one process reads: the `index`th of `count`."""

    index: int = 0
    count: int = 1


WHOLE = Share()


def workbook_grids(path: Path, share: Share = WHOLE) -> Iterator[Grid]:
    """The worksheets of the workbook at `path` that fall to `share`, in its own order.

    Raises NotAWorkbook, PasswordProtected, HasMacros, HasExternalLinks, InflatesTooFar,
    HostileMarkup, or FileEmpty when no sheet has a cell.
    """
    file = path.name
    with path.open("rb") as source:
        is_zip = source.read(4) == ZIP_MARK
        if is_zip:
            check_archive(source, file=file)
        else:
            _check_old(path, file)
    has_cells = False
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook, ThreadPoolExecutor(2) as ahead:
            order = {entry.name: at for at, entry in enumerate(workbook.sheets_metadata)}
            for name, sheet, notes in _sheets(workbook, path if is_zip else None, ahead, share):
                if sheet.start is None:
                    continue
                has_cells = True
                yield Grid(
                    name=name,
                    order=order[name],
                    rows=sheet.iter_rows(),
                    left=sheet.start[1],
                    merges=_merges(sheet),
                    notes=notes.result,
                )
    except PasswordError as error:
        raise PasswordProtected(file=file) from error
    except (CalamineError, XmlError, ZipError) as error:
        raise NotAWorkbook(file=file) from error
    if not has_cells:
        raise FileEmpty(file=file)


_Coming = tuple[str, "Future[CalamineSheet]", "Future[Notes]"]


def _sheets(
    workbook: CalamineWorkbook, noted: Path | None, ahead: Executor, share: Share
) -> Iterator[tuple[str, CalamineSheet, "Future[Notes]"]]:
    """The sheets in order, with their notes if the file at `noted` may have any.

    calamine parses without holding the interpreter: while the rows of one sheet are walked, the
    next is parsed on another core, its notes beside it.
    """

    def start(name: str) -> _Coming:
        sheet = ahead.submit(workbook.get_sheet_by_name, name)
        return name, sheet, ahead.submit(_notes, noted, name)

    names = [e.name for e in workbook.sheets_metadata if e.typ is SheetTypeEnum.WorkSheet]
    if noted is not None and share != WHOLE:
        names = _share_of(names, noted, share)
    waiting = iter(names)
    coming = next(map(start, waiting), None)
    while coming is not None:
        name, sheet, notes = coming
        parsed = sheet.result()
        coming = next(map(start, waiting), None)
        yield name, parsed, notes


def _share_of(names: list[str], path: Path, share: Share) -> list[str]:
    """The sheets of one share: the largest goes to whoever has least, notes counted in."""
    with path.open("rb") as source:
        parts = Parts(source, file=path.name)
        sizes = {name: parts.size_with_relations(part) for name, part in parts.sheets().items()}
    loads = [0] * share.count
    mine = set()
    for name in sorted(names, key=lambda name: sizes.get(name, 0), reverse=True):
        lightest = loads.index(min(loads))
        loads[lightest] += sizes.get(name, 0)
        if lightest == share.index:
            mine.add(name)
    return [name for name in names if name in mine]


def _notes(path: Path | None, sheet: str) -> Notes:
    if path is None:  # calamine alone knows .xls, and it does not read notes
        return {}
    with path.open("rb") as source:
        return sheet_notes(Parts(source, file=path.name), sheet)


def _check_old(path: Path, file: str) -> None:
    content = path.read_bytes()
    if _OLE_ENCRYPTED in content:
        raise PasswordProtected(file=file)
    if _OLE_MACROS in content:
        raise HasMacros(file=file)


def _merges(sheet: CalamineSheet) -> Merges:
    with suppress(CalamineError):  # .xls without a merge table
        return sheet.merged_cell_ranges or ()
    return ()
