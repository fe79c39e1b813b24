"""Workbooks: .xlsx, the old .xls and .ods, read by calamine sheet by sheet.

Formulas appear as the value they had when the file was saved; cells in error are blank.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    XmlError,
    ZipError,
)

from rmdesk.exchange.grid import Grid, Merges, Notes
from rmdesk.exchange.refusals import FileEmpty, HasMacros, NotAWorkbook
from rmdesk.exchange.workbooks.archive import Format
from rmdesk.exchange.workbooks.cell_notes import sheet_notes
from rmdesk.exchange.workbooks.document_notes import document_notes
from rmdesk.exchange.workbooks.package import Package
from rmdesk.exchange.workbooks.parts import Parts


@dataclass(frozen=True, slots=True)
class Share:
    """Which part of a workbook's sheets one process reads: the `index`th of `count`."""

    index: int = 0
    count: int = 1


WHOLE = Share()

_MACROS = (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba)
"""Sheets of instructions: in an old .xls they stand among the others."""


def workbook_grids(
    package: Package,
    share: Share = WHOLE,
    *,
    only: frozenset[str] | None = None,
) -> Iterator[Grid]:
    """The worksheets of a workbook that fall to `share`, in its own order, `only` these if said.

    Raises NotAWorkbook, HostileMarkup, or FileEmpty when no sheet has a cell.
    """
    try:
        with package.open() as source:
            workbook = CalamineWorkbook.from_filelike(source)
    except (CalamineError, XmlError, ZipError) as error:
        raise NotAWorkbook(file=package.file) from error
    if any(entry.typ in _MACROS for entry in workbook.sheets_metadata):
        raise HasMacros(file=package.file)
    has_cells = False
    try:
        with workbook, ThreadPoolExecutor(2) as ahead:
            for grid in _grids(workbook, package, ahead, share, only):
                has_cells = True
                yield grid
    except (CalamineError, XmlError, ZipError) as error:
        raise NotAWorkbook(file=package.file) from error
    if not has_cells:
        raise FileEmpty(file=package.file)


def _grids(
    workbook: CalamineWorkbook,
    package: Package,
    ahead: Executor,
    share: Share,
    only: frozenset[str] | None,
) -> Iterator[Grid]:
    order = {entry.name: at for at, entry in enumerate(workbook.sheets_metadata)}
    for name, sheet, notes, done in _sheets(workbook, package, ahead, share, only):
        if sheet.start is None:
            continue
        yield Grid(
            name=name,
            order=order[name],
            rows=sheet.iter_rows(),
            left=sheet.start[1],
            merges=_merges(sheet),
            notes=_notes_of(package, name, notes),
            done=done(max(sheet.total_height, 1)),
        )


_Coming = tuple[str, "Future[CalamineSheet]", "Future[Notes]"]
_Done = Callable[[int], Callable[[int], float | None]]
"""By the height of a sheet: how much of the file is read after that many of its rows."""


def _sheets(
    workbook: CalamineWorkbook,
    package: Package,
    ahead: Executor,
    share: Share,
    only: frozenset[str] | None,
) -> Iterator[tuple[str, CalamineSheet, "Future[Notes]", _Done]]:
    """The sheets in order, with their notes if the format's can be read.

    calamine parses without holding the interpreter: while the rows of one sheet are walked, the
    next is parsed on another core, its notes beside it.
    """

    def start(name: str) -> _Coming:
        sheet = ahead.submit(workbook.get_sheet_by_name, name)
        return name, sheet, ahead.submit(_notes, package, name)

    names = [e.name for e in workbook.sheets_metadata if e.typ is SheetTypeEnum.WorkSheet]
    if only is not None:
        names = [name for name in names if name in only]
    sizes = _sizes(package)
    if sizes and share != WHOLE:
        names = _share_of(names, sizes, share)
    weights = [sizes.get(name, 0) or 1 for name in names]
    waiting = iter(names)
    coming = next(map(start, waiting), None)
    while coming is not None:
        name, sheet, notes = coming
        parsed = sheet.result()
        coming = next(map(start, waiting), None)
        yield name, parsed, notes, _done(weights, names.index(name))


def _done(weights: list[int], at: int) -> _Done:
    before, own, whole = sum(weights[:at]), weights[at], sum(weights)
    return lambda height: lambda rows: (before + own * min(rows / height, 1.0)) / whole


def _sizes(package: Package) -> dict[str, int]:
    """How large each sheet is, notes counted in, as far as the format says."""
    if not package.is_excel:
        return {}
    with package.open() as source:
        parts = Parts(source, file=package.file)
        return {name: parts.size_with_relations(part) for name, part in parts.sheets().items()}


def _share_of(names: list[str], sizes: dict[str, int], share: Share) -> list[str]:
    """The sheets of one share: the largest goes to whoever has least."""
    loads = [0] * share.count
    mine = set()
    for name in sorted(names, key=lambda name: sizes.get(name, 0), reverse=True):
        lightest = loads.index(min(loads))
        loads[lightest] += sizes.get(name, 0)
        if lightest == share.index:
            mine.add(name)
    return [name for name in names if name in mine]


def _notes(package: Package, sheet: str) -> Notes:
    if not package.is_excel:
        return {}
    with package.open() as source:
        return sheet_notes(Parts(source, file=package.file), sheet)


def _notes_of(package: Package, sheet: str, ahead: "Future[Notes]") -> Callable[[], Notes] | None:
    match package.format:
        case Format.EXCEL:
            return ahead.result
        case Format.OPEN_DOCUMENT:  # one part for all sheets, so it is read for calendars only

            def read() -> Notes:
                with package.open() as source:
                    return document_notes(Parts(source, file=package.file), sheet)

            return read
        case Format.OLD_EXCEL:
            return None


def _merges(sheet: CalamineSheet) -> Merges:
    with suppress(CalamineError):  # .xls without a merge table
        return sheet.merged_cell_ranges or ()
    return ()
