"""Commands of the tables over all clients."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family, by_digit

_move = Family("tables", Scope.TABLES).move

OPENING_COMMANDS = tuple(
    Command(
        id=f"desk.table#{digit}",
        scope=Scope.DESK,
        title=title,
        help=N_("A table over all clients: F8, then its digit."),
        keys=(),
        argument=str(digit),
    )
    for digit, title in enumerate(
        (
            *(N_("Insurance"), N_("Unmet wishes"), N_("Losing"), N_("Products")),
            *(N_("Deposit cover"), N_("Owed"), N_("Prospects")),
        ),
        1,
    )
)
"""The tables by name, from anywhere by the palette."""

TABLE_COMMANDS = (
    *by_digit(
        "tables.show",
        Scope.TABLES,
        N_("Another table"),
        N_("Show the table of this digit; the line above the table names them."),
        (*range(1, 10), 0),
    ),
    _move("left", N_("One column left"), "left"),
    _move("right", N_("One column right"), "right"),
    Command(
        id="tables.sort",
        scope=Scope.TABLES,
        title=N_("Order the table by this column"),
        help=N_("Again turns it round. A click on the heading, too."),
        keys=("s", "ctrl+t"),
        footer=N_("Order"),
        rank=14,
    ),
    Command(
        id="tables.same",
        scope=Scope.TABLES,
        title=N_("Only rows with this value"),
        help=N_("Only the rows that have the value under the cursor in this column."),
        keys=("equals_sign", "ctrl+down"),
        footer=N_("Only this"),
        rank=13,
    ),
    Command(
        id="tables.unfilter",
        scope=Scope.TABLES,
        title=N_("All rows again"),
        help=N_("Show every row of the table, in its own order."),
        keys=("backspace",),
        footer=N_("All rows"),
        rank=9,
    ),
    Command(
        id="tables.mark",
        scope=Scope.TABLES,
        title=N_("Mark the row"),
        help=N_("Mark the row, or take the mark away; F6 calls the marked ones only."),
        keys=("space",),
        footer=N_("Mark"),
        rank=15,
    ),
    Command(
        id="tables.add",
        scope=Scope.TABLES,
        title=N_("Add to this table"),
        help=N_("Enter something new where the table keeps a list of its own."),
        keys=("a", "ctrl+a"),
        footer=N_("Add"),
        rank=8,
    ),
)
