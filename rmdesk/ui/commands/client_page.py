"""Commands of the client page."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

CLIENT_PAGE_COMMANDS = (
    Command(
        id="client.add",
        scope=Scope.CLIENT,
        title=N_("Add to the file"),
        help=N_("A person, an asset, a policy, a need heard and more; a digit chooses."),
        keys=("a", "ctrl+a"),
        footer=N_("Add"),
        rank=11,
    ),
    Command(
        id="client.line",
        scope=Scope.CLIENT,
        title=N_("New line of the ledger"),
        help=N_("What the client owns or owes, here or elsewhere, typed in one line."),
        keys=(),
    ),
    Command(
        id="client.assess",
        scope=Scope.CLIENT,
        title=N_("Risk assessment"),
        help=N_("Record the grade C1 to C5 that was found, and until when it is good."),
        keys=(),
    ),
    Command(
        id="client.ask",
        scope=Scope.CLIENT,
        title=N_("What to ask"),
        help=N_("What the file lacks, the most useful first, each with the reason to give."),
        keys=("w", "ctrl+w"),
        footer=N_("To ask"),
        rank=13,
    ),
    Command(
        id="client.choose",
        scope=Scope.CLIENT,
        title=N_("Open the line"),
        help=N_("Change, settle or remove what the line under the cursor says."),
        keys=("enter",),
        footer=N_("Open"),
        rank=14,
        in_palette=False,
    ),
    Command(
        id="client.history",
        scope=Scope.CLIENT,
        title=N_("History of the file"),
        help=N_("What every field said before, when it changed and by which action."),
        keys=("H", "ctrl+k"),
        footer=N_("History"),
        rank=55,
    ),
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
        title=N_("Show a number"),
        help=N_("The number under the cursor, or one you choose, in full for 10 seconds."),
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
            help=N_("Moves through the lines that can be opened, and through the page."),
            keys=keys,
            in_palette=False,
        )
        for name, title, keys in (
            ("line_down", N_("One line down"), ("down", "j")),
            ("line_up", N_("One line up"), ("up", "k")),
            ("section_next", N_("Next section"), ("tab",)),
            ("section_previous", N_("Previous section"), ("shift+tab",)),
            ("page_down", N_("One page down"), ("pagedown", "ctrl+d")),
            ("page_up", N_("One page up"), ("pageup", "ctrl+b")),
            ("top", N_("To the top"), ("home", "g")),
            ("bottom", N_("To the bottom"), ("end", "G")),
        )
    ),
)
