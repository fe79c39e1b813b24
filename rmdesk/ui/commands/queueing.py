"""Commands about the queue of a call session, and about the rules of calling."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

CALL_RULE_COMMANDS = (
    Command(
        id="call_rules.open",
        scope=Scope.DESK,
        title=N_("Rules of calling"),
        help=N_("Calls a month, contacts before a meeting, cool-down, order and cap of a queue."),
        keys=(),
    ),
    Command(
        id="outcomes.open",
        scope=Scope.DESK,
        title=N_("Outcomes of a call"),
        help=N_("What a call may come to: digits, words, and what follows from each; own ones."),
        keys=(),
    ),
)

CALL_QUEUE_COMMANDS = (
    Command(
        id="call.queue",
        scope=Scope.CALL,
        title=N_("The rest of the queue"),
        help=N_("Who comes next and why; another order, cap or script, somebody first, a pause."),
        keys=("home", "o"),
        footer=N_("Queue"),
        rank=22,
    ),
    Command(
        id="call.pause",
        scope=Scope.CALL,
        title=N_("Pause the session"),
        help=N_("Back to Today; F6 goes on at this card."),
        keys=(),
    ),
)
