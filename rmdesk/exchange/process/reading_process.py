"""One reading process: a new interpreter that holds no key, its limits, and how it ends.

Nothing of this process's memory reaches it, and what it sends back can only be plain values
(`frames`).
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, cast

from rmdesk.errors import InputError
from rmdesk.exchange import refusals
from rmdesk.exchange.process.frames import ForeignFrame, receive
from rmdesk.exchange.process.receiver import Receiver
from rmdesk.exchange.refusals import Cancelled, ReaderFailed, ReaderTooLarge, ReaderTooSlow

MEMORY = 512 << 20
MEMORY_PER_BYTE = 12
SECONDS = 30
SECONDS_PER_MIB = 2

_START = (
    "import sys, json; request = json.loads(sys.stdin.readline());"
    "sys.path[:] = request.pop('path');"
    "from rmdesk.isolation import isolate; isolate();"
    "from rmdesk.exchange.process.child import serve; serve(request)"
)
_KEPT_ENVIRONMENT = ("SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP")  # Windows does not start without
_ABORTED = -getattr(signal, "SIGABRT", 6)
"""How a library ends that gets no more memory: it cannot say so."""

_TO_END = 2.0

Tell = Callable[[int, float | None], None]


class Cancel:
    """A way to stop reading from any thread: `cancel` ends the processes at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self.is_cancelled = False

    def cancel(self) -> None:
        """Stop what is being read, and whatever would be read later."""
        with self._lock:
            self.is_cancelled = True
            for process in self._running:
                process.kill()

    @contextlib.contextmanager
    def covering(self, process: "subprocess.Popen[bytes]") -> Iterator[None]:
        """Let `cancel` end this process."""
        with self._lock:
            self._running.add(process)
            if self.is_cancelled:
                process.kill()
        try:
            yield
        finally:
            with self._lock:
                self._running.discard(process)


def memory_for(size: int) -> int:
    """The address space, in bytes, that reading a file of `size` bytes may take."""
    return MEMORY + MEMORY_PER_BYTE * size


class ReadingProcess:
    """One process for one task on one file; the limits grow with the honest size of the file."""

    def __init__(self, path: Path, size: int, task: Mapping[str, object], cancel: Cancel) -> None:
        self._file = path.name
        self._seconds = SECONDS + SECONDS_PER_MIB * (size >> 20)
        self._is_late = threading.Event()
        self._cancel = cancel
        self._request = {
            "path": [str(Path(entry).absolute()) for entry in sys.path],
            "file": str(path.absolute()),
            "memory": memory_for(size),
            **task,
        }

    def run(self, tell: Tell) -> Receiver:
        """Do the task; raises the refusal the process sent, or one about the process."""
        receiver = Receiver()
        if self._cancel.is_cancelled:
            raise Cancelled(file=self._file)
        with self._started() as process, self._cancel.covering(process):
            self._send_request(process)
            watchdog = threading.Timer(self._seconds, self._stop, [process])
            watchdog.daemon = True
            watchdog.start()
            ending: list[Any] | None = None
            try:
                ending = self._receive(cast(BinaryIO, process.stdout), receiver, tell)
            except ForeignFrame:
                pass  # it was stopped, or broke off: said below
            except (KeyError, TypeError, ValueError) as error:
                raise ReaderFailed(file=self._file) from error
            finally:
                watchdog.cancel()
                watchdog.join()  # no thread of a reading outlives it
                if ending is None:
                    with contextlib.suppress(subprocess.TimeoutExpired):
                        process.wait(_TO_END)
                process.kill()
        return self._outcome(ending, receiver, process.returncode)

    def _outcome(
        self, ending: list[Any] | None, receiver: Receiver, returned: int | None
    ) -> Receiver:
        match ending:
            case ["done", _]:
                return receiver
            case ["refused", [str(name), dict(parameters)]]:
                raise self._refusal(name, parameters)
        if self._cancel.is_cancelled:
            raise Cancelled(file=self._file)
        if self._is_late.is_set():
            raise ReaderTooSlow(file=self._file, seconds=self._seconds)
        if returned == _ABORTED:
            raise ReaderTooLarge(file=self._file)
        raise ReaderFailed(file=self._file)

    def _receive(self, stream: BinaryIO, receiver: Receiver, tell: Tell) -> list[Any] | None:
        """Take every frame; the last one, or None when the stream just ends."""
        for what, content in receive(stream):
            if what in ("done", "refused"):
                receiver.finish()
                return [what, content]
            if what == "progress":
                rows, done = content
                tell(int(rows), None if done is None else float(done))
            else:
                receiver.take(what, content)
        return None

    def _started(self) -> "subprocess.Popen[bytes]":
        # Isolated, and without `site`: nothing in the user's folders or environment runs in there.
        return subprocess.Popen(  # noqa: S603 - this interpreter, fixed arguments
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a trace could hold a client's data
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
            close_fds=True,
        )

    def _send_request(self, process: "subprocess.Popen[bytes]") -> None:
        stdin = cast(BinaryIO, process.stdin)
        with contextlib.suppress(OSError):  # it ended at once; the missing frames say so
            stdin.write(json.dumps(self._request).encode() + b"\n")
            stdin.close()

    def _stop(self, process: "subprocess.Popen[bytes]") -> None:
        self._is_late.set()
        process.kill()

    def _refusal(self, name: str, parameters: dict[str, object]) -> InputError:
        found = getattr(refusals, name, None)
        if isinstance(found, type) and issubclass(found, InputError):
            return found(**parameters)
        return ReaderFailed(file=self._file)
