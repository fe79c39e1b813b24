"""The public way to read files: in processes of their own that hold no key (security.md).

A process is a new interpreter: nothing of this one's memory reaches it, and what it sends back
can only be plain values (`frames`). A large workbook is shared between two of them, which takes
half the time on any machine of today.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, TypeVar, cast

from rmdesk.errors import InputError
from rmdesk.exchange import refusals
from rmdesk.exchange.bulk import uncollected
from rmdesk.exchange.frames import ForeignFrame, receive
from rmdesk.exchange.reading import Reading
from rmdesk.exchange.receiver import Receiver
from rmdesk.exchange.refusals import (
    FileEmpty,
    FileMissing,
    NoKnownHeadings,
    ReaderFailed,
    ReaderTooSlow,
)
from rmdesk.exchange.workbook import WHOLE, ZIP_MARK, Share

MEMORY = 512 << 20
MEMORY_PER_BYTE = 12
SECONDS = 30
SECONDS_PER_MIB = 2
SHARED_FROM = 1 << 20
"""The size of a workbook, in bytes, from which a second process is worth its start."""

_START = (
    "import sys, json; request = json.loads(sys.stdin.readline());"
    "sys.path[:] = request.pop('path');"
    "from rmdesk.exchange.child import serve; serve(request)"
)
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP")  # Windows does not start without

T = TypeVar("T")
Progress = Callable[[str, int], None]
"""Told, on some thread, the file's name and how many of its rows have been read."""


def read_files(paths: Sequence[Path], *, today: date, progress: Progress | None = None) -> Reading:
    """Read the files as they stand; nothing is matched or written.

    `today` decides the year of days written without one and which days are still to come. Raises
    the InputErrors of `refusals` when a file cannot be used at all.
    """
    with uncollected():
        received = [_read(path, today, progress) for path in paths]
    return Reading(
        sheets=tuple(sheet for parts in received for sheet in in_order(p.sheets for p in parts)),
        problems=tuple(
            problem for parts in received for problem in in_order(p.problems for p in parts)
        ),
        today=today,
        places=tuple(place for parts in received for place in _places(parts)),
    )


def _places(parts: Sequence[Receiver]) -> list[tuple[str, str]]:
    sheets = [(order, (sheet.file, sheet.name)) for p in parts for order, sheet in p.sheets]
    told = [(order, (about.file, about.sheet)) for p in parts for order, about in p.problems]
    return list(dict.fromkeys(in_order([sheets, told])))


def in_order(parts: Iterable[Iterable[tuple[int, T]]]) -> list[T]:
    """What several processes read of one file, in the order of its sheets."""
    whole = sorted(chain.from_iterable(parts), key=itemgetter(0))
    return [value for _, value in whole]


def _read(path: Path, today: date, progress: Progress | None) -> list[Receiver]:
    """What each process read of one file; a share without known sheets refuses nothing."""
    try:
        with path.open("rb") as source:
            is_workbook = source.read(len(ZIP_MARK)) == ZIP_MARK
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise FileMissing(file=path.name) from error
    except OSError as error:
        raise refusals.FileUnreadable(file=path.name) from error
    count = 2 if is_workbook and size >= SHARED_FROM and (os.cpu_count() or 1) > 1 else 1
    told: Counter[int] = Counter()

    def tell(share: Share, rows: int) -> None:
        told[share.index] = rows
        if progress is not None:
            progress(path.name, told.total())

    def run(index: int) -> Receiver | InputError:
        share = Share(index, count) if count > 1 else WHOLE
        try:
            return _Process(path, size, today, share).run(tell)
        except (NoKnownHeadings, FileEmpty) as error:
            return error

    with ThreadPoolExecutor(count) as processes:
        results = list(processes.map(run, range(count)))
    received = [result for result in results if isinstance(result, Receiver)]
    if not received:
        raise next(result for result in results if isinstance(result, InputError))
    return received


class _Process:
    """One reading process and its limits, which grow with the honest size of the file."""

    def __init__(self, path: Path, size: int, today: date, share: Share) -> None:
        self._file = path.name
        self._seconds = SECONDS + SECONDS_PER_MIB * (size >> 20)
        self._is_late = threading.Event()
        self._request = {
            "path": [str(Path(entry).absolute()) for entry in sys.path],
            "file": str(path.absolute()),
            "share": [share.index, share.count],
            "today": today.isoformat(),
            "memory": MEMORY + MEMORY_PER_BYTE * size,
        }
        self._share = share

    def run(self, tell: Callable[[Share, int], None]) -> Receiver:
        """Read the share; raises the refusal the process sent, or one about the process."""
        receiver = Receiver()
        with self._started() as process:
            watchdog = threading.Timer(self._seconds, self._stop, [process])
            watchdog.daemon = True
            watchdog.start()
            try:
                ending = self._receive(cast(BinaryIO, process.stdout), receiver, tell)
            except ForeignFrame:
                ending = None  # it was stopped, or broke off: said below
            except (KeyError, TypeError, ValueError) as error:
                raise ReaderFailed(file=self._file) from error
            finally:
                watchdog.cancel()
                process.kill()
        match ending:
            case ["done", _]:
                return receiver
            case ["refused", [str(name), dict(parameters)]]:
                raise self._refusal(name, parameters)
        if self._is_late.is_set():
            raise ReaderTooSlow(file=self._file, seconds=self._seconds)
        raise ReaderFailed(file=self._file)

    def _receive(
        self, stream: BinaryIO, receiver: Receiver, tell: Callable[[Share, int], None]
    ) -> list[Any] | None:
        """Take every frame; the last one, or None when the stream just ends."""
        for what, content in receive(stream):
            if what in ("done", "refused"):
                receiver.finish()
                return [what, content]
            if what == "progress":
                tell(self._share, int(content))
            else:
                receiver.take(what, content)
        return None

    def _started(self) -> "subprocess.Popen[bytes]":
        # Isolated, and without `site`: nothing in the user's folders or environment runs in there.
        process = subprocess.Popen(  # noqa: S603 - this interpreter, fixed arguments
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a trace could hold a client's data
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
            close_fds=True,
        )
        stdin = cast(BinaryIO, process.stdin)
        with contextlib.suppress(OSError):  # it ended at once; the missing frames say so
            stdin.write(json.dumps(self._request).encode() + b"\n")
            stdin.close()
        return process

    def _stop(self, process: "subprocess.Popen[bytes]") -> None:
        self._is_late.set()
        process.kill()

    def _refusal(self, name: str, parameters: dict[str, object]) -> InputError:
        found = getattr(refusals, name, None)
        if isinstance(found, type) and issubclass(found, InputError):
            return found(**parameters)
        return ReaderFailed(file=self._file)
