"""The application around the main screen: look, lock, time, and the keys of an input method."""

import asyncio
import gc
import signal
import sys
import unicodedata
from collections.abc import Callable
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from rmdesk.desk.day.minute import nameless_hours
from rmdesk.isolation import LOCK
from rmdesk.language import _, speak
from rmdesk.settings import Preferences
from rmdesk.ui import glyphs
from rmdesk.ui.access import Access
from rmdesk.ui.agreed_hours import as_text
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.settings import Settings
from rmdesk.ui.idle_clock import WARNING_SECONDS, Idle, IdleClock
from rmdesk.ui.keymap import HALF_WIDTH
from rmdesk.ui.main_screen import MainScreen
from rmdesk.ui.messages import SPEAKING
from rmdesk.ui.place import STATE_KEY, Place
from rmdesk.ui.sealed_app import SealedApp
from rmdesk.ui.terminal import asked_to_end
from rmdesk.ui.theme import DARK, THEMES
from rmdesk.ui.too_small import TooSmall, is_too_small
from rmdesk.ui.typed_ahead import TypedAhead
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import LINE_CLASSES
from rmdesk.ui.widgets.scrollbar import PlainScrollBar
from rmdesk.ui.widgets.text_box import TextBox

_CLOCK_SECONDS = 5.0
_CALL_MINUTES = 15  # the hands are off the keys while the client speaks
_HINT_SECONDS = 3.0


