"""Commands about events, greetings and news: the palette finds them, and Today leads to them."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Scope
from rmdesk.ui.commands.families import by_argument

OCCASION_COMMANDS = by_argument(
    "occasions.open",
    Scope.DESK,
    (
        (
            "events",
            N_("Events and the client forum"),
            N_("Whom to invite by their tags, who was invited, and who came."),
        ),
        (
            "greetings",
            N_("Festival greetings"),
            N_("Who is to be greeted and by which way, with words at hand; who was is ticked off."),
        ),
        (
            "news",
            N_("News"),
            N_("Of products, the market and the bank: due for those it is for, who are shown."),
        ),
    ),
)
