"""The process that reads hostile files: holds no key, is limited, sends plain values back.

Started by `reader` through a new interpreter, never by a fork, which would copy the key.
"""

import contextlib
import gc
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TypedDict

from rmdesk.domain.problems import Problem
from rmdesk.errors import InputError
from rmdesk.exchange.files import Wishes, look_at_file, raw_rows_of, read_file
from rmdesk.exchange.layouts import Correction
from rmdesk.exchange.process.frames import CHUNK, send
from rmdesk.exchange.process.packing import packed_cells, packed_layout, packed_look
from rmdesk.exchange.reading import Sheet
from rmdesk.exchange.refusals import FileMissing, FileUnreadable, ReaderTooLarge
from rmdesk.exchange.workbooks.sheets import Share


class Request(TypedDict):
    """What the desk asks for; `memory` caps the address space, in bytes.

    `wanted` are row numbers by sheet, for the task `raw`.
    """

    task: str
    file: str
    share: list[int]
    today: str
    memory: int
    encoding: str
    password: str
    corrections: dict[str, Any]
    wanted: dict[str, list[int]]


def serve(request: Request) -> None:
    """Do one task and write frames to standard output, the last one `done` or `refused`."""
    limit_process(request["memory"])
    gc.disable()  # values form no cycles, and a walk over a million of them is not free
    out = sys.stdout.buffer
    path = Path(request["file"])
    try:
        _do(request, path, out)
    except InputError as error:
        send(out, "refused", [type(error).__name__, error.parameters])
    except FileNotFoundError:
        send(out, "refused", [FileMissing.__name__, {"file": path.name}])
    except OSError:
        send(out, "refused", [FileUnreadable.__name__, {"file": path.name}])
    except MemoryError:
        send(out, "refused", [ReaderTooLarge.__name__, {"file": path.name}])
    else:
        send(out, "done")


def _do(request: Request, path: Path, out: BinaryIO) -> None:
    wishes = Wishes(
        today=date.fromisoformat(request["today"]),
        progress=lambda rows, done: send(out, "progress", [rows, done]),
        share=Share(*request["share"]),
        encoding=request["encoding"],
        password=request["password"],
        corrections={
            fingerprint: Correction.from_json(said)
            for fingerprint, said in request["corrections"].items()
        },
    )
    match request["task"]:
        case "read":
            _read(path, wishes, out)
        case "look":
            for look in look_at_file(path, wishes):
                send(out, "look", packed_look(look))
        case "raw":
            for grid, rows in raw_rows_of(path, wishes, request["wanted"]):
                about = [grid.name, grid.left, grid.encoding, grid.separator]
                send(out, "raw_sheet", about)
                _send_all(out, "raw_rows", [(at, packed_cells(cells)) for at, cells in rows])


def _read(path: Path, wishes: Wishes, out: BinaryIO) -> None:
    for part in read_file(path, wishes):
        send(out, "order", part.order)
        send(out, "look", packed_look(part.look))
        if part.sheet is not None:
            _send_sheet(out, part.sheet)
        _send_all(out, "problems", [_packed(problem) for problem in part.problems])


def limit_process(memory: int) -> None:
    """Cap the address space and leave no core dump, where the system can (not on Windows)."""
    if sys.platform != "win32":
        import resource

        for what, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
            with contextlib.suppress(ValueError, OSError):  # a lower limit is already in force
                resource.setrlimit(what, (limit, limit))


def _send_sheet(out: BinaryIO, sheet: Sheet) -> None:
    about: dict[str, object] = {
        "file": sheet.file,
        "name": sheet.name,
        "kind": sheet.kind.value,
        "fields": list(sheet.fields),
        "headings": dict(sheet.headings),
        "layout": packed_layout(sheet.layout),
        "refused_marks": sheet.refused_marks,
    }
    send(out, "sheet", about)
    _send_all(out, "rows", sheet.rows)
    _send_all(out, "refused_rows", sheet.refused)
    for start in range(0, len(sheet.marks), CHUNK):
        # Column by column: a few days and letters stand in hundreds of thousands of marks.
        lines, days, letters, gists = zip(*sheet.marks[start : start + CHUNK], strict=True)
        first = min(days)
        since = [(day - first).days for day in days]
        send(out, "marks", [first, lines, since, "".join(letters), gists])


def _send_all(out: BinaryIO, what: str, records: Sequence[object]) -> None:
    for start in range(0, len(records), CHUNK):
        send(out, what, records[start : start + CHUNK])


def _packed(problem: Problem) -> tuple[object, ...]:
    return (
        problem.message,
        problem.file,
        problem.sheet,
        problem.row,
        problem.column,
        problem.weight.value,
        dict(problem.parameters),
        problem.is_cell_only,
    )
