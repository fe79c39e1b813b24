"""What the user has set takes effect: theme, language, glyphs, minutes, keys of their own."""

import asyncio
from collections.abc import Callable

from rmdesk.desk.audit import note_idle_minutes
from rmdesk.keymap_file import KeymapFile
from rmdesk.language import speak
from rmdesk.settings import Preferences
from rmdesk.ui import glyphs
from rmdesk.ui.access import Access
from rmdesk.ui.commands.in_force import use_keys
from rmdesk.ui.commands.own_keys import understood
from rmdesk.ui.drafts.kept import Drafts
from rmdesk.ui.lockable_app import LockableApp
from rmdesk.ui.messages import PreferencesChanged
from rmdesk.ui.theme.names import theme_in_force
from rmdesk.ui.theme.themes import THEMES


class AdjustableApp(LockableApp):
    """Starts as the user has set it, and changes while it runs. A demo keeps nothing of it."""

    def __init__(
        self,
        access: Access,
        preferences: Preferences,
        *,
        half_typed: Drafts,
        leave_hours: Callable[[str], None] | None,
        leaving: Callable[[int], None] | None,
        is_someone_beside: bool,
        is_demo: bool,
        own_keys: KeymapFile,
    ) -> None:
        super().__init__(
            access,
            preferences,
            half_typed=half_typed,
            leave_hours=leave_hours,
            leaving=leaving,
            is_someone_beside=is_someone_beside,
        )
        self._is_demo = is_demo
        self.keeps_own_keys = not is_demo
        self.use_own_keys(own_keys)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = theme_in_force(preferences.theme, self.console.color_system)

    def on_preferences_changed(self, event: PreferencesChanged) -> None:
        event.stop()
        for setting in ("idle_minutes", "presenting_minutes"):
            minutes = getattr(event.preferences, setting)
            if minutes != getattr(self.preferences, setting):
                self.desk.perform(self._note_idle(setting, minutes))
        before, self.preferences = self.preferences, event.preferences
        self.desk.preferences = event.preferences
        apply(event.preferences, before)
        self.theme = theme_in_force(event.preferences.theme, self.console.color_system)
        self.desk.look_again()
        if not self._is_demo:  # a look round must not change how the own book looks
            self.desk.perform(self._save(event.preferences))

    async def _note_idle(self, setting: str, minutes: int) -> None:
        now = self.access.now()
        await self.access.ask(
            lambda desk: note_idle_minutes(desk, minutes, now=now, setting=setting)
        )

    async def _save(self, preferences: Preferences) -> None:
        await asyncio.to_thread(preferences.save)

    def use_own_keys(self, file: KeymapFile) -> None:
        """The keys of the user's own file count from now on, as far as they can."""
        self.own_keys = file
        understood_keys = understood(file)
        use_keys(understood_keys.changed)
        self.set_keymap(understood_keys.as_keymap())


def apply(preferences: Preferences, before: Preferences) -> None:
    """Speak the language and draw the signs that are wished; without a new wish it goes on in the
    language it speaks, which on a console may be another than the one that is set."""
    if preferences.language and preferences.language != before.language:
        speak(preferences.language)
    glyphs.use(preferences.glyphs)
