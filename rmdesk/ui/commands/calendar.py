"""Commands of the calendar: moving in the grid, writing into its cells, and its line to type in."""

from rmdesk.domain.contacts import Channel
from rmdesk.language import N_
from rmdesk.ui.commands.calendar_rows import ROW_COMMANDS
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family

_move = Family("grid", Scope.GRID).move

GRID_COMMANDS = (
    _move("up", N_("One client up"), "up", "k"),
    _move("down", N_("One client down"), "down", "j"),
    _move("left", N_("One day back"), "left", "h"),
    _move("right", N_("One day on"), "right", "l"),
    Command(
        id="grid.today",
        scope=Scope.GRID,
        title=N_("Today"),
        help=N_("Put the cursor on today."),
        keys=("home",),
        footer=N_("Today"),
        rank=14,
    ),
    Command(
        id="grid.month_back",
        scope=Scope.GRID,
        title=N_("One month back"),
        help=N_("The same client a month earlier."),
        keys=("pageup",),
        footer=N_("Month back"),
        rank=26,
        in_palette=False,
    ),
    Command(
        id="grid.month_on",
        scope=Scope.GRID,
        title=N_("One month on"),
        help=N_("The same client a month later."),
        keys=("pagedown",),
        footer=N_("Month on"),
        rank=27,
        in_palette=False,
    ),
    _move("page_down", N_("A page of clients down"), "ctrl+d"),
    _move("page_up", N_("A page of clients up"), "ctrl+b"),
    _move("first", N_("First client"), "g", "ctrl+home"),
    _move("last", N_("Last client"), "G", "ctrl+end"),
)

CALENDAR_COMMANDS = (
    *(
        Command(
            id=f"calendar.write#{channel.value}",
            scope=Scope.CALENDAR,
            title=title,
            help=N_("Written into the cell at once; then its gist, or Esc."),
            keys=(channel.value.lower(), str(number)),
            argument=channel.value,
        )
        for number, (channel, title) in enumerate(
            (
                (Channel.TELEPHONE, N_("T: telephone")),
                (Channel.EMAIL, N_("E: e-mail")),
                (Channel.MEETING, N_("M: meeting, past or to come")),
                (Channel.MESSAGE, N_("S: message")),
                (Channel.VISIT, N_("V: visit")),
                (Channel.EVENT, N_("A: event")),
            ),
            1,
        )
    ),
    Command(
        id="calendar.gist",
        scope=Scope.CALENDAR,
        title=N_("Gist of the contact"),
        help=N_("Type or change the gist of the chosen contact of the cell."),
        keys=("enter",),
        footer=N_("Gist"),
        rank=2,
    ),
    Command(
        id="calendar.cycle",
        scope=Scope.CALENDAR,
        title=N_("Next in the cell"),
        help=N_("Of several contacts choose the one to edit or delete."),
        keys=("space",),
        footer=N_("Next in cell"),
        rank=16,
    ),
    Command(
        id="calendar.delete",
        scope=Scope.CALENDAR,
        title=N_("Delete the contact"),
        help=N_("Take the chosen contact out of the book; undo helps."),
        keys=("delete", "ctrl+k", "backspace"),
        footer=N_("Delete"),
        rank=45,
    ),
    Command(
        id="calendar.jump",
        scope=Scope.CALENDAR,
        title=N_("Go to a day"),
        help=N_("As you would say it: last fri, -30, 6.30, next month."),
        keys=("d", "ctrl+t"),
        footer=N_("Go to day"),
        rank=17,
    ),
    *ROW_COMMANDS,
)

LINE_COMMANDS = (
    Command(
        id="line.save",
        scope=Scope.LINE,
        title=N_("Save"),
        help=N_("Save what was typed; so does Enter."),
        keys=("ctrl+s",),
        footer=N_("Save"),
        rank=2,
        in_palette=False,
    ),
    Command(
        id="line.leave",
        scope=Scope.LINE,
        title=N_("Leave the line"),
        help=N_("Back to the grid; what was typed is offered again the next time."),
        keys=("escape", "f9"),
        footer=N_("To the grid"),
        rank=3,
        in_palette=False,
    ),
)
