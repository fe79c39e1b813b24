"""Commands for learning the desk and having it one's own way: handbook, tour, own keys."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

LEARNING_COMMANDS = (
    Command(
        id="handbook.open",
        scope=Scope.DESK,
        title=N_("Handbook"),
        help=N_("What this view is for and how to work with it, page by page."),
        keys=(),
    ),
    Command(
        id="tour.open",
        scope=Scope.DESK,
        title=N_("Tour of ten minutes"),
        help=N_("Five tasks on the demo book: unlock, find, log, call back, Today."),
        keys=(),
    ),
    Command(
        id="keymap.open",
        scope=Scope.DESK,
        title=N_("Your own keys"),
        help=N_("Which key does what; give any command the keys you like."),
        keys=(),
    ),
    Command(
        id="doctor.open",
        scope=Scope.DESK,
        title=N_("Is this PC in order?"),
        help=N_("Terminal, encryption, free space, rights, clock: what is well, what to do."),
        keys=(),
    ),
)
