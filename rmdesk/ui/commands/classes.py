"""Commands of the view of the classifications."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family, by_digit

_move = Family("classes", Scope.CLASSES).move


def _hand(direction: str, title: str, key: str) -> Command:
    return Command(
        id=f"classes.hand#{direction}",
        scope=Scope.CLASSES,
        title=title,
        help=N_("Set the client, or all marked ones, into the box on that side; it asks why."),
        keys=(key,),
        argument=direction,
        in_palette=False,
    )


BOX_COMMANDS = (
    Command(
        id="boxes.up",
        scope=Scope.BOXES,
        title=N_("One box up"),
        help="",
        keys=("up", "k"),
        in_palette=False,
    ),
    Command(
        id="boxes.down",
        scope=Scope.BOXES,
        title=N_("One box down"),
        help="",
        keys=("down", "j"),
        in_palette=False,
    ),
    Command(
        id="boxes.enter",
        scope=Scope.BOXES,
        title=N_("Into the box"),
        help=N_("Go down the clients of the box, where Enter opens one; Tab goes back."),
        keys=("enter",),
        in_palette=False,
    ),
)

CLASS_COMMANDS = (
    *by_digit(
        "classes.show",
        Scope.CLASSES,
        N_("Another classification"),
        N_("Show the grid or list of this digit; the line at the top names them."),
        (*range(1, 10), 0),
    ),
    _move("box_left", N_("One box left"), "left"),
    _move("box_right", N_("One box right"), "right"),
    Command(
        id="classes.clients",
        scope=Scope.CLASSES,
        title=N_("Into the box, and back"),
        help=N_("Go down the clients of the box, where Enter opens one; Tab goes back."),
        keys=("tab",),
        footer=N_("Clients of the box"),
        rank=3,
        in_palette=False,
    ),
    Command(
        id="classes.curve",
        scope=Scope.CLASSES,
        title=N_("The 80/20 curve"),
        help=N_("On the value grid: how few clients bring most; again shows the clients."),
        keys=("t", "ctrl+t"),
        footer=N_("Curve"),
        rank=7,
    ),
    _hand("left", N_("Move the client a box to the left"), "shift+left"),
    _hand("right", N_("Move the client a box to the right"), "shift+right"),
    _hand("up", N_("Move the client a box up"), "shift+up"),
    _hand("down", N_("Move the client a box down"), "shift+down"),
    Command(
        id="classes.move",
        scope=Scope.CLASSES,
        title=N_("Move to another box"),
        help=N_("Choose the box by its digit; Shift with an arrow moves to the one beside."),
        keys=("m", "ctrl+k"),
        footer=N_("To another box"),
        rank=4,
    ),
    Command(
        id="classes.rule",
        scope=Scope.CLASSES,
        title=N_("Let the rule decide again"),
        help=N_("Take back what was set by hand for the client, or for all marked ones."),
        keys=("equals_sign", "backspace"),
        footer=N_("Rule again"),
        rank=6,
    ),
    Command(
        id="classes.why",
        scope=Scope.CLASSES,
        title=N_("Why here?"),
        help=N_("Every reason of the rule, what was set by hand, and the history."),
        keys=("w", "ctrl+w"),
        footer=N_("Why"),
        rank=5,
    ),
    Command(
        id="classes.mark",
        scope=Scope.CLASSES,
        title=N_("Mark the client"),
        help=N_("Mark the client or take the mark away; moves and calls are for the marked ones."),
        keys=("space",),
        footer=N_("Mark"),
        rank=8,
        in_palette=False,
    ),
    Command(
        id="classes.mark_all",
        scope=Scope.CLASSES,
        title=N_("Mark all of the box"),
        help=N_("Mark every client of the box; again takes all marks away."),
        keys=("a", "ctrl+a"),
    ),
)
