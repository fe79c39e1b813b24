"""Commands of lists, of the client list and of the line for finding."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope


def _move(name: str, title: str, *keys: str) -> Command:
    return Command(
        id=f"list.{name}", scope=Scope.LIST, title=title, help="", keys=keys, in_palette=False
    )


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

CLIENT_LIST_COMMANDS = tuple(
    Command(
        id=f"clients.order#{digit}",
        scope=Scope.CLIENTS,
        title=title,
        help=N_(
            "Order the list by this column; again turns it round. A click on the heading, too."
        ),
        keys=(digit,),
        argument=digit,
    )
    for digit, title in (
        ("1", N_("Order by name")),
        ("2", N_("Order by class")),
        ("3", N_("Order by assets")),
        ("4", N_("Order by last contact")),
        ("5", N_("Order by next due")),
        ("6", N_("Order by client number")),
    )
)

MARK_COMMANDS = (
    Command(
        id="clients.mark",
        scope=Scope.CLIENTS,
        title=N_("Mark"),
        help=N_("Mark the client, or take the mark away, and go one line down."),
        keys=("space",),
        footer=N_("Mark"),
        rank=11,
        in_palette=False,
    ),
    Command(
        id="clients.unmark",
        scope=Scope.CLIENTS,
        title=N_("Take all marks away"),
        help=N_("Take every mark away; the same key brings them back."),
        keys=("x", "ctrl+k"),
    ),
)

FIND_COMMANDS = (
    Command(
        id="find.done",
        scope=Scope.FIND,
        title=N_("Into the list"),
        help=N_("Keep what was found and go to the list; Enter opens the best hit."),
        keys=("down", "tab"),
        footer=N_("To the list"),
        rank=3,
        in_palette=False,
    ),
    Command(
        id="find.close",
        scope=Scope.FIND,
        title=N_("Back to the full list"),
        help=N_("End finding and show every client again."),
        keys=("escape",),
        footer=N_("Full list"),
        rank=4,
        in_palette=False,
    ),
)
