"""What the command about deals does: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.domain.ids import ClientId
from rmdesk.ui.host import Host


class DealHost(Host, Protocol):
    """The main screen, as far as this command needs it."""

    @property
    def current_client(self) -> ClientId | None: ...

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class DealActions:
    """A deal, noted from any view."""

    def action_deal_add(self: DealHost) -> None:
        """For the client under the cursor; without one it is asked whose deal it is."""
        # Loaded when it is needed, and needed after the desk stands.
        from rmdesk.ui.deals.adding import add_deal_of, add_deal_of_somebody

        if (client_id := self.current_client) is not None:
            self.perform(add_deal_of(self, client_id))
        else:
            self.perform(add_deal_of_somebody(self))
