"""Commands about what is heard from a client and done for one: the palette finds them."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

HEARD_COMMANDS = tuple(
    Command(
        id=f"client.hear#{argument}",
        scope=Scope.CLIENT,
        title=title,
        help=text,
        keys=(),
        argument=argument,
    )
    for argument, title, text in (
        (
            "need",
            N_("Need heard"),
            N_("In the client's words; while it is latent, no product is proposed."),
        ),
        (
            "wish",
            N_("Wish we cannot serve"),
            N_("What the client asked for and we do not have; ranked for the branch."),
        ),
        (
            "feedback",
            N_("Feedback or complaint"),
            N_("Who answers and by when; the day promised makes the client due."),
        ),
        ("care", N_("Care shown"), N_("What was given to whom; a repeat is said at once.")),
        (
            "referral",
            N_("Referral, or asked for one"),
            N_("Whom the client brought, who brought the client, when one was last asked."),
        ),
        (
            "prospect",
            N_("Prospect to follow up"),
            N_("Where somebody comes from who is still to be won, and the day to turn to them."),
        ),
    )
)
