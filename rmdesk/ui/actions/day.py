"""What the commands about the day and the days of work do: mixed into the actions of the desk.

Most open dialogs that are rare: their modules are loaded when they are needed.
"""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.ui.day.minute import MinuteSign
from rmdesk.ui.host import Host
from rmdesk.ui.recording import Recording


class DaysHost(Host, Protocol):
    """The main screen, as far as these commands need it."""

    recording: Recording
    minute: MinuteSign

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class DayActions:
    """Agenda, to-dos, days off, the load, and closing the day."""

    def action_agenda_open(self: DaysHost) -> None:
        from rmdesk.ui.day.agenda import show_agenda

        self.perform(show_agenda(self))

    def action_minute_open(self: DaysHost) -> None:
        self.perform(self.minute.open(self))

    def action_close_out_open(self: DaysHost) -> None:
        from rmdesk.ui.day.close_out import close_out_day

        self.perform(close_out_day(self, self.recording))

    def action_occasions_open(self: DaysHost, what: str) -> None:
        from rmdesk.ui.day.occasions import LISTS

        self.perform(LISTS[what](self))

    def action_leave_open(self: DaysHost) -> None:
        from rmdesk.ui.day.days_off import open_leave

        self.perform(open_leave(self))

    def action_holidays_open(self: DaysHost) -> None:
        from rmdesk.ui.day.holidays import open_holidays

        self.perform(open_holidays(self))

    def action_capacity_open(self: DaysHost) -> None:
        from rmdesk.ui.day.capacity import show_load

        self.perform(show_load(self))

    def action_capacity_spread(self: DaysHost) -> None:
        from rmdesk.ui.day.capacity import spread

        self.perform(spread(self))
