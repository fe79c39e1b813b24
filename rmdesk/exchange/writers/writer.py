"""The desk's side of the process that writes: lines in, one finished file out."""

import contextlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import BinaryIO, Self, cast

from rmdesk.exchange.process.frames import ForeignFrame, send
from rmdesk.exchange.process.keyless import started
from rmdesk.exchange.writers.child import packed
from rmdesk.exchange.writers.outline import Form, Line, Outline
from rmdesk.exchange.writers.paper import Paper
from rmdesk.exchange.writers.paper import packed as paper_packed
from rmdesk.exchange.writers.refusals import WriterFailed


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file; `cut` texts did not fit their cell, `notes` have no place in a CSV."""

    content: bytes
    cut: int
    notes: int


class WritingProcess:
    """The process that writes; leaving the block ends it, finished or not.

    What waits for the process raises WriterFailed. Used by one thread at a time; `cancel` may be
    called from any.
    """

    def __init__(self, module: str, form: Form) -> None:
        request = {"kind": form.kind.value, "password": form.password}
        self._process = started(module, request)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _: TracebackType | None,
    ) -> None:
        self.close()

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

    def _received(self) -> Written:
        """The next finished file."""
        try:
            what, (size, losses) = json.loads(self._stdout.readline())
            content = self._stdout.read(size)
        except (ValueError, TypeError, OSError) as error:
            raise WriterFailed from error
        if what != "done" or len(content) != size:
            raise WriterFailed
        lost = Counter(losses)
        return Written(content, cut=lost["cut"], notes=lost["notes"])

    @property
    def _stdin(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdin)

    @property
    def _stdout(self) -> BinaryIO:
        return cast(BinaryIO, self._process.stdout)


class Writer(WritingProcess):
    """One file being written from lines."""

    def __init__(self, outline: Outline, form: Form) -> None:
        super().__init__("rmdesk.exchange.writers.child", form)
        self._send("outline", packed(outline))

    def add(self, lines: Sequence[Line]) -> None:
        """Hand over further lines."""
        self._send("lines", lines)

    def finish(self) -> Written:
        """The finished file."""
        self._send("finish")
        return self._received()


class PaperWriter(WritingProcess):
    """Papers being written, one after another and each a file of its own."""

    def __init__(self, form: Form) -> None:
        super().__init__("rmdesk.exchange.writers.paper_child", form)

    def write(self, paper: Paper) -> Written:
        """The finished file of one paper."""
        self._send("paper", paper_packed(paper))
        return self._received()
