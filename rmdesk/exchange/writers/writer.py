"""The desk's side of the process that writes: lines in, one finished file out."""

import contextlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self, cast

from rmdesk.exchange.frames import ForeignFrame, send
from rmdesk.exchange.keyless import started
from rmdesk.exchange.writers.child import packed
from rmdesk.exchange.writers.outline import Form, Line, Outline
from rmdesk.exchange.writers.refusals import WriterFailed


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file; `cut` texts did not fit their cell, `notes` have no place in a CSV."""

    content: bytes
    cut: int
    notes: int


class Writer:
    """One file being written; leaving the block ends the process, finished or not.

    `add` and `finish` may wait for the process and raise WriterFailed. Used by one thread at a
    time; `cancel` may be called from any.
    """

    def __init__(self, outline: Outline, form: Form) -> None:
        request = {"kind": form.kind.value, "password": form.password}
        self._process = started("rmdesk.exchange.writers.child", request)
        self._send("outline", packed(outline))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, lines: Sequence[Line]) -> None:
        """Hand over further lines."""
        self._send("lines", lines)

    def finish(self) -> Written:
        """The finished file."""
        self._send("finish")
        try:
            what, (size, losses) = json.loads(self._stdout.readline())
            content = self._stdout.read(size)
        except (ValueError, TypeError, OSError) as error:
            raise WriterFailed from error
        if what != "done" or len(content) != size:
            raise WriterFailed
        lost = Counter(losses)
        return Written(content, cut=lost["cut"], notes=lost["notes"])

    def cancel(self) -> None:
        """End the process at once; whoever waits for it gets WriterFailed."""
        self._process.kill()

    @property
    def exit_code(self) -> int | None:
        """How the process ended, None while it runs."""
        return self._process.poll()

    def close(self) -> None:
        """End the process, finished or not."""
        self.cancel()
        with contextlib.suppress(OSError):  # what was still in the pipe goes nowhere
            self._stdin.close()
        self._stdout.close()
        self._process.wait()

    def _send(self, what: str, content: object = None) -> None:
        try:
            send(self._stdin, what, content)
        except (OSError, ForeignFrame, ValueError) as error:
            raise WriterFailed from error

    @property
    def _stdin(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdin)

    @property
    def _stdout(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdout)
