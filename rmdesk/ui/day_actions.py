"""What the commands about the days of work do: mixed into the actions of the desk.

Each opens dialogs that are rare: their modules are loaded when they are needed.
"""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.settings import Preferences
from rmdesk.ui.dialogs.dialog import ask
from rmdesk.ui.dialogs.settings import Settings
from rmdesk.ui.host import Host


class PerformingHost(Host, Protocol):
    """The main screen, as far as these commands need it."""

    preferences: Preferences

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class DayActions:
    def action_leave_open(self: PerformingHost) -> None:
        from rmdesk.ui.day.leave import open_leave

        self.perform(open_leave(self))

    def action_holidays_open(self: PerformingHost) -> None:
        from rmdesk.ui.day.holidays import open_holidays

        self.perform(open_holidays(self))

    def action_capacity_open(self: PerformingHost) -> None:
        from rmdesk.ui.day.capacity import show_load

        self.perform(show_load(self))

    def action_capacity_spread(self: PerformingHost) -> None:
        from rmdesk.ui.day.capacity import spread

        self.perform(spread(self))

    def action_day_settings_open(self: PerformingHost) -> None:
        from rmdesk.ui.day.day_settings import open_day_settings

        self.perform(open_day_settings(self))

    def action_settings_open(self: PerformingHost) -> None:
        self.perform(_open_settings(self))


async def _open_settings(host: PerformingHost) -> None:
    """The settings of the program, and from there those of the book."""
    from rmdesk.ui.day.day_settings import open_day_settings

    if await ask(host.app, Settings(host.preferences)):
        await open_day_settings(host)
