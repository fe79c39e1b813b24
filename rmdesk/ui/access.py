"""The screens' way to the desk: asking its thread, and what time it is."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime
from typing import TypeVar

from rmdesk.desk.book import Desk
from rmdesk.store.thread import StoreThread, Urgency
from rmdesk.ui.idle_clock import Run, run_of_machine

R = TypeVar("R")


class Access:
    """Asks the desk on its own thread; the day may be fixed, as in a demonstration."""

    def __init__(
        self,
        thread: StoreThread[Desk],
        *,
        clock: Callable[[], datetime],
        fixed_today: date | None = None,
        run_of_machine: Callable[[], Run] = run_of_machine,
    ) -> None:
        self._thread = thread
        self._clock = clock
        self._fixed_today = fixed_today
        self.run_of_machine = run_of_machine
        self.today = fixed_today or clock().date()
        self.backups = asyncio.Lock()
        """Held while something is at work in the folders of the backups: each clears away what it
        finds half made there."""

    def now(self) -> datetime:
        """The moment to record: the clock's, on the fixed day where one is set."""
        now = self._clock()
        return datetime.combine(self._fixed_today, now.time()) if self._fixed_today else now

    def wall_clock(self) -> datetime:
        """What the clock says, whatever day is fixed: idle time is measured by it."""
        return self._clock()

    def has_new_day(self) -> bool:
        """Whether midnight has passed since `today` was set; remembers the new day."""
        if self._fixed_today or self._clock().date() == self.today:
            return False
        self.today = self._clock().date()
        return True

    async def ask(self, work: Callable[[Desk], R], urgency: Urgency = Urgency.EDIT) -> R:
        """Run `work` on the desk's thread and wait for it without blocking the screen."""
        return await asyncio.wrap_future(self._thread.ask(work, urgency))

    async def ask_last(self, work: Callable[[Desk], R]) -> R:
        """Run `work`, which closes the book: nothing is asked of the desk after it."""
        return await asyncio.wrap_future(self._thread.ask_last(work))

    async def in_steps(self, work: Callable[[Desk, Callable[[], None]], R]) -> R:
        """Run long `work`, which lets whatever is asked meanwhile be done between its steps.

        Raises Stopped when it gave way to something that has to have the book for itself.
        """
        return await asyncio.wrap_future(self._thread.ask_in_steps(work))

    async def newest(self, kind: str, work: Callable[[Desk], R]) -> R:
        """Like `ask` for a long query that only the newest request of its `kind` needs.

        Raises CancelledError or Superseded when a newer one came.
        """
        return await asyncio.wrap_future(self._thread.ask(work, Urgency.LONG, replaces=kind))

    def page(self, work: Callable[[Desk], R]) -> "Future[R]":
        """Ask for what is about to be painted; the caller may wait a moment for the future."""
        return self._thread.ask(work, Urgency.PAGE)
