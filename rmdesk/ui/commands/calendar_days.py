"""Commands about the days of work: leave, holidays, what is set of the day, and capacity."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

DAYS_COMMANDS = (
    Command(
        id="leave.open",
        scope=Scope.DESK,
        title=N_("Leave and shifts"),
        help=N_("Enter days on which you do not work, or work although others do not."),
        keys=(),
    ),
    Command(
        id="holidays.open",
        scope=Scope.DESK,
        title=N_("Public holidays"),
        help=N_("Which years are known; a small file brings in another one."),
        keys=(),
    ),
    Command(
        id="capacity.open",
        scope=Scope.DESK,
        title=N_("The next four weeks' load"),
        help=N_("Clients a working day against your limit; Enter there spreads what is too much."),
        keys=(),
    ),
    Command(
        id="capacity.spread",
        scope=Scope.DESK,
        title=N_("Spread what is too much"),
        help=N_("Move what may wait off days above your limit; shown before anything moves."),
        keys=(),
    ),
    Command(
        id="day_settings.open",
        scope=Scope.DESK,
        title=N_("Settings of the day"),
        help=N_("Lines of the grids, how often each class, lead times, limit, week and points."),
        keys=(),
    ),
)