class DeskApp(SealedApp, inherit_bindings=False):
    """The desk on an open book. Its result is the exit code."""

    BINDINGS = bindings(Scope.ANYWHERE)
    COMPONENT_CLASSES = LINE_CLASSES
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        "app.tcss",
        "dialogs/dialogs.tcss",
        "views/today.tcss",
        "views/clients.tcss",
        "views/client.tcss",
        "views/calendar.tcss",
        "views/call.tcss",
        "views/tables.tcss",
        "views/ladder.tcss",
        "views/classes.tcss",
        "views/figures.tcss",
        "practice/practice.tcss",
    ]
    ESCAPE_TO_MINIMIZE = False
    AUTO_FOCUS = None

    def __init__(
        self,
        access: Access,
        preferences: Preferences,
        *,
        place: Place,
        is_demo: bool = False,
        ahead: str = "",
        leave_hours: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.access = access
        self.preferences = preferences
        self._place = place
        self._is_demo = is_demo
        self._idle = IdleClock(access.wall_clock)
        self._is_leaving = False
        self._ahead = ahead
        self._leave_hours = leave_hours
        self._typed_ahead = TypedAhead(self, super().on_event)
        ScrollBar.renderer = PlainScrollBar
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = preferences.theme if preferences.theme in THEMES else DARK.name
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        return MainScreen(self.access, self.preferences, place=self._place, is_demo=self._is_demo)

    @property
    def desk(self) -> MainScreen:
        """The main screen, whatever dialog lies over it."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def on_mount(self) -> None:
        self.set_interval(_CLOCK_SECONDS, self.look_at_clock)
        if sys.platform != "win32":
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self._end, 128 + number)
        if code := asked_to_end():  # while the desk was starting
            self._end(code)

    def on_ready(self) -> None:
        # What start-up allocated stays: left out of every later collection.
        gc.collect()
        gc.freeze()
        if self.preferences.problem:
            self.alarm(self.preferences.problem.sentence())

    async def on_stands(self) -> None:
        ahead, self._ahead = self._ahead, ""
        await self._typed_ahead.open(ahead)

    def alarm(self, sentence: str) -> None:
        self.desk.tell(sentence, alarm=True)

    # --- time: idle, midnight ---

    def look_at_clock(self) -> None:
        """Lock when idle for too long by the wall clock, suspended or not; notice midnight."""
        minutes = self.preferences.idle_minutes
        if self.desk.is_calling or any(one.has_class(SPEAKING) for one in self.screen_stack):
            minutes = max(minutes, _CALL_MINUTES)
        match self._idle.look(minutes):
            case Idle.TOO_LONG:
                self.lock()
                return
            case Idle.SOON_TOO_LONG:
                self.desk.tell(
                    _(
                        "Nobody seems to be here: the desk locks in half a minute."
                        " Any key keeps it open."
                    ),
                    alarm=True,
                    seconds=WARNING_SECONDS,
                )
        if self.access.has_new_day():
            self.desk.perform(self._roll_over())
        self.desk.show_minute()

    async def _roll_over(self) -> None:
        today = self.access.today
        await self.access.ask(lambda desk: desk.roll_over(today))
        await self.desk.read_again()
        self.desk.look_again()

    async def on_event(self, event: events.Event) -> None:
        if (
            isinstance(event, events.Key | events.MouseDown | events.Paste)
            and not event.is_forwarded
        ):
            self.look_at_clock()
            if self._is_leaving:
                return
            if self._idle.end():
                self.desk.status.hush()
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif event.is_forwarded:
            self._typed_ahead.reached_app()
            await super().on_event(event)
        else:
            await self._typed_ahead.take(event)

    # --- keys of an input method ---

    async def on_key(self, event: events.Key) -> None:
        """Full-width keys count as half-width; Chinese outside a text field gets a hint."""
        if isinstance(self.focused, Field | TextBox):
            return
        character = event.character or ""
        if character in HALF_WIDTH:
            event.stop()
            event.prevent_default()
            self._input_method(True)
            await self._typed_ahead.insert(events.Key(HALF_WIDTH[character], None))
        elif character and unicodedata.east_asian_width(character[0]) in "WF":
            self._input_method(True)
            self.desk.tell(
                _("An input method is on: switch with Shift, or use digits, F-keys and Ctrl."),
                seconds=_HINT_SECONDS,
            )
        elif character.isascii() and character.isalpha():
            self._input_method(False)

    def _input_method(self, is_on: bool) -> None:
        """While it is on, the footer shows keys that pass it."""
        if is_on != self.has_class("-input-method"):
            self.set_class(is_on, "-input-method")
            self.desk.show_hints()

    # --- the window ---

    def on_resize(self, event: events.Resize) -> None:
        is_covered = isinstance(self.screen, TooSmall)
        if is_too_small(event.size) and not is_covered:
            self.push_screen(TooSmall())
        elif is_covered and not is_too_small(event.size):
            self.pop_screen()

    # --- settings ---

    def on_settings_changed(self, event: Settings.Changed) -> None:
        event.stop()
        self.preferences = self.desk.preferences = event.preferences
        apply(event.preferences)
        self.theme = event.preferences.theme if event.preferences.theme in THEMES else DARK.name
        self.desk.look_again()
        if isinstance(self.screen, Settings):
            self.screen.look_again()
        if not self._is_demo:  # a look round must not change how the own book looks
            self.desk.perform(self._save(event.preferences))

    async def _save(self, preferences: Preferences) -> None:
        await asyncio.to_thread(preferences.save)

    # --- the ends ---

    async def action_app_quit(self) -> None:
        await self._leave(0)

    def action_app_lock(self) -> None:
        self.lock()

    def lock(self) -> None:
        """Keep the place and end: only the end of the process wipes its memory."""
        self._end(LOCK)

    def _end(self, code: int) -> None:
        self._is_leaving = True
        self.run_worker(self._leave(code), exclusive=True, group="end")

    async def _leave(self, code: int) -> None:
        self.desk.clipboard.clear()
        await self._keep_place()
        if code == LOCK and self._leave_hours is not None:
            today = self.access.today
            hours = await self.access.ask(lambda desk: nameless_hours(desk, today))
            self._leave_hours(as_text(hours))
        self.exit(code)

    async def _keep_place(self) -> None:
        place = self.desk.place().as_state()
        await self.access.ask(lambda desk: desk.state.put(STATE_KEY, place))


def apply(preferences: Preferences) -> None:
    """Speak the language and draw the signs that are wished; without a wish all stays as it is."""
    if preferences.language:
        speak(preferences.language)
    glyphs.use(preferences.glyphs)
