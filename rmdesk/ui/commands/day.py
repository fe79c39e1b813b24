"""Commands of the day by its hours, of what is due at this minute, and of the day's end."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

DAY_COMMANDS = (
    Command(
        id="agenda.open",
        scope=Scope.DESK,
        title=N_("Agenda"),
        help=N_("A day by its hours: what is agreed, what is too close together, what is free."),
        keys=(),
    ),
    Command(
        id="minute.open",
        scope=Scope.DESK,
        title=N_("What is due at this minute"),
        help=N_("The client whose hour has come; the agenda when there are several, or none."),
        keys=("exclamation_mark", "ctrl+f2"),
    ),
    Command(
        id="close_out.open",
        scope=Scope.DESK,
        title=N_("Close the day"),
        help=N_("Calls not written down, what is left open, and what tomorrow brings."),
        keys=("f12", "ctrl+e"),
        footer=N_("Close day"),
        rank=66,
    ),
)

AGENDA_COMMANDS = (
    Command(
        id="agenda.back",
        scope=Scope.AGENDA,
        title=N_("The working day before"),
        help="",
        keys=("left",),
        footer=N_("Day before"),
        in_palette=False,
    ),
    Command(
        id="agenda.on",
        scope=Scope.AGENDA,
        title=N_("The next working day"),
        help="",
        keys=("right",),
        footer=N_("Next day"),
        in_palette=False,
    ),
    Command(
        id="agenda.today",
        scope=Scope.AGENDA,
        title=N_("Back to today"),
        help="",
        keys=("0", "f2"),
        footer=N_("Today"),
        in_palette=False,
    ),
)

CLOSE_OUT_COMMANDS = (
    Command(
        id="close.done",
        scope=Scope.CLOSE_OUT,
        title=N_("Done"),
        help=N_("What is due in this row is done; undo brings it back."),
        keys=("1", "d"),
        footer=N_("Done"),
        in_palette=False,
    ),
    Command(
        id="close.move",
        scope=Scope.CLOSE_OUT,
        title=N_("To the next working day"),
        help=N_("What is due in this row is planned for the next working day."),
        keys=("2", "z"),
        footer=N_("Tomorrow"),
        in_palette=False,
    ),
    Command(
        id="close.drop",
        scope=Scope.CLOSE_OUT,
        title=N_("Drop, or no call"),
        help=N_("It will not be done at all, for a reason; or: there was no call to log."),
        keys=("3", "x", "delete"),
        footer=N_("Drop"),
        in_palette=False,
    ),
    Command(
        id="close.undo",
        scope=Scope.CLOSE_OUT,
        title=N_("Undo"),
        help=N_("Take back the last change of today, imports included."),
        keys=("u", "ctrl+z"),
        footer=N_("Undo"),
        in_palette=False,
    ),
    Command(
        id="close.client",
        scope=Scope.CLOSE_OUT,
        title=N_("Open the client"),
        help=N_("Leave for the client's page; F12 comes back here."),
        keys=("f4",),
        footer=N_("Client"),
        in_palette=False,
    ),
    Command(
        id="close.day",
        scope=Scope.CLOSE_OUT,
        title=N_("The day is closed"),
        help=N_("Note that the day is over; what is left open carries over by itself."),
        keys=("f12", "ctrl+e"),
        footer=N_("Close day"),
        in_palette=False,
    ),
)
