"""The command that opens the library of scripts."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

SCRIPT_COMMANDS = (
    Command(
        id="scripts.open",
        scope=Scope.DESK,
        title=N_("Scripts and answers"),
        help=N_("Read, change, copy and pass on call scripts and the answers to objections."),
        keys=(),
    ),
)
