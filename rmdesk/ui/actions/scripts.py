"""What the command about scripts does: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.domain.ids import ClientId
from rmdesk.ui.host import Host


class ScriptHost(Host, Protocol):
    """The main screen, as far as this command needs it."""

    @property
    def current_client(self) -> ClientId | None: ...

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class ScriptActions:
    """The library of scripts and answers."""

    def action_scripts_open(self: ScriptHost) -> None:
        # Changing scripts is rare: its modules are loaded when they are needed.
        from rmdesk.ui.scripts.library import open_library

        self.perform(open_library(self, self.current_client))
