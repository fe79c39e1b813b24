"""What the command about the outcomes of a call does: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.ui.host import Host


class CallRulesHost(Host, Protocol):
    """The main screen, as far as this command needs it."""

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class CallActions:
    """Call sessions, whoever rings in, and the rules of calling."""

    def action_outcomes_open(self: CallRulesHost) -> None:
        # Rare: loaded when it is needed.
        from rmdesk.ui.calling.outcome_set import open_outcomes

        self.perform(open_outcomes(self))
