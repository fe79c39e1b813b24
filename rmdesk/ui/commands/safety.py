"""Commands about the book as a whole: asked for by name, seldom and with care."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

SAFETY_COMMANDS = (
    Command(
        id="audit.open",
        scope=Scope.DESK,
        title=N_("What was done in this book"),
        help=N_("Who opened it when, what was changed, shown or taken out, and why."),
        keys=(),
    ),
    Command(
        id="keys.open",
        scope=Scope.DESK,
        title=N_("Keys of this book"),
        help=N_("Passphrase, recovery code and escrow key: what opens this book, and changing it."),
        keys=(),
    ),
    Command(
        id="backups.open",
        scope=Scope.DESK,
        title=N_("Backups"),
        help=N_("Make one, try one, restore one, and where a second copy goes."),
        keys=(),
    ),
    Command(
        id="books.another",
        scope=Scope.DESK,
        title=N_("Open another book"),
        help=N_("Locks this one and shows the books known on this computer; a new one too."),
        keys=("B", "ctrl+f9"),
    ),
    Command(
        id="leaving.open",
        scope=Scope.DESK,
        title=N_("Leave: hand the book over"),
        help=N_("Step by step: receivers, who gets whom, bundles, receipts, and erasing the book."),
        keys=(),
    ),
    Command(
        id="lending.open",
        scope=Scope.DESK,
        title=N_("Lend clients to a deputy"),
        help=N_("For an absence, until a day: what is logged meanwhile comes back."),
        keys=(),
    ),
)
