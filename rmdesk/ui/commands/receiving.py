"""Commands about clients who come from somebody else's book, and about giving lent ones back."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

RECEIVING_COMMANDS = (
    Command(
        id="receive.open",
        scope=Scope.DESK,
        title=N_("Receive clients"),
        help=N_(
            "Take in clients whom somebody hands over, lends or brings back; make the key for it."
        ),
        keys=(),
    ),
    Command(
        id="lent.back",
        scope=Scope.DESK,
        title=N_("Send the lent clients back"),
        help=N_("Write what was logged into a sealed file for their owner; then this book goes."),
        keys=(),
    ),
)
