"""Commands of the client list: views, columns, order, filter, marks."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family, by_digit

_move = Family("clients", Scope.CLIENTS, in_palette=False).command

_ask = Family("clients", Scope.CLIENTS).command
"""A line of the list menu; the palette has it, too."""

VIEW_COMMANDS = (
    Command(
        id="clients.view#0",
        scope=Scope.CLIENTS,
        title=N_("All clients"),
        help=N_("The list of everybody; again, as it was saved or as you altered it."),
        keys=("0",),
        argument="0",
    ),
    *by_digit(
        "clients.view",
        Scope.CLIENTS,
        N_("Saved view"),
        N_("Open the view of this digit; again, as it was saved or as you altered it."),
        range(1, 10),
    ),
    Command(
        id="clients.save_view",
        scope=Scope.CLIENTS,
        title=N_("Save the view"),
        help=N_("Keep columns, widths, order, filter, group and rules under a name and a digit."),
        keys=("w", "ctrl+s"),
    ),
)

COLUMN_COMMANDS = (
    _move("left", N_("One column left"), "", "left"),
    _move("right", N_("One column right"), "", "right"),
    Command(
        id="clients.sort",
        scope=Scope.CLIENTS,
        title=N_("Order by this column"),
        help=N_("Again turns it round. A click on the heading, too."),
        keys=("s", "ctrl+t"),
        footer=N_("Order"),
        rank=14,
    ),
    Command(
        id="clients.sort_further",
        scope=Scope.CLIENTS,
        title=N_("Order by this column as well"),
        help=N_("Equal ones are ordered by it; again turns this key round."),
        keys=("S", "ctrl+up"),
    ),
    Command(
        id="clients.same",
        scope=Scope.CLIENTS,
        title=N_("Only this value"),
        help=N_("Filter by the value under the cursor, on top of the filter there is."),
        keys=("equals_sign", "ctrl+down"),
        footer=N_("Only this"),
        rank=13,
    ),
    Command(
        id="clients.unfilter",
        scope=Scope.CLIENTS,
        title=N_("Filter off"),
        help=N_("Take the filter away; the same key brings it back."),
        keys=("backspace",),
        footer=N_("Filter off"),
        rank=9,
    ),
    _move("narrower", N_("Column narrower"), "", "ctrl+left", "less_than_sign"),
    _move("wider", N_("Column wider"), "", "ctrl+right", "greater_than_sign"),
    _move("column_back", N_("Column further left"), N_("The name stays first."), "shift+left"),
    _move("column_on", N_("Column further right"), N_("The name stays first."), "shift+right"),
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
    *(
        Command(
            id=f"clients.extend#{move}",
            scope=Scope.CLIENTS,
            title=title,
            help=N_("Marks every line from where you began; going back unmarks."),
            keys=(key,),
            argument=move,
            in_palette=False,
        )
        for move, title, key in (
            ("down", N_("Mark downwards"), "shift+down"),
            ("up", N_("Mark upwards"), "shift+up"),
            ("page_down", N_("Mark a page downwards"), "shift+pagedown"),
            ("page_up", N_("Mark a page upwards"), "shift+pageup"),
            ("first", N_("Mark up to the first"), "shift+home"),
            ("last", N_("Mark down to the last"), "shift+end"),
        )
    ),
    Command(
        id="clients.mark_range",
        scope=Scope.CLIENTS,
        title=N_("Mark from the last mark to here"),
        help=N_("Every line between the last mark and the cursor."),
        keys=("v", "shift+space", "tab"),
    ),
    Command(
        id="clients.mark_all",
        scope=Scope.CLIENTS,
        title=N_("Mark all listed"),
        help=N_("Every client that the list shows now."),
        keys=("a", "ctrl+a"),
    ),
    _ask("invert", N_("Turn the marks round"), N_("Of the clients listed, mark the others.")),
    Command(
        id="clients.unmark",
        scope=Scope.CLIENTS,
        title=N_("Take all marks away"),
        help=N_("Take every mark away; the same key brings them back."),
        keys=("x", "ctrl+k"),
    ),
)

MENU_COMMANDS = (
    Command(
        id="clients.menu",
        scope=Scope.CLIENTS,
        title=N_("List menu"),
        help=N_("Filters, columns, groups, rules, views, bulk edit and what is missing."),
        keys=("m", "ctrl+w"),
        footer=N_("List menu"),
        rank=6,
        in_palette=False,
    ),
    _ask("filters", N_("Ready-made filters"), N_("Overdue, maturing, birthdays and the like.")),
    _ask("columns", N_("Columns"), N_("Choose, order and widen them.")),
    _ask("group", N_("Group and count"), N_("By any column; Enter opens a group.")),
    _ask("rules", N_("Signs and colours"), N_("Rows for which a condition holds are marked.")),
    _ask("views", N_("Saved views"), N_("Open, rename, remove, or give another digit.")),
    _ask(
        "bulk", N_("Change the marked"), N_("One field of all marked clients, else of all listed.")
    ),
    _ask(
        "tags", N_("Tags of the marked"), N_("Give tags to all marked clients, or take some away.")
    ),
    _ask("missing", N_("What is missing"), N_("Who has no birthday, no phone, no risk grade.")),
)

CLIENT_LIST_COMMANDS = (*VIEW_COMMANDS, *COLUMN_COMMANDS, *MARK_COMMANDS, *MENU_COMMANDS)
