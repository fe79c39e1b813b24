"""Commands of the calendar about its rows, its days and contacts in the wrong cell."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope

ROW_COMMANDS = (
    Command(
        id="calendar.order",
        scope=Scope.CALENDAR,
        title=N_("Order the rows"),
        help=N_("By name, last contact, next due, class, assets and more, as the list."),
        keys=("7", "o"),
        footer=N_("Order"),
        rank=18,
    ),
    Command(
        id="calendar.views",
        scope=Scope.CALENDAR,
        title=N_("A saved view as the rows"),
        help=N_("A saved view of the client list as the rows; its digit opens it."),
        keys=("8", "f"),
        footer=N_("Views"),
        rank=19,
    ),
    Command(
        id="calendar.move",
        scope=Scope.CALENDAR,
        title=N_("Move the contact"),
        help=N_("To another day or client: arrows and Enter, or Ctrl+T and a day."),
        keys=("9", "z"),
        footer=N_("Move it"),
        rank=20,
    ),
    Command(
        id="calendar.density",
        scope=Scope.CALENDAR,
        title=N_("Month or quarter"),
        help=N_("Wide days with two signs, or narrow ones with a sign each."),
        keys=("0", "b"),
        footer=N_("Month/quarter"),
        rank=21,
    ),
    Command(
        id="calendar.day",
        scope=Scope.CALENDAR,
        title=N_("Everything of the day"),
        help=N_("What stands on the day under the cursor, whoever it is about."),
        keys=("w", "ctrl+w"),
        footer=N_("The day"),
        rank=22,
    ),
    *(
        Command(
            id=f"calendar.mark#{steps}",
            scope=Scope.CALENDAR,
            title=title,
            help=N_("The next letter is written for all marked rows at once."),
            keys=keys,
            footer=footer,
            rank=23,
            argument=steps,
            in_palette=False,
        )
        for steps, title, keys, footer in (
            ("1", N_("Mark the row"), ("tab", "shift+down", "x"), N_("Mark")),
            ("-1", N_("Mark the row and go up"), ("shift+up",), ""),
        )
    ),
    Command(
        id="calendar.unmark",
        scope=Scope.CALENDAR,
        title=N_("Take all marks away"),
        help=N_("No row is marked any more."),
        keys=("shift+tab",),
    ),
    Command(
        id="calendar.people",
        scope=Scope.CALENDAR,
        title=N_("One contact for several"),
        help=N_("Marks a household that shares, or the guests of an event, to be ticked off."),
        keys=("p", "ctrl+a"),
        footer=N_("Several"),
        rank=24,
    ),
)
