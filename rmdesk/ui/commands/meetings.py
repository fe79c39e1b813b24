"""Commands of meetings, from wherever a client is under the cursor."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

MEETING_COMMANDS = (
    Command(
        id="meeting.prepare",
        scope=Scope.DESK,
        title=N_("Prepare a meeting"),
        help=N_(
            "With this client: when, and what one goes into it with. The file fills in the facts,"
            " the objections to expect and the gaps of the mix."
        ),
        keys=("ctrl+f7",),
    ),
    Command(
        id="meeting.record",
        scope=Scope.DESK,
        title=N_("Write down a meeting"),
        help=N_("What was said and what follows: an M in the calendar, and to-dos."),
        keys=("ctrl+f8",),
    ),
)
