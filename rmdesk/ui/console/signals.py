"""Requests to end: a closed window, or a signal that asks this process to terminate."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TerminalGone(SystemExit):
    """The window was closed, or a signal asks for the end: leave without a word.

    A SystemExit, because an event loop lets nothing else out of what it is running.
    """

    def __init__(self, exit_code: int) -> None:
        self.exit_code = exit_code
        super().__init__(exit_code)


_asked_to_end: list[int] = []
_waits: list[bool] = []


def asked_to_end() -> int:
    """The exit code a signal asked for; 0 when none came."""
    return _asked_to_end[0] if _asked_to_end else 0


@contextmanager
def interruptible() -> Iterator[None]:
    """Only here a signal interrupts: raised while a module is imported, its lock would stay."""
    _waits.append(True)
    try:
        if code := asked_to_end():
            raise TerminalGone(code)
        yield
    finally:
        _waits.clear()


@contextmanager
def signals_end() -> Iterator[None]:
    """Let a closed window or a request to terminate raise TerminalGone where keys are awaited;
    elsewhere it is looked for at the next chance, see `asked_to_end`."""
    names = ["SIGTERM"] if sys.platform == "win32" else ["SIGTERM", "SIGHUP"]
    numbers = [signal.Signals[name] for name in names]

    def leave(number: int, _: FrameType | None) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)  # once is enough: the next would cut the clean end
        _asked_to_end.append(128 + number)
        if _waits:
            raise TerminalGone(128 + number)

    previous = {number: signal.signal(number, leave) for number in numbers}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
