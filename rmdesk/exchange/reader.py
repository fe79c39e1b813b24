"""The public way to read files: in a process of its own that holds no key (security.md).

The process is a new interpreter: nothing of this one's memory reaches it, and what it sends
back can only be plain values (`frames`).
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from rmdesk.domain.problems import Problem, Weight
from rmdesk.errors import InputError
from rmdesk.exchange import refusals
from rmdesk.exchange.bulk import uncollected
from rmdesk.exchange.columns import Reads, SheetKind, dictionary
from rmdesk.exchange.frames import ForeignFrame, receive
from rmdesk.exchange.reading import Mark, Reading, Row, Sheet
from rmdesk.exchange.refusals import FileMissing, ReaderFailed, ReaderTooSlow

MEMORY = 512 << 20
MEMORY_PER_BYTE = 12
SECONDS = 30
SECONDS_PER_MIB = 2

_START = (
    "import sys, json; request = json.loads(sys.stdin.readline());"
    "sys.path[:] = request.pop('path');"
    "from rmdesk.exchange.child import serve; serve(request)"
)
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP")  # Windows does not start without

Progress = Callable[[str, int], None]
"""Told the file's name and how many of its rows have been read."""


def read_files(paths: Sequence[Path], *, today: date, progress: Progress | None = None) -> Reading:
    """Read the files as they stand; nothing is matched or written.

    `today` decides the year of days written without one and which days are still to come. Raises
    the InputErrors of `refusals` when a file cannot be used at all.
    """
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    with uncollected():
        for path in paths:
            found = _read(path, today, progress)
            sheets += found.sheets
            problems += found.problems
    return Reading(sheets=tuple(sheets), problems=tuple(problems), today=today)


class _Receiver:
    """Builds values from the frames of one file."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.problems: list[Problem] = []
        self._about: dict[str, Any] | None = None
        self._parts: dict[str, list[Any]] = {}
        self._days: dict[str, date] = {}

    def take(self, what: str, content: Any) -> None:
        """Take one frame. What no reader of ours sends raises KeyError, TypeError or ValueError."""
        match what:
            case "sheet":
                self.finish()
                self._about = content
            case "problems":
                self.problems += map(_problem, content)
            case "rows" | "refused_rows" | "marks":
                self._parts.setdefault(what, []).extend(content)
            case _:
                raise ValueError

    def finish(self) -> None:
        """Close the sheet whose frames have all come."""
        if self._about is None:
            return
        about, parts = self._about, self._parts
        self._about, self._parts = None, {}
        fields = tuple(about["fields"])
        slots = [slot for slot, field in enumerate(fields) if field in _day_fields()]
        self.sheets.append(
            Sheet(
                file=about["file"],
                name=about["name"],
                kind=SheetKind(about["kind"]),
                fields=fields,
                headings=about["headings"],
                rows=tuple(self._row(row, slots) for row in parts.get("rows", ())),
                refused=tuple(self._row(row, slots) for row in parts.get("refused_rows", ())),
                marks=tuple(
                    Mark(line, self._day(on), channel, gist)
                    for line, on, channel, gist in parts.get("marks", ())
                ),
                refused_marks=about["refused_marks"],
            )
        )

    def _row(self, row: list[Any], slots: list[int]) -> Row:
        number, values = row
        for slot in slots:
            if values[slot] is not None:
                values[slot] = self._day(values[slot])
        return Row(number, tuple(values))

    def _day(self, text: str) -> date:
        # A few thousand days stand in hundreds of thousands of rows.
        day = self._days.get(text)
        if day is None:
            day = self._days[text] = date.fromisoformat(text)
        return day


@cache
def _day_fields() -> frozenset[str]:
    return frozenset(
        column.field
        for kind in dictionary().kinds
        for column in kind.columns
        if column.reads is Reads.DAY
    )


def _read(path: Path, today: date, progress: Progress | None) -> Reading:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FileMissing(file=path.name) from error
    seconds = SECONDS + SECONDS_PER_MIB * (size >> 20)
    receiver = _Receiver()
    is_late = threading.Event()
    ending: tuple[str, Any] = ("", None)
    with _start(path, today, MEMORY + MEMORY_PER_BYTE * size) as process:

        def stop() -> None:
            is_late.set()
            process.kill()

        watchdog = threading.Timer(seconds, stop)
        watchdog.daemon = True
        watchdog.start()
        try:
            for what, content in receive(cast(BinaryIO, process.stdout)):
                if what == "progress":
                    if progress is not None:
                        progress(path.name, content)
                elif what in ("done", "refused"):
                    ending = what, content
                    break
                else:
                    receiver.take(what, content)
            receiver.finish()
        except ForeignFrame:
            pass  # it was stopped, or broke off: said below
        except (KeyError, TypeError, ValueError) as error:
            raise ReaderFailed(file=path.name) from error
        finally:
            watchdog.cancel()
            process.kill()
    match ending:
        case ("done", _):
            return Reading(
                sheets=tuple(receiver.sheets), problems=tuple(receiver.problems), today=today
            )
        case ("refused", [str(name), dict(parameters)]):
            raise _refusal(name, parameters, path.name)
    if is_late.is_set():
        raise ReaderTooSlow(file=path.name, seconds=seconds)
    raise ReaderFailed(file=path.name)


def _start(path: Path, today: date, memory: int) -> "subprocess.Popen[bytes]":
    # Isolated, and without `site`: nothing in the user's folders or environment runs in there.
    process = subprocess.Popen(  # noqa: S603 - this interpreter, fixed arguments
        [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a trace could hold a client's data
        env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
        close_fds=True,
    )
    request = {
        "path": [str(Path(entry).absolute()) for entry in sys.path],
        "file": str(path.absolute()),
        "today": today.isoformat(),
        "memory": memory,
    }
    stdin = cast(BinaryIO, process.stdin)
    with contextlib.suppress(OSError):  # it ended at once; the missing frames say so
        stdin.write(json.dumps(request).encode() + b"\n")
        stdin.close()
    return process


def _refusal(name: str, parameters: dict[str, object], file: str) -> InputError:
    found = getattr(refusals, name, None)
    if isinstance(found, type) and issubclass(found, InputError):
        return found(**parameters)
    return ReaderFailed(file=file)


def _problem(packed: tuple[Any, ...]) -> Problem:
    message, file, sheet, row, column, weight, parameters = packed
    return Problem(
        message=message,
        file=file,
        sheet=sheet,
        row=row,
        column=column,
        weight=Weight(weight),
        parameters=parameters,
    )
