"""Commands of the figures of calling, and of practice."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family, by_digit

OPENING_FIGURES_COMMANDS = (
    Command(
        id="desk.figures",
        scope=Scope.DESK,
        title=N_("Figures of calling"),
        help=N_("Dials, talks, appointments and minutes by hour, script and objection: F8 9."),
        keys=(),
    ),
    Command(
        id="practice.open",
        scope=Scope.DESK,
        title=N_("Practise a call"),
        help=N_("A fictional client and a colleague who scores; nothing enters the book."),
        keys=(),
    ),
)
"""By the palette, from anywhere."""


_move = Family("figures", Scope.FIGURES).move

FIGURES_COMMANDS = (
    *by_digit(
        "figures.show",
        Scope.FIGURES,
        N_("Another period"),
        N_("1 the newest session, 2 a day, 3 a week, 4 a month."),
        range(1, 5),
    ),
    Command(
        id="figures.earlier",
        scope=Scope.FIGURES,
        title=N_("The period before"),
        help=N_("One day, week or month earlier."),
        keys=("left", "h"),
        footer=N_("Time before"),
        rank=3,
        in_palette=False,
    ),
    Command(
        id="figures.later",
        scope=Scope.FIGURES,
        title=N_("The period after"),
        help=N_("One day, week or month later."),
        keys=("right",),
        footer=N_("Time after"),
        rank=4,
        in_palette=False,
    ),
    Command(
        id="figures.now",
        scope=Scope.FIGURES,
        title=N_("Back to today"),
        help=N_("The period that today lies in."),
        keys=("0", "backspace"),
        footer=N_("Today's"),
        rank=5,
        in_palette=False,
    ),
    Command(
        id="figures.practise",
        scope=Scope.FIGURES,
        title=N_("Practise a call"),
        help=N_("A fictional client and a colleague who scores; nothing enters the book."),
        keys=("space",),
        footer=N_("Practise"),
        rank=8,
        in_palette=False,
    ),
    _move("down", N_("Down"), "down", "j"),
    _move("up", N_("Up"), "up", "k"),
    _move("page_down", N_("One page down"), "pagedown"),
    _move("page_up", N_("One page up"), "pageup"),
    _move("home", N_("To the top"), "home"),
    _move("end", N_("To the bottom"), "end"),
)
