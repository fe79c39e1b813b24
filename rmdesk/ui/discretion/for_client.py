"""The screen while it is turned to the client: what the application leaves out meanwhile.

Nothing of the desk comes over it, no key leads from it to the desk but those that leave it, and
amounts are written in full on it, whoever is beside the desk: they are the client's own.
"""

import asyncio
from typing import Any

from textual.app import App
from textual.screen import ModalScreen


class ForClient(ModalScreen[None], inherit_bindings=False):
    """The base of what a client is shown."""

    OBEYS = frozenset({"app_lock"})
    """The only commands that work over everything and work here, too."""

    def __init__(self) -> None:
        super().__init__()
        self._is_left = asyncio.Event()

    def warn(self, sentence: str) -> None:
        """Say in small type, where a client may read it, that the screen is about to lock."""
        raise NotImplementedError

    def hush(self) -> None:
        """What was said is over."""
        raise NotImplementedError

    def on_unmount(self) -> None:
        self._is_left.set()

    async def is_left(self) -> None:
        """Wait until the screen is the desk's own again."""
        await self._is_left.wait()


def for_client(app: App[Any]) -> ForClient | None:
    """What the client is being shown, if anything; a window that is too small may lie over it."""
    shown = (one for one in app.screen_stack if isinstance(one, ForClient))
    return next(shown, None)


async def desk_is_back(app: App[Any]) -> None:
    """Wait until no client looks at the screen."""
    while (shown := for_client(app)) is not None:
        await shown.is_left()
