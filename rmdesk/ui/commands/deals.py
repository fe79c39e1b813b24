"""Commands of deals: noting one from any client, and the board that they stand on."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family

DEAL_COMMANDS = (
    Command(
        id="deal.add",
        scope=Scope.DESK,
        title=N_("Note a deal"),
        help=N_("What this client may buy, in one line: product, amount, week; with its stage."),
        keys=("y", "ctrl+f5"),
        footer=N_("Deal"),
        rank=11,
    ),
)


_step = Family("board", Scope.BOARD, N_("Moves over the lanes and cards of the board.")).move

BOARD_COMMANDS = (
    Command(
        id="board.choose",
        scope=Scope.BOARD,
        title=N_("Open the deal"),
        help=N_("What can be done with the deal under the cursor, or with the marked ones."),
        keys=("enter",),
        footer=N_("Open"),
        rank=2,
        in_palette=False,
    ),
    _step("down", N_("One card down"), "down", "j"),
    _step("up", N_("One card up"), "up", "k"),
    _step("left", N_("One lane to the left"), "left"),
    _step("right", N_("One lane to the right"), "right"),
    _step("page_down", N_("One page down"), "pagedown", "ctrl+d"),
    _step("page_up", N_("One page up"), "pageup", "ctrl+b"),
    _step("top", N_("To the top"), "home", "g"),
    _step("bottom", N_("To the bottom"), "end", "G"),
)

PIPELINE_COMMANDS = (
    Command(
        id="pipeline.forth",
        scope=Scope.PIPELINE,
        title=N_("Move the deal a stage on"),
        help=N_("To the next stage; past the last one it is won, and asked how."),
        keys=("shift+right", "greater_than_sign"),
        footer=N_("Stage on"),
        rank=3,
    ),
    Command(
        id="pipeline.back",
        scope=Scope.PIPELINE,
        title=N_("Move the deal a stage back"),
        help=N_("To the stage before; what was won or lost is opened again."),
        keys=("shift+left", "less_than_sign"),
        footer=N_("Back a stage"),
        rank=6,
    ),
    Command(
        id="pipeline.mark",
        scope=Scope.PIPELINE,
        title=N_("Mark the deal"),
        help=N_("Mark the deal or take the mark away: several go to another month at once."),
        keys=("space",),
        footer=N_("Mark"),
        rank=8,
        in_palette=False,
    ),
    Command(
        id="pipeline.turn",
        scope=Scope.PIPELINE,
        title=N_("Board or list"),
        help=N_("The deals as a board of stages, or as a list in the order of who stands closest."),
        keys=("v", "0"),
        footer=N_("Board or list"),
        rank=9,
    ),
    Command(
        id="pipeline.month_before",
        scope=Scope.PIPELINE,
        title=N_("The month before"),
        help=N_("The deals that count in the month before this one."),
        keys=("left_square_bracket", "shift+up"),
        footer=N_("Month before"),
        rank=17,
    ),
    Command(
        id="pipeline.month_after",
        scope=Scope.PIPELINE,
        title=N_("The month after"),
        help=N_("The deals that count in the month after this one."),
        keys=("right_square_bracket", "shift+down"),
        footer=N_("Month after"),
        rank=18,
    ),
)
