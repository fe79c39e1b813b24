"""Keys of an input method that is on where keys are commands."""

import unicodedata
from collections.abc import Awaitable, Callable
from typing import Final

from textual import events

from rmdesk.language import _
from rmdesk.ui.keymap import HALF_WIDTH
from rmdesk.ui.main_screen import MainScreen

_HINT_SECONDS: Final = 3.0


class InputMethod:
    """Notices by the keys of a `desk` whether one is on; `insert` puts a key before the next."""

    def __init__(
        self, desk: Callable[[], MainScreen], insert: Callable[[events.Key], Awaitable[None]]
    ) -> None:
        self._desk = desk
        self._insert = insert

    async def take(self, event: events.Key) -> None:
        """Full-width keys count as half-width; Chinese outside a text field gets a hint."""
        character = event.character or ""
        if character in HALF_WIDTH:
            event.stop()
            event.prevent_default()
            self._is(True)
            await self._insert(events.Key(HALF_WIDTH[character], None))
        elif character and unicodedata.east_asian_width(character[0]) in "WF":
            self._is(True)
            self._desk().tell(
                _("An input method is on: switch with Shift, or use digits, F-keys and Ctrl."),
                seconds=_HINT_SECONDS,
            )
        elif character.isascii() and character.isalpha():
            self._is(False)

    def _is(self, is_on: bool) -> None:
        """While it is on, the footer shows keys that pass it."""
        app = self._desk().app
        if is_on != app.has_class("-input-method"):
            app.set_class(is_on, "-input-method")
            self._desk().show_hints()
