"""What an application that shows clients must never do, whatever the toolkit offers.

Textual's own crash report prints local variables, its palette saves screenshots, its selection
fills the clipboard: all of them are off.
"""

import asyncio
import inspect
import sys
import traceback
from abc import abstractmethod
from concurrent.futures import CancelledError
from typing import Any

from textual.app import App, SystemCommand
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import Worker, WorkerFailed
from textual.worker_manager import WorkerManager

from rmdesk.errors import RmdeskError
from rmdesk.language import _
from rmdesk.store.thread import Superseded


class SealedApp(App[int]):
    """Nothing on its screen leaves it. Its result is the exit code."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._workers = _Workers(self)

    @abstractmethod
    def alarm(self, sentence: str) -> None:
        """Say what went wrong."""

    def get_system_commands(self, screen: Screen[object]) -> list[SystemCommand]:
        """None: Textual's own offer a screenshot."""
        return []

    def get_driver_class(self) -> type[Driver]:
        """On Windows with our guards: a click must not halt the desk, a half character not end
        it."""
        if sys.platform == "win32":
            from rmdesk.ui.console.windows_driver import GuardedDriver

            return GuardedDriver
        else:  # noqa: RET505 -- a type checker for Windows calls what stands behind unreachable
            return super().get_driver_class()

    def copy_to_clipboard(self, text: str) -> None:
        """Never: the screen shows clients."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Never: a screenshot would be a file with clients in it."""

    def save_screenshot(
        self,
        filename: str | None = None,
        path: str | None = None,
        time_format: str | None = None,
    ) -> str:
        """Never, see `action_screenshot`."""
        raise NotImplementedError

    def _handle_exception(self, error: Exception) -> None:
        """The last net: a refusal that came by another way than `perform` is still a notice."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, RmdeskError):
            self.alarm(cause.sentence())
        elif isinstance(cause, NoMatches) and (self._exit or not self._running):
            return  # what was opening while the desk ended is not composed any more
        elif not isinstance(cause, Superseded | CancelledError | asyncio.CancelledError):
            super()._handle_exception(cause if isinstance(cause, Exception) else error)

    async def _shutdown(self) -> None:
        """What still waits for the book ends first: the screen it would speak to is taken down."""
        self.workers.cancel_all()
        await super()._shutdown()

    def _fatal_error(self) -> None:
        """Ends with the place and the type of the error: no locals, no values, no messages."""
        self._exit_renderables.append(crash_report(sys.exc_info()[1] or self._exception))
        self._close_messages_no_wait()


def crash_report(error: BaseException | None) -> str:
    """Where it happened and what kind of error: nothing that could hold a client's data."""
    lines = [_("rmdesk had to stop because of an error in the program. No saved record is lost.")]
    if error is not None:
        lines.append(type(error).__name__)
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__, limit=-8)
        ]
    return "\n".join(lines)


class _Workers(WorkerManager):
    """Work that is cancelled before its first step is closed: Python would name it on whatever
    screen comes after, as never awaited."""

    def _remove_worker(self, worker: Worker[Any]) -> None:
        super()._remove_worker(worker)
        work = worker._work  # noqa: SLF001 -- nothing public knows what a worker was given
        if inspect.iscoroutine(work) and inspect.getcoroutinestate(work) == inspect.CORO_CREATED:
            for given in inspect.getcoroutinelocals(work).values():
                if inspect.iscoroutine(given):
                    given.close()
            work.close()
