"""Commands about the people around a client, and about what the client allows."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.families import by_argument

HOUSEHOLD_COMMANDS = by_argument(
    "client.hear",
    Scope.CLIENT,
    (
        (
            "member",
            N_("Note a member of the household"),
            N_("Relation, age, school or work, and whether the client keeps the person."),
        ),
        (
            "tie",
            N_("Tie to another client"),
            N_("A relative who is a client, too; nothing is shared until both said yes."),
        ),
        (
            "consents",
            N_("Consents and refusals"),
            N_("Channel by channel, with day and source; and “do not call”."),
        ),
        (
            "copy",
            N_("Give the client a copy"),
            N_("Everything the book holds of this one client, in a file; the reason is kept."),
        ),
        (
            "forget",
            N_("Delete the client's data"),
            N_("Everything but a number that keeps the client from being taken in again."),
        ),
    ),
)
