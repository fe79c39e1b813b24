"""Commands of every list, and of the line for finding and filtering."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family

_move = Family("list", Scope.LIST).move

LIST_COMMANDS = (
    Command(
        id="list.choose",
        scope=Scope.LIST,
        title=N_("Open"),
        help=N_("Open the line under the cursor."),
        keys=("enter",),
        footer=N_("Open"),
        rank=2,
        in_palette=False,
    ),
    _move("down", N_("One line down"), "down", "j"),
    _move("up", N_("One line up"), "up", "k"),
    _move("page_down", N_("One page down"), "pagedown", "ctrl+d"),
    _move("page_up", N_("One page up"), "pageup", "ctrl+b"),
    _move("first", N_("First line"), "home", "g"),
    _move("last", N_("Last line"), "end", "G"),
)

FIND_COMMANDS = (
    Command(
        id="find.complete",
        scope=Scope.FIND,
        title=N_("Take the completion"),
        help=N_("Take the word that stands out below the line; so does Right at its end."),
        keys=("tab",),
        footer=N_("Complete"),
        rank=2,
        in_palette=False,
    ),
    Command(
        id="find.other",
        scope=Scope.FIND,
        title=N_("Another completion"),
        help=N_("Have the next word below the line stand out."),
        keys=("shift+tab",),
        in_palette=False,
    ),
    Command(
        id="find.done",
        scope=Scope.FIND,
        title=N_("Into the list"),
        help=N_("Keep what was found or filtered and go to the list."),
        keys=("down",),
        footer=N_("To the list"),
        rank=3,
        in_palette=False,
    ),
    Command(
        id="find.close",
        scope=Scope.FIND,
        title=N_("Leave the line"),
        help=N_("Show again what was listed before the line was opened."),
        keys=("escape",),
        footer=N_("As before"),
        rank=4,
        in_palette=False,
    ),
)
