"""What the commands about received and lent clients do: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.ui.host import Host


class ReceivingHost(Host, Protocol):
    """The main screen, as far as these commands need it."""

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class ReceivingActions:
    """Receiving clients, and sending lent ones back."""

    def action_receive_open(self: ReceivingHost) -> None:
        # Wanted a few times in a career: its modules are loaded when they are needed.
        from rmdesk.ui.receiving.begun import receive

        self.perform(receive(self))

    def action_lent_back(self: ReceivingHost) -> None:
        from rmdesk.ui.receiving.sending_back import send_it_back

        self.perform(send_it_back(self))
