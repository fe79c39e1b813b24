"""What the commands of meetings do: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.domain.ids import ClientId
from rmdesk.ui.host import Host


class MeetingHost(Host, Protocol):
    """The main screen, as far as these commands need it."""

    @property
    def current_client(self) -> ClientId | None: ...

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class MeetingActions:
    """Meetings prepared and written down, from any view."""

    def action_meeting_prepare(self: MeetingHost) -> None:
        # Loaded when it is needed, and needed after the desk stands.
        from rmdesk.ui.meeting.flow import prepare

        if (client_id := self.current_client) is not None:
            self.perform(prepare(self, client_id))

    def action_meeting_record(self: MeetingHost) -> None:
        from rmdesk.ui.meeting.flow import record

        if (client_id := self.current_client) is not None:
            self.perform(record(self, client_id))
