"""The application around the main screen: look, lock, time, and the keys of an input method."""

import asyncio
import gc
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from rmdesk.desk.audit import failed_before, note_idle_minutes
from rmdesk.desk.discretion import note_beside
from rmdesk.desk.leaving import Why
from rmdesk.language import _, speak
from rmdesk.settings import Preferences
from rmdesk.ui import glyphs
from rmdesk.ui.access import Access
from rmdesk.ui.audit_words import tries_sentence
from rmdesk.ui.commands.catalogue import bindings
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.dialogs.settings import Settings
from rmdesk.ui.drafts import Drafts
from rmdesk.ui.for_client import for_client
from rmdesk.ui.keymap import HALF_WIDTH, key_name
from rmdesk.ui.lockable_app import LockableApp
from rmdesk.ui.main_screen import MainScreen
from rmdesk.ui.place import Place
from rmdesk.ui.theme import DARK, THEMES
from rmdesk.ui.too_small import TooSmall, is_too_small
from rmdesk.ui.typed_ahead import Key, TypedAhead
from rmdesk.ui.widgets.field import Field
from rmdesk.ui.widgets.lines import LINE_CLASSES
from rmdesk.ui.widgets.scrollbar import PlainScrollBar
from rmdesk.ui.widgets.text_box import TextBox

_HINT_SECONDS = 3.0
_REST_SECONDS = 5.0


class DeskApp(LockableApp, inherit_bindings=False):
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
        "views/review.tcss",
        "practice/practice.tcss",
        "presenting/presenting.tcss",
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
        leaving: Callable[[int], None] | None = None,
        is_someone_beside: bool = False,
        half_typed: Drafts | None = None,
    ) -> None:
        super().__init__(
            access,
            preferences,
            half_typed=half_typed or Drafts(),
            leave_hours=leave_hours,
            leaving=leaving,
            is_someone_beside=is_someone_beside,
        )
        self._place = place
        self._is_demo = is_demo
        self._ahead = ahead
        self._typed_ahead = TypedAhead(self, self.give)
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

    def on_ready(self) -> None:
        # What start-up allocated stays: left out of every later collection.
        gc.collect()
        gc.freeze()
        if self.preferences.problem:
            self.alarm(self.preferences.problem.sentence())
        # What speaks to the desk is the desk's own work: it ends with it.
        self.desk.run_worker(self._tell_tries(), group="tries")
        if not self._is_demo:
            self._look_for_rest()

    async def _tell_tries(self) -> None:
        """Who sits down is the one to know who tried to get in before."""
        if row := await self.access.ask(failed_before):
            self.alarm(tries_sentence(row))

    def on_stands(self) -> None:
        self.desk.run_worker(self._go_on(), group="return")

    async def _go_on(self) -> None:
        """First to the dialog that was open, then on with what was typed ahead."""
        try:
            await self.return_to_drafts()
        finally:
            ahead, self._ahead = self._ahead, ""
            await self._typed_ahead.open(ahead)

    def alarm(self, sentence: str) -> None:
        self.desk.tell(sentence, alarm=True)

    # --- backups ---

    def _look_for_rest(self) -> None:
        # What makes backups is loaded when the desk stands.
        from rmdesk.ui.backing_up import DayBackup

        backups = DayBackup(self.access)

        async def look() -> None:
            locks_after = timedelta(minutes=self.preferences.idle_minutes)
            if await backups.look(self._idle.rest(), locks_after=locks_after):
                await self.desk.read_again()

        def begin() -> None:
            if not (self._is_leaving or self.desk.is_calling or backups.is_busy):
                self.desk.run_worker(look(), group="backup")

        self.set_interval(_REST_SECONDS, begin)

    # --- time ---

    def look_at_clock(self) -> None:
        """Notice midnight besides."""
        super().look_at_clock()
        if self._is_leaving:
            return
        if self.access.has_new_day():
            self.desk.perform(self._roll_over())
        self.desk.show_minute()

    async def _roll_over(self) -> None:
        today = self.access.today
        await self.access.ask(lambda desk: desk.roll_over(today))
        if self.desk.loan is not None and self.desk.loan.is_over(today):
            self.lock(Why.CLOCK)  # from today on a lent book opens only to be sent back
            return
        await self.desk.read_again()
        self.desk.look_again()

    async def give(self, key: Key) -> None:
        self.drafts.key(key)
        await super().on_event(key)

    async def on_event(self, event: events.Event) -> None:
        if (
            isinstance(event, events.Key | events.MouseDown | events.Paste)
            and not event.is_forwarded
            and self.is_for_nobody(event)
        ):
            return
        if not isinstance(event, events.Key | events.Paste):
            await super().on_event(event)
        elif event.is_forwarded:
            self._typed_ahead.reached_app()
            await super().on_event(event)
        else:
            await self._typed_ahead.take(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a client looks at the screen, no key leads anywhere but to the lock."""
        shown = for_client(self)
        return shown is None or action in shown.OBEYS

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
        for setting in ("idle_minutes", "presenting_minutes"):
            minutes = getattr(event.preferences, setting)
            if minutes != getattr(self.preferences, setting):
                self.desk.perform(self._note_idle(setting, minutes))
        self.preferences = self.desk.preferences = event.preferences
        apply(event.preferences)
        self.theme = event.preferences.theme if event.preferences.theme in THEMES else DARK.name
        self.desk.look_again()
        if isinstance(self.screen, Settings):
            self.screen.look_again()
        if not self._is_demo:  # a look round must not change how the own book looks
            self.desk.perform(self._save(event.preferences))

    async def _note_idle(self, setting: str, minutes: int) -> None:
        now = self.access.now()
        await self.access.ask(
            lambda desk: note_idle_minutes(desk, minutes, now=now, setting=setting)
        )

    async def _save(self, preferences: Preferences) -> None:
        await asyncio.to_thread(preferences.save)

    # --- who looks on ---

    def someone_came_or_went(self, *, is_beside: bool) -> None:
        self.desk.look_again()
        if is_beside:
            said = _("Someone is beside me: all amounts are hidden; {key} shows them again.")
        else:
            said = _("Amounts are shown again.")
        self.desk.tell(said.format(key=key_name("f10")))
        self.desk.perform(self._keep_beside(is_beside))

    async def _keep_beside(self, is_beside: bool) -> None:
        now = self.access.now()
        await self.access.ask(lambda desk: note_beside(desk, is_beside=is_beside, now=now))


def apply(preferences: Preferences) -> None:
    """Speak the language and draw the signs that are wished; without a wish all stays as it is."""
    if preferences.language:
        speak(preferences.language)
    glyphs.use(preferences.glyphs)
