"""Commands of the client page."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

CLIENT_PAGE_COMMANDS = (
    Command(
        id="client.next",
        scope=Scope.CLIENT,
        title=N_("Next client"),
        help=N_("The next client in the order of the list."),
        keys=("right",),
        footer=N_("Next"),
        rank=21,
    ),
    Command(
        id="client.previous",
        scope=Scope.CLIENT,
        title=N_("Previous client"),
        help=N_("The previous client in the order of the list."),
        keys=("left", "h"),
        footer=N_("Previous"),
        rank=20,
    ),
    Command(
        id="client.reveal",
        scope=Scope.CLIENT,
        title=N_("Show the numbers"),
        help=N_("Show phone and identity numbers in full for 10 seconds."),
        keys=("r", "0"),
        footer=N_("Numbers"),
        rank=15,
    ),
    Command(
        id="client.unfold",
        scope=Scope.CLIENT,
        title=N_("Everything, or one page"),
        help=N_("Show every line of the file, or what fits one page."),
        keys=("space",),
        footer=N_("Everything"),
        rank=25,
    ),
    *(
        Command(
            id=f"client.{name}",
            scope=Scope.CLIENT,
            title=title,
            help=N_("Moves through the page when everything is shown."),
            keys=keys,
            in_palette=False,
        )
        for name, title, keys in (
            ("line_down", N_("One line down"), ("down", "j")),
            ("line_up", N_("One line up"), ("up", "k")),
            ("page_down", N_("One page down"), ("pagedown", "ctrl+d")),
            ("page_up", N_("One page up"), ("pageup", "ctrl+b")),
            ("top", N_("To the top"), ("home", "g")),
            ("bottom", N_("To the bottom"), ("end", "G")),
        )
    ),
)
