"""What ends a desk, and what it keeps of itself then: only the end of the process wipes its memory.

Whatever goes wrong on the way out, it ends: a desk that cannot keep its place is locked all the
same. Windows tells nobody that its console closes; the process ends with it.
"""

import asyncio
import signal
import sys
from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Final

from textual import events, on

from rmdesk.desk.book import Desk
from rmdesk.desk.day.minute import nameless_hours
from rmdesk.desk.locking_up import Why, keep, leave
from rmdesk.errors import RmdeskError
from rmdesk.isolation import ANOTHER, LOCK
from rmdesk.language import _
from rmdesk.settings import Preferences
from rmdesk.store.thread import Urgency
from rmdesk.ui.access import Access
from rmdesk.ui.console.signals import asked_to_end
from rmdesk.ui.cover import Cover
from rmdesk.ui.dialogs.parts.dialog import Dialog
from rmdesk.ui.discreet_app import DiscreetApp
from rmdesk.ui.discretion.for_client import for_client
from rmdesk.ui.drafts import kept as drafts
from rmdesk.ui.drafts.kept import Drafts
from rmdesk.ui.drafts_keeper import DraftKeeper
from rmdesk.ui.idle_clock import WARNING_SECONDS, Idle, IdleClock
from rmdesk.ui.main_screen import MainScreen
from rmdesk.ui.messages import SPEAKING, HintTaken
from rmdesk.ui.navigation import place
from rmdesk.ui.typed_ahead import Key
from rmdesk.ui.words.agreed_hours import as_text

_CLOCK_SECONDS: Final = 5.0
_KEEP_SECONDS: Final = 5.0
"""What is half typed is kept this often: a crash or a power cut takes no more of it."""

_CALL_MINUTES: Final = 15  # the hands are off the keys while the client speaks
_MOST_WAITED_SECONDS: Final = 3.0
"""For work in the book that is under way and does not stop: the place is not kept then."""

_LOCKS: Final = {
    Idle.TOO_LONG: Why.IDLE,
    Idle.CLOCK_SET: Why.CLOCK,
    Idle.SLEPT: Why.SUSPEND,
}


