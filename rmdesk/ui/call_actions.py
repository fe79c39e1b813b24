"""What the command about the rules of calling does: mixed into the actions of the desk."""

from collections.abc import Coroutine
from typing import Any, Protocol

from rmdesk.ui.host import Host


class CallRulesHost(Host, Protocol):
    """The main screen, as far as this command needs it."""

    def perform(self, work: Coroutine[Any, Any, None]) -> None: ...


class CallActions:
    def action_call_rules_open(self: CallRulesHost) -> None:
        # Rules are changed rarely: their modules are loaded when they are needed.
        from rmdesk.ui.queueing.rules import open_call_rules

        self.perform(open_call_rules(self))

    def action_outcomes_open(self: CallRulesHost) -> None:
        from rmdesk.ui.outcome_set import open_outcomes

        self.perform(open_outcomes(self))
