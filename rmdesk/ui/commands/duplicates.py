"""Commands about clients who may be one person, and about words in notes."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

DUPLICATE_COMMANDS = (
    Command(
        id="notes.find",
        scope=Scope.DESK,
        title=N_("Find in notes"),
        help=N_("Words in gists and notes, Chinese words of two characters as well."),
        keys=(),
    ),
    Command(
        id="duplicates.open",
        scope=Scope.DESK,
        title=N_("Suspected duplicates"),
        help=N_("Clients who may be one person, with the reasons; compare, merge or dismiss."),
        keys=(),
    ),
    Command(
        id="client.merge",
        scope=Scope.DESK,
        title=N_("Merge two clients"),
        help=N_("Make one file of the two marked clients, or of this one and another."),
        keys=(),
    ),
    Command(
        id="pairs.apart",
        scope=Scope.PAIRS,
        title=N_("These are two people"),
        help=N_("Never suspect this pair again; undo helps."),
        keys=("delete", "ctrl+k", "d"),
        footer=N_("Two people"),
        in_palette=False,
    ),
    Command(
        id="pairs.open",
        scope=Scope.PAIRS,
        title=N_("Open the first client"),
        help=N_("Leave the list for the page of the pair's first client."),
        keys=("f4",),
        footer=N_("Open client"),
        in_palette=False,
    ),
    Command(
        id="merge.left",
        scope=Scope.MERGE,
        title=N_("Take the left value"),
        help=N_("The value of the left file stays."),
        keys=("left", "h"),
        footer=N_("Take left"),
        in_palette=False,
    ),
    Command(
        id="merge.right",
        scope=Scope.MERGE,
        title=N_("Take the right value"),
        help=N_("The value of the right file stays."),
        keys=("right", "l"),
        footer=N_("Take right"),
        in_palette=False,
    ),
    Command(
        id="merge.other",
        scope=Scope.MERGE,
        title=N_("The next choice"),
        help=N_("Left, right or, where it makes sense, both."),
        keys=("space",),
        footer=N_("Change"),
        in_palette=False,
    ),
)

NUMBER_COMMANDS = (
    Command(
        id="number.owner",
        scope=Scope.NUMBER,
        title=N_("Open who has the number"),
        help=N_("Leave the dialog for the client who has the number that was typed."),
        keys=("f4",),
        footer=N_("Open that client"),
        in_palette=False,
    ),
)