class LockableApp(DiscreetApp):
    """Its result is the exit code."""

    def __init__(
        self,
        access: Access,
        preferences: Preferences,
        *,
        half_typed: Drafts,
        leave_hours: Callable[[str], None] | None,
        leaving: Callable[[int], None] | None,
        is_someone_beside: bool,
    ) -> None:
        super().__init__(is_someone_beside=is_someone_beside)
        self.access = access
        self.preferences = preferences
        self._half_typed = half_typed
        self._leave_hours = leave_hours
        self._leaving = leaving
        self._idle = IdleClock(access.wall_clock, access.run_of_machine)
        self._is_leaving = False
        self._ends_with = 0
        self._stands = False
        self.drafts = DraftKeeper(lambda: self.desk, access, self.give)

    @property
    @abstractmethod
    def desk(self) -> MainScreen:
        """The main screen, whatever dialog lies over it."""

    @abstractmethod
    async def give(self, key: Key) -> None:
        """Have `key` do what it does on the screen."""

    def on_mount(self) -> None:
        self.set_interval(_CLOCK_SECONDS, self.look_at_clock)
        self.set_interval(_KEEP_SECONDS, self._keep_half_typed)
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(
                    number, self._end, 128 + number, Why.HANGUP
                )
        if code := asked_to_end():  # while the desk was starting
            self._end(code, Why.HANGUP)

    # --- what is half typed ---

    @on(Dialog.Opened)
    def _dialog_opened(self, event: Dialog.Opened) -> None:
        event.stop()
        self.drafts.opened(event.dialog)

    def on_hint_taken(self, event: HintTaken) -> None:
        event.stop()
        self.drafts.commanded(event.command_id)

    async def return_to_drafts(self) -> None:
        """Open again what was open when the desk was left.

        Should that be what ends the desk, the next start only offers the words.
        """
        half_typed = self._half_typed
        await self._put_half_typed(Drafts(left=half_typed.texts))
        try:
            await self.drafts.return_to(half_typed)
        finally:
            self._stands = True

    async def _keep_half_typed(self) -> None:
        if self._stands and not self._is_leaving:
            half_typed = self.drafts.kept()
            # Where the desk stands belongs to it: a way leads from there and from nowhere else.
            await self._put_half_typed(half_typed, self.desk.place().as_state())

    async def _put_half_typed(
        self, half_typed: Drafts, at: Mapping[str, object] | None = None
    ) -> None:
        if half_typed == self._half_typed:
            return
        self._half_typed = half_typed
        kept = {drafts.STATE_KEY: half_typed.as_state()} | ({place.STATE_KEY: at} if at else {})
        await self.access.ask(lambda desk: keep(desk, kept))

    def action_drafts_open(self) -> None:
        # Rare: loaded when it is needed.
        from rmdesk.ui.drafts.left import show_left

        self.desk.perform(show_left(self.desk, self.drafts.left))

    # --- time: idle, asleep, set ---

    def look_at_clock(self) -> None:
        """Lock when nobody was here for too long, the machine slept or its clock was set."""
        found = self._idle.look(self._most_idle_minutes())
        if (why := _LOCKS.get(found)) is not None:
            self.lock(why)
        elif found is Idle.SOON_TOO_LONG and (shown := for_client(self)) is not None:
            shown.warn(_("Closes in half a minute; any key keeps it open."))
        elif found is Idle.SOON_TOO_LONG:
            self.desk.tell(
                _(
                    "Nobody seems to be here: the desk locks in half a minute."
                    " Any key keeps it open."
                ),
                alarm=True,
                seconds=WARNING_SECONDS,
            )

    def _most_idle_minutes(self) -> int:
        if for_client(self) is not None:
            return self.preferences.presenting_minutes
        minutes = self.preferences.idle_minutes
        if self.desk.is_calling or any(one.has_class(SPEAKING) for one in self.screen_stack):
            return max(minutes, _CALL_MINUTES)
        return minutes

    def is_for_nobody(self, event: events.Event) -> bool:
        """Whether the key or button comes too late: what wakes a machine must not reach the desk.
        Any other says that somebody is here."""
        self.look_at_clock()
        if self._is_leaving:
            return True
        if self._idle.end():
            self.desk.hush()
            if (shown := for_client(self)) is not None:
                shown.hush()
        return False

    # --- the ends ---

    async def action_app_quit(self) -> None:
        self._end(0, Why.QUIT)

    def action_app_lock(self) -> None:
        self.lock()

    def lock(self, why: Why = Why.KEY) -> None:
        """Keep the place and end."""
        self._end(LOCK, why)

    def leave_for_another(self) -> None:
        """End as a lock does; then it is asked which book to open."""
        self._end(ANOTHER, Why.KEY)

    def _end(self, code: int, why: Why) -> None:
        if code in (LOCK, ANOTHER) and self._is_leaving:
            return
        self._ends_with = code  # a request to end that comes during a lock is not lost to it
        if not self._is_leaving:
            self._is_leaving = True
            if self._leaving is not None:
                self._leaving(code)
            self.run_worker(self._leave(why), group="end")

    async def _leave(self, why: Why) -> None:
        try:
            self.desk.clipboard.clear()
            kept = (
                self._kept(self._half_typed_at(why)) if self._stands else {}
            )  # else all is kept already
            for screen in self.screen_stack:
                if isinstance(screen, Dialog):
                    screen.stop_work()
            self.push_screen(Cover())
            async with asyncio.timeout(_MOST_WAITED_SECONDS):
                await self._keep(kept, why)
        except TimeoutError:
            pass  # what is under way holds up the keeping, and not the lock
        finally:
            self.exit(self._ends_with)

    async def close_with(self, work: Callable[[Desk], None]) -> None:
        """Keep the place, do `work`, which closes the book, and end as a lock does.

        Raises what `work` raises; the desk goes on where the book is still open then.
        """
        self._is_leaving, self._ends_with = True, LOCK
        self.desk.clipboard.clear()
        cover = Cover()
        try:
            # What was asked for is answered: no dialog waits, though its work is still going on.
            kept = self._kept(Drafts(left=tuple(self.drafts.left)))
            await self._keep(kept, Why.KEY)
            await self.push_screen(cover)
            await self.access.ask_last(work)
        except RmdeskError as refusal:
            if await self.access.ask(lambda desk: desk.is_closed):
                self.exit(1, message=refusal.in_full())
                return
            if cover in self.screen_stack:
                await cover.dismiss()
            self._is_leaving = False
            if self._ends_with != LOCK:
                self._end(self._ends_with, Why.HANGUP)
            raise
        if self._leaving is not None:
            self._leaving(self._ends_with)
        self.exit(self._ends_with)

    def _half_typed_at(self, why: Why) -> Drafts:
        half_typed = self.drafts.kept()
        if why is Why.QUIT:  # a dialog is not waiting for whoever comes tomorrow; its words are
            return Drafts(left=half_typed.texts)
        return half_typed

    def _kept(self, half_typed: Drafts) -> dict[str, object]:
        return {
            place.STATE_KEY: self.desk.place().as_state(),
            drafts.STATE_KEY: half_typed.as_state(),
        }

    async def _keep(self, kept: dict[str, object], why: Why) -> None:
        now, today = self.access.now(), self.access.today
        await self.access.ask(lambda desk: leave(desk, kept, why=why, now=now), Urgency.PAGE)
        if why not in (Why.QUIT, Why.HANGUP) and self._leave_hours is not None:
            hours = await self.access.ask(lambda desk: nameless_hours(desk, today), Urgency.PAGE)
            self._leave_hours(as_text(hours))
