"""Commands about what is heard from a client and done for one: the palette finds them."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.families import by_argument

HEARD_COMMANDS = by_argument(
    "client.hear",
    Scope.CLIENT,
    (
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
            "visit",
            N_("Planned visit"),
            N_("The day and what for; it is due the working day before."),
        ),
        (
            "good_news",
            N_("Good news"),
            N_("Congratulate, and tell the head; due at once."),
        ),
        (
            "anniversary",
            N_("Anniversary"),
            N_("A day that comes again every year, by the sun or by the moon."),
        ),
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
        (
            "attitude",
            N_("Attitude"),
            N_("What the client said that shows it; the attitude follows at once."),
        ),
        ("tags", N_("Tags"), N_("Free words by which clients are found, invited and told news.")),
    ),
)
