"""The public way to read files: in processes of their own that hold no key (security.md).

A large workbook is shared between two of them, which takes half the time on any machine of today.
"""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import chain
from operator import itemgetter
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar

from rmdesk.errors import InputError
from rmdesk.exchange.bulk import uncollected
from rmdesk.exchange.corrections.remembered import Corrections
from rmdesk.exchange.layouts import How, Layout, Look
from rmdesk.exchange.process.reading_process import Cancel, ReadingProcess, Tell
from rmdesk.exchange.process.receiver import Receiver
from rmdesk.exchange.reading import RawRow, RawSheet, Reading, Stamp
from rmdesk.exchange.refusals import (
    FileChanged,
    FileEmpty,
    FileMissing,
    FileUnreadable,
    NoKnownHeadings,
)
from rmdesk.exchange.workbooks.package import ZIP_MARK

SHARED_FROM = 1 << 20
"""The size of a workbook, in bytes, from which a second process is worth its start."""

T = TypeVar("T")
Progress = Callable[[str, int, float | None], None]
"""Told, on some thread, the file's name, how many of its rows have been read, and which part of
the file that is, from 0 to 1, if known."""


def read_files(
    paths: Sequence[Path],
    *,
    today: date,
    progress: Progress | None = None,
    corrections: Corrections | None = None,
    passwords: Mapping[Path, str] | None = None,
    cancel: Cancel | None = None,
) -> Reading:
    """Read the files as they stand; nothing is matched or written.

    `today` decides the year of days written without one and which days are still to come. Sheets
    follow the `corrections` of their fingerprints. Raises the InputErrors of `refusals` when a
    file cannot be used at all, among them PasswordProtected and Cancelled.
    """
    tasks = [
        _task(today, corrections=corrections, password=(passwords or {}).get(path, ""))
        for path in paths
    ]
    stamps = {path: _stamp(path) for path in paths}
    with uncollected():
        received = [
            _read(path, task, progress, cancel or Cancel())
            for path, task in zip(paths, tasks, strict=True)
        ]
    return Reading(
        sheets=tuple(sheet for parts in received for sheet in in_order(p.sheets for p in parts)),
        problems=tuple(
            problem for parts in received for problem in in_order(p.problems for p in parts)
        ),
        today=today,
        places=tuple(place for parts in received for place in _places(parts)),
        looks=tuple(look for parts in received for look in in_order(p.looks for p in parts)),
        stamps=stamps,
    )


def look(
    path: Path,
    *,
    today: date,
    encoding: str = "",
    password: str = "",
    corrections: Corrections | None = None,
    cancel: Cancel | None = None,
) -> tuple[Look, ...]:
    """The first rows of every sheet, whether they are understood or not.

    `encoding` is one of `layouts.ENCODINGS`, or empty to find it. Raises the InputErrors that say
    that the file cannot be opened.
    """
    task = _task(today, "look", encoding=encoding, password=password, corrections=corrections)
    receiver = ReadingProcess(path, _stamp(path).size, task, cancel or Cancel()).run(_silent)
    return tuple(in_order([receiver.looks]))


def raw_rows(
    path: Path,
    wanted: Mapping[str, Collection[int]],
    *,
    today: date,
    layouts: Mapping[str, Layout] | None = None,
    encoding: str = "",
    password: str = "",
    stamp: Stamp | None = None,
    cancel: Cancel | None = None,
) -> dict[str, RawSheet]:
    """The rows of these numbers, by sheet, as they stand in the file, and its rows of headings.

    `layouts` say where the headings are and which columns must never be stored. Raises
    FileChanged when the file is no longer the one of `stamp`.
    """
    if stamp is not None and _stamp(path) != stamp:
        raise FileChanged(file=path.name)
    heads = {name: range(1, found.header + 1) for name, found in (layouts or {}).items()}
    numbers = {sheet: sorted({*rows, *heads.get(sheet, ())}) for sheet, rows in wanted.items()}
    task = _task(today, "raw", encoding=encoding, password=password, wanted=numbers)
    receiver = ReadingProcess(path, _stamp(path).size, task, cancel or Cancel()).run(_silent)
    return {
        name: _without_never(sheet, (layouts or {}).get(name), set(wanted[name]))
        for name, sheet in receiver.raw.items()
        if name in wanted
    }


def _without_never(sheet: RawSheet, layout: Layout | None, wanted: set[int]) -> RawSheet:
    never = {c.index for c in layout.columns if c.how is How.NEVER} if layout else set()
    header = layout.header if layout else 0

    def shown(row: RawRow) -> RawRow:
        return tuple("" if index in never else cell for index, cell in enumerate(row))

    return replace(
        sheet,
        head=tuple(row for number, row in sorted(sheet.rows.items()) if number <= header),
        rows={number: shown(row) for number, row in sheet.rows.items() if number in wanted},
    )


def _task(
    today: date,
    task: str = "read",
    *,
    encoding: str = "",
    password: str = "",
    corrections: Corrections | None = None,
    wanted: Mapping[str, Sequence[int]] | None = None,
) -> dict[str, object]:
    return {
        "task": task,
        "share": [0, 1],
        "today": today.isoformat(),
        "encoding": encoding,
        "password": password,
        "corrections": {key: said.to_json() for key, said in (corrections or {}).items()},
        "wanted": wanted or {},
    }


def _silent(_rows: int, _done: float | None) -> None:
    """Progress that nobody asked for."""


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise FileMissing(file=path.name) from error
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    if not S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        raise FileUnreadable(file=path.name)
    return Stamp(status.st_size, status.st_mtime_ns)


def _places(parts: Sequence[Receiver]) -> list[tuple[str, str]]:
    sheets = [(order, (sheet.file, sheet.name)) for p in parts for order, sheet in p.sheets]
    told = [(order, (about.file, about.sheet)) for p in parts for order, about in p.problems]
    return list(dict.fromkeys(in_order([sheets, told])))


def in_order(parts: Iterable[Iterable[tuple[int, T]]]) -> list[T]:
    """What several processes read of one file, in the order of its sheets."""
    whole = sorted(chain.from_iterable(parts), key=itemgetter(0))
    return [value for _, value in whole]


def _read(
    path: Path, task: dict[str, object], progress: Progress | None, cancel: Cancel
) -> list[Receiver]:
    """What each process read of one file; a share without known sheets refuses nothing."""
    size = _stamp(path).size
    count = 2 if _is_worth_two(path, size) else 1
    told: dict[int, tuple[int, float | None]] = {}

    def telling(index: int) -> Tell:
        def tell(rows: int, done: float | None) -> None:
            told[index] = rows, done
            if progress is not None:
                parts = [part or 0.0 for _, part in told.values()]
                share = None if done is None else sum(parts) / count
                progress(path.name, sum(rows for rows, _ in told.values()), share)

        return tell

    def run(index: int) -> Receiver | InputError:
        shared = {**task, "share": [index, count]}
        try:
            return ReadingProcess(path, size, shared, cancel).run(telling(index))
        except (NoKnownHeadings, FileEmpty) as error:
            return error

    with ThreadPoolExecutor(count) as processes:
        results = list(processes.map(run, range(count)))
    received = [result for result in results if isinstance(result, Receiver)]
    if not received:
        raise next(result for result in results if isinstance(result, InputError))
    return received


def _is_worth_two(path: Path, size: int) -> bool:
    try:
        with path.open("rb") as source:
            is_workbook = source.read(len(ZIP_MARK)) == ZIP_MARK
    except OSError as error:
        raise FileUnreadable(file=path.name) from error
    return is_workbook and size >= SHARED_FROM and (os.cpu_count() or 1) > 1
