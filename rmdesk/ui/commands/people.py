"""Commands of lists of clients that are ticked off: guests of an event, greetings of a festival."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import by_digit

MOST_ACTS = 6

PEOPLE_COMMANDS = (
    *by_digit(
        "people.act",
        Scope.PEOPLE,
        N_("What became of it"),
        N_("The line above the list names what each digit says."),
        range(1, MOST_ACTS + 1),
    ),
    Command(
        id="people.mark",
        scope=Scope.PEOPLE,
        title=N_("Mark the row"),
        help=N_("Mark the client, or take the mark away, and go one line down."),
        keys=("space",),
        footer=N_("Mark"),
        in_palette=False,
    ),
    Command(
        id="people.all",
        scope=Scope.PEOPLE,
        title=N_("Mark those who are open"),
        help=N_("Everybody of whom nothing is noted yet; again takes all marks away."),
        keys=("a", "ctrl+a"),
        footer=N_("Mark the open"),
        in_palette=False,
    ),
    Command(
        id="people.call",
        scope=Scope.PEOPLE,
        title=N_("Call them"),
        help=N_("Call the marked, else everybody of whom nothing is noted yet."),
        keys=("f6",),
        footer=N_("Call them"),
        in_palette=False,
    ),
    Command(
        id="people.write",
        scope=Scope.PEOPLE,
        title=N_("Message them"),
        help=N_("Write to the marked, else to everybody still open, one after another."),
        keys=("m", "ctrl+t"),
        footer=N_("Message them"),
        in_palette=False,
    ),
    Command(
        id="people.open",
        scope=Scope.PEOPLE,
        title=N_("Open the client"),
        help=N_("Leave the list for the client's page."),
        keys=("f4",),
        footer=N_("Open the client"),
        in_palette=False,
    ),
)
