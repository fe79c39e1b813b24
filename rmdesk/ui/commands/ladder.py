"""Commands of the maturity ladder."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family

_move = Family("ladder", Scope.LADDER).move

LADDER_COMMANDS = (
    _move("left", N_("One bank left"), "left"),
    _move("right", N_("One bank right"), "right"),
    Command(
        id="ladder.lines",
        scope=Scope.LADDER,
        title=N_("To the lines, and back"),
        help=N_(
            "Go down the lines behind the cell, where Enter opens the client; again goes back."
        ),
        keys=("space", "tab"),
        footer=N_("Lines"),
        rank=13,
    ),
)
