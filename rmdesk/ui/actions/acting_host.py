"""The main screen, as far as the actions of the whole desk need it."""

from collections.abc import Coroutine
from typing import Any, Protocol

from textual.binding import ActiveBinding
from textual.widget import Widget

from rmdesk.desk.lent.whose import Lent
from rmdesk.domain.ids import ClientId
from rmdesk.settings import Preferences
from rmdesk.ui.calling.telephoning import Calling
from rmdesk.ui.day.minute import MinuteSign
from rmdesk.ui.host import Host
from rmdesk.ui.navigation.mounted import Views
from rmdesk.ui.navigation.routes import Routes
from rmdesk.ui.recording import Recording


class ActingHost(Host, Protocol):
    """The main screen, as far as its commands need it."""

    preferences: Preferences
    views: Views
    routes: Routes
    recording: Recording
    telephone: Calling
    minute: MinuteSign
    loan: Lent | None

    @property
    def current_client(self) -> ClientId | None: ...

    @property
    def is_mounted(self) -> bool: ...

    @property
    def focused(self) -> Widget | None: ...

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]: ...

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...

    async def attempt(self, work: Coroutine[Any, Any, None]) -> None: ...

    async def run_command(self, command_id: str) -> None: ...
