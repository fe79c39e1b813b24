"""Commands of Today."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

TODAY_COMMANDS = (
    Command(
        id="today.done",
        scope=Scope.TODAY,
        title=N_("Done"),
        help=N_("What is due for this row, or for the marked ones, is done; undo brings it back."),
        keys=("1", "d"),
        footer=N_("Done"),
        rank=3,
    ),
    Command(
        id="today.move",
        scope=Scope.TODAY,
        title=N_("To another day"),
        help=N_("A digit is so many working days; or a day as you would say it: next wed, 6.30."),
        keys=("2", "z"),
        footer=N_("Move"),
        rank=4,
    ),
    Command(
        id="today.drop",
        scope=Scope.TODAY,
        title=N_("Drop, with the reason"),
        help=N_("It will not be done at all; the reason is kept."),
        keys=("3", "x", "delete"),
        footer=N_("Drop"),
        rank=6,
    ),
    Command(
        id="today.to_do",
        scope=Scope.TODAY,
        title=N_("New to-do"),
        help=N_("Something to do by a day, for this client or for nobody."),
        keys=("4", "t"),
        footer=N_("To-do"),
        rank=7,
    ),
    Command(
        id="today.spread",
        scope=Scope.TODAY,
        title=N_("Spread what is too much"),
        help=N_("The next four weeks against your limit; what may move goes to days with room."),
        keys=("5", "w"),
        footer=N_("Spread"),
        rank=18,
    ),
    Command(
        id="today.agenda",
        scope=Scope.TODAY,
        title=N_("Agenda by the hours"),
        help=N_("What is agreed for when, and what comes too close together."),
        keys=("6", "a"),
        footer=N_("Agenda"),
        rank=16,
        in_palette=False,  # the desk's own is there
    ),
    Command(
        id="today.home",
        scope=Scope.TODAY,
        title=N_("Home page"),
        help=N_("Where you stand, what is due, what comes."),
        keys=("f2",),
        footer=N_("Home page"),
        rank=58,
        in_palette=False,  # the desk's own is there
    ),
    Command(
        id="today.fold_all",
        scope=Scope.TODAY,
        title=N_("Fold all groups, or unfold them"),
        help=N_("Only the headings with their counts; again shows every row."),
        keys=("0",),
    ),
    Command(
        id="today.mark",
        scope=Scope.TODAY,
        title=N_("Mark the row"),
        help=N_("Marked rows are done, moved, dropped or called together."),
        keys=("space",),
        footer=N_("Mark"),
        rank=15,
    ),
    Command(
        id="today.unfold",
        scope=Scope.TODAY,
        title=N_("Unfold the group"),
        help="",
        keys=("right",),
        in_palette=False,
    ),
    Command(
        id="today.fold",
        scope=Scope.TODAY,
        title=N_("Fold the group"),
        help="",
        keys=("left",),
        in_palette=False,
    ),
)
