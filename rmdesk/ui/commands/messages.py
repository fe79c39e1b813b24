"""Commands about messages to clients: on the desk, and while one is shown."""

from rmdesk.language import N_
from rmdesk.ui.commands.command import Command, Scope
from rmdesk.ui.commands.families import Family, by_digit

_by_palette = Family("message", Scope.DESK).command

MESSAGE_COMMANDS = (
    Command(
        id="message.write",
        scope=Scope.DESK,
        title=N_("Write a message"),
        help=N_("Words for this client, or the marked ones in turn: typed off or copied, logged."),
        keys=("M", "ctrl+f6"),
        footer=N_("Message"),
        rank=58,
    ),
    _by_palette(
        "round",
        N_("Messages to the marked or listed"),
        N_("One client after another: each message is shown, sent or passed over."),
    ),
    _by_palette(
        "go_on",
        N_("Go on with the messages"),
        N_("The round of messages that was left, from where it stopped."),
    ),
    _by_palette(
        "templates",
        N_("Message templates"),
        N_("What messages say: reword, copy, take away; every version stays readable."),
    ),
    _by_palette(
        "details",
        N_("Your details in messages"),
        N_("How you sign, your telephone, and where you meet clients."),
    ),
)

MESSAGE_SHEET_COMMANDS = (
    *by_digit(
        "message.take",
        Scope.MESSAGE,
        N_("Another message"),
        N_("The message of this digit, as it would be sent to the client."),
        range(1, 10),
    ),
    Command(
        id="message.skip",
        scope=Scope.MESSAGE,
        title=N_("Pass over"),
        help=N_("Nothing goes to this client; on to the next one."),
        keys=("0",),
        footer=N_("Pass over"),
        in_palette=False,
    ),
    Command(
        id="message.edit",
        scope=Scope.MESSAGE,
        title=N_("Change the text"),
        help=N_("For this client alone; the template stays as it is."),
        keys=("e", "ctrl+o"),
        footer=N_("Reword"),
        in_palette=False,
    ),
    Command(
        id="message.copy",
        scope=Scope.MESSAGE,
        title=N_("Copy"),
        help=N_("Noted in the journal, and cleared after half a minute, at the lock and the end."),
        keys=("c", "ctrl+t"),
        footer=N_("Copy"),
        in_palette=False,
    ),
    Command(
        id="message.own",
        scope=Scope.MESSAGE,
        title=N_("Your details"),
        help=N_("How you sign, your telephone, and where you meet clients."),
        keys=("m", "ctrl+w"),
        footer=N_("Your details"),
        in_palette=False,
    ),
)
